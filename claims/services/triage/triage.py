"""Triage: what a checker decides about claims and conflicts, each with who, when and why."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.within_topic import itself
from claims.domain.grading import Credibility
from claims.domain.lifecycle import ClaimState, ConflictState
from claims.domain.notification import Told
from claims.domain.weighing.independent_count import independent_count
from claims.models import Assignment, Check, Claim, Conflict, CredibilityGrade, Note, Question
from claims.models.assertions import assertions
from claims.services.correcting.duplicates import end_duplicate
from claims.services.detection.many_questions import lock_in_order
from claims.services.detection.one_question import detect_conflicts
from claims.services.detection.reopening import publish_challenge, weigh_accepted
from claims.services.notifications.notifying import tell, tell_reopened
from claims.services.transitions import Workflowed, kind_of, move, required_reason
from claims.views.audience import desk
from claims.views.independence import world_for
from claims.wording import causes
from claims.wording.causes import because


@transaction.atomic
def accept_claim(*, by: User, now: datetime, claim: Claim, reason: str = "") -> Claim:
    """A person has read it: a resolution may rest on it."""
    return _decide(claim, ClaimState.ACCEPTED, reason, by=by, now=now)


@transaction.atomic
def reject_claim(*, by: User, now: datetime, claim: Claim, reason: str) -> Claim:
    """Not a claim we go by, with the reason; conflicts that rested on it are looked at again."""
    return _decide(claim, ClaimState.REJECTED, required_reason("reason", reason), by=by, now=now)


@transaction.atomic
def reconsider_claim(*, by: User, now: datetime, claim: Claim, reason: str) -> Claim:
    """Undo: back to triage by a decision of its own; the earlier one stays on record."""
    return _decide(claim, ClaimState.CANDIDATE, required_reason("reason", reason), by=by, now=now)


def _decide(claim: Claim, to: ClaimState, reason: str, *, by: User, now: datetime) -> Claim:
    if claim.superseded_at is not None:
        raise StaleState(_("This version of the claim has been corrected. Open the newest version."))
    before = claim.state
    lock_in_order([claim.question_id])
    move(claim, to, by=by, now=now, reason=reason)
    if before == ClaimState.REJECTED:
        end_duplicate(claim, by=by, now=now)
    # one that stays open may replace others of its source, or no longer: a candidate replaces only candidates
    added = None if to == ClaimState.REJECTED else claim
    removed = None if before == ClaimState.REJECTED else claim
    detect_conflicts(claim.question, by=by, now=now, added=added, removed=removed)
    if to == ClaimState.ACCEPTED:
        weigh_accepted(claim, by=by, now=now)
    return claim


@transaction.atomic
def grade_claim(*, by: User, now: datetime, claim: Claim, code: str, reason: str) -> CredibilityGrade:
    """An Admiralty number for a claim; assessors may differ, and earlier grades stay.

    1 ("confirmed by other independent sources") is refused under a count of two independent sources.
    """
    if code == Credibility.CONFIRMED:
        _check_confirmed(claim, now)
    return insert(
        CredibilityGrade(
            topic_id=claim.topic_id, claim=claim, code=code, reason=reason, graded_at=now, graded_by=by
        )
    )


def _check_confirmed(claim: Claim, now: datetime) -> None:
    world = world_for(claim.topic_id, desk(now))
    known = assertions(Claim.objects.open().filter(question=claim.question_id).with_provenance())
    own = next((assertion for assertion in known if assertion.id == claim.pk), None)
    count = 0 if own is None else independent_count(own, known, world).count
    if count < 2:
        raise Refused(
            "code",
            Credibility.CONFIRMED,
            _(
                "it means confirmed by other independent sources, and the count of independent sources "
                "that agree is {count}; it takes 2. Give 2, or confirm the chains of those that agree."
            ).format(count=count),
        )


@transaction.atomic
def assign_conflict(*, by: User, now: datetime, conflict: Conflict, assignee: User) -> Assignment:
    """Give a conflict to a person (or take it); an open one is then in review."""
    if not Conflict.objects.in_hand().select_for_update(no_key=True).filter(**itself(conflict)):
        raise StaleState(_("This conflict is closed. Reopen it before taking it."))
    live = Assignment.objects.live().filter(topic=conflict.topic_id, conflict=conflict)
    current: Assignment | None = live.first()
    if current is not None and current.assignee_id == assignee.pk:
        return current
    live.update(superseded_at=now, superseded_by=by)
    tell([assignee.pk], Told.ASSIGNED, conflict, by=by, now=now)
    publish_challenge(conflict, by=by, now=now)
    if conflict.state == ConflictState.OPEN:
        why = because(causes.TAKEN, name=assignee.get_username())
        move(conflict, ConflictState.IN_REVIEW, by=by, now=now, reason=why)
    return insert(
        Assignment(
            topic_id=conflict.topic_id, conflict=conflict, assignee=assignee, recorded_at=now, recorded_by=by
        )
    )


@transaction.atomic
def dismiss_conflict(*, by: User, now: datetime, conflict: Conflict, reason: str) -> Conflict:
    """No disagreement that needs settling, with the reason."""
    move(conflict, ConflictState.DISMISSED, by=by, now=now, reason=required_reason("reason", reason))
    return conflict


@transaction.atomic
def reopen_conflict(*, by: User, now: datetime, conflict: Conflict, reason: str) -> Conflict:
    """Open a settled or dismissed conflict again; the earlier decision stays on record."""
    move(conflict, ConflictState.OPEN, by=by, now=now, reason=required_reason("reason", reason))
    tell_reopened(conflict, by=by, now=now)
    return conflict


@transaction.atomic
def confirm_conflict(*, by: User, now: datetime, conflict: Conflict) -> Conflict:
    """A person has confirmed what detection suggested, once, while the case is in hand."""
    rows = Conflict.objects.in_hand().unmerged().filter(**itself(conflict), confirmed=False)
    if not rows.update(confirmed=True, changed_at=now, changed_by=by):
        raise StaleState(_("This conflict is already confirmed or closed. Reload it."))
    conflict.confirmed = True
    publish_challenge(conflict, by=by, now=now)
    return conflict


@transaction.atomic
def schedule_conflict(
    *, by: User, now: datetime, conflict: Conflict, due_at: datetime | None, priority: int
) -> Conflict:
    """When it is due and how urgent it is (a higher priority comes first), while the case is in hand."""
    due_by = None if due_at is None else by
    rows = Conflict.objects.in_hand().unmerged().filter(**itself(conflict))
    if not rows.update(due_at=due_at, due_by=due_by, priority=priority):
        raise StaleState(_("This conflict is closed. Reopen it before scheduling it."))
    conflict.due_at, conflict.due_by, conflict.priority = due_at, due_by, priority
    return conflict


@transaction.atomic
def add_note(*, by: User, now: datetime, record: Workflowed, text: str) -> Note:
    """A remark on a claim, a conflict or a resolution; active people whose names follow an @ are told."""
    mentioned = [user.pk for user in _mentioned(text)]
    tell(mentioned, Told.MENTIONED, record, by=by, now=now)
    return insert(
        Note(
            topic_id=record.topic_id,
            record_kind=kind_of(record),
            record_id=record.pk,
            text=text,
            mentions=mentioned,
            written_at=now,
            written_by=by,
        )
    )


def _mentioned(text: str) -> list[User]:
    names = {word.removeprefix("@").rstrip(".,;:!?") for word in text.split() if word.startswith("@")}
    return list(User.objects.filter(username__in=names, is_active=True)) if names else []


@transaction.atomic
def record_check(
    *, by: User, now: datetime, question: Question, item: str, note: str = "", due_on: date | None = None
) -> Check:
    """An item of the topic's checklist, done."""
    return insert(
        Check(
            topic_id=question.topic_id,
            question=question,
            item=item,
            note=note,
            due_on=due_on,
            checked_at=now,
            checked_by=by,
        )
    )
