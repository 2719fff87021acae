"""Races, with real threads on a real server; each has a control that fails when the guard is taken away."""

import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.db.models.query import QuerySet

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import (
    Claim,
    Conflict,
    Detection,
    Duplicate,
    Publication,
    Transition,
    VerifiedFigure,
)
from claims.services import transitions
from claims.services.correcting import duplicates
from claims.services.correcting.duplicates import merge_duplicates
from claims.services.detection.one_question import detect_conflicts
from claims.services.publishing import publication
from claims.services.publishing.ledger import broken_links
from claims.services.recording import claim_recording
from claims.services.recording.claim_recording import record_claim
from claims.services.review.resolution import approve_resolution
from claims.services.triage import triage
from claims.services.triage.triage import accept_claim, reject_claim
from tests import builders as new
from tests.threads import at_once

pytestmark = pytest.mark.own_database
LATER = new.NOW + timedelta(days=1)


def _record_at_once() -> Conflict | None:
    """Eight sources answer one question at the same moment."""
    asked, reporter = new.question(), new.person("reporter")
    made = [
        (new.statement(new.source(f"Source {n}", "ngo")), new.snapshot(f"{n},000 soldiers"))
        for n in range(1, 9)
    ]

    def recording(n: int) -> Callable[[], object]:
        said, read = made[n - 1]
        return lambda: record_claim(
            by=reporter, now=new.NOW, question=asked, statement=said, snapshot=read,
            quote=f"{n},000 soldiers", as_of=new.days("2024-10-31"),
        )  # fmt: skip

    results = at_once(*(recording(n) for n in range(1, 9)))
    assert all(isinstance(each, Claim) for each in results), results
    return Conflict.objects.filter(question=asked).first()


def _rejected_while_merged(patience: float = 1) -> list[object]:
    """One rejects a claim, another puts it aside as a duplicate, as soon as the first has written it.

    `patience`: seconds that the first then waits for the second, in vain where that waits for the question.
    """
    asked, us, checker = new.question(), new.source(), new.person("checker")
    kept, copy = (new.claim(asked, us) for _ in range(2))
    written, merging = threading.Event(), threading.Event()

    def rejecting(*given: Any, **named: Any) -> Transition:
        made = transitions.move(*given, **named)
        written.set()
        merging.wait(timeout=patience)
        return made

    def merged(*given: Any, **named: Any) -> Transition:
        merging.set()
        return transitions.move(*given, **named)

    def merge() -> object:
        written.wait(timeout=120)
        return merge_duplicates(by=checker, now=LATER, claims=[kept, copy], reason="The same briefing.")

    with mock.patch.object(triage, "move", rejecting), mock.patch.object(duplicates, "move", merged):
        return at_once(lambda: reject_claim(by=checker, now=LATER, claim=copy, reason="A joke."), merge)


def test_a_claim_rejected_while_it_is_merged_is_rejected_once() -> None:
    rejected, merged = _rejected_while_merged()
    assert isinstance(rejected, Claim)
    assert isinstance(merged, Refused)
    assert "corrected or rejected" in str(merged)
    assert not Duplicate.objects.exists()


def test_control_in_two_orders_of_locks_they_stop_each_other() -> None:
    with mock.patch.object(triage, "lock_in_order"):
        results = _rejected_while_merged(patience=120)
    assert any(isinstance(each, OperationalError) and "deadlock" in str(each) for each in results), results


def test_recordings_at_once_end_where_they_would_one_after_the_other() -> None:
    conflict = _record_at_once()
    assert conflict is not None
    assert (conflict.claim_count, conflict.lowest, conflict.highest) == (8, Decimal(1000), Decimal(8000))
    assert Conflict.objects.count() == 1
    newest = Detection.objects.filter(conflict=conflict).order_by("-claim_count").first()
    assert newest is not None
    assert newest.claim_count == 8


def test_control_without_the_lock_recordings_at_once_miss_each_other() -> None:
    all_looked = threading.Barrier(8)

    def unlocked(self: QuerySet[Any], **options: object) -> QuerySet[Any]:
        return self.all()

    def looked(*given: object, **named: object) -> object:
        """None ends its transaction before all have looked: with the lock, they can't all get here."""
        found = detect_conflicts(*given, **named)  # type: ignore[arg-type]  # of any type on purpose
        with suppress(threading.BrokenBarrierError):
            all_looked.wait(timeout=120)
        return found

    with (
        mock.patch.object(QuerySet, "select_for_update", unlocked),
        mock.patch.object(claim_recording, "detect_conflicts", looked),
    ):
        try:
            conflict = _record_at_once()
        except AssertionError:
            return  # one of them was refused by the database itself: the race was lost, as it must be
    assert conflict is None or conflict.claim_count < 8


