"""A source's dated values on one question."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain.explaining import Series
from claims.domain.explaining.explanation import shown
from claims.domain.explaining.series import window
from claims.domain.saying import say_count

from .made import START, day, series


def test_days_must_ascend() -> None:
    with pytest.raises(ValueError, match="ascend"):
        Series("a", ((day(1), Decimal(1)), (day(1), Decimal(2))))


def test_points_in_any_order_the_last_given_for_a_day_counts() -> None:
    made = Series.of("a", [(day(2), Decimal(2)), (day(1), Decimal(1)), (day(2), Decimal(3))])
    assert made.points == ((day(1), Decimal(1)), (day(2), Decimal(3)))


def test_looking_back_and_around() -> None:
    made = series("a", [1, 2, None, 4])
    assert made.at(day(2)) is None
    assert made.ago(day(3), 2) == 2
    assert made.ago(day(3), 10**7) is None
    assert made.before(day(1)) == made.points[:1]
    assert made.after(day(1)) == made.points[2:]
    assert made.within(day(1), day(2)) == made.points[1:2]


@pytest.mark.parametrize(("step", "values"), [(1, [1, 2, 3]), (7, [1, 2, 3]), (1, []), (1, [5])])
def test_the_usual_step(step: int, values: list[int]) -> None:
    assert series("a", values, step).step == step


def test_a_window_ends_with_its_day_and_stops_at_the_calendars_start() -> None:
    assert window(day(9), 10) == START
    assert window(START, 10**7).year == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("113990"), "113,990"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("10.50"), "10.50"),
        (Fraction(40), "40"),
        (Fraction(1609344, 10**6), "1.61"),
        (Fraction(1999, 2), "1,000"),
        (Fraction(2001, 2), "1,000"),
        (Fraction(12_345_678, 1000), "12,346"),
    ],
)
def test_numbers_for_a_reader(value: Decimal | Fraction, text: str) -> None:
    assert shown(value) == text


def test_things_are_counted() -> None:
    days = tuple(say_count("{count} day", "{count} days", count=count) for count in (1, 2, 1200))
    assert days == ("1 day", "2 days", "1,200 days")
