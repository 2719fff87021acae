"""Correcting a topic or a question: its words, and what the rules read of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.corrections import write_correction
from claimcheck.foundation.records.errors import Refused
from claims.domain.questions.scope import Answer
from claims.models import Claim, Question, QuestionCorrection, Resolution, Topic
from claims.services.correcting.carrying_over import carry_over
from claims.services.correcting.comparing_anew import lock_topics
from claims.services.detection.many_questions import lock_in_order
from claims.services.detection.one_question import detect_conflicts
from claims.services.recording.questions import check_from_zero, unit_and_dimension
from claims.services.transitions import required_reason

WORDS = ("text", "measure", "population", "place", "state")
"""What is measured, in words."""
COMPARED = ("temporality", "base", "exhaustive", "material_gap")
"""What decides how claims are compared."""
READ = ("answer", "unit", "additive", "minimum")
"""What decides how the words of a claim are read."""
CORRECTED = (*WORDS, *COMPARED, *READ)


@transaction.atomic
def correct_topic(*, by: User, now: datetime, topic: Topic, reason: str, **changed: Any) -> Topic:
    """Another name or description; its short name stays, which stands in addresses."""
    _check_names(changed, ("name", "description"))
    about = {"topic": topic, "question": None}
    write_correction(
        topic, QuestionCorrection, about,
        by=by, now=now, reason=required_reason("reason", reason), changed=changed,
    )  # fmt: skip
    return topic


@transaction.atomic
def correct_question(*, by: User, now: datetime, question: Question, reason: str, **changed: Any) -> Question:
    """Correct what is measured; what rested on the mistake is read, compared and asked again.

    Where the unit of a question is corrected within its dimension, its minimum or whether it adds up, its
    claims are read again, each in a version of its own. Raises Refused where a claim answers it in another
    dimension, or an answer was given in the unit that it has.
    """
    reason = required_reason("reason", reason)
    _check_names(changed, CORRECTED)
    lock_topics([question.topic_id])
    lock_in_order([question.pk])
    question.refresh_from_db()
    columns = _columns(question, changed)
    kept = write_correction(
        question, QuestionCorrection, {"topic_id": question.topic_id, "question": question},
        by=by, now=now, reason=reason, changed=columns,
    )  # fmt: skip
    if not kept.after.keys().isdisjoint({"unit_id", "minimum", "additive"}):
        claims = Claim.objects.live().filter(topic=question.topic_id, question=question)
        carry_over(claims.with_provenance(), by=by, now=now, reason=reason, question=question)
    if not kept.after.keys() <= set(WORDS):
        detect_conflicts(question, by=by, now=now)
    return question


def _check_names(changed: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in sorted(changed.keys() - set(known)):
        raise Refused(
            name,
            changed[name],
            _("it stays as it is; correct one of {choices}.").format(choices=", ".join(known)),
        )


def _columns(question: Question, changed: dict[str, Any]) -> dict[str, Any]:
    """The columns that are to be written, the dimension with the unit; Refused where they can't be."""
    columns = dict(changed)
    answer = columns.get("answer", question.answer)
    unit = columns.pop("unit", question.unit_id if answer == Answer.QUANTITY else None)
    code, dimension = unit_and_dimension(answer, unit)
    if (code, dimension) != (question.unit_id, question.dimension):
        _check_unit(question, unit or answer, dimension)
        columns |= {"unit_id": code, "dimension": dimension}
    if answer != Answer.QUANTITY:
        columns["additive"] = False
    additive = columns.get("additive", question.additive)
    check_from_zero(columns.get("minimum", question.minimum), additive=additive)
    return columns


def _check_unit(question: Question, given: str, dimension: str) -> None:
    """That no claim and no answer is in the unit that a question is to lose."""
    remedy = _("record another question measured in {given}, and move the claims there.").format(given=given)
    field = "unit" if question.unit_id else "answer"
    if dimension != question.dimension:
        claims = Claim.objects.live().filter(topic=question.topic_id, question=question).count()
        if Claim.objects.filter(topic=question.topic_id, question=question).exists():
            raise Refused(
                field,
                given,
                _("it has claims in {unit} ({claims} in force); {remedy}").format(
                    unit=_now(question), claims=claims, remedy=remedy
                ),
            )
    if Resolution.objects.filter(topic=question.topic_id, question=question).exists():
        raise Refused(
            field,
            given,
            _("an answer was proposed or published in {unit}; {remedy}").format(
                unit=_now(question), remedy=remedy
            ),
        )


def _now(question: Question) -> str:
    return question.unit_id or question.get_answer_display()
