"""What a change can touch on a question, read with one statement: a run of days with all its claims.

A run of days is what claims tie together (`claims.domain.comparing.episodes`); whether there is a conflict in
it hangs on its own claims, and on last figures of other days. The days of the changed claims and the episodes
of the question's conflicts tie as well, so that a run that falls apart, grows together with another or has
lost its last claim is read with everything that it was or becomes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import ClaimChange
from claims.domain.comparing.comparison import World
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.out_of_step import out_of_step
from claims.domain.comparing.standing import standing
from claims.domain.questions.scope import Scope, Temporality
from claims.models import Question
from claims.models.assertions import scope_of
from claims.models.ranges import ALL_DAYS, to_date_range
from claims.services.detection.assertion_rows import COLUMNS, FROM, OPEN, assertions_on, read_claims
from sources.domain.independence import Id

BY_RUNS = frozenset({Temporality.STOCK, Temporality.FLOW})

_FIRST, _AFTER = "coalesce(lower({0}), '-infinity')", "coalesce(upper({0}), 'infinity')"
_BOUNDS = f"{_FIRST} AS first, {_AFTER} AS after"
# A claim without a day joins the latest run: here it ties all of them together. Of a source's newest claims
# those that share a day with each other are read: one of them is its last figure that nothing has replaced.
_WINDOW = f"""
    WITH open AS MATERIALIZED (
        SELECT c.id, c.question_id, st.source_id, {_BOUNDS.format("c.as_of")}
        FROM claims_claim c JOIN sources_statement st ON st.id = c.statement_id
        WHERE c.topic_id = %(topic)s AND c.question_id = ANY(%(family)s) AND {OPEN}),
    tying AS (
        SELECT id, first, after, false AS changed FROM open
        UNION ALL
        SELECT NULL, {_BOUNDS.format("k.episode")}, false FROM claims_conflict k
        WHERE k.topic_id = %(topic)s AND k.question_id = %(question)s AND k.merged_into_id IS NULL
        UNION ALL
        SELECT NULL, {_BOUNDS.format("days")}, true FROM unnest(%(days)s::daterange[]) AS days),
    placed AS (
        SELECT id, first, after, changed,
               count(*) FILTER (WHERE reached IS NULL OR first > reached) OVER (
                   ORDER BY first, after ROWS UNBOUNDED PRECEDING) AS run
        FROM (
            SELECT *, max(after) OVER (
                       ORDER BY first, after ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
            FROM tying) AS reaching),
    touched AS (
        SELECT run, daterange(min(first), max(after)) AS days FROM placed
        GROUP BY run HAVING bool_or(changed)),
    of_run AS (
        SELECT id FROM placed JOIN touched USING (run) WHERE id IS NOT NULL
        UNION ALL
        SELECT c.id FROM claims_claim c JOIN touched ON c.as_of && touched.days
        WHERE c.topic_id = %(topic)s AND c.question_id = ANY(%(beside)s) AND {OPEN}),
    series AS (
        SELECT id, after,
               min(first) OVER (newest ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached,
               max(after) OVER (PARTITION BY question_id, source_id) AS last
        FROM open WHERE after < 'infinity'
        WINDOW newest AS (PARTITION BY question_id, source_id ORDER BY after DESC, first DESC, id DESC)),
    last_figures AS (
        SELECT id FROM series WHERE after = last OR after > reached)
    SELECT {COLUMNS}, c.id IN (SELECT id FROM of_run), c.id IN (SELECT id FROM last_figures)
    {FROM}
    WHERE c.id IN (SELECT id FROM of_run UNION SELECT id FROM last_figures)
"""  # noqa: S608  # no value is pasted in


@dataclass(frozen=True, slots=True)
class Window:
    """The claims of whole runs of days, and what the rules ask of other days.

    `claims`: on the question and on those whose claims its conflict is about, of every run that the change
    touches. `siblings`: for the same days, on shares disjoint from the question. `newest`: of each source the
    newest claims, of which one is its last figure. `days`: of the changed claims; None where all is read.
    """

    claims: Sequence[Assertion]
    siblings: Sequence[Assertion] = ()
    newest: Sequence[Assertion] = ()
    days: Sequence[DateRange] | None = None


def read_window(question: Question, change: ClaimChange | None, world: World) -> Window:
    """What a change on the question, on a part of it or beside it can touch; with None, all there is.

    Running totals and what is timeless are of one run: all is read. So is a question on which last figures of
    other days are out of step, which may hang on any day for which two of its sources spoke. One statement,
    and one more where other questions matter.
    """
    scopes = scopes_of([question], {question.topic_id: world})
    if change is not None and question.temporality in BY_RUNS:
        window = _of_runs(question, change, scopes, world)
        if not _may_be_out_of_step(scope_of(question), window.newest, world):
            return window
    claims = assertions_on(scopes.values())
    beside = siblings_of(question, world)
    return Window(
        [claim for claim in claims if claim.question.id not in beside],
        [claim for claim in claims if claim.question.id in beside],
    )


def _may_be_out_of_step(question: Scope, newest: Iterable[Assertion], world: World) -> bool:
    """Whether last figures are, if no day is known for which both of their houses spoke."""
    own = standing((claim for claim in newest if claim.question.id == question.id), world.graph)
    last = latest(own, lambda claim: world.graph.house(claim.voice.source), world.graph)
    return bool(out_of_step(question, last.values(), world))


def _of_runs(question: Question, change: ClaimChange, scopes: dict[Id, Scope], world: World) -> Window:
    siblings = siblings_of(question, world)
    overlapping = world.relations.overlapped_by(question.pk)
    days = [to_date_range(known) or ALL_DAYS for known in change.days]
    where = {
        "topic": question.topic_id,
        "question": question.pk,
        "family": list(world.relations.compared_with(question.pk) - overlapping),
        "beside": list(overlapping | siblings),
        "days": days,
    }
    claims: list[Assertion] = []
    others: list[Assertion] = []
    newest: list[Assertion] = []
    for claim, (in_run, is_newest) in read_claims(_WINDOW, where, scopes.values()):
        if in_run:
            (others if claim.question.id in siblings else claims).append(claim)
        if is_newest:
            newest.append(claim)
    return Window(claims, others, newest, days)


def scopes_of(questions: Iterable[Question], worlds: Mapping[UUID, World]) -> dict[Id, Scope]:
    """These questions, and those whose claims their conflicts are about or are held against."""
    known = {question.pk: question for question in questions}
    wanted: set[UUID] = set()
    for question in known.values():
        world = worlds[question.topic_id]
        wanted |= cast(frozenset[UUID], world.relations.compared_with(question.pk))
        wanted |= siblings_of(question, world)
    others = wanted - known.keys()
    rows = Question.objects.filter(pk__in=others) if others else ()
    return {question.pk: scope_of(question) for question in (*known.values(), *rows)}


def siblings_of(question: Question, world: World) -> frozenset[UUID]:
    """The questions disjoint from a share: together they can't exceed its base."""
    if question.dimension != "share":
        return frozenset()
    disjoint = world.relations.disjoint_from(question.pk) - world.relations.compared_with(question.pk)
    return cast(frozenset[UUID], disjoint)
