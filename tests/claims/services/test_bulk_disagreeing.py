"""Which claims of a bulk recording disagree with others, and that finding them takes one pass."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from claims.models import Claim, Conflict, Question
from claims.models.conflict import IN_HAND
from claims.services.bulk.disagreeing import DISAGREEING, disagreeing
from tests import builders as new

pytestmark = pytest.mark.django_db
LATER = new.NOW + timedelta(hours=1)


def others(*quotes: str, about: Question) -> list[Claim]:
    """What was there before, each by a source of its own."""
    return [new.claim(about, new.source(f"Source {quote}"), quote) for quote in quotes]


@pytest.mark.parametrize(
    ("before", "quote", "as_of", "expected"),
    [
        (("exactly 12,000 soldiers",), "exactly 8,000 soldiers", "2024-10-31", True),
        (("exactly 12,000 soldiers",), "exactly 12,000 soldiers", "2024-10-31", False),
        ((), "exactly 8,000 soldiers", "2024-10-31", False),
        (
            ("exactly 8,000 soldiers", "exactly 12,000 soldiers"),
            "between 7,000 and 13,000 soldiers",
            "2024-10-31",
            False,
        ),
        (("exactly 8,000 soldiers", "exactly 12,000 soldiers"), "exactly 9,000 soldiers", "2024-10-31", True),
        (
            ("exactly 8,000 soldiers", "exactly 12,000 soldiers"),
            "exactly 9,000 soldiers",
            "2024-12-24",
            False,
        ),
    ],
    ids=["against one", "agrees", "alone", "meets both", "between both", "another episode"],
)
def test_a_new_claim_disagrees_with_those_of_its_episode(
    before: tuple[str, ...], quote: str, as_of: str, *, expected: bool
) -> None:
    about, who = new.question(), new.person("checker")
    others(*before, about=about)
    claim = new.claim(about, new.source("New"), quote, as_of=as_of, now=LATER, recorded_by=who)
    assert disagreeing([about.pk], by=who, now=LATER) == ({claim.claim_id} if expected else set())


def test_what_others_recorded_at_the_same_moment_is_not_told() -> None:
    about = new.question()
    others("exactly 12,000 soldiers", about=about)
    new.claim(
        about, new.source("New"), "exactly 8,000 soldiers", now=LATER, recorded_by=new.person("reporter")
    )
    assert disagreeing([about.pk], by=new.person("checker"), now=LATER) == set()


def test_no_part_of_the_search_runs_for_each_pair_of_a_new_claim_and_a_conflict() -> None:
    who = new.person("checker")
    questions = [new.question(f"How many in town {number}?") for number in range(4)]
    for about in questions:
        others("exactly 12,000 soldiers", about=about)
        for number in range(3):
            quote = f"exactly {8 + number},000 soldiers"
            new.claim(about, new.source(f"New {number}"), quote, now=LATER, recorded_by=who)
    assert Conflict.objects.count() == len(questions)
    given: dict[str, Any] = {
        "questions": [about.pk for about in questions],
        "hidden": [],
        "now": LATER,
        "by": who.pk,
    }
    with connection.cursor() as cursor:
        given["open"] = [state.value for state in IN_HAND]
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {DISAGREEING}", given)
        [[[plan]]] = cursor.fetchall()
    assert max(loops(plan["Plan"] if isinstance(plan, dict) else json.loads(plan)["Plan"])) <= 16
    assert len(disagreeing([about.pk for about in questions], by=who, now=LATER)) == 12


def loops(node: dict[str, Any]) -> list[int]:
    """How often each part of a plan ran."""
    return [node["Actual Loops"], *(count for part in node.get("Plans", ()) for count in loops(part))]
