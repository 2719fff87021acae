"""Margins: "2,400 ± 300", "2,400 people, plus or minus 300", "52 % (margin of error: 3 points)", "2 400 à
300 près"."""

from decimal import Decimal
from typing import NamedTuple

from claims.domain.reading.borders import UNITS, Modality, Written, convert, is_money
from claims.domain.reading.compounds import plain_number
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import WINDOW, counted_after, unit_after

_SIGNS = (("±",), ("+", "/", "-"), ("+", "-"))
_MARKS = frozenset("±+")
_BETWEEN = frozenset(",、，(:（：")
_CLOSING = frozenset(")）")
_FRAMES = ("margins_open", "margins_behind")
"""Words of which one stands beside a margin that no sign or word begins."""
TO_MARGIN = 7
"""Tokens from the word for a margin to how large it is."""
_HUNDRED = Decimal(100)
_PERCENT, _POINTS = ("percent",), ("percentage_point",)


def margin_of(p: Passage, number: Number) -> Amount | None:
    """The number with its margin; what is measured or counted may stand behind either of the two."""
    marked = _marked(p, number)
    if marked is None:
        return None
    units, reached = _named(p, number.end, marked.begins)
    margin = number_at(p, marked.after) if reached else None
    if margin is None:
        return None
    other = _unit_at(p, margin.end)
    text = _in_units_of(number, units, margin, other[0] if other else ())
    if text is None:
        return None
    end = marked.end or (margin.end if other is None else other[1])
    end += p.key(end) in _CLOSING
    relative = other is not None and other[0] == _PERCENT and abs(number.value) > _HUNDRED
    if other is not None and not units and not relative:
        units = _PERCENT if other[0] == _POINTS else other[0]
    written = Written(best=number.texts[0], plus_minus=text)
    return Amount(number.start, end, "margin", written, Modality.RANGE, units, number)


def _in_units_of(
    number: Number, units: tuple[str, ...], margin: Number, other: tuple[str, ...]
) -> str | None:
    """The margin in the unit of its number: percentages of it, or another unit, converted.

    None where the two can't belong together: "2,400 people, give or take 300 families".
    """
    of_a_share = not units and abs(number.value) <= _HUNDRED  # "52 ± 3 %"
    if other == _PERCENT and units != _PERCENT and not of_a_share:
        return plain_number(abs(number.value) * margin.value / _HUNDRED)
    if not units or not other or other in (units, _POINTS):
        return margin.texts[0]
    first, second = UNITS[units[0]], UNITS[other[0]]
    if first.dimension != second.dimension or first.is_count or is_money(first.dimension):
        return None
    exact = convert(margin.value, second.code, first.code)
    return plain_number(Decimal(exact.numerator) / Decimal(exact.denominator))


def is_margin_alone(p: Passage, a: Amount) -> bool:
    """Whether an amount is a margin without what it is the margin of: no figure of its own.

    "Give or take 300" is said of a figure too: it is about 300; "give or take a few hundred" is not.
    """
    if _is_framed_alone(p, a) or _is_signed_alone(p, a) or _is_size_of_margin(p, a):
        return True
    said = p.said_before("margins", a.start)
    hedges = a.number is not None and said is not None and p.at(p.lexicon.before, said.start) is not None
    return said is not None and not hedges


def _is_framed_alone(p: Passage, a: Amount) -> bool:
    """Whether it is a margin that is not clear, behind its number: "2 400 à quelques dizaines près"."""
    return a.number is None and p.said_before("margins_open", a.start) is not None and _closed(p, a.end) > 0


def _is_size_of_margin(p: Passage, a: Amount) -> bool:
    """ "La marge d'erreur est de 3,1 points", "похибка не перевищує 3,1 %": how large a margin is."""
    bit = p.lexicon.phrases["margin_nouns"].bit
    if not p.begun & bit:
        return False
    unit = unit_after(p, a.end) or p.before(p.lexicon.units, a.start)
    if unit is None or unit.value not in {_PERCENT, _POINTS}:
        return False
    for i in range(a.start - 1, max(p.begin, a.start - TO_MARGIN) - 1, -1):
        if p.starts[i] & bit and p.says("margin_nouns", i):
            return True
        if p.kind(i) in {"mark", "number"} and p.key(i) != "'":
            return False
    return False


