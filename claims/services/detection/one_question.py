"""Detecting conflicts: one per question and episode, kept in step with the claims in the same transaction.

One path: the runs of days that a change touches are read (`run_window`) and the rules are asked. Of a very
large run the claims beside the change are enough in most cases (`large_run`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from claims.domain.comparing.change import ChangedClaim, ClaimChange
from claims.domain.comparing.comparison import World
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Question, Transition
from claims.models.assertions import joints_on, world_of
from claims.models.ranges import to_day_range
from claims.services.detection.conflict_writer import Keeper, overlap
from claims.services.detection.large_run import kept_beside
from claims.services.detection.many_questions import Found, episodes_of, lock_in_order
from claims.services.detection.reopening import reopen_what_is_settled, restore_if_silent
from claims.services.detection.run_window import Window, read_window, scopes_of
from claims.views.audience import reader
from claims.views.days_answered import days_answered
from claims.views.independence import visible_among
from claims.wording import causes
from claims.wording.causes import because


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
    the runs of days that they touch are read. Returns the conflicts of `question`.
    """
    questions = lock_in_order([question.pk])
    world, keeper = _world_of(questions), Keeper(by=by, now=now)
    change = ClaimChange(_changed(added), _changed(removed)) if added or removed else None
    stood = False
    for affected in questions:
        standing = _standing(affected)
        stood |= bool(standing)
        if change is None or not kept_beside(affected, change, world, standing, keeper):
            _keep_window(affected, change, world, standing, keeper)
    keeper.finish()
    if stood:
        keys = [related.pk for related in questions]
        if added and removed:
            reopen_what_is_settled(keys, by=by, now=now)
        restore_if_silent(keys, why=_why(added, removed, now), by=by, now=now)
    return _standing(question)


@transaction.atomic
def part_after_answer(question: Question, *, by: User, now: datetime) -> None:
    """An answer to a conflict of the question was approved: what is later than its last day is a case of its
    own from now on. What the two people had before them opens nothing that was settled."""
    (question,) = Question.objects.select_for_update(no_key=True).filter(pk=question.pk)
    keeper = Keeper(by=by, now=now, reopening=False)
    _keep_window(question, None, _world_of([question]), _standing(question), keeper)
    keeper.finish()


def _world_of(questions: Sequence[Question]) -> World:
    """What is known beside the claims of some questions of one topic (at least one)."""
    answered = days_answered(question.pk for question in questions)
    return replace(world_of(questions[0].topic_id, joints=False), answered=answered)


def _why(added: Claim | None, removed: Claim | None, now: datetime) -> str:
    """Why what was disputed may stand again, for its readers; of a claim that they may not see, nothing."""
    if removed is None or removed == added or not visible_among([removed.pk], reader(now)):
        return ""
    source = removed.statement.source.name
    if added is not None:
        told = added.correction_reason if visible_among([added.pk], reader(now)) else ""
        return because(causes.CLAIM_CORRECTED, source=source, reason=told)
    if removed.state != ClaimState.REJECTED:
        return ""
    decided_last = Transition.objects.of(removed).order_by("at", "id").last()
    why = "" if decided_last is None else decided_last.reason
    return because(causes.CLAIM_REJECTED, source=source, reason=why)


def _changed(claim: Claim | None) -> ChangedClaim | None:
    if claim is None:
        return None
    days = to_day_range(claim.as_of)
    return ChangedClaim(claim.pk, claim.question_id, claim.statement.source_id, days)


def _standing(question: Question) -> list[Conflict]:
    standing = Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None)
    return list(standing.order_by("opened_at", "id"))


def _keep_window(
    question: Question, change: ClaimChange | None, world: World, standing: list[Conflict], keeper: Keeper
) -> None:
    # what is out of step hangs on other runs than the one in which it stands
    apart = any(conflict.out_of_step for conflict in standing)
    window = read_window(question, None if apart else change, world)
    concerned = cast(Iterable[UUID], scopes_of([question], {question.topic_id: world}))
    world = replace(world, open_joints=joints_on(concerned))
    found = episodes_of(question, window, world)
    keeper.keep(question, found, _touched(standing, window, found))


def _touched(standing: list[Conflict], window: Window, found: Found) -> list[Conflict]:
    """The conflicts of the runs that were read."""
    if window.days is None:
        return standing
    runs = [*window.days, *(days for days, _ in found)]
    return [conflict for conflict in standing if any(overlap(conflict.episode, days) for days in runs)]
