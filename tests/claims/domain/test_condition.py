"""What a reader is to know of a published figure on a day."""

from datetime import date, timedelta

import pytest

from claims.domain.condition import Condition, condition_of
from claims.domain.lifecycle import Standing

REVIEW_BY = date(2024, 11, 4)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("today", [REVIEW_BY - A_DAY, REVIEW_BY])
def test_in_time_the_condition_is_the_standing(standing, today):
    assert condition_of(standing, REVIEW_BY, today).value == standing.value


@pytest.mark.parametrize("standing", list(Standing))
def test_only_what_is_verified_grows_stale(standing):
    expected = Condition.STALE if standing is Standing.VERIFIED else Condition(standing.value)
    assert condition_of(standing, REVIEW_BY, REVIEW_BY + A_DAY) is expected