def _is_signed_alone(p: Passage, a: Amount) -> bool:
    """ "±4.4", "±3 points": a margin; what is counted makes it a number with a hedge: "±300 people"."""
    if p.key(a.start - 1) != "±" or p.kind(a.start - 2) == "number":
        return False
    unit = unit_after(p, a.end)
    if unit is None:
        return counted_after(p, a.end) is None
    return unit.value in {_PERCENT, _POINTS} and not p.says("noun_links", unit.end)


class _Marked(NamedTuple):
    """Where the words or signs for a margin begin, where its own number does, and where words behind that
    end (0: there are none)."""

    begins: int
    after: int
    end: int = 0


def _marked(p: Passage, number: Number) -> _Marked | None:
    """The words or signs for a margin near a number."""
    words, tokens = p.lexicon, p.tokens
    framed = p.begun & words.bits(_FRAMES)
    bit = words.phrases["margins"].bit
    for i in range(number.end, min(number.end + WINDOW, p.end)):
        if tokens[i].kind == "number":
            return None
        may = p.starts[i] & bit or tokens[i].text in _MARKS
        after = _past_mark(p, i) if may else None
        if after is not None:
            return _Marked(i, after, _past_close(p, after))
        if framed and (found := _framed(p, i, number)) is not None:
            return found
    return None


def _framed(p: Passage, i: int, number: Number) -> _Marked | None:
    """A margin that is known by what stands behind it: "à 300 près", ", 300 either way"."""
    opened = p.says("margins_open", i)
    after = opened.end if opened else i + 1
    if opened is None and p.key(i) not in _BETWEEN:
        return None
    mark = _past_mark(p, after) if opened else None
    after = after if mark is None else mark
    end = _past_close(p, after) if opened else 0
    end = end or _past_close(p, after, "margins_behind")
    margin = number_at(p, after)
    less = margin is not None and (margin.value < abs(number.value) or _unit_at(p, margin.end) is not None)
    return _Marked(i, after, end) if end and less else None


def _past_close(p: Passage, start: int, name: str = "margins_close") -> int:
    """Past what closes a margin that begins there; 0 where nothing does."""
    margin = number_at(p, start)
    if margin is None:
        return 0
    other = _unit_at(p, margin.end)
    j = margin.end if other is None else other[1]
    uncounted = other is None and p.kind(j) == "word"  # "à 300 unités près"
    return _closed(p, j, name) or (_closed(p, j + 1, name) if uncounted else 0)


def _closed(p: Passage, i: int, name: str = "margins_close") -> int:
    """Past the words that close a margin; 0 where they say something else: "à 300 m près de la gare"."""
    closing, hedge = p.says(name, i), p.at(p.lexicon.before, i)
    goes_on = closing is not None and hedge is not None and hedge.end > closing.end
    return 0 if closing is None or goes_on else closing.end


def _past_mark(p: Passage, i: int) -> int | None:
    """Past "±", "plus or minus", "with a margin of error of plus or minus", "margin of error: ±"."""
    said = p.says("margins", i)
    hedge = p.at(p.lexicon.after, i)
    if said is not None and hedge is not None and hedge.end > said.end:
        return None  # "give or take a dozen"
    j = said.end if said else i
    j += said is not None and p.key(j) in _BETWEEN
    again = p.says("margins", j) if said else None
    if again is not None:
        return again.end
    begins = p.key(j) in {"±", "+"}
    sign = next((s for s in _SIGNS if begins and tuple(p.key(j + n) for n in range(len(s))) == s), None)
    if sign is not None:
        return j + len(sign)
    return j if said else None


def _named(p: Passage, start: int, end: int) -> tuple[tuple[str, ...], bool]:
    """The unit or noun between the two, and whether nothing else stands there but a comma or a bracket."""
    found = _unit_at(p, start) if start < end else None
    units, j = found or ((), start)
    if j < end and p.key(j) in _BETWEEN:
        j += 1
    return units, j == end


def _unit_at(p: Passage, j: int) -> tuple[tuple[str, ...], int] | None:
    """The unit, or the noun that is counted, that begins there, and where it ends."""
    unit = unit_after(p, j)
    if unit is not None:
        return unit.value, unit.end
    counted = None if p.kind(j) not in {"word", "sign"} else counted_after(p, j)
    return None if counted is None or counted.unit is None else ((counted.unit,), counted.end)
