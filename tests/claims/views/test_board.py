"""The board of a question: the latest of each source, and what changed since a moment."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Claim, Question
from claims.services.recording.claim_recording import correct_claim
from claims.services.triage.triage import accept_claim, reconsider_claim, reject_claim
from claims.views.audience import Viewer, desk, reader
from claims.views.board import board
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db
VOICES = ("Police", "Union")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["say", "say", "correct", "accept", "reject", "reconsider"]),
        st.sampled_from(VOICES),
        st.integers(1, 9),
    ),
    min_size=2,
    max_size=6,
)


def shown(question: Question, viewer: Viewer) -> dict[Any, Any]:
    """Source → its claim."""
    return {row.statement.source_id: row.pk for row in board(question, viewer).latest}


@pytest.mark.check("test_the_latest_of_each_source_and_what_it_was")
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTS)
def test_what_changed_is_the_difference_of_two_readings(acts: list[tuple[str, str, int]]) -> None:
    """What was seen at each moment is kept as it was seen; later each is asked from again."""
    about = builders.question(f"How many marched? ({builders.next_number()})")
    now, seen = NOW, list[tuple[datetime, dict[Any, Any]]]()
    for act, voice, number in acts:
        now += timedelta(minutes=1)
        _act(about, act, voice, number, now)
        now += timedelta(minutes=1)
        seen.append((now, shown(about, desk(now))))
    after = shown(about, desk(now))
    for moment, before in seen:
        assert shown(about, Viewer(desk(now).audience, now, moment)) == before
        told = {
            change.source: (change.was and change.was.id, change.now and change.now.id)
            for change in board(about, desk(now), moment).changes
        }
        sources = before.keys() | after.keys()
        assert told == {
            key: (before.get(key), after.get(key)) for key in sources if before.get(key) != after.get(key)
        }


def _act(about: Question, act: str, voice: str, number: int, now: datetime) -> None:
    said = Claim.objects.live().filter(question=about, statement__source__name=voice).order_by("-pk")
    done: dict[str, Any] = {"by": builders.person("checker"), "now": now}
    one = said.first()
    if act == "say" or one is None:
        day = f"2024-10-{10 + number}"
        builders.claim(about, builders.source(voice), f"{number},000 people", as_of=day, said_on=day, now=now)
    elif act == "correct":
        correct_claim(**done, claim=one, reason="A slip.", hedging=f"note {builders.next_number()}")
    elif act == "accept" and one.state == "candidate":
        accept_claim(**done, claim=one)
    elif act == "reject" and one.state != "rejected":
        reject_claim(**done, claim=one, reason="Another place.")
    elif act == "reconsider" and one.state != "candidate":
        reconsider_claim(**done, claim=one, reason="After all.")


def test_the_latest_of_each_source_and_what_it_was() -> None:
    about = builders.question("How many marched?")
    police, union = builders.source("Police"), builders.source("Union")
    first = builders.claim(about, police, "3,000 people", as_of="2024-10-11", said_on="2024-10-11")
    seen = NOW + timedelta(minutes=1)
    later = seen + timedelta(minutes=1)
    new = builders.claim(about, police, "4,000 people", as_of="2024-10-12", said_on="2024-10-12", now=later)
    other = builders.claim(about, union, "9,000 people", as_of="2024-10-10", said_on="2024-10-10", now=later)
    found = board(about, desk(later), seen)
    assert [row.pk for row in found.latest] == [new.pk, other.pk]
    told = {change.source: change for change in found.changes}
    assert (told[police.pk].was.id, told[police.pk].now.id) == (first.pk, new.pk)
    assert (told[union.pk].was, told[union.pk].now.id) == (None, other.pk)
    assert board(about, desk(later)).changes == ()


def test_what_is_hidden_is_on_no_reader_s_board() -> None:
    about = builders.question("How many marched?")
    builders.claim(about, builders.source("Police"), "3,000 people", internal=True)
    assert board(about, reader(NOW), NOW - timedelta(days=1)).latest == ()
    assert len(board(about, desk(NOW)).latest) == 1


def test_queries_do_not_grow() -> None:
    about, counts = builders.question("How many marched?"), []
    for part in range(2):
        for number in range(3):
            builders.claim(about, builders.source(f"Voice {part} {number}"), f"{number + 2},000 people")
        with CaptureQueriesContext(connection) as queries:
            board(about, desk(NOW), NOW - timedelta(days=1))
        counts.append(len(queries))
    assert counts[0] == counts[1]
