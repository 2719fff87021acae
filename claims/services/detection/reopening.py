"""A settled conflict opens again when something new contradicts what was settled, and only then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.lifecycle import ChangeKind, ClaimState, ConflictState, ResolutionState, Standing
from claims.models import Claim, Conflict, Question, Resolution, Transition, VerifiedFigure
from claims.models.assertions import world_of
from claims.services.detection.speaking_against import Speaking, speaking_against
from claims.services.notifications.notifying import tell_reopened
from claims.services.publishing.publication import challenge_figure, dispute_figure, restore_figure
from claims.services.transitions import move
from claims.views.audience import reader
from claims.views.independence import visible_among
from claims.wording import causes
from claims.wording.causes import because, in_each_language

FIRST_DAY = timedelta(hours=24)
"""How long a challenge that nobody has looked at stays at the desk."""
AFTER_EMBARGO = timedelta(days=7)
"""How long after its end an embargo is looked for: the worker may have stood still that long."""


def reopen_if_needed(conflict: Conflict, *, by: User, now: datetime) -> None:
    """Reopen `conflict` if its new finding asks for it; a published figure that an accepted claim speaks
    against becomes DISPUTED with it, one that a candidate contradicts is challenged."""
    if conflict.state == ConflictState.DISMISSED:
        if _new_since_dismissed(conflict, now):
            move(conflict, ConflictState.OPEN, by=by, now=now, reason=because(causes.NEW_FINDING))
            tell_reopened(conflict, by=by, now=now)
        return
    found = speaking_against(conflict, now)
    if found is not None and found.claims:
        _reopen(conflict, found, by=by, now=now)


def reopen_for_later_totals(conflicts: Iterable[Conflict], *, by: User, now: datetime) -> None:
    """Reopen what a running total for later days speaks against. `conflicts`: those of earlier days.

    All of them are asked: an earlier answer may be the higher one.
    """
    for conflict in conflicts:
        found = None if conflict.state == ConflictState.DISMISSED else speaking_against(conflict, now)
        if found is not None and found.later:
            _reopen(conflict, replace(found, claims=found.later), by=by, now=now)


def is_held_open(conflict: Conflict, *, now: datetime) -> bool:
    """Whether a conflict in which nothing disagrees any more has an answer that keeps it open.

    It has where something still speaks against that answer, which may be a total for later days; and where
    we reopened it, so that it is settled again with its figure (`restore_if_silent`).
    """
    found = speaking_against(conflict, now)
    return found is not None and (bool(found.claims) or _is_reopened_by_us(conflict))


def _is_reopened_by_us(conflict: Conflict) -> bool:
    opened = Transition.objects.of(conflict).filter(from_state=ConflictState.RESOLVED)
    last = opened.order_by("at", "id").last()
    by_us = (*in_each_language(causes.REOPENED), *in_each_language(causes.OPEN_LATER))
    return last is not None and last.reason.startswith(by_us)


def weigh_accepted(claim: Claim, *, by: User, now: datetime) -> None:
    """A claim has been accepted: what was published, and it contradicts, is DISPUTED at once. A hidden
    claim contradicts what is settled from then on, not before."""
    rows = _cases_about(claim).filter(Exists(_settlements()) | Q(state=ConflictState.DISMISSED))
    _weigh_again(rows, by=by, now=now)


def reopen_what_is_settled(questions: Iterable[UUID], *, by: User, now: datetime) -> None:
    """Reopen what is settled on these questions and a changed claim speaks against, though the conflict's own
    finding is the same as before."""
    rows = Conflict.objects.unmerged().filter(state=ConflictState.RESOLVED, question__in=list(questions))
    _weigh_again(rows, by=by, now=now)


def reopen_after_embargo(*, now: datetime) -> int:
    """Reopen what a candidate speaks against whose embargo has ended; how many conflicts were looked at.

    While it lasted the public could not see the claim, and it opened nothing.
    """
    shown = Claim.objects.open().ended_embargo(since=now - AFTER_EMBARGO, until=now)
    looked_at = 0
    for claim in shown.filter(state=ClaimState.CANDIDATE).select_related("recorded_by"):
        with transaction.atomic():
            Question.objects.select_for_update(no_key=True).get(pk=claim.question_id)
            rows = _cases_about(claim).filter(Exists(_settlements()), state=ConflictState.RESOLVED)
            looked_at += _weigh_again(rows, by=claim.recorded_by, now=now)
    return looked_at


def _cases_about(claim: Claim) -> QuerySet[Conflict]:
    """The conflicts of every question whose case a claim belongs to."""
    relations = world_of(claim.topic_id, joints=False).relations
    cases = [cast(UUID, key) for key in relations.cases_about(claim.question_id)]
    return Conflict.objects.unmerged().filter(topic=claim.topic_id, question__in=cases)


def _weigh_again(conflicts: QuerySet[Conflict], *, by: User, now: datetime) -> int:
    """Ask of each, the oldest first, whether it has to be reopened; how many they were."""
    rows = list(conflicts.order_by("opened_at", "id"))
    for conflict in rows:
        reopen_if_needed(conflict, by=by, now=now)
    return len(rows)


def _settlements() -> QuerySet[Resolution]:
    """What has settled a conflict once."""
    return Resolution.objects.filter(
        topic=OuterRef("topic"), conflict=OuterRef("pk"), state=ResolutionState.APPROVED
    )


def _reopen(conflict: Conflict, found: Speaking, *, by: User, now: datetime) -> None:
    reason = _reason((found.accepted or found.claims)[0], now)
    if conflict.state == ConflictState.RESOLVED:
        move(conflict, ConflictState.OPEN, by=by, now=now, reason=reason)
        tell_reopened(conflict, by=by, now=now)
    if found.accepted:
        for resolution in (found.whole, *found.whole.parts.all()):
            _dispute(resolution, reason, by=by, now=now)


def publish_challenge(conflict: Conflict, *, by: User, now: datetime) -> None:
    """Make public that candidates speak against what was published: once a person has looked, or a day after.

    One event a figure, whatever the number of candidates; those that the public may not see make none.
    """
    found = speaking_against(conflict, now)
    if found is None or found.accepted or not found.claims:
        return
    for resolution in (found.whole, *found.whole.parts.all()):
        figure = _newest(resolution)
        if figure is None or VerifiedFigure.objects.is_challenged(figure):
            continue
        if figure.standing == Standing.VERIFIED:
            challenge_figure(by=by, now=now, figure=figure)


def publish_due_challenges(*, now: datetime) -> int:
    """Make challenges public that nobody has looked at for a day; how many conflicts were looked at."""
    due = [
        reopened
        for reopened in _reopened_by_us()
        if Transition.objects.of(reopened).latest("at", "id").at <= now - FIRST_DAY
    ]
    for conflict in due:
        with transaction.atomic():
            Question.objects.select_for_update(no_key=True).get(pk=conflict.question_id)
            publish_challenge(conflict, by=conflict.changed_by, now=now)
    return len(due)


def _reopened_by_us() -> list[Conflict]:
    begins = reduce(or_, (Q(reason__startswith=text) for text in in_each_language(causes.REOPENED)))
    reopened = Transition.objects.filter(begins, topic=OuterRef("topic"), record_id=OuterRef("pk"))
    rows = Conflict.objects.filter(Exists(reopened), state=ConflictState.OPEN, merged_into=None)
    return list(rows.select_related("changed_by"))


def restore_if_silent(questions: Iterable[UUID], *, why: str, by: User, now: datetime) -> None:
    """Restore what was disputed or challenged where no claim contradicts it any more."""
    rows = Conflict.objects.unmerged().filter(Exists(_settlements()), question__in=list(questions))
    for conflict in rows.exclude(state=ConflictState.RESOLVED):
        found = speaking_against(conflict, now)
        if found is not None and not found.claims:
            _restore(conflict, found, why, by=by, now=now)


def _restore(conflict: Conflict, found: Speaking, why: str, *, by: User, now: datetime) -> None:
    reason = because(causes.RESTORED, cause=why)
    for resolution in (found.whole, *found.whole.parts.all()):
        figure = _newest(resolution)
        if figure is None or not (
            figure.resolution_id == resolution.pk or figure.resolution.conflict_id is None
        ):
            continue
        if figure.change_kind == ChangeKind.DISPUTED or VerifiedFigure.objects.is_challenged(figure):
            restore_figure(by=by, now=now, figure=figure, cause=reason)
    ours = _is_reopened_by_us(conflict)
    if ours and conflict.state in {ConflictState.OPEN, ConflictState.IN_REVIEW}:
        move(conflict, ConflictState.RESOLVED, by=by, now=now, reason=reason)


def _newest(settled: Resolution) -> VerifiedFigure | None:
    versions = VerifiedFigure.objects.filter(
        topic=settled.topic_id, question=settled.question_id, as_of=settled.as_of
    )
    return versions.select_related("question", "resolution").order_by("-version").first()


def _reason(claim: Claim, now: datetime) -> str:
    """Why it is reopened; it stands in the public feed of changes, so it names nothing hidden."""
    if not visible_among([claim.pk], reader(now)):
        return because(causes.REOPENED, why=causes.UNDER_REVIEW)
    source = claim.statement.source.name
    return because(causes.REOPENED, why=because(causes.ANSWER_CONTRADICTED, source=source))


def _dispute(settled: Resolution, reason: str, *, by: User, now: datetime) -> None:
    figure = _newest(settled)
    if figure is not None and figure.standing == Standing.VERIFIED:
        dispute_figure(by=by, now=now, figure=figure, reason=reason)


def _new_since_dismissed(conflict: Conflict, now: datetime) -> bool:
    """Whether a witness is younger than the dismissal and the matter is more than a difference of
    precision."""
    dismissed = Transition.objects.of(conflict).latest("at", "id")
    younger = [
        witness for witness in (conflict.witness_a, conflict.witness_b) if witness.recorded_at > dismissed.at
    ]
    if not younger or conflict.severity < 2:
        return False
    visible = visible_among([witness.pk for witness in younger], reader(now))
    return any(witness.pk in visible or witness.state == ClaimState.ACCEPTED for witness in younger)
