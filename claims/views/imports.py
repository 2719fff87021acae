"""What may be known of an import: where it stands, how far it is, its rows, and what undoing it leaves."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from claimcheck.foundation.records.replica import connection
from claims.domain.importing import FATES, LETTERS, MADE, Fate, ImportState, Kept
from claims.models import Claim, Import
from claims.views.audience import Viewer
from claims.views.records import hidden_fact_checks

MADE_LETTERS = [LETTERS[fate] for fate in MADE]
_ROWS = """
    FROM claims_importrows s
    CROSS JOIN LATERAL unnest(s.lines, string_to_array(s.fates, NULL), s.claims) AS r (line, letter, claim)
"""
PAGE = f"""
    SELECT r.line, r.letter, r.claim, CASE WHEN r.letter = 'i' THEN s.problems -> r.line::text END {_ROWS}
    WHERE s.record_id = %(record)s AND s.lines[cardinality(s.lines)] > %(after)s AND r.line > %(after)s
          AND r.letter = ANY(%(letters)s) AND (r.claim IS NULL OR r.claim <> ALL(%(hidden)s::uuid[]))
    ORDER BY r.line FETCH FIRST %(most)s ROWS WITH TIES
"""  # texts of this file
HIDDEN = f"""
    SELECT s.record_id, r.letter, count(*) {_ROWS}
    WHERE s.record_id = ANY(%(records)s::uuid[]) AND s.claims && %(hidden)s::uuid[]
          AND r.claim = ANY(%(hidden)s::uuid[])
    GROUP BY 1, 2
"""  # texts of this file
VERSIONS = f"""
    SELECT c.topic_id, c.question_id, c.claim_id, c.id, c.version, c.state, r.line,
        c.superseded_at IS NOT NULL OR c.version = 1 AND c.state = 'rejected',
        CASE WHEN c.superseded_at <> u.at OR c.superseded_at IS NOT NULL AND u.at IS NULL
             THEN 'corrected'
             WHEN EXISTS (SELECT FROM claims_resolutioninput used
                          WHERE used.topic_id = c.topic_id AND used.claim_id = c.id) THEN 'used'
             WHEN EXISTS (SELECT FROM claims_transition t
                          WHERE t.topic_id = c.topic_id AND t.record_id = c.id
                                AND t.at IS DISTINCT FROM u.at
                                AND (t.at, t.by_id) IS DISTINCT FROM (i.started_at, i.started_by_id))
                  OR EXISTS (SELECT FROM claims_credibilitygrade g
                             WHERE g.topic_id = c.topic_id AND g.claim_id = c.id)
                  OR EXISTS (SELECT FROM claims_note n
                             WHERE n.topic_id = c.topic_id AND n.record_id = c.id)
                  OR EXISTS (SELECT FROM claims_duplicate d
                             WHERE d.topic_id = c.topic_id AND (d.claim_id = c.id OR d.original_id = c.id))
             THEN 'reviewed' END
    {_ROWS}
    JOIN claims_import i ON i.id = s.record_id
    CROSS JOIN LATERAL (SELECT coalesce(i.undo_asked_at, i.undone_at)) AS u (at)
    JOIN claims_claim c ON c.claim_id = r.claim AND c.recorded_at = i.started_at
                           AND c.recorded_by_id = i.started_by_id
    WHERE i.id = %(record)s AND NOT s.preview AND r.letter = ANY(%(made)s)
    ORDER BY r.line
"""  # noqa: S608  # texts of this file

CHECK_VERSIONS = f"""
    SELECT f.fact_check_id, f.id, r.line, f.superseded_at IS NOT NULL,
        CASE WHEN f.superseded_at <> u.at OR f.superseded_at IS NOT NULL AND u.at IS NULL THEN 'corrected'
             WHEN EXISTS (SELECT FROM claims_factchecklink l
                          WHERE l.fact_check_id = f.fact_check_id AND l.superseded_at IS NULL) THEN 'linked'
             END
    {_ROWS}
    JOIN claims_import i ON i.id = s.record_id
    CROSS JOIN LATERAL (SELECT coalesce(i.undo_asked_at, i.undone_at)) AS u (at)
    JOIN claims_factcheck f ON f.fact_check_id = r.claim AND f.recorded_at = i.started_at
                               AND f.recorded_by_id = i.started_by_id
    WHERE i.id = %(record)s AND NOT s.preview AND r.letter = ANY(%(made)s)
    ORDER BY r.line, f.id
