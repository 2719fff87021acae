"""How an answer for another time leaves what was published, and when nothing is to be asked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.domain import Assertion, DayRange, Scope, Temporality
from claims.domain.answering.earlier_figure import Departure, departure
from claims.domain.answering.settlement import settled
from claims.domain.comparing.series_breaks import ends_in_a_leap
from claims.domain.figures.figure import Modality, Stance
from claims.domain.questions.scope import Answer

STOCK, TOTAL, FLOW, EVER = (
    Temporality.STOCK,
    Temporality.CUMULATIVE,
    Temporality.FLOW,
    Temporality.TIMELESS,
)


def answer(
    temporality: Temporality,
    low: int | None,
    high: int | None,
    day: int | None = 1,
    **more: Any,
) -> Assertion:
    question = Scope("q", "t", "persons", "person", temporality=temporality, is_count=True)
    days = None if day is None else DayRange(date(2024, 11, day), date(2024, 11, day))
    lowest, highest = (None if end is None else Decimal(end) for end in (low, high))
    return settled(question, day, as_of=days, low=lowest, high=highest, **more)


@pytest.mark.parametrize(
    ("temporality", "ours", "theirs", "found"),
    [
        (STOCK, (10, 12), (8, 9), Departure.OUTSIDE),
        (STOCK, (9, 12), (8, 9), None),
        (EVER, (10, 12), (8, 9), Departure.OUTSIDE),
        (FLOW, (10, 12), (8, 9), None),
        (TOTAL, (8, 9), (10, 12), Departure.LOWER),
        (TOTAL, (10, 12), (8, 9), None),
        (TOTAL, (150, 151), (100, 100), Departure.LEAP),
        (TOTAL, (149, 149), (100, 100), None),
    ],
)
def test_a_level_leaves_it_outside_and_a_total_lower_or_by_a_leap(
    temporality: Temporality, ours: tuple[int, int], theirs: tuple[int, int], found: Departure | None
) -> None:
    assert departure(answer(temporality, *ours, day=2), answer(temporality, *theirs)) is found


def test_of_totals_the_later_one_is_compared_with_the_earlier_whichever_is_published() -> None:
    assert departure(answer(TOTAL, 20, 20), answer(TOTAL, 10, 12, day=3)) is Departure.LOWER
    assert departure(answer(TOTAL, 5, 6), answer(TOTAL, 10, 12, day=3)) is None


def test_a_total_without_a_day_is_judged_as_a_level_is() -> None:
    assert departure(answer(TOTAL, 10, 12, day=None), answer(TOTAL, 8, 9)) is Departure.OUTSIDE


def test_an_open_end_leaves_nothing_that_it_reaches() -> None:
    more_than = answer(STOCK, 10, None, day=2, low_modality=Modality.MORE_THAN)
    assert departure(more_than, answer(STOCK, 8, 11)) is None
    assert departure(more_than, answer(STOCK, 8, 9)) is Departure.OUTSIDE


def test_an_affirmation_after_a_denial_is_outside() -> None:
    question = Scope("any", "t", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
    no, yes = (settled(question, stance, stance=stance) for stance in (Stance.DENIES, Stance.AFFIRMS))
    assert departure(yes, no) is Departure.OUTSIDE
    assert departure(no, no) is None


def test_a_leap_is_one_of_the_series_of_what_was_published() -> None:
    steady = [answer(TOTAL, 100 + 10 * day, 100 + 10 * day, day=day) for day in range(1, 10)]
    published, before = steady[-1], steady[:-1]
    later = answer(TOTAL, 900, 900, day=28)
    assert departure(later, published) is None, "of one figure weeks before the usual step is not known"
    assert departure(later, published, before) is Departure.LEAP


def test_a_series_that_does_not_end_in_a_value_ends_in_no_leap() -> None:
    bound = answer(TOTAL, 900, None, day=2, low_modality=Modality.MORE_THAN)
    assert not ends_in_a_leap([answer(TOTAL, 100, 100), bound])
    assert not ends_in_a_leap([answer(TOTAL, 100, 100)])
