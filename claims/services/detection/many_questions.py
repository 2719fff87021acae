"""Detecting on many questions: SQL finds those that may disagree, the rules decide them, sets are written."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import episodes
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.models import Conflict, Question, QuestionRelation
from claims.models.assertions import scope_of, worlds_of
from claims.models.ranges import ALL_DAYS, to_date_range
from claims.services.detection.assertion_rows import assertions_of, assertions_on
from claims.services.detection.candidate_claims import claims_at_issue
from claims.services.detection.candidate_questions import questions_at_issue
from claims.services.detection.conflict_writer import Keeper
from claims.services.detection.run_window import BY_RUNS

AT_A_TIME = 500
Progress = Callable[[int], None]
Found = list[tuple[DateRange, ConflictSummary | None]]


@transaction.atomic
def detect_on(
    questions: Collection[UUID], *, by: User, now: datetime, progress: Progress = lambda done: None
) -> None:
    """Bring the conflicts of these questions, and of those related to them, in step with their claims.

    The questions are locked in the order of their keys, as by the detection of one claim. `progress` is told
    how many more are done.
    """
    concerned = set(in_lock_order(questions).select_for_update(no_key=True).values_list("pk", flat=True))
    standing = _standing(concerned)
    to_decide = sorted(questions_at_issue(list(concerned)) | standing.keys())
    progress(len(concerned) - len(to_decide))
    keeper = Keeper(by=by, now=now)
    worlds: dict[UUID, World] = {}
    for start in range(0, len(to_decide), AT_A_TIME):
        some = list(Question.objects.filter(pk__in=to_decide[start : start + AT_A_TIME]).order_by("pk"))
        for question, found in decided(some, worlds):
            keeper.keep(question, found, standing.get(question.pk, []))
        keeper.finish()
        progress(len(some))


def in_lock_order(questions: Collection[UUID]) -> QuerySet[Question]:
    """The questions whose conflicts may change with claims on these, in the order of their keys.

    Whoever changes a claim locks them in this order, and before the claim: two who change claims at once
    then wait for each other in turn.
    """
    return Question.objects.filter(pk__in=concerned_by(questions)).order_by("pk")


def lock_in_order(questions: Collection[UUID]) -> list[Question]:
    """Those, locked until the transaction ends."""
    return list(in_lock_order(questions).select_for_update(no_key=True))


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


def decided(questions: Sequence[Question], worlds: dict[UUID, World]) -> list[tuple[Question, Found]]:
    """Each question with its episodes and what is to be kept of them, by the rules.

    Episodes in which nothing can be or was at issue may be left out. `worlds`: what is known of each topic
    beside its claims; read once and left there for the next call.
    """
    graph = next((world.graph for world in worlds.values()), None)
    new = {question.topic_id for question in questions} - worlds.keys()
    if new:
        worlds |= worlds_of(new, joints=True, graph=graph)
    compared = {
        each.pk: cast(frozenset[UUID], worlds[each.topic_id].relations.compared_with(each.pk))
        for each in questions
    }
    claims = _claims_on(questions, compared)
    result = []
    for question in questions:
        family = [claim for key in compared[question.pk] for claim in claims[key]]
        result.append((question, episodes_of(question, family, worlds[question.topic_id])))
    return result


def episodes_of(question: Question, claims: Iterable[Assertion], world: World) -> Found:
    """The episodes that these claims make on the question, each with what is to be kept of it, by the
    rules."""
    scope = scope_of(question)
    return [
        (to_date_range(episode.days) or ALL_DAYS, conflict_summary(scope, episode, world))
        for episode in episodes(scope, claims, world)
    ]


def _claims_on(
    questions: Sequence[Question], compared: Mapping[UUID, frozenset[UUID]]
) -> dict[UUID, list[Assertion]]:
    """The claims by question: all of them, or of a question on levels or periods that is compared with no
    other those that may be at issue."""
    by_runs = {
        each.pk for each in questions if each.temporality in BY_RUNS and compared[each.pk] == {each.pk}
    }
    whole = set().union(*(compared[each.pk] for each in questions if each.pk not in by_runs))
    by_runs -= whole
    known = {each.pk: each for each in questions}
    missing = Question.objects.filter(pk__in=whole - known.keys())
    scopes = {each.pk: scope_of(each) for each in (*questions, *missing)}
    found: dict[UUID, list[Assertion]] = defaultdict(list)
    read = assertions_on([scopes[key] for key in whole])
    for each in (*read, *assertions_of(claims_at_issue(by_runs), scopes.values())):
        found[cast(UUID, each.question.id)].append(each)
    return found
