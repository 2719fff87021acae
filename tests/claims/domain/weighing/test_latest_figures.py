"""Each source's latest figure, and the sources whose latest figure is another one between two moments."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from claims.domain import Assertion, Scope
from claims.domain.weighing.latest import LatestChange, changes, latest
from sources.domain.independence import Id, SourceGraph
from tests.claims.domain.cast import IN_RUSSIA, TRENCH_A, claim


def said(as_of: str, said: str, wording: str = "exactly 5", source: str = "A", **more: Any) -> Assertion:
    return claim(source, IN_RUSSIA, wording, as_of, said=said or None, id=f"{as_of} {said}", **more)


@pytest.mark.parametrize(
    ("claims", "last"),
    [
        # for the latest time, whenever that was said
        ([said("10-30", "11-05"), said("10-31", "11-01")], "10-31 11-01"),
        # of one time (levels: that share a day) the one said last, which has replaced the earlier
        ([said("10-31", "11-01"), said("10-31", "11-02")], "10-31 11-02"),
        ([said("10-25/10-31", "11-01"), said("10-30", "11-02", "exactly 9")], "10-30 11-02"),
        # without a day it is older than any
        ([said("", "11-05"), said("10-01", "10-01")], "10-01 10-01"),
        ([said("", "11-05"), said("", "11-06")], " 11-06"),
        # what its source filled in, or denies having said, is none
        ([said("10-30", "10-30"), said("10-31", "10-31", imputed=True)], "10-30 10-30"),
        ([said("10-30", "10-30"), said("10-31", "10-31", attribution_denied=True)], "10-30 10-30"),
        ([said("10-30", "10-30"), said("10-31", "10-31", "unread 7")], "10-30 10-30"),
    ],
)
def test_latest_of_a_source(claims: list[Assertion], last: str) -> None:
    for order in (claims, claims[::-1]):
        assert {source: each.id for source, each in latest(order, SourceGraph()).items()} == {"A": last}


@pytest.mark.parametrize(
    ("question", "first", "second", "last"),
    [
        # what is timeless has no later time: what was said last, whatever days it names
        (TRENCH_A, ("10-31", "11-01", 0), ("10-01", "11-02", 0), "second"),
        (TRENCH_A, ("", "11-02", 0), ("10-31", "11-01", 0), "first"),
        (IN_RUSSIA, ("10-31", "11-01", 0), ("10-01", "11-02", 0), "first"),
        # a later hour of one day is a later time, whenever that was said
        (IN_RUSSIA, ("10-31", "11-02", 6), ("10-31", "11-01", 18), "second"),
    ],
)
def test_a_candidate_replaces_nothing_that_was_accepted_and_may_be_later(
    question: Scope, first: tuple[str, str, int], second: tuple[str, str, int], last: str
) -> None:
    claims = [
        claim("A", question, "exactly 5", as_of, said=on, as_of_at=time(hour) if hour else None, id=name)
        for name, (as_of, on, hour) in (("first", first), ("second", second))
    ]
    claims[1] = replace(claims[1], candidate=True)
    assert latest(claims, SourceGraph())["A"].id == last


def test_two_names_of_one_body_have_one_latest_figure() -> None:
    claims = [said("10-30", "10-30"), said("10-31", "10-31", source="B")]
    assert set(latest(claims, SourceGraph())) == {"A", "B"}
    merged = latest(claims, SourceGraph(merged={"B": "A"}))
    assert {source: each.id for source, each in merged.items()} == {"A": "10-31 10-31"}


def test_hours_of_a_day_are_in_order() -> None:
    hours = [said("10-31", "10-31", said_at=time(hour)) for hour in (18, 6)]
    hours = [replace(each, id=place) for place, each in enumerate(hours)]
    assert latest(hours, SourceGraph())["A"].id == 0


def test_what_changed_between_two_moments() -> None:
    old, new, other = said("10-30", "10-30"), said("10-31", "10-31"), said("10-29", "10-29")
    was: dict[Id, Assertion] = {"stayed": old, "moved": old, "gone": other}
    now: dict[Id, Assertion] = {"new": new, "stayed": old, "moved": new}
    assert changes(was, now) == (
        LatestChange("new", None, new),
        LatestChange("moved", old, new),
        LatestChange("gone", other, None),
    )
    assert changes(now, now) == ()
