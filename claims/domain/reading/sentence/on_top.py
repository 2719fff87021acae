"""What comes on top of others: "a further 300 soldiers" is how many came, or how many there are."""

from collections.abc import Iterator

from claims.domain.reading.borders import UNITS
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import all_money, money_before
from claims.domain.reading.values import Doubt, FoundFigure, ReadingQuestion
from claims.domain.reading.vocabulary.phrases import Found

_OWN = frozenset({"duration", "temperature"})
"""Dimensions of what is so long by itself: another two years."""
_PARTS = frozenset({"percent", "percent_change", "percentage_point", "basis_point", "ratio"})


def on_top(p: Passage, found: FoundFigure, draft: FigureDraft) -> Iterator[ReadingQuestion]:
    """Asked where nothing says that those counted are a group of their own: "40 killed, another 12 hurt"."""
    if found.direction or found.unit in _PARTS or not _is_more(p, draft):
        return
    if found.unit is not None and UNITS[found.unit].dimension in _OWN:
        return
    if draft.follows and p.says_any(("harmed",), range(p.begin, p.end)):
        return
    sentence = "Is it how many there are, or how many came on top of others?"
    yield ReadingQuestion(Doubt.COMPARISON, sentence, (found,))


def _is_more(p: Passage, draft: FigureDraft) -> bool:
    """ "Another 300", "300 soldats supplémentaires"; not "300 soldados y más de 20 tanques"."""
    a, left = draft.amount, draft.left
    money = money_before(p, a.start)
    if any(p.said_before("on_top", i) for i in (a.start, left.start, money.start if money else a.start)):
        return True
    behind = (more for j in range(a.end, draft.end + 1) if (more := p.says("on_top_behind", j)))
    return any(not _is_hedge(p, more) and not _adds(p, draft, more.end) for more in behind)


def _is_hedge(p: Passage, more: Found[str]) -> bool:
    """ "300 personas o más", "y más de 20 tanques": the word is that of a bound."""
    after, i = p.lexicon.after, more.start
    return p.any_at(i, p.lexicon.before, after) or p.any_at(i - 1, after)


def _adds(p: Passage, draft: FigureDraft, end: int) -> bool:
    """ "850.000 euros más intereses": something more to pay."""
    return all_money(draft.units) and p.kind(end) == "word" and not p.lexicon.has("stops", p.key(end))
