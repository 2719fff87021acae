"""Ranges: "10,000 to 12,000", "five or six thousand", "rose from 3 to 4" that is none."""

from decimal import Decimal

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.compounds import plain_number
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.sentence.moves import CHANGED, changes_before, moved_before
from claims.domain.reading.units import all_money, money_before, unit_after, unit_linked
from claims.domain.reading.vocabulary.phrases import Found

NOUN = 4
"""Letters by which two forms of a noun are the same."""
DASHES = frozenset({"-", "–", "~"})
LEAST_SCALE = 1000
"""The least scale that a half may be of."""
_TEN = 10
_FAR, _VERY_FAR = 2, 8
"""How many times the first number the second is that is rather where it led."""
_HUNDRED = Decimal(100)


def scale_of(number: Number) -> Decimal:
    """What its last word multiplies by: 1,000 of "six thousand" and sechstausend, 100 of "four hundred"."""
    if number.scale != 1 or not number.worded:
        return number.scale
    return _HUNDRED if number.value % _HUNDRED == 0 and 1 < number.value / _HUNDRED < _TEN else Decimal(1)


def range_of(p: Passage, low: Number) -> Amount | None:
    """ "10,000 to 12,000", "between $1.2bn and $1.5bn", "two or three", "10-12k"."""
    inner = unit_after(p, low.end)
    counted = _counted(p, low)
    if counted is not None:
        return counted
    for j, unit in ((inner.end, inner), (low.end, None)) if inner else ((low.end, None),):
        opened, end = _joined(p, low.start, j)
        if end is None:
            continue
        article = p.says("articles", end)
        whole = number_at(p, end) if article else None  # "und einer Million"
        end = article.end if article and whole is None else end
        end += p.lexicon.has("one", p.key(end)) and p.kind(end + 1) == "number"
        money = money_before(p, end, forward=True)
        high = whole or number_at(p, money.end if money else end)
        if high is None:
            continue
        if unit and _is_of_another_kind(p, unit, high, money):
            continue
        if p.key(j) == "," and scale_of(low) == scale_of(high):
            continue  # "300, maybe 400": a bound; "five, maybe six thousand": a range
        found = _between(low, high, opened, falls=_frost(p, low, high))
        if found and (_is_firm(p, low, j) or not _changed(p, found, unit, opened)):
            first = None if unit or money else money_before(p, low.start)
            found = found._replace(units=next((said.value for said in (unit, money, first) if said), ()))
            either = _either(p, skipped_money(p, low.start), opened) or _by_or_from(p, found, unit)
            either = either or (
                opened is None and not unit_linked(p, high.end) and _by_how_much(p, low.start)
            )
            return found._replace(moved=bool(either))
    return None


def _is_of_another_kind(
    p: Passage, unit: Found[tuple[str, ...]], high: Number, money: Found[tuple[str, ...]] | None
) -> bool:
    """ "Fell by 3.2 per cent to $11.4m", "ont reculé de 12 % à 18 500": how far, and where it led."""
    if money is not None and money.value != unit.value:
        return True
    return unit.value == ("percent",) and high.value > _HUNDRED and not unit_linked(p, high.end)


def _either(p: Passage, start: int, opened: int | None) -> bool:
    """ "Ont augmenté de 15 à 20 %": by so much, or from the one to the other."""
    if opened is None or not p.said_before("by", start):
        return False
    return changes_before(p, opened) and not moved_before(p, opened)


def half_to_scale(p: Passage, i: int) -> Amount | None:
    """ "Eine halbe bis eine Million": the half is of the scale of the number that follows."""
    half = p.says("half_before", i)
    written = p.key(half.end) == "-" and p.touches(half.end) if half else True  # "un demi-million"
    _, end = _joined(p, i, half.end) if half and not written else (None, None)
    high = number_at(p, end) if end is not None else None
    if half is None or high is None or high.scale < LEAST_SCALE:
        return None
    ends = Written(low=plain_number(high.scale / 2), high=high.texts[0])
    return Amount(i, high.end, "range", ends, Modality.RANGE, (), high)


