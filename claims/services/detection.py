"""Detecting conflicts: one per question and episode, kept in step with the claims in the same transaction."""

from collections.abc import Callable
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.cases import Case, case
from claims.domain.comparison import World
from claims.domain.episodes import episodes
from claims.domain.lifecycle import ConflictState
from claims.models import Conflict, Detection, Question
from claims.models.assertions import assertions, scope_of, world_of
from claims.models.dossier import question_claims
from claims.models.ranges import rounded, to_date_range
from claims.services.reopening import reopen_if_needed
from claims.services.workflow import move
from sources.services.saving import insert

ALL_DAYS = DateRange(None, None, "()")
NOTHING_LEFT = "No disagreement is left among the open claims."


@transaction.atomic
def detect_conflicts(question: Question, *, by: User, now: datetime) -> list[Conflict]:
    """Bring the conflicts of `question`, and of the questions it is part of, in step with their claims.

    The questions are locked in the order of their keys, so that recordings at the same moment end in the
    state that they would reach one after the other. Returns the conflicts of `question`.
    """
    world = world_of(question.topic_id)
    concerned = cast(frozenset[UUID], world.relations.up(question.pk))
    locked = Question.objects.filter(topic=question.topic_id, pk__in=concerned).order_by("pk")
    questions = list(locked.select_for_update(no_key=True))
    world = world_of(question.topic_id)
    for each in questions:
        _detect_one(each, world, by=by, now=now)
    return list(Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None))


def _detect_one(question: Question, world: World, *, by: User, now: datetime) -> None:
    found = assertions(question_claims(question.pk, world, question.topic_id))
    scope = scope_of(question)
    standing = list(
        Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None).order_by(
            "opened_at", "id"
        )
    )
    for episode in episodes(scope, found):
        days = to_date_range(episode.days) or ALL_DAYS
        summary = case(scope, episode, world)
        here = [conflict for conflict in standing if _overlap(conflict.episode, days)]
        standing = [conflict for conflict in standing if conflict not in here]
        if summary is None:
            _lapse(here, by=by, now=now)
        elif here:
            _merge(here[1:], here[0], by=by, now=now)
            _update(here[0], summary, days, by=by, now=now)
        else:
            _open(question, summary, days, by=by, now=now)
    _lapse(standing, by=by, now=now)


def _overlap(a: DateRange, b: DateRange) -> bool:
    starts_before_b_ends = a.lower is None or b.upper is None or a.lower < b.upper
    ends_after_b_starts = a.upper is None or b.lower is None or b.lower < a.upper
    return starts_before_b_ends and ends_after_b_starts


def _columns(summary: Case, days: DateRange) -> dict[str, object]:
    witness_a, witness_b = sorted(summary.witness, key=str)
    return {
        "episode": days,
        "kind": summary.kind,
        "reason": summary.reason or "",
        "severity": summary.severity,
        "witness_a_id": witness_a,
        "witness_b_id": witness_b,
        "gap": _stored(summary.gap),
        "lowest": _stored(summary.lowest),
        "highest": _stored(summary.highest),
        "claim_count": summary.claim_count,
        "source_count": summary.source_count,
    }


def _stored(value: Fraction | Decimal | None) -> Decimal | None:
    return None if value is None else rounded(Fraction(value), ROUND_HALF_EVEN)


def _open(question: Question, summary: Case, days: DateRange, *, by: User, now: datetime) -> Conflict:
    columns = _columns(summary, days)
    conflict = insert(
        Conflict(
            topic_id=question.topic_id,
            question=question,
            opened_at=now,
            opened_by=by,
            changed_at=now,
            changed_by=by,
            **columns,
        )
    )
    _keep(conflict, columns, by=by, now=now)
    return conflict


def _update(conflict: Conflict, summary: Case, days: DateRange, *, by: User, now: datetime) -> None:
    columns = _columns(summary, days)
    if all(getattr(conflict, column) == value for column, value in columns.items()):
        return
    Conflict.objects.filter(topic=conflict.topic_id, pk=conflict.pk).update(
        changed_at=now, changed_by=by, **columns
    )
    for column, value in {**columns, "changed_at": now, "changed_by": by}.items():
        setattr(conflict, column, value)
    _keep(conflict, columns, by=by, now=now)
    reopen_if_needed(conflict, by=by, now=now)


def _keep(conflict: Conflict, columns: dict[str, object], *, by: User, now: datetime) -> None:
    insert(
        Detection(topic_id=conflict.topic_id, conflict=conflict, detected_at=now, detected_by=by, **columns)
    )


def _merge(conflicts: list[Conflict], into: Conflict, *, by: User, now: datetime) -> None:
    """A claim that ties two episodes together makes one case of two: the older one goes on."""
    for conflict in conflicts:
        reason = "Its episode has grown together with an earlier one; the case goes on there."
        if conflict.state in (ConflictState.RESOLVED, ConflictState.DISMISSED):
            Conflict.objects.filter(topic=conflict.topic_id, pk=conflict.pk).update(merged_into=into)
        else:
            move(conflict, ConflictState.DISMISSED, by=by, now=now, reason=reason, merged_into=into)


def _lapse(conflicts: list[Conflict], *, by: User, now: datetime) -> None:
    """Nothing is left to review; a case that a person had proposed on goes back to nobody's desk either."""
    for conflict in conflicts:
        if conflict.state in (ConflictState.OPEN, ConflictState.IN_REVIEW):
            move(conflict, ConflictState.DISMISSED, by=by, now=now, reason=NOTHING_LEFT)


def detect_all(
    topic_id: UUID | None, *, by: User, now: datetime, progress: Callable[[int], None] | None = None
) -> int:
    """Detect on every question (of a topic, or all); one transaction each. Returns how many were looked
    at."""
    questions = Question.objects.all() if topic_id is None else Question.objects.filter(topic=topic_id)
    for count, question in enumerate(questions.order_by("topic", "pk").iterator(chunk_size=500), start=1):
        detect_conflicts(question, by=by, now=now)
        if progress is not None:
            progress(count)
    return questions.count()
