"""Text → figures: every number of a sentence with all the words that belong to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from claims.domain.reading.amounts import CHANGED, amount_at
from claims.domain.reading.apart import hedge_apart, hedge_aside, hedge_behind_mark
from claims.domain.reading.asking import BOUNDS, ask
from claims.domain.reading.borders import UNITS, Modality
from claims.domain.reading.compounds import compound_value, inflected
from claims.domain.reading.context import (
    Denials,
    denials_of,
    denied,
    direction_after,
    direction_before,
    rate_after,
)
from claims.domain.reading.draft import Amount, Draft
from claims.domain.reading.exclusions import FIRST_YEAR, no_quantity
from claims.domain.reading.hedges import Before, after, before
from claims.domain.reading.lexicon import Lexicon
from claims.domain.reading.passage import Passage, passages
from claims.domain.reading.phrases import Found
from claims.domain.reading.tokens import tokens_of
from claims.domain.reading.units import Counted, counted_after, is_money, unit_after
from claims.domain.reading.values import FoundFigure
from claims.domain.reading.years_and_names import no_figure

_HEDGED = frozenset({"number", "share", "times"})
"""Ways to name an amount that say nothing of a hedge."""


def figures_of(text: str, words: Lexicon) -> tuple[FoundFigure, ...]:
    """All figures of a text in that language, in the order in which they stand."""
    tokens = tokens_of(text)
    return tuple(figure for p in passages(tokens, words) for figure in _in_passage(p))


def _in_passage(p: Passage) -> Iterator[FoundFigure]:
    denials: Denials | None = None
    known: FoundFigure | None = None
    i = floor = p.begin
    while i < p.end:
        base = p.at(p.lexicon.bases_before, i)
        if base or not _may_start(p, i):
            i = base.end if base else i + 1
            continue
        a = amount_at(p, i)
        if a is None:
            i += 1
            continue
        draft = _drafted(p, a)
        if draft is None:
            i = max(i + 1, a.end)
            continue
        _look_apart(p, draft, floor)
        denials = denials or denials_of(p)
        found = _figure(p, draft, denials, known)
        known = found if found.unit else known
        yield found
        i = floor = max(i + 1, draft.end)


def _look_apart(p: Passage, draft: Draft, floor: int) -> None:
    """A hedge that doesn't touch the figure, where none does."""
    if draft.amount.rule not in _HEDGED or draft.left.modality or draft.modality:
        return
    aside = hedge_aside(p, draft.left.start)
    if aside is not None:
        draft.modality, draft.left.start = aside.value, aside.start
    else:
        draft.apart = hedge_apart(p, floor, draft.left.start, draft.end)


def _may_start(p: Passage, i: int) -> bool:
    token, words = p.tokens[i], p.lexicon
    if token.kind == "number" or p.starts[i] & words.begin_amounts:
        return True
    if words.endings and inflected(p, i):
        return True
    if p.kind(i + 1) == "number" and (token.text == "-" or words.has("minus", token.key)):
        return True
    compound = token.kind == "word" and "compound" in words.flags
    return compound and compound_value(token.key, words) is not None


def _drafted(p: Passage, a: Amount) -> Draft | None:
    """The amount with the words around it; None where it is no quantity."""
    if no_quantity(p, a):
        return None
    left = before(p, a.opened if a.opened is not None else a.start)
    draft = Draft(a, left, a.end, a.units or left.money, hedges=list(left.hedges))
    draft.modality = a.number.hedge if a.number else None
    _walk_right(p, draft)
    if a.modality is Modality.NONE and not (_none_of_something(draft) or _stands_alone(p, a)):
        return None
    unit_known = bool(draft.units)
    if no_figure(p, a, left, draft.counted, unit_known):
        return None
    return draft


def _none_of_something(draft: Draft) -> bool:
    return bool(draft.units) or (draft.counted is not None and draft.counted.unit is not None)


def _stands_alone(p: Passage, a: Amount) -> bool:
    """Whether the sentence says nothing else: "None." """
    return a.start == p.begin and all(p.kind(j) == "mark" for j in range(a.end, p.end))


