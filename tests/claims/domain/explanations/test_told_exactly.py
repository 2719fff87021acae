"""What small slips in the explanations would change: each value, end and word that a reviewer is told."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain.explaining import Steady, definition, lag, unit_slip
from claims.domain.explaining.digits import Edit, by_chance, edit_between, one_edit_away
from claims.domain.explaining.keying import KeyingError
from tests.claims.domain.present import there

from .made import day, series

N = 100


def test_a_definition_is_told_with_the_ends_of_its_window() -> None:
    values = [1000 + 37 * n + (n % 7) * 11 for n in range(N)]
    twice = [2 * value + (20 if n == 60 else -20 if n == 70 else 0) for n, value in enumerate(values)]
    found = there(definition(series("A", twice), series("B", values), day(N - 1)))
    ratios = [Fraction(a, b) for a, b in zip(twice, values, strict=True)]
    assert (found.larger, found.smaller, found.what, found.typical) == ("A", "B", Steady.RATIO, Fraction(2))
    assert (found.least, found.most) == (min(ratios[9:]), max(ratios[9:]))
    assert (found.last, found.steady, found.shared) == (day(N - 1), found.shared, found.shared)


def test_figures_that_are_nothing_have_no_ratio() -> None:
    nothing = [0] * 60
    assert definition(series("A", nothing), series("B", range(1, 61)), day(59)) is None


def test_a_lag_is_told_with_its_day_and_the_shortest_way_back() -> None:
    ahead = series("A", [10, 20, 20, 30, 40])
    found = there(lag(series("B", [5, 10, 15, 20, 20]), ahead, day(4)))
    assert (found.behind, found.ahead, found.day, found.days) == ("B", "A", day(4), 2)
    assert (found.figure, found.newer) == (Decimal(20), Decimal(40))
    assert lag(series("B", [1, 2]), series("A", [1]), day(1)) is None
    assert lag(series("B", [1]), series("A", [1, 2]), day(1)) is None


@pytest.mark.parametrize(
    ("x", "y", "factor"),
    [
        ("0.0009", "0.9", 1000),
        ("-0.9", "-900", 1000),
        ("-0.9", "900", None),
        ("0.9", "-900", None),
        ("-0.0004", "0.4", None),
        ("5", "5", None),
        ("0", "1000", None),
    ],
)
def test_a_factor_is_of_figures_on_one_side_of_nothing(x: str, y: str, factor: int | None) -> None:
    for one, other in ((x, y), (y, x)):
        found = unit_slip(Decimal(one), Decimal(other))
        assert (None if found is None else found.factor) == factor


def test_of_several_units_the_nearest_is_told() -> None:
    found = there(unit_slip(Decimal(10_001), Decimal(11_024), "tonne"))
    assert (found.one, found.other, found.missed < Fraction(1, 1000)) == ("tonne", "short_ton", True)
    assert "(within 0.00" in found.told()
    exact = there(unit_slip(Decimal(12), Decimal(12_000)))
    assert (
        exact.told()
        == "12,000 is 1,000 times 12: the unit, or thousands and millions, may have been confused."
    )
    near = there(unit_slip(Decimal(12), Decimal(12_600)))
    assert "is 1,000 times 12 (within 5%): the unit" in near.told()


@pytest.mark.parametrize(
    ("named_by", "elsewhere"), [((), ""), (("B",), ", as B says"), (("B", "C"), ", as B and C says")]
)
def test_a_keying_error_is_told_with_who_says_what_was_meant(
    named_by: tuple[str, ...], elsewhere: str
) -> None:
    error = KeyingError(
        "A",
        Decimal(3343),
        Decimal(343),
        Edit.DOUBLED,
        Fraction(1, 9),
        in_line=2,
        compared=2,
        named_by=named_by,
    )
    assert error.told() == (
        f"A gives 3,343, out of line with the figures around it; "
        f"with one digit doubled it would be 343{elsewhere}."
    )


@pytest.mark.parametrize(
    ("x", "y", "share"),
    [
        ("3", "5", Fraction(1)),
        ("12345", "12346", Fraction(1)),
        ("10", "70", Fraction(17, 70)),
        ("0.1", "0.5", Fraction(1)),
    ],
)
def test_by_chance_so_many_are_one_edit_apart(x: str, y: str, share: Fraction) -> None:
    assert by_chance(Decimal(x), Decimal(y)) == by_chance(Decimal(y), Decimal(x)) == share


@pytest.mark.parametrize(
    ("x", "y", "edit"),
    [
        ("123", "1243", Edit.DROPPED),
        ("123", "12343", None),
        ("123", "1234567", None),
        ("12.5", "125", None),
        ("1.5", "1.55", Edit.DOUBLED),
        ("50", "5", Edit.DROPPED),
    ],
)
def test_one_edit_is_one(x: str, y: str, edit: Edit | None) -> None:
    assert edit_between(Decimal(x), Decimal(y)) == edit_between(Decimal(y), Decimal(x)) == edit


def test_a_point_is_no_digit() -> None:
    away = one_edit_away(Decimal("1.5"))
    assert Decimal("5") in away
    assert Decimal("1") in away
