"""Text → figures: every number of a sentence with all the words that belong to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.reading.amounts import amount_at
from claims.domain.reading.apart import HedgeApart, hedge_apart, hedge_aside
from claims.domain.reading.asking import ask
from claims.domain.reading.borders import UNITS, Modality, Written
from claims.domain.reading.changes import (
    came_from,
    direction_before,
    direction_far,
    drop_false_bound,
    happened,
    hedge_of,
    is_level,
    levels,
    signed_change,
    won_or_lost,
)
from claims.domain.reading.compounds import compound_value, inflected, minus_word, word_may_be_number
from claims.domain.reading.draft import Amount, FigureDraft, thousands_first
from claims.domain.reading.hedges import before
from claims.domain.reading.names.exclusions import no_quantity, past_name
from claims.domain.reading.names.rows import in_row
from claims.domain.reading.names.years_and_names import no_figure
from claims.domain.reading.numerals import Number
from claims.domain.reading.passage import Passage, passages
from claims.domain.reading.right_side import walk_right
from claims.domain.reading.sentence.denials import Denials, denials_of, denied
from claims.domain.reading.sentence.focus import drop_sample, focused
from claims.domain.reading.sentence.moves import parted
from claims.domain.reading.sentence.multiples import compared
from claims.domain.reading.sentence.rates import base_at, base_of
from claims.domain.reading.sentence.remembered import remembered
from claims.domain.reading.sentence.subjects import subject_unit
from claims.domain.reading.shares import share_behind
from claims.domain.reading.spans import is_no_base
from claims.domain.reading.values import FoundFigure
from claims.domain.reading.vocabulary.lexicon import Lexicon
from claims.domain.reading.vocabulary.phrases import Found
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

SPENT = 5
"""Words from an amount of money to "over", behind which is the time that it is spent in."""
_HEDGED = frozenset({"number", "share", "times"})
"""Ways to name an amount that say nothing of a hedge."""


def figures_of(text: str, words: Lexicon) -> tuple[FoundFigure, ...]:
    """All figures of a text in that language, in the order in which they stand."""
    tokens = tokens_of(text)
    found: list[FoundFigure] = []
    places: list[Sequence[int]] = []

    def unread(p: Passage) -> tuple[FoundFigure, ...]:
        if not places:
            places.append(_places(p))
        return tuple(_in_passage(p, places[0]))

    for p in passages(text, tokens, words):
        found += remembered(text, p, unread)
    return tuple(found)


def _places(p: Passage) -> list[int]:
    """The tokens of the whole text at which a figure, or what one is for, may begin."""
    words, seen = p.lexicon, dict[str, bool]()
    bits = words.begin_amounts | words.begin_bases | words.bits(("below_zero_before",))
    places = []
    for i, token in enumerate(p.tokens):
        may = token.kind == "number" or bool(p.starts[i] & bits)
        if not may and token.text not in seen:
            seen[token.text] = word_may_be_number(token, words)
        if may or seen[token.text]:
            places.append(i)
    return places


@dataclass(slots=True)
class _Sofar:
    """What a passage has said before its next figure.

    `known`: the last figure with a unit. `base`: what the next one may be for, and where its words end.
    `whole`: what a share that follows is of. `came_from`: the last one is where a change began.
    """

    floor: int
    known: FoundFigure | None = None
    last: FoundFigure | None = None
    base: Found[str] | None = None
    whole: Number | None = None
    came_from: bool = False


def _in_passage(p: Passage, places: Sequence[int]) -> Sequence[FoundFigure]:
    denials: Denials | None = None
    said, found = _Sofar(p.begin), []
    i, at = p.begin, bisect_left(places, p.begin)
    while True:
        at = bisect_left(places, i, at)
        i = places[at] if at < len(places) else p.end
        if i >= p.end:
            break
        base = base_at(p, i) if p.starts[i] & p.lexicon.begin_bases else None
        base = None if base and is_no_base(p, i) else base or p.says("below_zero_before", i)
        if base:
            dated = p.kind(i - 1) == "number" or p.before(p.lexicon.add, i)  # "5月", "on yılda"
            said.base, i = said.base if dated else base, base.end
            continue
        a = None if in_row(p, i) or not _may_start(p, i) else amount_at(p, i)
        if a is None:
            i += 1
            continue
        if a.number is not None and a.rule == "number" and share_behind(p, a.end):
            said.whole, i = a.number, a.end
            continue
        if a.rule == "share" and said.whole is not None:
            a, said.whole = a._replace(base=a.base or said.whole), None
        draft = _drafted(p, a, said.known)
        if draft is None:
            i = max(i + 1, past_name(p, a))
            continue
        _look_apart(p, draft, said.floor)
        denials = denials or denials_of(p)
        found.append(_noted(p, draft, denials, said))
        i = said.floor = max(i + 1, draft.end, draft.amount.base.end if draft.amount.base else 0)
    return compared(p, found)


def _noted(p: Passage, draft: FigureDraft, denials: Denials, said: _Sofar) -> FoundFigure:
    """The figure, and what it says to those that follow."""
    if said.base is not None and not draft.per:
        draft.per = base_of(p, said.base, draft.left.start, draft.units)
    draft.began = came_from(p, draft)
    found = _figure(p, draft, denials, said)
    said.base, said.last = None, found
    said.known = found if found.unit else said.known
    said.came_from = draft.began or p.said_before("by", draft.left.start) is not None
    return found


def _look_apart(p: Passage, draft: FigureDraft, floor: int) -> None:
    """A hedge that doesn't touch the figure, where none does."""
    if draft.amount.rule not in _HEDGED or draft.left.modality or draft.modality or _is_settled(draft):
        return
    aside = hedge_aside(p, draft.left.start)
    if aside is not None:
        draft.modality, draft.left.start = aside.value, aside.start
    else:
        draft.apart = hedge_apart(p, floor, draft.left.start, draft.end)


