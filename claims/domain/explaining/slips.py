"""Unit slips: the same measurement, read in another unit, or a thousand times too large."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from claims.domain.explaining.digits import said
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.figures.units import UNITS, convert
from claims.domain.figures.units import unit as find_unit
from claims.domain.saying import number, say, say_count, to_say, unit_of

CONFUSED = (
    ("mile", "kilometre"),
    ("nautical_mile", "kilometre"),
    ("nautical_mile", "mile"),
    ("metre", "foot"),
    ("metre", "yard"),
    ("inch", "centimetre"),
    ("square_mile", "square_kilometre"),
    ("hectare", "acre"),
    ("kilogram", "pound_mass"),
    ("tonne", "short_ton"),
    ("long_ton", "tonne"),
    ("long_ton", "short_ton"),
    ("mile_per_hour", "kilometre_per_hour"),
    ("knot", "kilometre_per_hour"),
    ("percent", "permille"),
)
"""Units that are taken for each other, the larger first."""

THOUSANDS = (Fraction(10**3), Fraction(10**6), Fraction(10**9))
"""A thousand, a million, a billion: also what is lost where a table is "in thousands"."""


@dataclass(frozen=True, slots=True)
class UnitSlip(Explanation):
    """`more` is `factor` times `less` (by size), missed by `missed` (a share of 1).

    `one` and `other` are the units confused, the larger and the smaller: the same measurement is `less` in
    the one and `more` in the other. Both empty where it is a power of a thousand. `alike`: the number that
    both wrote, each in its own unit.
    """

    name: ClassVar[ExplanationName] = ExplanationName.UNIT_SLIP
    less: Decimal
    more: Decimal
    factor: Fraction
    missed: Fraction
    one: str = ""
    other: str = ""
    alike: Decimal | None = None

    @property
    def strength(self) -> Strength:
        """Strong for a factor of a thousand met to the last digit, weak for units met by rounding only, and
        for one digit said in two units."""
        if self.alike is not None:
            return Strength.FAIR if said(self.alike) > 1 else Strength.WEAK
        if self.one:
            return Strength.FAIR if self.missed * 200 <= 1 else Strength.WEAK
        return Strength.STRONG if not self.missed else Strength.FAIR

    def told(self, named: Naming = str) -> str:
        """The factor, and which units it is the factor of; or that one number stands in two units."""
        if self.alike is not None:
            return say(
                "Both say {number}, one in {unit}, the other in {other}: one unit may be wrong.",
                number=shown(self.alike),
                unit=_unit(self.one),
                other=_unit(self.other),
            )
        figures = _times(shown(self.more), shown(self.factor), shown(self.less))
        if self.missed:
            close = number(self.missed * 100, f"{float(self.missed) * 100:.2g}")
            figures = say("{figures} (within {share}%)", figures=figures, share=close)
        if not self.one:
            return say(
                "{figures}: the unit, or thousands and millions, may have been confused.", figures=figures
            )
        return say(
            "{figures}, as between {unit} and {other}: one figure may be in the wrong unit.",
            figures=figures,
            unit=_unit(self.one),
            other=_unit(self.other),
        )


@dataclass(frozen=True, slots=True)
class FactorOfTen(Explanation):
    """`more` says the digits of `less` and is `factor` times as much, one of MAGNITUDES: a zero, or lakh
    read as million."""

    name: ClassVar[ExplanationName] = ExplanationName.FACTOR_OF_TEN
    less: Decimal
    more: Decimal
    factor: int

    @property
    def strength(self) -> Strength:
        """Fair where the digits in common are too many for chance, else weak."""
        return Strength.FAIR if said(self.less) >= LIMITS.said else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """The factor, and what may have been confused."""
        zeros = len(str(self.factor)) - 1
        what = say("a zero") if zeros == 1 else say_count("{count} zero", "{count} zeros", count=zeros)
        figures = _times(shown(self.more), number(Decimal(self.factor)), shown(self.less))
        return say(
            "{figures}: there may be {what} too many or too few, or {words} may have been confused.",
            figures=figures,
            what=what,
            words=say(MAGNITUDES[self.factor]),
        )


def _times(more: str, factor: str, less: str) -> str:
    return say("{more} is {factor} times {less}", more=more, factor=factor, less=less)


def _unit(code: str) -> str:
    """A unit by its name, which stands alone."""
    return unit_of(code, "", UNITS[code].name)


MAGNITUDES = {
    10: to_say("lakh and million, or million and crore"),
    100: to_say("lakh and crore, thousand and lakh, or crore and billion"),
    10**4: to_say("thousand and crore, or lakh and billion"),
    10**5: to_say("a plain number and lakh"),
    10**7: to_say("a plain number and crore"),
}
"""Scale words that are taken for each other, by the factor between them; thousands are unit slips."""


def factor_of_ten(x: Decimal, y: Decimal) -> FactorOfTen | None:
    """Whether one of two figures is the other with so many zeros more; symmetric."""
    less, more = sorted((x, y), key=abs)
    if not less or (less < 0) != (more < 0):
        return None
    factor = Fraction(more) / Fraction(less)
    return FactorOfTen(less, more, int(factor)) if factor in MAGNITUDES else None


def unit_slip(x: Decimal, y: Decimal, unit: str = "") -> UnitSlip | None:
    """Whether one of two figures is the other by a factor that unit slips have; symmetric.

    `unit` is the code of the question's unit: only units of its dimension are tried. A factor of a thousand
    may be missed by a tenth, as nothing else makes so large a difference; that of two units only by what the
    figures' own rounding leaves open, and not at all where that is so wide that chance would meet it.
    """
    less, more = sorted((x, y), key=abs)
    if not less or (less < 0) != (more < 0) or less == more:
        return None
    ratio = Fraction(more) / Fraction(less)
    rounding = _half_grain(less) + _half_grain(more)
    found = [
        UnitSlip(less, more, factor, abs(ratio / factor - 1), first, second)
        for factor, room, first, second in _factors(unit, rounding)
        if abs(ratio / factor - 1) <= room
    ]
    return min(found, key=lambda each: (each.missed, each.one, each.other), default=None)


def one_number_in_two_units(
    a: tuple[Decimal, tuple[Decimal, str]], b: tuple[Decimal, tuple[Decimal, str]]
) -> UnitSlip | None:
    """Whether two figures, each with its number as written and the unit of that, are one number in two units
    ("650 miles", "650 km"); symmetric."""
    (less, (number_said, one)), (more, (other_number, other)) = sorted((a, b), key=lambda each: abs(each[0]))
    one, other = find_unit(one).code, find_unit(other).code
    if number_said != other_number or one == other or not less or less == more:
        return None
    factor = abs(Fraction(more) / Fraction(less))
    return UnitSlip(less, more, factor, Fraction(0), other, one, number_said)


def _factors(unit: str, rounding: Fraction) -> Iterator[tuple[Fraction, Fraction, str, str]]:
    """Each factor with how far it may be missed, and the units it belongs to."""
    for factor in THOUSANDS:
        yield factor, LIMITS.slip, "", ""
    dimension = UNITS[unit].dimension if unit in UNITS else ""
    for first, second in CONFUSED:
        if UNITS[first].dimension == dimension:
            factor = convert(Fraction(1), first, second)
            if rounding <= LIMITS.rounding and 4 * rounding <= factor - 1:
                yield factor, rounding, first, second


def _half_grain(value: Decimal) -> Fraction:
    """Half the place of the last digit that says something, as a share of the value."""
    exponent = value.normalize().as_tuple().exponent
    place = exponent if isinstance(exponent, int) else 0
    return Fraction(10) ** place / 2 / abs(Fraction(value))
