"""Detecting conflicts: one per question and episode, kept in step with the claims in the same transaction."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Conflict, Question
from claims.models.assertions import world_of
from claims.services.bulk_detection import decided
from claims.services.case_keeping import Keeper


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
    keeper = Keeper(by=by, now=now)
    for each, found in decided(questions, {}):
        standing = Conflict.objects.filter(topic=each.topic_id, question=each, merged_into=None)
        keeper.keep(each, found, list(standing.order_by("opened_at", "id")))
    keeper.finish()
    return list(Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None))