def _is_settled(draft: FigureDraft) -> bool:
    """Whether no hedge is looked for any more: one stands apart, or "not even" the known ones."""
    return draft.apart is not None or draft.left.focused


def _may_start(p: Passage, i: int) -> bool:
    token, words = p.tokens[i], p.lexicon
    if token.kind == "number" or p.starts[i] & words.begin_amounts:
        return True
    if words.endings and inflected(p, i):
        return True
    if (token.text == "-" and p.kind(i + 1) == "number") or minus_word(p, i):
        return True
    compound = token.kind == "word" and "compound" in words.flags
    return compound and compound_value(token.key, words) is not None


def _drafted(p: Passage, a: Amount, known: FoundFigure | None) -> FigureDraft | None:
    """The amount with the words around it; None where it is no quantity."""
    if no_quantity(p, a):
        return None
    left = before(p, a.opened if a.opened is not None else a.start)
    draft = FigureDraft(a, left, a.end, a.units or left.money, hedges=list(left.hedges))
    draft.modality = a.number.hedge if a.number else None
    walk_right(p, draft)
    focused(p, draft)
    _spread(p, draft, known)
    if a.modality is Modality.NONE and not (_none_of_something(p, draft) or _stands_alone(p, a)):
        return None
    unit_known = bool(draft.units)
    if no_figure(p, a, left, draft.counted, unit_known):
        return None
    return draft


def _spread(p: Passage, draft: FigureDraft, known: FoundFigure | None) -> None:
    """ "9 per cent over two years": the time that a figure is spread over, which is no bound."""
    left = draft.left
    spread = p.says("spread", left.start) if draft.units else None
    if (
        known is None
        or spread is None
        or left.cue_start != left.start
        or UNITS[draft.units[0]].dimension != "duration"
    ):
        return
    before = left.start - 1 - (p.tokens[left.start - 1].text == ",")
    if p.tokens[before].end == known.span[1]:
        left.modality, left.start = None, spread.end
        draft.hedges.clear()
    elif _near(p, before, known.span[1]):
        draft.apart, left.modality = HedgeApart(Modality.MORE_THAN, likely=True), None


