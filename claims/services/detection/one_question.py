"""Detecting conflicts: one per question and episode, kept in step with the claims in the same transaction."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Question, Transition
from claims.models.assertions import world_of
from claims.services.detection.changed_claim import Change, keep_changed
from claims.services.detection.conflict_writer import Keeper
from claims.services.detection.many_questions import decided, lock_in_order
from claims.services.detection.reopening import restore_if_silent, whose


@transaction.atomic
def detect_conflicts(
    question: Question,
    *,
    by: User,
    now: datetime,
    added: Claim | None = None,
    removed: Claim | None = None,
) -> list[Conflict]:
    """Bring the conflicts of `question`, and of the questions related to it, in step with their claims.

    The questions are locked in the order of their keys, so that recordings at the same moment end in the
    state that they would reach one after the other. `added`, `removed`: all that has changed is that this
    claim has just become open, or is no longer (both: the one stands in the place of the other); then only
    those that can matter to it are read. Returns the conflicts of `question`.
    """
    questions = lock_in_order([question.pk])
    concerned = [each.pk for each in questions]
    keeper = Keeper(by=by, now=now)
    if added is not None or removed is not None:
        world, change = world_of(question.topic_id, joints=False), Change(added, removed)
        questions = [each for each in questions if not keep_changed(each, change, world, keeper)]
    for each, found in decided(questions, {}):
        standing = Conflict.objects.filter(topic=each.topic_id, question=each, merged_into=None)
        keeper.keep(each, found, list(standing.order_by("opened_at", "id")))
    keeper.finish()
    restore_if_silent(concerned, cause=_cause(added, removed, now), by=by, now=now)
    return list(Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None))


def _cause(added: Claim | None, removed: Claim | None, now: datetime) -> str:
    """Why what was disputed may stand again, for its readers; of a claim that they may not see, nothing."""
    if removed is None:
        return ""
    who = whose(removed, now)
    if added is not None:
        return f"It was corrected: {who}. {added.correction_reason}"
    if removed.state != ClaimState.REJECTED:
        return ""
    decided_last = Transition.objects.of(removed).order_by("at", "id").last()
    why = "" if decided_last is None else decided_last.reason
    return f"It was rejected: {who}. {why}".strip()
