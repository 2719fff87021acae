"""Vague quantities, which name no more than a least number: "dozens", "several billion"."""

from decimal import Decimal

from claims.domain.reading.borders import Modality, Written
from claims.domain.reading.draft import Amount
from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import Passage
from claims.domain.reading.rounded import scale_first
from claims.domain.reading.vocabulary.phrases import Found

SEVERAL = "several"
"""No quantity by itself: several people."""
_POWERS = {
    SEVERAL: 0,
    "dozens": 1,
    "hundreds": 2,
    "thousands": 3,
    "tens of thousands": 4,
    "hundreds of thousands": 5,
    "millions": 6,
    "tens of millions": 7,
    "hundreds of millions": 8,
    "billions": 9,
    "tens of billions": 10,
    "hundreds of billions": 11,
    "trillions": 12,
}
"""Powers of ten that each word stands for."""
_NAMES = {power: name for name, power in _POWERS.items() if power}
_LARGEST = max(_NAMES)


def vague_at(p: Passage, i: int) -> Amount | None:
    """The vague quantity that begins there, with the scale words that follow it: "数億"."""
    found = p.at(p.lexicon.vague, i) if p.kind(i - 1) != "number" else None
    if found is None or _is_single(p, found):
        return None
    if found.value != SEVERAL and (inverted := scale_first(p, i)):
        return inverted
    power, end = _POWERS[found.value], found.end
    while scale := _scale_at(p, end):
        power, end = power + scale[0], scale[1]
    name = _NAMES.get(min(power, _LARGEST))
    return Amount(i, end, "vague", Written(best=name), Modality.UNCOUNTABLE) if name else None


def _scale_at(p: Passage, end: int) -> tuple[int, int] | None:
    """The power of ten of a scale word that follows, or of a vague one, and where it ends: "hundreds of
    millions", "несколько миллиардов"."""
    link = p.says("noun_links", end)
    j = link.end if link else end
    found = p.at(p.lexicon.vague, j)
    if found is not None and _POWERS[found.value] > 1:
        return _POWERS[found.value], found.end
    if _is_letter(p, j):
        return None
    word = p.at(p.lexicon.multiply, j)
    if word is not None:
        return _power_of(word.value, word.end)
    number = number_at(p, j)  # with the ending of a case: "birkaç bine"
    return _power_of(number.value, number.end) if number and number.worded and number.end == j + 1 else None


def _power_of(value: Decimal, end: int) -> tuple[int, int] | None:
    _sign, digits, power = value.normalize().as_tuple()
    return (power, end) if digits == (1,) and isinstance(power, int) and power > 1 else None


def _is_letter(p: Passage, j: int) -> bool:
    """Whether it is one letter, which may be a unit: "K", "m"."""
    return p.kind(j) == "word" and len(p.key(j)) == 1


def _is_single(p: Passage, found: Found[str]) -> bool:
    """ "Около тысячи", "от сотни до двух": one thousand in the case that looks like thousands."""
    if p.says("single", found.start) is None or found.end > found.start + 1:
        return False
    hedged = p.before(p.lexicon.before, found.start) is not None
    return hedged or bool(p.before(p.lexicon.between, found.start) or p.said_before("openers", found.start))
