"""Amounts, intervals, days, counts and ages in words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain.figures.interval import Interval
from claims.wording import english, values


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("1500", "person", "1,500 people"),
        ("1", "person", "1 person"),
        ("20.50", "metre", "20.5 metres"),
        ("-3", "degree_Celsius", "−3 °C"),
        ("5", "percent", "5%"),
        ("1", "percent", "1%"),
        ("1E+6", "EUR", "1,000,000 euros"),
        ("3", "", "3"),
    ],
)
def test_amounts(number: str, unit: str, text: str) -> None:
    assert values.amount(Decimal(number), unit) == text


def test_a_fraction_that_does_not_end_is_cut_to_twelve_places() -> None:
    assert values.amount(Fraction(1, 3), "metre") == "0.333333333333 metres"
    assert values.amount(Fraction(5, 2), "metre") == "2.5 metres"


@pytest.mark.parametrize(
    ("low", "high", "open_ends", "sentence", "table"),
    [
        ("1500", "4500", False, "1,500 to 4,500 people", "1,500–4,500 people"),
        ("-5", "3", False, "−5 to 3 people", "−5 to 3 people"),
        ("10", "10", False, "10 people", "10 people"),
        ("10", None, False, "at least 10 people", "at least 10 people"),
        ("10", None, True, "more than 10 people", "more than 10 people"),
        (None, "1", True, "less than 1 person", "less than 1 person"),
        (None, "12", False, "at most 12 people", "at most 12 people"),
        (None, None, False, "any number", "any number"),
    ],
)
def test_intervals_read_to_in_sentences_and_have_a_dash_in_tables(
    low: str | None, high: str | None, open_ends: bool, sentence: str, table: str
) -> None:
    ends = (None if end is None else Fraction(end) for end in (low, high))
    reach = Interval.of(*ends, low_open=open_ends, high_open=open_ends)
    assert values.span(reach, "person") == sentence
    assert values.short_span(reach, "person") == table


def test_no_interval_is_no_text() -> None:
    assert values.span(None) == values.short_span(None) == ""


@pytest.mark.parametrize(
    ("low", "best", "high", "stance", "text"),
    [
        ("10000", None, "12000", "", "10,000 to 12,000 people"),
        ("10500", "11000", "11500", "", "11,000 people (10,500–11,500)"),
        ("5", "5", "5", "", "5 people"),
        (None, "5", None, "", "5 people"),
        (None, None, None, "", "undetermined: the sources disagree"),
        (None, None, None, "affirms", "yes"),
        (None, None, None, "denies", "no"),
    ],
)
def test_answers(low: str | None, best: str | None, high: str | None, stance: str, text: str) -> None:
    numbers = (None if number is None else Decimal(number) for number in (low, best, high))
    assert values.answer(*numbers, stance, "person") == text


@dataclass(frozen=True)
class Days:
    start: date | None = None
    end: date | None = None


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, "no date given"),
        (Days(), "no date given"),
        (Days(end=date(2024, 10, 21)), "up to 21 October 2024"),
        (Days(start=date(2024, 10, 21)), "since 21 October 2024"),
        (Days(start=date(2024, 10, 31), end=date(2024, 11, 4)), "31 October to 4 November 2024"),
    ],
)
def test_days(when: Days | None, text: str) -> None:
    assert values.days(when) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2024, 11, 4), date(2024, 11, 10), "4 to 10 November 2024"),
        (date(2024, 10, 28), date(2024, 11, 3), "28 October to 3 November 2024"),
        (date(2024, 12, 30), date(2025, 1, 5), "30 December 2024 to 5 January 2025"),
        (date(2024, 11, 4), date(2024, 11, 4), "4 November 2024"),
    ],
)
def test_a_range_of_days_repeats_nothing_that_both_ends_share(start: date, end: date, text: str) -> None:
    assert english.days(start, end) == text


def test_a_date_as_an_answer() -> None:
    first, last = (Decimal(date(2024, 11, day).toordinal()) for day in (4, 6))
    assert values.date_answer(first, None, last) == "4 to 6 November 2024"
    assert values.date_answer(None, None, last) == "not after 6 November 2024"
    assert values.date_answer(first, None, None) == "not before 4 November 2024"
    assert values.date_answer(None, None, None) == "undetermined: the sources disagree"


def test_counts_of_independent_sources() -> None:
    assert values.independent_sources(1) == "1 independent source"
    assert values.independent_sources(3, exact=False) == "at least 3 independent sources"


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=-5), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(hours=49), "2 days"),
    ],
)
def test_ages(ago: timedelta, text: str) -> None:
    now = datetime(2024, 11, 4, 12, tzinfo=UTC)
    assert values.age(now - ago, now) == text


def test_percentages_are_rounded_for_reading() -> None:
    assert english.percent(Decimal("4.44")) == "4.4%"
    assert english.percent(Decimal("66.666")) == "67%"


def test_lists_use_semicolons_where_a_name_has_a_comma() -> None:
    assert english.listed(["A", "B", "C"]) == "A, B and C"
    assert english.listed(["A, Inc", "B"]) == "A, Inc; and B"
    assert english.listed(["A"]) == "A"
