"""Detecting on many questions: SQL finds those that may disagree, the rules decide them, sets are written."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import episodes
from claims.domain.comparing.out_of_step import OutOfStep, out_of_step
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.models import Conflict, Question, QuestionRelation
from claims.models.assertions import scope_of, worlds_of
from claims.models.ranges import ALL_DAYS, to_date_range
from claims.services.detection.assertion_rows import assertions_of, assertions_on
from claims.services.detection.candidate_claims import claims_at_issue
from claims.services.detection.candidate_questions import last_figures_apart, questions_at_issue
from claims.services.detection.conflict_writer import Keeper
from claims.services.detection.reopening import restore_if_silent
from claims.services.detection.run_window import BY_RUNS, Window, scopes_of, siblings_of
from claims.views.days_answered import days_answered
from sources.domain.independence import Id

AT_A_TIME = 500
Progress = Callable[[int], None]
Found = list[tuple[DateRange, ConflictSummary | None]]


@transaction.atomic
def detect_on(
    questions: Collection[UUID],
    *,
    by: User,
    now: datetime,
    progress: Progress = lambda done: None,
    reopening: bool = True,
) -> set[UUID]:
    """Bring the conflicts of these questions, and of those related to them, in step with their claims.

    The questions are locked in the order of their keys, as by the detection of one claim. `progress` gets
    how many more are done. `reopening`: whether what is settled opens again where it has to. Returns all of
    these questions.
    """
    concerned = set(in_lock_order(questions).select_for_update(no_key=True).values_list("pk", flat=True))
    standing = _standing(concerned)
    to_decide = sorted(questions_at_issue(list(concerned)) | standing.keys())
    progress(len(concerned) - len(to_decide))
    keeper = Keeper(by=by, now=now, reopening=reopening)
    worlds: dict[UUID, World] = {}
    for start in range(0, len(to_decide), AT_A_TIME):
        some = list(Question.objects.filter(pk__in=to_decide[start : start + AT_A_TIME]).order_by("pk"))
        for question, decision in decided(some, worlds):
            keeper.keep(question, decision, standing.get(question.pk, []))
        keeper.finish()
        progress(len(some))
    return concerned


@transaction.atomic
def detect_again(
    questions: Collection[UUID], *, by: User, now: datetime, progress: Progress = lambda done: None
) -> None:
    """The same, and what the site itself opened and nothing speaks against any more is settled again."""
    concerned = detect_on(questions, by=by, now=now, progress=progress)
    restore_if_silent(concerned, why="", by=by, now=now)


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
    at any remove, all that overlap them, the quantities of which they ask whether there are any, and shares
    disjoint from them; a query, one for each further step up, and one for shares."""
    live = QuestionRelation.objects.live()
    related = live.filter(Q(first__in=questions) | Q(second__in=questions, kind="overlaps"))
    found, fresh = set(questions), set[UUID]()
    for first, kind, second in related.exclude(kind="disjoint").values_list("first", "kind", "second"):
        found |= {first, second}
        fresh |= {second} if kind == "part_of" else set()
    fresh -= set(questions)
    while fresh:
        wholes = live.filter(kind="part_of", first__in=fresh)
        fresh = set(wholes.values_list("second", flat=True)) - found
        found |= fresh
    return found | _siblings_of(questions)


def _siblings_of(questions: Collection[UUID]) -> set[UUID]:
    shares = list(Question.objects.filter(pk__in=questions, dimension="share"))
    worlds = worlds_of({share.topic_id for share in shares}) if shares else {}
    return set().union(*(siblings_of(share, worlds[share.topic_id]) for share in shares))


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
    by_runs = _alone(questions, worlds)
    by_runs -= last_figures_apart(by_runs)
    whole = scopes_of([question for question in questions if question.pk not in by_runs], worlds)
    by_runs -= whole.keys()
    runs = [scope_of(question) for question in questions if question.pk in by_runs]
    claims: dict[Id, list[Assertion]] = defaultdict(list)
    for claim in (*assertions_on(whole.values()), *assertions_of(claims_at_issue(by_runs), runs)):
        claims[claim.question.id].append(claim)
    answered = days_answered(question.pk for question in questions)
    return [
        (question, _found(question, claims, by_runs, replace(worlds[question.topic_id], answered=answered)))
        for question in questions
    ]


def _alone(questions: Iterable[Question], worlds: Mapping[UUID, World]) -> set[UUID]:
    """Of these, the questions on levels or periods that are held against no other."""
    alone = set()
    for question in questions:
        world = worlds[question.topic_id]
        related = world.relations.compared_with(question.pk) | siblings_of(question, world)
        if question.temporality in BY_RUNS and related == {question.pk}:
            alone.add(question.pk)
    return alone


def _found(
    question: Question, claims: Mapping[Id, Sequence[Assertion]], by_runs: Collection[UUID], world: World
) -> Found:
    compared = world.relations.compared_with(question.pk)
    window = Window(
        [claim for key in sorted(compared, key=str) for claim in claims[key]],
        [claim for key in sorted(siblings_of(question, world), key=str) for claim in claims[key]],
        days=() if question.pk in by_runs else None,
    )
    return episodes_of(question, window, world)


def episodes_of(question: Question, window: Window, world: World) -> Found:
    """The episodes that the claims of a window make on the question, each with what is to be kept of it, by
    the rules. Where not all claims were read, none of the last figures are out of step."""
    scope = scope_of(question)
    parts = episodes(scope, window.claims, world)
    apart: Sequence[OutOfStep] | None = ()
    if window.days is None:  # of a single episode the summary finds them, among claims that it knows to stand
        apart = None if len(parts) == 1 else out_of_step(scope, window.claims, world)
    return [
        (
            to_date_range(episode.days) or ALL_DAYS,
            conflict_summary(scope, episode, world, apart=apart, siblings=window.siblings),
        )
        for episode in parts
    ]
