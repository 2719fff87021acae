"""Every conflict that stood in a week, as a line: enough to count it and to choose what is told in full.

The one place of the reports that speaks SQL: a hundred thousand conflicts are read in one query, and only the
few that are told become records.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from claimcheck.foundation.records.replica import connection
from claims.domain.lifecycle import RecordKind
from claims.domain.policy import POLICY
from claims.models.conflict import IN_HAND
from claims.reports.building.claim_view import decimal
from claims.reports.building.conflict_status import ConflictStatus, sections
from claims.reports.period import Period
from claims.reports.report import Section


class Line(NamedTuple):
    """A conflict at a period's end. `moved`: something happened to it in the week, beyond staying open.

    `doubtful`: a claim that it may rest on may not be shown, so the rules have to be asked again.
    """

    conflict: UUID
    topic: UUID
    kind: str
    severity: int
    relative: Decimal | None
    opened_at: datetime
    is_open: bool
    is_new: bool
    moved: bool
    doubtful: bool


# Of each conflict the last transition, the last detection and that of a week before, each by one probe of an
# index; then whether a claim on its question, or on one related to that, may not be shown. The movement is
# that of `movement` in `claims.domain.weighing.conflict_summary`.
_SQL = """
WITH drafts AS MATERIALIZED (
    SELECT id FROM sources_source WHERE draft
), hidden AS MATERIALIZED (
    SELECT c.question_id FROM claims_claim c
    WHERE (c.internal OR c.embargo_until > %(end)s) AND c.recorded_at <= %(end)s
    UNION
    SELECT c.question_id FROM claims_claim v
    JOIN claims_claim c ON c.topic_id = v.topic_id AND c.claim_id = v.claim_id
    WHERE v.superseded_at IS NULL AND (v.internal OR v.embargo_until > %(end)s) AND c.recorded_at <= %(end)s
    UNION
    SELECT c.question_id FROM sources_document p JOIN sources_snapshot n ON n.document_id = p.id
    JOIN claims_claim c ON c.snapshot_id = n.id
    WHERE (p.internal OR p.embargo_until > %(end)s) AND c.recorded_at <= %(end)s
    UNION
    SELECT c.question_id FROM drafts JOIN sources_document p ON p.publisher_id = drafts.id
    JOIN sources_snapshot n ON n.document_id = p.id JOIN claims_claim c ON c.snapshot_id = n.id
    WHERE c.recorded_at <= %(end)s
    UNION
    SELECT id FROM claims_question WHERE draft
    UNION
    SELECT c.question_id FROM drafts JOIN sources_statement t ON t.source_id = drafts.id
    JOIN claims_claim c ON c.statement_id = t.id WHERE c.recorded_at <= %(end)s
    UNION
    SELECT c.question_id FROM drafts JOIN claims_relayhop h ON h.source_id = drafts.id
    JOIN claims_claim c ON c.topic_id = h.topic_id AND c.id = h.claim_id WHERE c.recorded_at <= %(end)s
), doubtful AS MATERIALIZED (
    SELECT question_id FROM hidden
    UNION SELECT r.second_id FROM hidden JOIN claims_questionrelation r ON r.first_id = hidden.question_id
    UNION SELECT r.first_id FROM hidden JOIN claims_questionrelation r ON r.second_id = hidden.question_id
)
SELECT s.id, s.topic_id, s.kind, s.severity, s.now_share, s.opened_at, s.is_open, s.is_new,
       s.is_new OR coalesce(s.was_moved, false)
           OR coalesce(abs(coalesce(s.now_share, 0) - s.share_before) > %(moved)s, false),
       s.question_id IN (SELECT question_id FROM doubtful)
FROM (
    SELECT c.id, c.topic_id, c.question_id, d.kind, d.severity, c.opened_at,
           coalesce(m.to_state, 'open') = ANY(%(in_hand)s) AS is_open,
           c.opened_at >= %(start)s AS is_new,
           m.at >= %(start)s AS was_moved,
           (d.highest - d.lowest) / nullif(greatest(abs(d.highest), abs(d.lowest)), 0) AS now_share,
           (b.highest - b.lowest) / nullif(greatest(abs(b.highest), abs(b.lowest)), 0) AS share_before
    FROM claims_conflict c
    JOIN LATERAL (
        SELECT * FROM claims_detection d
        WHERE d.topic_id = c.topic_id AND d.conflict_id = c.id AND d.detected_at <= %(end)s
        ORDER BY d.detected_at DESC, d.id DESC LIMIT 1
    ) d ON true
    LEFT JOIN LATERAL (
        SELECT lowest, highest FROM claims_detection b
        WHERE b.topic_id = c.topic_id AND b.conflict_id = c.id AND b.detected_at <= %(before)s
        ORDER BY b.detected_at DESC, b.id DESC LIMIT 1
    ) b ON true
    LEFT JOIN LATERAL (
        SELECT to_state, at FROM claims_transition t
        WHERE t.topic_id = c.topic_id AND t.record_id = c.id AND t.record_kind = %(kind)s AND t.at <= %(end)s
        ORDER BY t.at DESC, t.id DESC LIMIT 1
    ) m ON true
    WHERE c.opened_at <= %(end)s AND (%(topic)s::uuid IS NULL OR c.topic_id = %(topic)s)
) s
WHERE s.is_open OR s.was_moved
"""


def lines(period: Period, topic_id: UUID | None) -> list[Line]:
    """The conflicts that were open at the period's end or moved within it; one query."""
    asked: dict[str, Any] = {
        "in_hand": [state.value for state in IN_HAND],
        "start": period.start,
        "end": period.end,
        "before": period.before.end,
        "kind": RecordKind.CONFLICT.value,
        "topic": topic_id,
        "moved": Decimal(POLICY.moved.numerator) / POLICY.moved.denominator,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        return [Line(*row) for row in cursor.fetchall()]


def line_of(standing: ConflictStatus, period: Period) -> Line:
    """The line of a conflict that was looked at again over the claims that may be shown."""
    within = sections(standing, period)
    return Line(
        conflict=standing.conflict.pk,
        topic=standing.conflict.topic_id,
        kind=standing.found.kind,
        severity=standing.found.severity,
        relative=decimal(standing.found.relative),
        opened_at=standing.conflict.opened_at,
        is_open=standing.in_hand,
        is_new=Section.NEW in within,
        moved=not set(within) <= {Section.OPEN, Section.STALE},
        doubtful=False,
    )


def first(found: Iterable[Line], most: int) -> list[UUID]:
    """The conflicts told in full: what moved in the week before what only stays, the gravest first."""

    def rank(one: Line) -> tuple[object, ...]:
        return not one.moved, -one.severity, -(one.relative or 0), one.opened_at, one.conflict

    return [line.conflict for line in sorted(found, key=rank)[:most]]
