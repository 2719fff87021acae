"""Hedges before and after an amount: about, at least, up to, or more."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import money_before
from claims.domain.reading.values import Doubt, FoundFigure, ReadingQuestion
from claims.domain.reading.vocabulary.phrases import Found

_JOINS = frozenset("-'")
ENDING = 4
"""Letters of a case ending that an apostrophe joins to digits."""
FARTHEST = 8
"""Hedges and articles that are walked over before a number."""


@dataclass(slots=True)
class Before:
    """What stands before an amount: where its phrase begins, the hedge, the money."""

    start: int
    modality: Modality | None = None
    money: tuple[str, ...] = ()
    hedges: list[str] = field(default_factory=list)
    cue_start: int | None = None
    negated: bool = False
    focused: bool = False
    """Whether a negated "even" stands before those already known: "not even the three"."""
    inner: Modality | None = None
    """The hedge inside the outermost: "more than" of "rose to more than 300"."""


def before(p: Passage, i: int) -> Before:
    """Everything that belongs to the amount on its left; the outermost hedge decides."""
    found = Before(i)
    money = money_before(p, i)
    if money:
        found.start, found.money = money.start, money.value
    prefix = p.before(p.lexicon.prefix_units, i)
    if prefix:
        found.start, found.money = prefix.start, (prefix.value,)
    k = found.start
    for _ in range(FARTHEST):
        cue = p.before(p.lexicon.before, k)
        word = p.said_before("hedges", k)
        if cue is not None and (word is None or cue.start <= word.start):
            found.inner, found.modality = found.modality, cue.value
            found.start = k = cue.start
            found.cue_start = cue.start
            found.hedges.insert(0, _words(p, cue.start, cue.end))
            continue
        if word is not None:
            found.hedges.insert(0, _words(p, word.start, word.end))
            k = word.start
            continue
        article = p.said_before("articles", k) or _through(p, k)
        if article is None:
            break
        k = article.start
    if found.modality is None and found.start == i and "verb_first" in p.lexicon.flags:
        _past_subject(p, found)
    _weakened(p, found)
    return found


def _past_subject(p: Passage, found: Before) -> None:
    """ "تجاوز عدد القتلى 300": the verb that bounds it before the subject, where verbs come first."""
    subject = p.before(p.lexicon.subjects, found.start)
    cue = p.before(p.lexicon.before, subject.start) if subject else None
    if cue is not None and (cue.end > cue.start + 1 or p.lexicon.has("apart", p.key(cue.start))):
        found.start = found.cue_start = cue.start
        found.modality = cue.value
        found.hedges.insert(0, _words(p, cue.start, cue.end))


_FIRM = frozenset(Modality) - {Modality.APPROX, Modality.STATED, Modality.EXACTLY}
_SLIGHTLY = {Modality.MORE_THAN: Modality.JUST_OVER, Modality.LESS_THAN: Modality.NEARLY}
_NEGATED = {
    Modality.MORE_THAN: Modality.AT_MOST,
    Modality.LESS_THAN: Modality.AT_LEAST,
    Modality.UP_TO: Modality.LESS_THAN,
}


def _weakened(p: Passage, found: Before) -> None:
    """ "A bit over", "hardly more than"; "cannot exceed": what stands right before the hedge."""
    if found.modality is Modality.APPROX and found.inner in _FIRM:
        found.modality = found.inner  # "可能超过1万"
    if found.modality is None or found.cue_start is None:
        return
    for name, changes in (("slightly", _SLIGHTLY), ("not", _NEGATED)):
        said = p.said_before(name, found.cue_start)
        if said is not None and found.modality in changes and not p.said_before("not_only", found.cue_start):
            found.modality, found.start = changes[found.modality], said.start
            found.hedges.insert(0, _words(p, said.start, said.end))
            return


def _through(p: Passage, k: int) -> Found[str] | None:
    """ "Более чем в 2 млн", "über eine halbe Million": a little word between a hedge and its number."""
    found = p.said_before("through", k)
    if found is None and p.lexicon.has("one", p.key(k - 1)):
        found = Found("", k - 1, k)
    if found is None:
        return None
    cue = p.before(p.lexicon.before, found.start)
    return None if cue is None else found


def negated(p: Passage, i: int, modality: Modality) -> Modality:
    """What a hedge that begins with token i says after a negation: "no more" is at most."""
    return _NEGATED[modality] if p.said_before("not", i) or p.said_before("no", i) else modality


def after(p: Passage, j: int) -> tuple[Modality | None, int, str]:
    """A hedge right after an amount or its noun: modality, where it ends, its words."""
    here = p.key(j)
    bits = (p.starts[j] if j < p.end else 0) | (p.starts[j - 1] if p.begin < j <= p.end else 0)
    if not bits & p.lexicon.after.bit and here not in _JOINS and not p.lexicon.has("limits", here):
        return None, j, ""
    limit = p.lexicon.has("limits", here) and p.kind(j - 1) == "word"
    if limit and p.key(j - 1).endswith(p.lexicon.limit_endings):  # "dolara kadar", "bine kadar"
        return Modality.UP_TO, j + 1, here
    k = j + 1 if here == "-" and p.touches(j) else j
    cue = p.at(p.lexicon.after, k)
    if cue is None and here == "'" and p.touches(j) and p.touches(j + 1) and len(p.key(j + 1)) <= ENDING:
        cue = p.at(p.lexicon.after, j + 2)  # "300'ü aşkındı"
    inflected = p.at(p.lexicon.after, j - 1) if p.kind(j - 1) == "word" else None
    if inflected is not None and inflected.end > j and (cue is None or inflected.end >= cue.end):
        cue = inflected  # "12 bine kadar": the hedge is in the number's own case
    never = p.says("never", cue.start) if cue else None
    if cue is None or (never and never.end > cue.end) or _of_next(p, cue.start, cue.end) or _begins(p, cue):
        return None, j, ""
    if cue.end == cue.start + 1 and len(here) > 1 and p.tokens[cue.start].text.isupper():
        return None, j, ""  # "the 737 MAX"
    return cue.value, cue.end, _words(p, cue.start, cue.end)


def _begins(p: Passage, cue: Found[Modality]) -> bool:
    """Whether a sign begins a word of its own: "40시간 여행" is a journey, "40여 시간" a bit over."""
    if "spaced" not in p.lexicon.flags or cue.end - cue.start > 1 or p.touches(cue.start):
        return False
    return p.touches(cue.end) and p.kind(cue.end) == "sign"


def _of_next(p: Passage, start: int, end: int) -> bool:
    """Whether the words belong to the number that follows: "300 soldiers and more than 20 tanks"."""
    for i in range(start, end):
        vague = p.at(p.lexicon.vague, i)
        if vague is not None and vague.end > end:
            return True  # "une centaine de voitures et quelques dizaines de maisons"
        cue = p.at(p.lexicon.before, i)
        if cue is not None and (cue.end > end or (cue.end == end and _counts(p, end))):
            return True
    return False


def _counts(p: Passage, i: int) -> bool:
    """Whether a number stands there, or an article: "al menos un libro"."""
    article = p.lexicon.has("one", p.key(i)) and p.kind(i + 1) == "word"
    return article or p.kind(i) == "number" or p.any_at(i, p.lexicon.add)


def _words(p: Passage, start: int, end: int) -> str:
    return " ".join(token.key for token in p.tokens[start:end])


_UNDER = {
    "dozens": "100",
    "hundreds": "1,000",
    "thousands": "10,000",
    "tens of thousands": "100,000",
    "hundreds of thousands": "1 million",
    "millions": "10 million",
    "tens of millions": "100 million",
    "hundreds of millions": "1 billion",
    "billions": "10 billion",
    "tens of billions": "100 billion",
    "hundreds of billions": "1 trillion",
    "trillions": "10 trillion",
}
"""What is no longer called so: an offer to a person, never taken by itself."""
_UPPER = frozenset({Modality.AT_MOST, Modality.LESS_THAN, Modality.UP_TO})


def bounded_vaguely(found: FoundFigure, hedge: Modality | None) -> Iterator[ReadingQuestion]:
    """ "Up to several hundred", "fewer than a few dozen": no lower bound, as the words alone would be."""
    if found.rule == "vague" and hedge in _UPPER:
        under = Written(best=_UNDER[found.written.best], unit=found.written.unit)
        bound = replace(found, modality=Modality.LESS_THAN, written=under)
        yield ReadingQuestion(Doubt.HEDGE, "An upper bound without a number: fewer than how many?", (bound,))