def _near(p: Passage, last: int, position: int) -> bool:
    """Whether a few words without a mark lie from that character to a token: "$5m will be spent" over …"""
    near = range(max(p.begin, last - SPENT), last + 1)
    between = [j for j in near if p.tokens[j].start >= position]
    return len(between) < len(near) and all(p.kind(j) == "word" for j in between)


def _none_of_something(p: Passage, draft: FigureDraft) -> bool:
    """Whether what there is none of is named: beside the word where no spaces part words."""
    if draft.units or draft.counted is None or draft.counted.unit is None:
        return bool(draft.units)
    beside = draft.counted.near or draft.counted.start < draft.amount.start
    return beside or "spaced" in p.lexicon.flags or "words_inside_words" not in p.lexicon.flags


def _stands_alone(p: Passage, a: Amount) -> bool:
    """Whether the sentence says nothing else: "None." """
    return a.start == p.begin and all(p.kind(j) == "mark" for j in range(a.end, p.end))


def _figure(p: Passage, draft: FigureDraft, denials: Denials, said: _Sofar) -> FoundFigure:
    a, left, known = draft.amount, draft.left, said.known
    thousands_first(draft)
    sign = signed_change(p, draft)
    a = draft.amount
    direction, start = direction_before(p, left.start)
    if draft.direction and "verb_last" in p.lexicon.flags:
        direction = draft.direction
    closed, draft.end = parted(p, left.start, draft.end)
    direction = sign or closed or direction or draft.direction or won_or_lost(p, left, draft)
    direction = direction or direction_far(p, draft)
    if direction and happened(p, draft):
        direction = ""
    if is_level(p, draft, said.last, came_from=said.came_from):
        left.modality, direction = left.inner, ""
    elif direction and (levels(p, draft) or draft.began or a.is_negative):
        direction = ""  # "growth of minus 2 per cent", "fell to −31 °C"
    drop_sample(p, draft)
    drop_false_bound(p, draft)
    begin = min(left.start, a.start)
    unit = draft.units[0] if draft.units else draft.counted.unit if draft.counted else None
    unit = unit or subject_unit(p, draft, known)
    if unit == "percent" and direction and a.rule != "share":
        unit = "percent_change"
    draft.follows = said.last is not None and unit in {said.last.unit, None}
    found = FoundFigure(
        modality=a.modality or hedge_of(draft) or draft.modality or draft.likely_hedge or _bare(draft),
        written=_in_unit(a.written, unit) if unit else a.written,
        span=p.chars(begin, draft.end),
        number=p.chars(a.start, a.end),
        rule=a.rule,
        unit=unit,
        noun=_text(p.tokens[draft.counted.start : draft.counted.end]) if draft.counted else "",
        per=draft.per,
        direction=direction,
        denied=a.modality is not Modality.NONE and _is_denied(p, draft, denials, start),
        hedges=tuple(draft.hedges),
    )
    return ask(p, found, draft)


def _is_denied(p: Passage, draft: FigureDraft, denials: Denials, start: int) -> bool:
    return draft.left.focused or (not draft.left.negated and denied(p, denials, start, draft.end))


def _bare(draft: FigureDraft) -> Modality:
    """What a number says without a hedge: "a couple of thousand" is about 2,000."""
    number = draft.amount.number
    loose = draft.inverted or (number is not None and number.loose)
    return Modality.APPROX if loose else Modality.STATED


def _in_unit(written: Written, unit: str) -> Written:
    return Written(written.low, written.best, written.high, unit, written.plus_minus)


def _text(words: Sequence[Token]) -> str:
    return "".join(
        ("" if n == 0 or token.start == words[n - 1].end else " ") + token.text
        for n, token in enumerate(words)
    )
