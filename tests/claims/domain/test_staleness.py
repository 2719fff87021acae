"""What a reader is to know of a published figure on a day."""

from datetime import date, timedelta

import pytest

from claims.domain.answering.staleness import (
    ServedStanding,
    WithheldStanding,
    is_stale,
    may_be_printed,
    served_standing,
)
from claims.domain.lifecycle import Standing

REVIEW_BY = date(2024, 11, 4)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("today", [REVIEW_BY - A_DAY, REVIEW_BY])
def test_in_time_a_figure_is_served_as_it_stands(standing: Standing, today: date) -> None:
    assert served_standing(standing, REVIEW_BY, on=today).value == standing.value


@pytest.mark.parametrize("standing", list(Standing))
def test_only_what_is_verified_grows_stale(standing: Standing) -> None:
    expected = ServedStanding.STALE if standing is Standing.VERIFIED else ServedStanding(standing.value)
    assert served_standing(standing, REVIEW_BY, on=REVIEW_BY + A_DAY) is expected


def test_what_has_been_overtaken_is_no_longer_said() -> None:
    for today in (REVIEW_BY, REVIEW_BY + A_DAY):
        told = served_standing(Standing.VERIFIED, REVIEW_BY, on=today, superseded=True)
        assert told is ServedStanding.SUPERSEDED
    held = served_standing(Standing.ON_HOLD, REVIEW_BY, on=REVIEW_BY, superseded=True)
    assert held is ServedStanding.ON_HOLD


def test_every_standing_is_one_of_what_may_be_printed_and_what_may_not() -> None:
    withheld = {each.value for each in ServedStanding if not may_be_printed(each)}
    assert withheld == {each.value for each in WithheldStanding} == set(ServedStanding) - {"verified"}


def test_the_day_itself_is_not_past() -> None:
    assert not is_stale("verified", REVIEW_BY, on=REVIEW_BY)
    assert is_stale("verified", REVIEW_BY, on=REVIEW_BY + A_DAY)
    assert not is_stale("disputed", REVIEW_BY, on=REVIEW_BY + A_DAY)
