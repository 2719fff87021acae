"""Correcting and ending how questions are related, and what a person confirmed about two of them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.corrections import write_correction
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import Question, QuestionCorrection, QuestionRelation, ScopeConfirmation
from claims.services.correcting.comparing_anew import lock_topics
from claims.services.detection.one_question import detect_conflicts
from claims.services.recording.questions import relate_questions
from claims.services.transitions import required_reason


@transaction.atomic
def correct_relation(
    *,
    by: User,
    now: datetime,
    relation: QuestionRelation,
    reason: str,
    kind: str | None = None,
    members_stay: bool | None = None,
) -> QuestionRelation:
    """The relation as it is: the wrong one ends, stays readable for its days, and both questions are compared
    anew. Raises StaleState where it has ended already, Refused where nothing is changed.
    """
    reason = required_reason("reason", reason)
    kind = relation.kind if kind is None else kind
    stay = relation.members_stay if members_stay is None else members_stay
    if (kind, stay) == (relation.kind, relation.members_stay):
        raise Refused("kind", kind, _("nothing changed: correct it, or end the relation."))
    lock_topics([relation.topic_id])
    _end(relation, by=by, now=now)
    first, second = relation.first, relation.second
    told = {"kind": kind, "members_stay": stay, "second": second.pk}
    _keep(relation, told, by=by, now=now, reason=reason)
    return relate_questions(by=by, now=now, first=first, second=second, kind=kind, members_stay=stay)


@transaction.atomic
def end_relation(*, by: User, now: datetime, relation: QuestionRelation, reason: str) -> QuestionRelation:
    """A relation that was recorded wrongly ends; it stays readable for the days it was in force.

    Raises StaleState where it has ended already.
    """
    reason = required_reason("reason", reason)
    lock_topics([relation.topic_id])
    _end(relation, by=by, now=now)
    _keep(relation, None, by=by, now=now, reason=reason)
    for question in (relation.first, relation.second):
        detect_conflicts(question, by=by, now=now)
    return relation


@transaction.atomic
def end_confirmation(
    *, by: User, now: datetime, confirmation: ScopeConfirmation, reason: str
) -> ScopeConfirmation:
    """Two questions are asked about once more; that a person had confirmed them stays on record.

    Raises StaleState where it has ended already.
    """
    reason = required_reason("reason", reason)
    lock_topics([confirmation.topic_id])
    live = ScopeConfirmation.objects.filter(
        topic=confirmation.topic_id, pk=confirmation.pk, superseded_at=None
    )
    if not live.update(superseded_at=now, superseded_by=by):
        raise StaleState(_("This confirmation has ended already."))
    confirmation.refresh_from_db()
    first, second = confirmation.first, confirmation.second
    beside = {"confirmed_with": (second.pk, None)}
    _write(first, beside, by=by, now=now, reason=reason)
    for question in (first, second):
        detect_conflicts(question, by=by, now=now)
    return confirmation


def _end(relation: QuestionRelation, *, by: User, now: datetime) -> None:
    live = QuestionRelation.objects.filter(topic=relation.topic_id, pk=relation.pk, superseded_at=None)
    if not live.update(superseded_at=now, superseded_by=by):
        raise StaleState(_("This relation has ended already."))
    relation.refresh_from_db()


def _keep(
    relation: QuestionRelation, told: dict[str, Any] | None, *, by: User, now: datetime, reason: str
) -> None:
    """The correction, told of the first of the two questions."""
    before = {
        "kind": relation.kind,
        "members_stay": relation.members_stay,
        "second": relation.second_id,
    }
    _write(relation.first, {"relation": (before, told)}, by=by, now=now, reason=reason)


def _write(
    question: Question, beside: dict[str, tuple[Any, Any]], *, by: User, now: datetime, reason: str
) -> None:
    about = {"topic_id": question.topic_id, "question": question}
    write_correction(
        question, QuestionCorrection, about, by=by, now=now, reason=reason, changed={}, beside=beside
    )