def _changed(p: Passage, found: Amount, inner: Found[tuple[str, ...]] | None, opened: int | None) -> bool:
    """Whether two numbers are no range: "rose by 0.3 points to 5.1 per cent", "rose from 2,000 to 3,000"."""
    outer = unit_linked(p, found.end)
    if inner and outer and inner.value != outer.value:
        return True
    if opened is None and inner and outer is None and changes_before(p, found.start):
        return True  # "fell 5 degrees to 12"
    start = skipped_money(p, found.start)
    if opened is None:
        came_from = p.said_before("from", start)
        if came_from and not p.said_before("openers", start):
            return True  # "вырастет с 14 до 15 тысяч"
        opened = came_from.start if came_from else None
    if opened is None and _by_how_much(p, found.start) and (outer is None or all_money(outer.value)):
        return _far_apart(found, _VERY_FAR if outer else _FAR)  # "rose by 12 to 88"
    if opened is None:
        return _comes_from(p, found) and not _by_or_from(p, found, inner)
    if p.said_before("by", opened):
        return False  # "growth of from 3 to 5 per cent"
    return changes_before(p, opened) and not _either(p, start, opened)


def _comes_from(p: Passage, found: Amount) -> bool:
    """ "5000から1万に増えた": the first number is where something was."""
    if not any(p.says("from_joiners", j) for j in range(found.start, found.end)):
        return False
    return _moves(p, found.end) or p.says("became", found.end) is not None


def _by_or_from(p: Passage, found: Amount, inner: Found[tuple[str, ...]] | None) -> bool:
    """ "15 से 20 प्रतिशत बढ़ीं": by so much, or from the one to the other."""
    outer = unit_linked(p, found.end)
    return not inner and outer is not None and outer.value == ("percent",) and _comes_from(p, found)


def _by_how_much(p: Passage, number: int) -> bool:
    """Whether the number says how far something rose or fell, so that where it led may follow."""
    start = skipped_money(p, number)
    if p.said_before("by", start):
        return changes_before(p, start)
    return any(p.said_before(name, start) for name in ("up", "down"))


def _far_apart(found: Amount, far: int) -> bool:
    """Whether the second number is rather where it led: "an increase of 300 to 400" is asked."""
    return found.number is not None and found.number.value >= far * _of_text(found.written.low)


def _is_firm(p: Passage, low: Number, j: int) -> bool:
    """Whether the words are of a range whatever the verb: "losses of between 75 and 90 million"."""
    opened = p.before(p.lexicon.between, skipped_money(p, low.start))
    return opened is not None and p.says("and", j) is not None and p.key(j) in opened.value.split("|")


def _frost(p: Passage, low: Number, high: Number) -> bool:
    """ "Between 5 and 3 degrees below zero": from the colder to the warmer."""
    unit = unit_after(p, high.end)
    return unit is not None and low.value > high.value and p.says("below_zero", unit.end) is not None


def _moves(p: Passage, end: int) -> bool:
    """Whether the verb behind says that it was a change: 5000から1万に増えた."""
    return p.says_any(("after_up", "after_down", "moved"), range(end, min(end + CHANGED + 1, p.end)))


def _counted(p: Passage, low: Number) -> Amount | None:
    """A range with what is counted behind both numbers: "50 teachers to 80 teachers", 5000人から1万人."""
    noun = p.at(p.lexicon.nouns, low.end)
    if noun is None:
        return None
    another = p.at(p.lexicon.nouns, noun.end)  # 50名教师
    behind = another.end if another else noun.end
    opened, end = _joined(p, low.start, behind)
    ablative = end is None and p.ablative(behind - 1)
    start = behind if ablative else end
    high = number_at(p, start) if start is not None else None
    if high is None or not _same_noun(p, noun.start, high.end):
        return None
    found = _between(low, high, opened)
    if found is None or (ablative and _moves(p, found.end)):
        return None
    return found if _is_firm(p, low, behind) or not _changed(p, found, None, opened) else None


def _same_noun(p: Passage, i: int, j: int) -> bool:
    """Whether one noun stands at both places, whatever its ending."""
    first, second = p.key(i), p.key(j)
    return bool(second) and first[:NOUN] == second[:NOUN]


