"""What a change can touch on a question, read with one statement: a run of days with all its claims.

A run of days is what claims tie together (`claims.domain.comparing.episodes`); whether there is a conflict in
it hangs on its own claims alone. The days of the changed claims and the episodes of the question's conflicts
tie as well, so that a run that falls apart, grows together with another or has lost its last claim is read
with everything that it was or becomes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import Change
from claims.domain.comparing.comparison import World
from claims.domain.questions.scope import Scope, Temporality
from claims.models import Question
from claims.models.assertions import scope_of
from claims.models.ranges import ALL_DAYS, to_date_range
from claims.services.detection.assertion_rows import COLUMNS, FROM, OPEN, assertions_on, read_claims

BY_RUNS = frozenset({Temporality.STOCK, Temporality.FLOW})
LAST_FIGURES = 9
"""Figures of a source with which a step of its series is compared (RULES-2, breaks in a series)."""

_FIRST, _AFTER = "coalesce(lower({0}), '-infinity')", "coalesce(upper({0}), 'infinity')"
_BOUNDS = f"{_FIRST} AS first, {_AFTER} AS after"
# a claim without a day joins the latest run: here it ties all of them together
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
    last_figures AS (
        SELECT id FROM (
            SELECT id, source_id, row_number() OVER (
                       PARTITION BY question_id, source_id ORDER BY after DESC, first DESC, id DESC) AS place
            FROM open WHERE after < 'infinity') AS series
        WHERE place = 1 OR source_id = ANY(%(sources)s) AND place <= {LAST_FIGURES})
    SELECT {COLUMNS}, c.id IN (SELECT id FROM of_run) {FROM}
    WHERE c.id IN (SELECT id FROM of_run UNION SELECT id FROM last_figures)
"""  # noqa: S608  # no value is pasted in


@dataclass(frozen=True, slots=True)
class Window:
    """The claims of whole runs of days.

    `claims`: on the question, its parts and what overlaps it, of every run that the change touches.
    `last_figures`: outside these runs, on the question and its parts, each source's newest dated claim and
    the last nine of a source whose claim changed. `days`: of the changed claims; None where all is read.
    """

    claims: tuple[Assertion, ...]
    last_figures: tuple[Assertion, ...]
    days: tuple[DateRange, ...] | None


def read_window(question: Question, change: Change | None, world: World) -> Window:
    """What a change on the question, on a part of it or beside it can touch; with None, all there is.

    Running totals and what is timeless are of one run: all is read. One statement, and one more where other
    questions matter.
    """
    scopes = _scopes(question, world)
    if change is None or question.temporality not in BY_RUNS:
        return Window(tuple(assertions_on(scopes)), (), None)
    family, beside = world.relations.down(question.pk), world.relations.overlapped_by(question.pk)
    days = tuple(to_date_range(known) or ALL_DAYS for known in change.days)
    where = {
        "topic": question.topic_id,
        "question": question.pk,
        "family": list(family),
        "beside": list(beside),
        "days": list(days),
        "sources": list(change.sources),
    }
    claims: list[Assertion] = []
    last_figures: list[Assertion] = []
    for claim, (in_run,) in read_claims(_WINDOW, where, scopes):
        (claims if in_run else last_figures).append(claim)
    return Window(tuple(claims), tuple(last_figures), days)


def _scopes(question: Question, world: World) -> Sequence[Scope]:
    """The question, and those whose claims its conflict is about."""
    others: set[UUID] = {key for key in world.relations.compared_with(question.pk) if key != question.pk}
    rows = Question.objects.filter(topic=question.topic_id, pk__in=others) if others else ()
    return [scope_of(question), *(scope_of(row) for row in rows)]
