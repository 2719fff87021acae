"""What a reader is to know of a published figure on a day."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.answering.staleness import ServedStanding, as_stale, served_standing
from claims.domain.lifecycle import Standing
from claims.services.canonical_json import canonical_json

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


@given(rationale=st.text(), best=st.none() | st.integers(min_value=0).map(str))
def test_two_members_change_and_nothing_else(rationale: str, best: str | None) -> None:
    document = {
        "best": best,
        "rationale": rationale,
        "standing": "verified",
        "inputs": [{"quote": rationale}],
    }
    told = json.loads(as_stale(canonical_json(document)))
    assert told == {**document, "best": None, "standing": "stale"}