def _joined(p: Passage, start: int, j: int) -> tuple[int | None, int | None]:
    """Where a "between" before the number begins, and where the joiner after it ends."""
    if p.touches(j) and p.key(j) == "-" and not p.touches(j + 1):
        j += 1  # "fünf- bis sechstausend"
    here, words = p.key(j), p.lexicon
    may = here == "," or here in DASHES or (j < p.end and p.starts[j] & words.phrases["joiners"].bit)
    if not may and not p.ended & words.between.bit:
        return None, None
    opened = skipped_money(p, start)
    before = p.before(p.lexicon.between, opened)
    if before and here in before.value.split("|"):
        return before.start, j + 1
    if before and _written_onto(p, before.value, j):
        return before.start, j  # بين مئة ومئتي
    joiner = p.says("joiners", j)
    if joiner:
        opener = p.said_before("openers", opened)
        return (opener.start if opener else None), joiner.end
    if here in DASHES:
        return None, j + 1
    other = p.says("or_else", j + 1) if here == "," else None
    return None, other.end + (p.key(other.end) == ",") if other else None


def _written_onto(p: Passage, joiners: str, j: int) -> bool:
    """Whether a joiner of one letter is written onto the number that follows."""
    letters = tuple(joiner for joiner in joiners.split("|") if len(joiner) == 1 and joiner.isalpha())
    return p.kind(j) == "word" and p.key(j).startswith(letters or ("\n",)) and number_at(p, j) is not None


def skipped_money(p: Passage, i: int) -> int:
    """Back over the sign of money, or the article, before a number; "entre un 15 y un 20 %"."""
    money = money_before(p, i)
    article = None if money else p.said_before("articles", i)
    if money or article:
        return money.start if money else article.start if article else i
    return i - 1 if p.lexicon.has("one", p.key(i - 1)) and p.kind(i) == "number" else i


def _between(low: Number, high: Number, opened: int | None, *, falls: bool = False) -> Amount | None:
    """The range of two numbers; the scale of the second is the first one's too where that has none."""
    if falls:
        low, high = high, low
    lows = scaled(low, high)
    value = low.value if lows == low.texts else _of_text(lows[0])
    if value >= high.value or (low.million and not high.million):
        return None
    written = Written(low=lows[0], high=high.texts[0])
    others = _other_ranges(low, high, lows)
    start, end = min(low.start, high.start), max(low.end, high.end)
    return Amount(start, end, "range", written, Modality.RANGE, (), high, others, opened=opened)


def scaled(low: Number, high: Number) -> tuple[str, ...]:
    """The first number with the scale of the second, where it has none: 10–12k, "five or six thousand"."""
    by = scale_of(high)
    if low.worded and (thousands := _shared_scale(low, high)):
        return (plain_number(low.value * thousands),)
    small = low.worded and low.scale == 1 and low.value < high.value / by
    if by == 1 or not (low.plain or small):
        return low.texts
    if low.plain and low.value >= 1000 and low.value >= high.value / by:
        return low.texts
    scale = high.texts[0].rpartition(" ")[2]
    if scale.isalpha():
        return tuple(f"{text} {scale}" for text in low.texts)
    return (plain_number(low.value * by),)


def _shared_scale(low: Number, high: Number) -> Decimal | None:
    """ "Two hundred to three hundred thousand", "200 bis 300 000": what may multiply both; asked."""
    if not (low.plain or low.worded) or not _HUNDRED <= low.value < LEAST_SCALE or low.value % 1:
        return None
    for power in (9, 6, 3):
        by = Decimal(10) ** power
        if high.value % by == 0 and low.value * by < high.value < by * by:
            return by if (low.worded or (high.plain and power == 3)) else None
    return None


def _of_text(text: str) -> Decimal:
    from claims.domain.reading.borders import read_written

    return read_written(text, point_is_decimal=True).value


def _other_ranges(low: Number, high: Number, lows: tuple[str, ...]) -> tuple[Written, ...]:
    """ "10-12,000" starts at 10 or at 10,000: the other way to read it."""
    if low.plain and high.plain and low.value < 100 and high.value >= 1000:
        return (Written(low=f"{lows[0]},000", high=high.texts[0]),)
    if thousands := _shared_scale(low, high):
        other = low.texts[0] if low.worded else plain_number(low.value * thousands)
        return (Written(low=other, high=high.texts[0]),)
    if len(low.texts) == len(high.texts) == 2:
        return (Written(low=low.texts[1], high=high.texts[1]),)
    return ()
