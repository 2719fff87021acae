"""Where steadiness begins and ends: what holds at a limit, and not one step beyond it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain.explaining import Steady, definition
from claims.domain.explaining.definition import Definition
from tests.claims.domain.present import there

from .made import day, series

SLOW = [1000 + i for i in range(60)]
"""So slow that within two weeks it runs nowhere near what stands by a tenth above it."""
LAST = day(59)


def found(
    smaller: Iterable[float | Decimal | None],
    larger: Iterable[float | Decimal | None],
    last: date = LAST,
    step: int = 1,
) -> Definition | None:
    """What is found, the same whichever comes first."""
    a, b = series("smaller", smaller, step), series("larger", larger, step)
    one = definition(a, b, last)
    assert one == definition(b, a, last)
    return one


def times(values: Iterable[int | Decimal], factor: float | str) -> list[Decimal]:
    return [Decimal(str(factor)) * v for v in values]


@pytest.mark.parametrize(
    ("factor", "what"), [("1.09", Steady.OFFSET), ("1.1", Steady.RATIO), ("1.11", Steady.RATIO)]
)
def test_a_ratio_counts_from_a_tenth_apart(factor: str, what: Steady) -> None:
    assert there(found(SLOW, times(SLOW, factor))).what is what


@pytest.mark.parametrize(("moves", "offered"), [(2, False), (3, True), (4, True)])
def test_three_moves_of_each_are_enough(moves: int, offered: bool) -> None:
    steps = [1000 + 10 * min(i // 10, moves) for i in range(60)]
    one = found(steps, times(SLOW, 3)[:1] * 5 + times(steps, 3)[5:])
    assert (one is not None) is offered
    assert one is None or one.moves == moves


@pytest.mark.parametrize(("high", "offered"), [("2.1", True), ("2.101", False)])
def test_a_day_is_near_up_to_a_twentieth_from_the_middle(high: str, offered: bool) -> None:
    larger = times(SLOW, 2)
    larger[::5] = times(SLOW[::5], high)
    one = found(SLOW, larger)
    assert (one is not None) is offered
    assert one is None or (one.steady, one.typical, one.most) == (60, Fraction(2), Fraction(21, 10))


@pytest.mark.parametrize(("wild", "offered"), [(6, True), (7, False)])
def test_nine_days_in_ten_have_to_be_near(wild: int, offered: bool) -> None:
    larger = times(SLOW, 3)
    larger[20 : 20 + wild] = times(SLOW[20 : 20 + wild], 9)
    one = found(SLOW, larger)
    assert (one is not None) is offered
    assert one is None or one.steady == 54


def test_the_day_itself_need_not_be_among_them() -> None:
    one = there(found(SLOW, [*times(SLOW[:-1], 3), None]))
    assert (one.last, one.shared) == (day(58), 59)
    one = there(found([*SLOW[:-1], None], times(SLOW, 3)))
    assert (one.last, one.shared) == (day(58), 59)


def test_those_who_agreed_so_far_have_one_definition() -> None:
    assert found(SLOW, [*SLOW[:-1], None]) is None


def test_one_mistyped_day_does_not_decide_which_is_the_larger() -> None:
    mistyped = [*SLOW]
    mistyped[20] *= 1000
    one = there(found(mistyped, times(SLOW, 3)))
    assert (one.larger, one.smaller, one.typical, one.steady) == ("larger", "smaller", Fraction(3), 59)
    equal_in_sum = [*SLOW]
    equal_in_sum[20] += 2 * sum(SLOW)
    assert there(found(equal_in_sum, times(SLOW, 3))).larger == "larger"
    mistyped = [v - 100 for v in SLOW]
    mistyped[20] *= 1000
    one = there(found(mistyped, SLOW))
    assert (one.larger, one.what, one.typical) == ("larger", Steady.OFFSET, Fraction(100))


@pytest.mark.parametrize(("travelled", "offered"), [(3, False), (8, False), (9, True)])
def test_a_distance_is_tested_only_by_more_than_it_leaves_open(travelled: int, offered: bool) -> None:
    """80 leaves 4 to either side; who moved by 8 in all might stand at any distance from 76 to 84."""
    steps = [1000 + min(i // 6, travelled) for i in range(60)]
    one = found(steps, [v + 80 for v in steps])
    assert (one is not None) is offered
    assert one is None or (one.what, one.typical) == (Steady.OFFSET, Fraction(80))


def test_a_day_at_zero_has_no_ratio_and_is_left_out_only_by_a_shorter_window() -> None:
    smaller, larger = [*SLOW], times(SLOW, 3)
    larger[30] = Decimal(0)
    assert found(SLOW, larger) is None
    smaller[30] = 0
    assert found(smaller, times(SLOW, 3)) is None
    long_ago = times(SLOW, 3)
    long_ago[14] = Decimal(0)
    assert (there(found(SLOW, long_ago)).first, there(found(SLOW, long_ago)).shared) == (day(15), 45)


def test_figures_of_one_and_less_have_a_ratio() -> None:
    rates = [Decimal(v) / 3180 for v in SLOW]
    assert rates[0] < 1 == 3 * Decimal(1060) / 3180
    one = there(found([round(v, 6) for v in rates], [3 * round(v, 6) for v in rates]))
    assert (one.what, one.typical) == (Steady.RATIO, Fraction(3))
    shares = [Decimal(v) / 1000 for v in range(941, 1001)]
    assert there(found(shares, times(shares, 3))).typical == 3
    assert found([v / 3 for v in (Decimal(n) for n in range(1, 4))] * 20, [1, 2, 3] * 20) is not None


GROWTH = [1000 * 1.2**i for i in range(60)]


@pytest.mark.parametrize(("behind", "offered"), [(1, False), (2, False), (14, False), (15, True)])
def test_who_runs_up_to_two_weeks_behind_has_no_other_definition(behind: int, offered: bool) -> None:
    late = [None if i < behind else round(GROWTH[i - behind] * 1.01, 3) for i in range(60)]
    ahead = [round(v, 3) for v in GROWTH]
    assert (found(late, ahead) is not None) is offered


@pytest.mark.parametrize(("points", "offered"), [(8, True), (9, False)])
def test_eight_points_have_to_run_behind(points: int, offered: bool) -> None:
    """Every four days; the first of them has nobody before it to run behind."""
    ahead = [Decimal(1000) * Decimal("1.2") ** i for i in range(points)]
    late = [Decimal(990), *(v * Decimal("1.01") for v in ahead[:-1])]
    late[0] = ahead[0] / Decimal("1.19")
    assert (found(late, ahead, day(4 * (points - 1)), step=4) is not None) is offered


def jumping(jumps: int, days: int) -> list[Decimal]:
    """As many days on which it grows by a fifth, then none."""
    return [Decimal(1000) * Decimal("1.2") ** min(i, jumps) for i in range(days)]


@pytest.mark.parametrize(("jumps", "offered"), [(19, True), (20, False)])
def test_half_of_the_days_near_where_the_other_ran_are_enough(jumps: int, offered: bool) -> None:
    """It is near on the days of the jumps, of 40 that have a day before them."""
    smaller = jumping(jumps, 41)
    assert (found(smaller, times(smaller, "1.212"), day(40)) is not None) is offered


@pytest.mark.parametrize(("jumps", "days", "offered"), [(17, 41, True), (18, 41, False), (18, 42, True)])
def test_half_of_the_days_repeated_are_enough(jumps: int, days: int, offered: bool) -> None:
    """Repeated are the days of the jumps and the two after them, of all but the first."""
    smaller = jumping(jumps, days)
    assert (found(smaller, times(smaller, "1.2"), day(days - 1)) is not None) is offered