"""  # noqa: S608  # texts of this file


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What became of a row. `claim`: the stable id of its claim, or fact-check. `problems`: (field, value,
    remedy)."""

    line: int
    fate: Fate
    claim: UUID | None
    problems: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedVersion:
    """A version of a claim that an import recorded; `kept`: why undoing leaves it, None where it does not;
    `ended`: undone already, or no longer what stands."""

    topic: UUID
    question: UUID
    claim: UUID
    id: UUID
    version: int
    state: str
    line: int
    ended: bool
    kept: Kept | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be undone."""
        return self.kept is None and not self.ended


@dataclass(frozen=True, slots=True)
class CheckVersion:
    """A version of a fact-check that an import recorded; `kept`: why undoing leaves it, None where it does
    not; `ended`: undone already, or no longer what stands."""

    fact_check: UUID
    id: UUID
    line: int
    ended: bool
    kept: Kept | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be undone."""
        return self.kept is None and not self.ended


@dataclass(frozen=True, slots=True)
class ImportWork:
    """What is being done of an import (reading, rows, questions), and how much of it is done."""

    what: str
    done: int


def standing_of(record: Import) -> ImportState:
    """Where an import that was read `with_work` stands."""
    if record.undone_at is not None:
        return ImportState.UNDONE
    if record.undo_asked_at is not None:
        return ImportState.UNDOING
    if record.state == ImportState.RUNNING and work_of(record) is None:
        return ImportState.BROKEN_OFF
    return ImportState(record.state)


def work_of(record: Import) -> ImportWork | None:
    """How far it is, where somebody is at work on it."""
    name: str | None = record.work  # type: ignore[attr-defined]  # by `with_work`
    if name is None:
        return None
    _import, _key, what, done = name.split(" ")
    return ImportWork(what, int(done))


def rows_of(
    record: Import, viewer: Viewer, *, fates: Iterable[Fate] = Fate, after: int = 0, most: int = 100
) -> list[ImportedRow]:
    """The rows of these fates after a line, in the order of the file; all of the last line, which may hold
    several fact-checks."""
    given: dict[str, Any] = {
        "record": record.pk,
        "after": after,
        "letters": [LETTERS[fate] for fate in fates],
        "hidden": _hidden(viewer),
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(PAGE, given)
        return [
            ImportedRow(
                line,
                FATES[letter],
                claim,
                tuple((field, value, remedy) for field, value, remedy in json.loads(told or "[]")),
            )
            for line, letter, claim, told in cursor.fetchall()
        ]


def page_of_rows(
    record: Import, viewer: Viewer, *, fates: Iterable[Fate] = Fate, after: int = 0, most: int = 100
) -> tuple[list[ImportedRow], int | None]:
    """A page of rows, and after which line the next one begins; None where there is none."""
    found = rows_of(record, viewer, fates=fates, after=after, most=most + 1)
    if len(found) <= most:
        return found, None
    last = found[most - 1].line
    if found[-1].line > last:
        return [row for row in found if row.line <= last], last
    more = rows_of(record, viewer, fates=fates, after=last, most=1)
    return found, last if more else None


def counts_of(records: Sequence[Import], viewer: Viewer) -> Mapping[UUID, dict[str, int]]:
    """How many rows of each import have which fate; what the viewer may not see is not counted."""
    found: dict[UUID, dict[str, int]] = {record.pk: dict(record.counts) for record in records}
    if hidden := _hidden(viewer):
        with connection.cursor() as cursor:
            cursor.execute(HIDDEN, {"records": list(found), "hidden": hidden})
            for key, letter, count in cursor.fetchall():
                found[key][FATES[letter]] -= count
    return {key: {fate: count for fate, count in counts.items() if count} for key, counts in found.items()}


def _hidden(viewer: Viewer) -> list[Any]:
    """The claims and fact-checks (stable ids) that the viewer may not see."""
    if viewer.audience.sees_hidden:
        return []
    rows = Claim.objects.live().order_by().hidden_each_way(at=viewer.at)
    hidden = {claim for row in rows for claim in row.values_list("claim_id", flat=True)}
    return list(hidden.union(hidden_fact_checks(viewer)))


def versions_of(record: Import) -> list[ImportedVersion]:
    """The versions that an import recorded, in the order of its file."""
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, {"record": record.pk, "made": MADE_LETTERS})
        return [
            ImportedVersion(
                topic, question, claim, key, version, state, line, ended, Kept(kept) if kept else None
            )
            for topic, question, claim, key, version, state, line, ended, kept in cursor.fetchall()
        ]


def check_versions_of(record: Import) -> list[CheckVersion]:
    """The versions that an import recorded, in the order of its file."""
    with connection.cursor() as cursor:
        cursor.execute(CHECK_VERSIONS, {"record": record.pk, "made": MADE_LETTERS})
        return [
            CheckVersion(check, key, line, ended, Kept(kept) if kept else None)
            for check, key, line, ended, kept in cursor.fetchall()
        ]


def made_by(record: Import) -> list[ImportedVersion | CheckVersion]:
    """The versions of claims, or of fact-checks, that an import recorded, in the order of its file."""
    return [*versions_of(record), *check_versions_of(record)]