def _decide_at_once(guarded: bool) -> list[object]:
    claim, checker = new.claim(), new.person("checker")
    mine, yours = Claim.objects.get(pk=claim.pk), Claim.objects.get(pk=claim.pk)
    guard = nullcontext() if guarded else mock.patch.object(transitions, "_set", _blindly)
    with guard:
        return at_once(
            lambda: accept_claim(by=checker, now=new.NOW, claim=mine),
            lambda: reject_claim(by=checker, now=new.NOW, claim=yours, reason="No."),
        )


def _blindly(record: object, seen: str, columns: dict[str, object]) -> bool:
    """What compare-and-set would be without the compare."""
    return bool(type(record)._default_manager.filter(pk=record.pk).update(**columns))  # type: ignore[attr-defined]  # any record


def test_of_two_decisions_at_once_one_wins_and_the_other_is_told() -> None:
    results = _decide_at_once(guarded=True)
    assert sum(isinstance(each, StaleState) for each in results) == 1
    assert Transition.objects.filter(record_kind="claim").count() == 1


def test_control_without_the_compare_both_decisions_pass() -> None:
    results = _decide_at_once(guarded=False)
    assert not any(isinstance(each, StaleState) for each in results)
    assert Transition.objects.filter(record_kind="claim").count() == 2


def test_of_two_approvals_at_once_one_publishes() -> None:
    proposal = new.resolution()
    anna, boris = new.person("approver", "anna"), new.person("approver", "boris")
    results = at_once(
        *(
            lambda by=by: approve_resolution(
                by=by, now=LATER, resolution=type(proposal).objects.get(pk=proposal.pk)
            )
            for by in (anna, boris)
        )
    )
    assert sum(isinstance(each, VerifiedFigure) for each in results) == 1
    assert sum(isinstance(each, StaleState) for each in results) == 1
    assert Publication.objects.count() == 1


def _publish_at_once() -> list[object]:
    anna = new.person("approver")
    proposals = [new.resolution(new.conflict(new.question(f"Question {n}?"))) for n in range(6)]
    return at_once(
        *(lambda each=each: approve_resolution(by=anna, now=LATER, resolution=each) for each in proposals)
    )


@pytest.mark.check("test_of_two_approvals_at_once_one_publishes")
def test_publications_at_once_leave_no_gap_and_an_unbroken_chain() -> None:
    results = _publish_at_once()
    assert all(isinstance(each, VerifiedFigure) for each in results), results
    assert list(Publication.objects.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert broken_links() == []


@pytest.mark.check("test_control_without_the_compare_both_decisions_pass")
def test_control_without_the_sequence_lock_publications_collide() -> None:
    with mock.patch.object(publication, "take_next_number", return_value=None):
        results = _publish_at_once()
    assert any(isinstance(each, Exception) for each in results)
    assert broken_links() == [], "what got through is still an unbroken chain: the trigger sees to that"


def _merge_at_once() -> list[object]:
    """Two people merge the same two claims at the same moment."""
    claims = [new.claim(None, new.source(), "about 8,000 soldiers") for _ in range(2)]
    people = [new.person("checker", name) for name in ("chen", "dora")]

    def merging(who: User) -> Callable[[], object]:
        return lambda: merge_duplicates(by=who, now=LATER, claims=claims, reason="The same.")

    return at_once(*(merging(who) for who in people))


def test_duplicates_merged_at_once_are_put_aside_once() -> None:
    results = _merge_at_once()
    assert sorted(type(each).__name__ for each in results) == ["Refused", "tuple"], results
    assert Duplicate.objects.count() == 1
    assert Transition.objects.filter(to_state="rejected").count() == 1


def test_control_without_the_lock_the_second_merge_acts_on_what_is_gone() -> None:
    """The lock is why the slower one is told what is true now, and not stopped half way by the last guard."""
    both_planned = threading.Barrier(2)
    plan = duplicates.merge_plan

    def planned(claims: Sequence[Claim]) -> object:
        found = plan(claims)
        both_planned.wait(timeout=120)
        return found

    with (
        mock.patch.object(duplicates, "lock_in_order", return_value=[]),
        mock.patch.object(duplicates, "merge_plan", planned),
    ):
        results = _merge_at_once()
    assert any(isinstance(each, StaleState) for each in results), results
    assert not any(isinstance(each, Refused) for each in results), results