def _walk_right(p: Passage, draft: Draft) -> None:
    """Hedge, unit or noun, hedge, direction, rate: in the order in which they may stand."""
    _hedged(p, draft)
    _changed(p, draft)
    unit = _unit(p, draft) if draft.amount.rule != "nobody" else None
    if unit and (not draft.units or draft.units == unit.value):
        draft.units, draft.end = unit.value, unit.end
        _hedged(p, draft)
    elif not draft.units or draft.amount.rule == "share":
        _count(p, draft)
    if draft.counted is None and not draft.units:
        _count_before(p, draft)
    _changed(p, draft)
    _priced(p, draft)
    draft.per, draft.end = rate_after(p, draft.end)
    base = None if draft.per else p.before(p.lexicon.bases_before, draft.left.start)
    if base:
        draft.per, draft.left.start = base.value, base.start
    _hedged(p, draft)


def _unit(p: Passage, draft: Draft) -> Found[tuple[str, ...]] | None:
    """The unit right there, or after a link: "2,5 milliards d'euros"."""
    unit = unit_after(p, draft.end)
    link = None if unit else p.says("noun_links", draft.end)
    return unit_after(p, link.end) if link else unit


def _priced(p: Passage, draft: Draft) -> None:
    """ "Tickets from €49": a price from which others go up."""
    if draft.amount.rule != "number" or draft.left.modality or not is_money(draft.units):
        return
    after_price = p.says("from_price_after", draft.end)
    opener = p.said_before("from_price", draft.left.start)
    if after_price:
        draft.end = after_price.end
    elif opener and not (direction_before(p, opener.start)[0] or p.said_before("moved", opener.start)):
        draft.left.start = opener.start
    else:
        return
    draft.modality = Modality.AT_LEAST


def _hedged(p: Passage, draft: Draft) -> None:
    modality, end, words = after(p, draft.end)
    if modality is not None:
        draft.modality, draft.end = draft.modality or modality, end
        draft.hedges.append(words)
    elif cue := hedge_behind_mark(p, draft.end):
        draft.modality, draft.end = draft.modality or cue.value, cue.end
        draft.hedges.append(" ".join(token.key for token in p.tokens[cue.start : cue.end]))


def _changed(p: Passage, draft: Draft) -> None:
    direction, end = direction_after(p, draft.end)
    if direction and not draft.direction:
        draft.direction, draft.end = direction, end


def _count(p: Passage, draft: Draft) -> None:
    counted = counted_after(p, draft.end)
    if counted is None:
        return
    known = counted.unit is not None
    if draft.amount.rule == "nobody" or (draft.amount.modality is Modality.NONE and not known):
        return
    draft.counted = counted
    draft.end = counted.end
    if known:
        _hedged(p, draft)


def _count_before(p: Passage, draft: Draft) -> None:
    """ "Будинків двадцять": the noun before its number, which makes it about twenty."""
    if draft.amount.modality is not Modality.NONE and not _may_invert(p, draft):
        return
    noun = p.before(p.lexicon.nouns, draft.amount.start)
    goes_on = p.kind(draft.end) == "word" and not p.lexicon.has("stops", p.key(draft.end))
    if draft.amount.rule == "none" and goes_on and "words_inside_words" not in p.lexicon.flags:
        return  # "gospodarstw nie ma wody"
    if noun is not None:
        draft.counted = Counted(noun.value, noun.start, noun.end)
        draft.left.start = noun.start
        draft.inverted = draft.amount.rule == "number"
        return
    unit = p.before(p.lexicon.units, draft.amount.start)
    number = draft.amount.number
    small = number is not None and number.value < FIRST_YEAR
    if unit is not None and small and _may_invert(p, draft):  # "часа три", not "год 2000"
        draft.units, draft.left.start, draft.inverted = unit.value, unit.start, True


