"""Numbers that say about how many by the order of their words: "тысяч пять", 二三十."""

from decimal import Decimal

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import Passage

_TEN = 10
_HUNDRED = Decimal(100)


def two_or_three(p: Passage, i: int) -> Amount | None:
    """二三十人, 五六千人: two digits that follow each other, before one scale: from the one to the other."""
    if (
        "words_inside_words" not in p.lexicon.flags
        or p.kind(i) != "sign"
        or p.kind(i - 1) in {"sign", "number"}
    ):
        return None
    first, second = p.at(p.lexicon.add, i), p.at(p.lexicon.add, i + 1)
    if first is None or second is None or second.value != first.value + 1 or not 0 < first.value < _TEN - 1:
        return None
    number = number_at(p, second.start) if p.at(p.lexicon.multiply, second.end) else None
    if number is None or not number.value:
        return None
    low = number.value / second.value * first.value
    if low != int(low) or number.value != second.value * number.value // second.value:
        return None
    written = Written(low=plain_number(low), high=plain_number(number.value))
    return Amount(i, number.end, "range", written, Modality.RANGE, (), number)


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
