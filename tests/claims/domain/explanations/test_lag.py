"""One source repeats what another said some days earlier."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.explaining import Series, Strength, lag
from sources.domain.independence import Id
from tests.claims.domain.present import there

from .made import day, series

GROWING = [100, 120, 150, 190, 240, 300, 370, 450, 540, 640]


def test_one_repeats_what_the_other_said_two_days_earlier() -> None:
    ahead, behind = series("A", GROWING), series("B", [None, None, *GROWING[:-2]])
    found = there(lag(ahead, behind, day(9)))
    assert (found.behind, found.ahead, found.days, found.figure, found.newer) == (
        "B",
        "A",
        2,
        Decimal(450),
        Decimal(640),
    )
    assert (found.matched, found.tried) == (7, 7)
    assert found.strength is Strength.STRONG
    assert found.sentence == (
        "B repeats the figure that A gave 2 days earlier, 450; A now gives 640. "
        "The same happened on 7 of 7 earlier days on which they differed."
    )
    assert found.evidence["days"] == 2


def test_once_is_a_weak_suggestion_and_says_nothing_of_habits() -> None:
    found = there(lag(series("A", [5, 6]), series("B", [None, 5]), day(1)))
    assert found.strength is Strength.WEAK
    assert "The same happened" not in found.sentence


def test_five_earlier_days_make_a_habit() -> None:
    ahead = series("A", GROWING)
    assert there(lag(ahead, series("B", [None, *GROWING[:6]]), day(6))).tried == 5
    assert there(lag(ahead, series("B", [None, *GROWING[:6]]), day(6))).strength is Strength.STRONG
    assert there(lag(ahead, series("B", [None, *GROWING[:5]]), day(5))).strength is Strength.FAIR


def test_now_and_then_is_a_fair_one() -> None:
    found = there(lag(series("A", GROWING), series("B", [None, 100, 7, 150, 8, 240]), day(5)))
    assert found.strength is Strength.FAIR


def test_days_on_which_the_other_says_nothing_are_not_tried() -> None:
    found = there(lag(series("A", [1, 2, None, 4, 5, 6]), series("B", [None, 1, 2, 7, 4, 5]), day(5)))
    assert (found.days, found.matched, found.tried) == (1, 2, 3)


@pytest.mark.parametrize(
    ("a", "b", "number"),
    [
        (GROWING, GROWING, 5),  # equal figures
        (GROWING, [*GROWING[:5], 245], 5),  # never said by the other
        ([100, 100, 200], [None, None, 100.5], 2),
        ([*[100] * 4, 240, 300, 370, 450], [None] * 7 + [100], 7),  # too long ago
        (GROWING, [None, 100], 5),  # no figure on the day
    ],
)
def test_no_lag(a: list[int], b: list[float | None] | list[int | None] | list[int], number: int) -> None:
    assert lag(series("A", a), series("B", b), day(number)) is None


def test_in_weekly_series_weeks_are_looked_back() -> None:
    found = there(lag(series("A", GROWING, 7), series("B", [None, *GROWING], 7), day(7 * 4)))
    assert found.days == 7


values = st.lists(st.integers(0, 40), min_size=4, max_size=12)


@settings(deadline=None)
@given(values, values, st.integers(0, 11))
def test_symmetric_never_of_equal_figures_and_true(x: list[int], y: list[int], number: int) -> None:
    a, b = series("A", sorted(x)), series("B", sorted(y))
    found = lag(a, b, day(number))
    assert found == lag(b, a, day(number))
    if found is not None:
        by_source: dict[Id, Series] = {"A": a, "B": b}
        assert found.figure != found.newer
        assert found.figure == by_source[found.behind].at(day(number))
        assert by_source[found.ahead].ago(day(number), found.days) == found.figure
        assert 0 <= found.matched <= found.tried


@settings(deadline=None)
@given(values, values, st.integers(0, 11), st.integers(1, 1000))
def test_free_of_scale(x: list[int], y: list[int], number: int, factor: int) -> None:
    def scaled(made: Series) -> Series:
        return Series.of(made.source, ((when, value * Decimal(factor)) for when, value in made.points))

    a, b = series("A", sorted(x)), series("B", sorted(y))
    one, other = lag(a, b, day(number)), lag(scaled(a), scaled(b), day(number))
    assert (one and (one.behind, one.days, one.matched)) == (
        other and (other.behind, other.days, other.matched)
    )