def _may_invert(p: Passage, draft: Draft) -> bool:
    inverts = "inversion_approximates" in p.lexicon.flags
    return inverts and draft.amount.rule == "number" and not draft.left.modality


def _figure(p: Passage, draft: Draft, denials: Denials, known: FoundFigure | None) -> FoundFigure:
    a, left = draft.amount, draft.left
    direction, start = direction_before(p, left.start)
    direction = direction or draft.direction or _won_or_lost(p, left, draft)
    if _level(p, left):
        left.modality, direction = left.inner, ""
    begin = min(left.start, a.start)
    unit = draft.units[0] if draft.units else draft.counted.unit if draft.counted else None
    unit = unit or _subject(p, draft, known)
    if unit == "percent" and direction and a.rule != "share":
        unit = "percent_change"
    noun = p.chars(draft.counted.start, draft.counted.end) if draft.counted else None
    found = FoundFigure(
        modality=a.modality
        or _hedge(p, draft, known)
        or draft.modality
        or draft.likely_hedge
        or _bare(draft),
        written=replace(a.written, unit=unit or ""),
        span=p.chars(begin, draft.end),
        number=p.chars(a.start, a.end),
        rule=a.rule,
        unit=unit,
        noun=_text(p, noun),
        per=draft.per,
        direction=direction,
        denied=a.modality is not Modality.NONE and not left.negated and denied(p, denials, start, draft.end),
        hedges=tuple(draft.hedges),
    )
    return ask(p, found, draft)


def _hedge(p: Passage, draft: Draft, known: FoundFigure | None) -> Modality | None:
    """The hedge before the number; after a change "hasta el 11,8 %" is where it led, no hedge."""
    left = draft.left
    if left.modality in {Modality.APPROX, Modality.NEARLY} and draft.modality in BOUNDS:
        return draft.modality  # "some 300 or more"
    if left.modality is Modality.UP_TO and known is not None and known.direction:
        return None if p.tokens[left.start - 1].end == known.span[1] else left.modality
    return left.modality


def _level(p: Passage, left: Before) -> bool:
    """ "Wzrosła do 61", "subió hasta 61": where a change led, which is no bound."""
    if left.modality is not Modality.UP_TO or left.cue_start is None or not p.says("to", left.cue_start):
        return False
    near = range(max(p.begin, left.cue_start - CHANGED), left.cue_start)
    return any(p.says(name, i) for i in near for name in ("up", "down"))


def _won_or_lost(p: Passage, left: Before, draft: Draft) -> str:
    """Up or down for money and shares that were won or lost; people and things lost are no change."""
    if not draft.units or UNITS[draft.units[0]].is_count:
        return ""
    if p.said_before("gained", left.start):
        return "up"
    return "down" if p.said_before("lost", left.start) else ""


def _bare(draft: Draft) -> Modality:
    """What a number says without a hedge: "a couple of thousand" is about 2,000."""
    number = draft.amount.number
    loose = draft.inverted or (number is not None and number.loose)
    return Modality.APPROX if loose else Modality.STATED


def _subject(p: Passage, draft: Draft, known: FoundFigure | None) -> str | None:
    """The unit of a number that names none, from the sentence's subject: "Deaths rose to 61 from 58"."""
    if draft.units or draft.counted or draft.amount.rule not in {"number", "range"}:
        return None
    for i in range(draft.left.start - 1, max(p.begin, draft.left.start - 15) - 1, -1):
        subject = p.at(p.lexicon.subjects, i)
        if subject:
            return subject.value
    if known is None or known.unit is None or not UNITS[known.unit].is_count:
        return None
    return known.unit


def _text(p: Passage, span: tuple[int, int] | None) -> str:
    if span is None:
        return ""
    first = bisect_left(p.tokens, span[0], p.begin, p.end, key=attrgetter("start"))
    words = p.tokens[first : bisect_right(p.tokens, span[1], first, p.end, key=attrgetter("end"))]
    return "".join(
        ("" if n == 0 or token.start == words[n - 1].end else " ") + token.text
        for n, token in enumerate(words)
    )
