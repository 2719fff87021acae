"""Detecting on many questions: SQL finds those that may disagree, the rules decide them, sets are written."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from claims.domain.assertion import Assertion
from claims.domain.cases import Case, case
from claims.domain.comparison import World
from claims.domain.episodes import episodes
from claims.models import Conflict, Question, QuestionRelation
from claims.models.assertions import scope_of, worlds_of
from claims.models.ranges import to_date_range
from claims.services.detection.assertion_rows import assertions_on
from claims.services.detection.case_keeping import ALL_DAYS, Keeper
from claims.services.detection.suspects import suspects

AT_A_TIME = 500
Progress = Callable[[int], None]


@transaction.atomic
def detect_on(
    questions: Collection[UUID], *, by: User, now: datetime, progress: Progress = lambda done: None
) -> None:
    """Bring the conflicts of these questions, and of those related to them, in step with their claims.

    The questions are locked in the order of their keys, as by the detection of one claim. `progress` is told
    how many more are done.
    """
    concerned = concerned_by(questions)
    locked = Question.objects.filter(pk__in=concerned).order_by("pk").select_for_update(no_key=True)
    by_key = {question.pk: question for question in locked}
    standing = _standing(concerned)
    to_decide = sorted(suspects(list(concerned)) | standing.keys())
    progress(len(concerned) - len(to_decide))
    keeper = Keeper(by=by, now=now)
    worlds: dict[UUID, World] = {}
    for start in range(0, len(to_decide), AT_A_TIME):
        some = [by_key[key] for key in to_decide[start : start + AT_A_TIME]]
        for question, found in decided(some, worlds):
            keeper.keep(question, found, standing.get(question.pk, []))
        keeper.finish()
        progress(len(some))


def concerned_by(questions: Collection[UUID]) -> set[UUID]:
    """The questions whose conflicts may change with claims on these: themselves, all that they are part of,
    at any remove, and all that overlap them; a query for each step up, and one."""
    live = QuestionRelation.objects.live()
    found, fresh = set(questions), set(questions)
    while fresh:
        wholes = live.filter(kind="part_of", first__in=fresh)
        fresh = set(wholes.values_list("second", flat=True)) - found
        found |= fresh
    overlapping = live.filter(Q(first__in=questions) | Q(second__in=questions), kind="overlaps")
    return found.union(*overlapping.values_list("first", "second"))


def _standing(questions: Iterable[UUID]) -> dict[UUID, list[Conflict]]:
    found: dict[UUID, list[Conflict]] = defaultdict(list)
    rows = Conflict.objects.filter(question__in=questions, merged_into=None).order_by("opened_at", "id")
    for conflict in rows:
        found[conflict.question_id].append(conflict)
    return found


Found = list[tuple[DateRange, Case | None]]


def decided(questions: Sequence[Question], worlds: dict[UUID, World]) -> list[tuple[Question, Found]]:
    """Each question with its episodes and what is to be kept of them, by the rules.

    `worlds`: what is known of each topic beside its claims; read once and left there for the next call.
    """
    graph = next((world.graph for world in worlds.values()), None)
    new = {question.topic_id for question in questions} - worlds.keys()
    if new:
        worlds |= worlds_of(new, joints=True, graph=graph)
    compared = {each.pk: worlds[each.topic_id].relations.compared_with(each.pk) for each in questions}
    wanted = {cast(UUID, key) for family in compared.values() for key in family}
    known = {each.pk: each for each in questions}
    missing = Question.objects.filter(pk__in=wanted - known.keys())
    scopes = {each.pk: scope_of(each) for each in (*questions, *missing)}
    by_question: dict[object, list[Assertion]] = defaultdict(list)
    for each in assertions_on(scopes.values()):
        by_question[each.question.id].append(each)
    result = []
    for question in questions:
        claims = [each for key in compared[question.pk] for each in by_question[key]]
        world, scope = worlds[question.topic_id], scopes[question.pk]
        found = [
            (to_date_range(episode.days) or ALL_DAYS, case(scope, episode, world))
            for episode in episodes(scope, claims, world)
        ]
        result.append((question, found))
    return result
