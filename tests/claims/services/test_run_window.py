"""What is read after a change: the runs of days that it touches, and what the rules ask of other days."""

from unittest import mock

import pytest

from claims.domain.comparing.change import ChangedClaim, ClaimChange
from claims.models import Claim, Conflict, Question
from claims.models.assertions import world_of
from claims.models.ranges import to_day_range
from claims.services.detection.run_window import Window, read_window
from claims.services.recording import claim_recording
from tests import builders as new
from tests.builders import Days

pytestmark = pytest.mark.django_db


def _unseen(about: Question, *said: tuple[str, Days]) -> list[Claim]:
    """Claims that detection has not looked at: who says it, and for which days."""
    with mock.patch.object(claim_recording, "detect_conflicts"):
        return [
            new.claim(about, new.source(who), "8,000", as_of=days, quote_kind="data") for who, days in said
        ]


def _window(about: Question, claim: Claim) -> Window:
    known = ChangedClaim(claim.pk, claim.question_id, claim.statement.source_id, to_day_range(claim.as_of))
    return read_window(about, ClaimChange(removed=known), world_of(about.topic_id))


TABLE: list[tuple[str, list[Days], list[int]]] = [
    # the first is the claim that is gone
    ("its own day", ["2024-10-31", "2024-10-31", "2024-10-29"], [0, 1]),
    ("the days beside it", ["2024-10-30", "2024-10-29", "2024-10-31", "2024-11-02"], [0, 1, 2]),
    (
        "all that days tie together",
        [
            ("2024-10-01", "2024-10-03"),
            ("2024-09-20", "2024-10-01"),
            "2024-09-19",
            "2024-10-04",
            "2024-10-06",
        ],
        [0, 1, 2, 3],
    ),
    ("since ever", ["2024-10-31", (None, "2024-10-31"), "2023-01-01", "2024-11-02"], [0, 1, 2]),
    ("one without a day ties all", ["2024-10-31", None, "2023-01-01"], [0, 1, 2]),
    ("the changed one has no day", [None, "2024-10-31", "2023-01-01"], [0, 1, 2]),
]


@pytest.mark.parametrize(("what", "days", "read"), TABLE, ids=[row[0] for row in TABLE])
def test_whole_runs_are_read(what: str, days: list[Days], read: list[int]) -> None:
    asked = new.question()
    made = _unseen(asked, *((f"Source {place}", each) for place, each in enumerate(days)))
    found = {claim.id for claim in _window(asked, made[0]).claims}
    assert found == {made[place].pk for place in read}, what


def test_the_episode_of_a_conflict_is_read_as_long_as_it_was() -> None:
    asked = new.question()
    first = new.claim(asked, quote="8,000 soldiers", as_of="2024-10-01")
    between = new.claim(asked, new.source("Ukraine"), "9,000 soldiers", as_of=("2024-10-01", "2024-10-09"))
    last = new.claim(asked, quote="8,000 soldiers", as_of="2024-10-09")
    Claim.objects.filter(pk=between.pk).update(state="rejected")
    assert {claim.id for claim in _window(asked, first).claims} == {first.pk, last.pk}
    new.reject(last)
    assert Conflict.objects.get(question=asked).state == "dismissed"


def test_parts_and_what_overlaps_are_read_for_the_days_of_the_run() -> None:
    whole = new.question()
    part = new.question("How many near the border?", of=whole.topic)
    other = new.question("How many at the front?", of=whole.topic)
    beside = new.question("How many at sea?", of=whole.topic)
    for first, second, kind in (
        (part, whole, "part_of"),
        (other, whole, "part_of"),
        (part, other, "disjoint"),
        (beside, whole, "overlaps"),
    ):
        new.relation(first, second, kind)
    (changed,) = _unseen(whole, ("Ukraine", "2024-10-31"))
    near = [claim for about in (part, other, beside) for claim in _unseen(about, ("Japan", "2024-10-31"))]
    for about in (part, beside):
        _unseen(about, ("Iran", "2024-05-01"))
    assert {claim.id for claim in _window(whole, changed).claims} == {changed.pk, *(each.pk for each in near)}


def test_the_last_figures_of_other_days_are_at_hand() -> None:
    asked = new.question()
    days = [f"2024-{month:02}-15" for month in range(1, 12)]
    own = _unseen(asked, *(("Ukraine", day) for day in days))
    others = _unseen(asked, ("Japan", "2024-05-15"), ("Japan", "2024-06-20"), ("Iran", "2024-08-20"))
    found = _window(asked, own[4])
    assert {claim.id for claim in found.claims} == {own[4].pk, others[0].pk}
    assert {claim.id for claim in found.newest} == {own[-1].pk, others[1].pk, others[2].pk}


@pytest.mark.parametrize("temporality", ["cumulative", "timeless"])
def test_what_is_compared_across_days_is_of_one_run(temporality: str) -> None:
    asked = new.question(temporality=temporality)
    made = _unseen(asked, ("Ukraine", "2024-10-31"), ("Japan", "2023-01-01"))
    assert {claim.id for claim in _window(asked, made[0]).claims} == {claim.pk for claim in made}
