"""Figures carried forward, and figures read in another unit."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.explaining import Strength, carried_forward, unit_slip
from tests.claims.domain.present import there

from .made import day, series

D = Decimal
MOVING = [10, 20, 35, 50, 70, 95, 120, 150, 180, 220, 260]
STANDING = [*MOVING[:9], 180, 180]


def test_one_stands_still_while_all_others_move() -> None:
    others = [series("B", [v + 3 for v in MOVING]), series("C", [v + 1 for v in MOVING])]
    found = there(carried_forward(series("A", STANDING), others, day(10)))
    assert (found.source, found.since, found.figure, found.moved) == ("A", day(8), Decimal(180), ("B", "C"))
    assert (found.stood, found.steps) == (0, 8)
    assert found.strength is Strength.STRONG
    assert found.sentence == (
        "A has given 180 unchanged since 9 January 2024, while B and C changed: it may have been "
        "carried forward. Before that, it was unchanged on 0 of 8 steps."
    )
    assert found == carried_forward(series("A", STANDING), others[::-1], day(10))


def test_one_other_makes_it_fair_and_a_habit_of_standing_still_weak() -> None:
    other = [series("B", [v + 3 for v in MOVING])]
    assert there(carried_forward(series("A", STANDING), other, day(10))).strength is Strength.FAIR
    assert there(carried_forward(series("A", [9] * 11), other, day(10))).strength is Strength.WEAK
    two = [*other, series("C", [v + 1 for v in MOVING])]
    assert there(carried_forward(series("A", [9] * 11), two, day(10))).strength is Strength.FAIR


def test_the_others_last_figure_before_counts_where_it_has_none_for_that_day() -> None:
    other = series("B", [*MOVING[:7], None, None, 200, 230])
    assert there(carried_forward(series("A", STANDING), [other], day(10))).moved == ("B",)


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (MOVING, [MOVING]),  # it moved
        (STANDING, []),  # nobody to compare
        (STANDING, [MOVING, [5] * 11]),  # not all moved
        (STANDING, [[*MOVING[:8], 179, 179, 180]]),  # the other has come to the same
        (STANDING, [MOVING[:9]]),  # the other has no figure for the day
        (STANDING, [[None] * 10 + [260]]),  # nor any from before
        ([5], [MOVING]),
    ],
)
def test_nothing_carried_forward(own: list[int], others: list[list[int | None]]) -> None:
    made = [series(f"other {i}", values) for i, values in enumerate(others)]
    assert carried_forward(series("A", own), made, day(10)) is None


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 5), min_size=2, max_size=9), st.lists(st.integers(0, 5), min_size=2, max_size=9)
)
def test_never_of_equal_figures(x: list[int], y: list[int]) -> None:
    a, b = series("A", x), series("B", y)
    for number in range(9):
        if carried_forward(a, [b], day(number)) is not None:
            assert a.at(day(number)) != b.at(day(number))


@pytest.mark.parametrize(
    ("x", "y", "unit", "one", "strength"),
    [
        ("8000", "8", "item", "", Strength.STRONG),
        ("8200", "8", "item", "", Strength.FAIR),
        ("3.1", "3100000", "USD", "", Strength.STRONG),
        ("8800", "8", "item", "", Strength.FAIR),
        ("8808", "8", "item", "", None),
        ("160", "100", "kilometre", "", None),  # 1.6 of round numbers: chance would meet it
        ("161", "100.0", "kilometre", "", None),
        ("1611", "1001", "kilometre", "mile", Strength.FAIR),
        ("1234", "1379", "tonne", "", None),
        ("22345", "20271", "tonne", "tonne", Strength.FAIR),
        ("22345", "22704", "tonne", "long_ton", Strength.FAIR),
        ("1611", "1001", "tonne", "", None),  # a factor of lengths
        ("331", "101", "metre", "metre", Strength.FAIR),
        ("37", "11", "metre", "metre", Strength.WEAK),
        ("8000", "-8", "item", "", None),
        ("0", "8", "item", "", None),
        ("8", "8", "item", "", None),
        ("8", "9", "no such unit", "", None),
    ],
)
def test_unit_slips(x: str, y: str, unit: str, one: str, strength: Strength | None) -> None:
    found = unit_slip(D(x), D(y), unit)
    assert found == unit_slip(D(y), D(x), unit)
    assert (found.one if found else "", found and found.strength) == (one, strength)


def test_the_sentences() -> None:
    assert there(unit_slip(D(8), D(8000))).sentence == (
        "8,000 is 1,000 times 8: the unit, or thousands and millions, may have been confused."
    )
    assert there(unit_slip(D(1001), D(1611), "kilometre")).sentence == (
        "1,611 is 1.61 times 1,001 (within 0.0029%), as between miles and kilometres: "
        "one figure may be in the wrong unit."
    )


@settings(deadline=None)
@given(st.decimals(1, 10**9, places=2), st.decimals(1, 10**9, places=2))
def test_symmetric_and_never_of_equal_figures(x: Decimal, y: Decimal) -> None:
    assert unit_slip(x, y, "kilometre") == unit_slip(y, x, "kilometre")
    assert unit_slip(x, x, "kilometre") is None
