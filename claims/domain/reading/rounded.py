"""Numbers that say about how many by the order of words: "тысяч пять", 二三十, "three, four thousand"."""

from decimal import Decimal

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.compounds import inflected, plain_number
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.ranges import scale_of
from claims.domain.reading.vocabulary.phrases import Found

_TEN = 10
_HUNDRED = Decimal(100)


def two_or_three(p: Passage, i: int) -> Amount | None:
    """二三十人, 十二三人, "iki üç milyon": two small numbers side by side, from the one to the other."""
    if found := _one_after_another(p, i) or _pair_word(p, i):
        return found
    if p.kind(i) == "number" or "pairs" not in p.lexicon.flags or _in_number(p, i):
        return None
    ten = p.key(i) == "十"
    first = p.at(p.lexicon.add, i + ten)
    comma = first is not None and p.key(first.end) == "、"
    second = p.at(p.lexicon.add, first.end + comma) if first else None
    if first is None:
        return None
    if second is None or not _follows(first.value, second.value):
        return _before_hedge(p, i, first)
    number = number_at(p, second.start)
    if number is None or number.value % second.value or (ten and number.value != second.value):
        return None
    counted = p.any_at(second.end, p.lexicon.multiply, p.lexicon.nouns, p.lexicon.units)
    low, high = (part * number.value / second.value + _TEN * ten for part in (first.value, second.value))
    written = Written(low=plain_number(low), high=plain_number(high))
    return Amount(i, number.end, "range", written, Modality.RANGE, (), number) if counted else None


def _follows(first: Decimal, second: Decimal) -> bool:
    """Three and four, twenty and thirty."""
    step = 1 if 0 < first < _TEN - 1 else _TEN
    return second == first + step and first > 0 and first % step == 0 and second < _HUNDRED


def _before_hedge(p: Passage, i: int, first: Found[Decimal]) -> Amount | None:
    """ "Yirmi otuzdan fazla": the second in the case that a hedge asks for."""
    stem = inflected(p, first.end) if p.lexicon.endings else ""
    if not stem:
        return None
    value, multiplies = p.lexicon.single_numbers[stem]
    if multiplies or not _follows(first.value, value):
        return None
    written = Written(low=plain_number(first.value), high=plain_number(value))
    return Amount(i, first.end + 1, "range", written, Modality.RANGE)


def _in_number(p: Passage, i: int) -> bool:
    """Whether the sign before belongs to the same number: 二十三四, not 有三四千."""
    if p.kind(i) != "sign" or not p.touches(i):
        return False
    before = p.before(p.lexicon.add, i) or p.before(p.lexicon.multiply, i)
    return p.kind(i - 1) == "number" or before is not None


def _one_after_another(p: Passage, i: int) -> Amount | None:
    """2、3千人, "three, four thousand", "drei-, viertausend": a number and the next before its scale."""
    low = number_at(p, i)
    if low is None or low.scale != 1 or not 0 < low.value < _TEN:
        return None
    hyphen = p.key(low.end) == "-" and p.touches(low.end) and p.key(low.end + 1) == ","
    j = low.end + hyphen  # "drei-, viertausend"
    if p.key(j) not in {",", "、"}:
        return None
    other = p.says("or_else", j + 1)
    high = number_at(p, other.end if other else j + 1)
    if high is None or high.value != (low.value + 1) * scale_of(high) or scale_of(high) < _HUNDRED:
        return None
    written = Written(low=plain_number(low.value * scale_of(high)), high=plain_number(high.value))
    return Amount(i, high.end, "range", written, Modality.RANGE, (), high)


def _pair_word(p: Passage, i: int) -> Amount | None:
    """서너 명, "दो-तीन लोग": one word, or two, for a number and the next, its scale behind it."""
    found = p.at(p.lexicon.pair_words, i)
    if found is None or not _is_word(p, found):
        return None
    scale = p.at(p.lexicon.multiply, found.end)
    end = scale.end if scale else found.end
    alone = end == i + 1 and p.kind(i) == "word"  # "kilkanaście z 40"
    if not alone and not p.any_at(end, p.lexicon.nouns, p.lexicon.units):
        return None
    low, high = (Decimal(text) * (scale.value if scale else 1) for text in found.value.split())
    written = Written(low=plain_number(low), high=plain_number(high))
    return Amount(i, end, "range", written, Modality.RANGE)


def _is_word(p: Passage, found: Found[str]) -> bool:
    """Whether signs make one word of their own: 대여섯, not 늑대 여섯."""
    if p.kind(found.start) != "sign":
        return True
    return not p.touches(found.start) and all(p.touches(j) for j in range(found.start + 1, found.end))


def or_so(p: Passage, i: int) -> Amount | None:
    """ "Een jaar of tien", "een man of veertig", "een miljoen of drie": one "or" so many, about as many."""
    if not p.lexicon.sets["or_so"] or not p.lexicon.has("one", p.key(i)):
        return None
    scale, unit = p.at(p.lexicon.multiply, i + 1), p.at(p.lexicon.units, i + 1)
    noun = p.at(p.lexicon.nouns, i + 1)
    end = scale.end if scale else unit.end if unit else noun.end if noun else i
    number = number_at(p, end + 1) if p.lexicon.has("or_so", p.key(end)) else None
    if number is None or number.value < 2:
        return None
    if scale is not None:
        text = plain_number(number.value * Decimal(scale.value))
        return Amount(i, number.end, "number", Written(best=text), Modality.APPROX)
    if p.any_at(number.end, p.lexicon.units, p.lexicon.nouns):
        return None  # "een man of 3 vrouwen"
    units = unit.value if unit else (noun.value,) if noun else ()
    return Amount(i, number.end, "number", Written(best=number.texts[0]), Modality.APPROX, units)


def scale_first(p: Passage, i: int) -> Amount | None:
    """ "Тысяч пять": the scale before its number, which makes it about five thousand."""
    scale = p.at(p.lexicon.multiply, i) if "inversion_approximates" in p.lexicon.flags else None
    hedge = p.at(p.lexicon.before, scale.end) if scale else None
    about = hedge is not None and hedge.value is Modality.APPROX
    start = hedge.end if hedge and about else scale.end if scale else i  # "сотень зо дві"
    number = number_at(p, start) if scale and p.kind(start) == "word" else None
    if scale is None or number is None or number.scale != 1 or not 1 < number.value < _HUNDRED:
        return None
    text = plain_number(number.value * Decimal(scale.value))
    return Amount(i, number.end, "number", Written(best=text), Modality.APPROX)
