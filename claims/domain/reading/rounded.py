"""Numbers that say about how many by the order of their words: "тысяч пять", 二三十."""

from decimal import Decimal

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import Number, number_at
from claims.domain.reading.passage import Passage

_TEN = 10
_HUNDRED = Decimal(100)


def two_or_three(p: Passage, i: int) -> Amount | None:
    """二三十人, 十二三人, "iki üç milyon": two small numbers side by side, from the one to the other."""
    if "pairs" not in p.lexicon.flags or (p.kind(i) == "sign" and p.kind(i - 1) in {"sign", "number"}):
        return None
    ten = p.key(i) == "十"
    first = p.at(p.lexicon.add, i + ten)
    comma = first is not None and p.key(first.end) == "、"
    second = p.at(p.lexicon.add, first.end + comma) if first else None
    if first is None or second is None or second.value != first.value + 1 or not 0 < first.value < _TEN - 1:
        return None
    number = number_at(p, second.start)
    if number is None or number.value % second.value or (ten and number.value != second.value):
        return None
    counted = p.any_at(second.end, p.lexicon.multiply, p.lexicon.nouns, p.lexicon.units)
    low, high = (part * number.value / second.value + _TEN * ten for part in (first.value, second.value))
    written = Written(low=plain_number(low), high=plain_number(high))
    return Amount(i, number.end, "range", written, Modality.RANGE, (), number) if counted else None


def scale_of(number: Number) -> Decimal:
    """What its last word multiplies by: 1,000 of "six thousand" and sechstausend, 100 of "four hundred"."""
    if number.scale != 1 or not number.worded:
        return number.scale
    for by in (Decimal(10**6), Decimal(1000)):
        if number.value % by == 0 and 1 < number.value / by < 1000:
            return by
    return _HUNDRED if number.value % _HUNDRED == 0 and 1 < number.value / _HUNDRED < _TEN else Decimal(1)


def scale_first(p: Passage, i: int) -> Amount | None:
    """ "Тысяч пять": the scale before its number, which makes it about five thousand."""
    scale = p.at(p.lexicon.multiply, i) if "inversion_approximates" in p.lexicon.flags else None
    number = number_at(p, scale.end) if scale and p.kind(scale.end) == "word" else None
    if scale is None or number is None or number.scale != 1 or not 1 < number.value < _HUNDRED:
        return None
    text = plain_number(number.value * Decimal(scale.value))
    return Amount(i, number.end, "number", Written(best=text), Modality.APPROX)


def plain_number(value: Decimal) -> str:
    """Digits grouped by commas, as a value is written."""
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"
