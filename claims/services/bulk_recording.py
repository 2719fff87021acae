"""Recording many claims at once: staged by COPY, checked and inserted as sets, detected as a set.

What holds for one recorded claim holds for each of many: the same rules read the figure, the same constraints
hold the row, and the conflicts of every question touched are in step when the transaction ends.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from claims.domain.figures import InvalidFigure
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.domain.times import DayRange
from claims.models import Question
from claims.models.ranges import to_date_range
from claims.services import bulk_copy, bulk_stage
from claims.services.bulk_figures import Figures
from claims.services.bulk_provenance import Placed, Provenance
from claims.services.bulk_reference import References
from claims.services.bulk_row import AsOf, BulkRow, Outcome, Problem
from claims.services.bulk_stage import Known, Staged
from sources.models.base import new_id
from sources.services.errors import Refused

IMPORT_LOCK = 0x696D706F7274  # "import": one bulk recording at a time: two would make the same new questions
LOCK_PARENTS = (
    "SELECT 1 FROM auth_user WHERE id = %s FOR KEY SHARE",
    "SELECT 1 FROM claims_topic WHERE id IN (SELECT topic_id FROM bulk_stage) FOR KEY SHARE",
    """SELECT 1 FROM sources_source WHERE id IN (
        SELECT source_id FROM bulk_stage UNION ALL SELECT unnest(relay) FROM bulk_stage) FOR KEY SHARE""",
    "SELECT 1 FROM claims_unit WHERE code IN (SELECT written_unit_id FROM bulk_stage) FOR KEY SHARE",
    """SELECT 1 FROM claims_question WHERE (topic_id, id) IN (
        SELECT topic_id, question_id FROM bulk_stage) ORDER BY id FOR NO KEY UPDATE""",
)
ORPHANS = """
    SELECT s.row_no FROM bulk_stage s
    LEFT JOIN claims_question q
      ON (q.topic_id, q.id, q.dimension) = (s.topic_id, s.question_id, s.dimension)
    LEFT JOIN claims_unit u ON (u.dimension, u.code) = (s.dimension, s.written_unit_id)
    LEFT JOIN sources_source o ON o.id = s.source_id
    WHERE q.id IS NULL OR o.id IS NULL OR (s.written_unit_id IS NOT NULL AND u.code IS NULL)
    LIMIT 1
"""
INSERT = f"""
    INSERT INTO claims_claim (
        id, claim_id, version, statement_id, snapshot_id, quote_start, correction_reason, state,
        recorded_at, recorded_by_id, hedging, translated_by_machine, rank, rank_reason, internal,
        {bulk_copy.named(bulk_stage.LIKE_CLAIM)})
    SELECT p.id, p.claim_id, p.version, p.statement_id, p.snapshot_id, p.quote_start, p.correction_reason,
           p.state, %s, %s, s.hedging, false, 'normal', '', false,
           {bulk_copy.named(bulk_stage.LIKE_CLAIM, "s")}
    FROM bulk_stage s JOIN bulk_place p USING (row_no) ORDER BY row_no
"""  # noqa: S608  # names of our own columns
PLACE_COLUMNS = (
    "row_no", "id", "claim_id", "version", "statement_id", "snapshot_id", "quote_start", "state", "old_id",
    "correction_reason",
)  # fmt: skip
CREATE_PLACE = """
    DROP TABLE IF EXISTS bulk_place;
    CREATE TEMPORARY TABLE bulk_place (
        row_no integer, id uuid, claim_id uuid, version integer, statement_id uuid, snapshot_id uuid,
        quote_start integer, state varchar(10), old_id uuid, correction_reason text
    ) ON COMMIT DROP
"""
SUPERSEDE = """
    UPDATE claims_claim SET superseded_at = %s, superseded_by_id = %s
    WHERE id IN (SELECT old_id FROM bulk_place WHERE old_id IS NOT NULL) AND superseded_at IS NULL
"""
HOPS = """
    INSERT INTO claims_relayhop (id, topic_id, claim_id, position, source_id)
    SELECT uuidv7(), s.topic_id, p.id, hop.position, hop.source_id
    FROM bulk_stage s JOIN bulk_place p USING (row_no),
         unnest(s.relay) WITH ORDINALITY AS hop (source_id, position)
    WHERE s.relay <> '{}'
"""
ACCEPTED = """
    INSERT INTO claims_transition (
        id, topic_id, record_kind, record_id, from_state, to_state, at, by_id, reason)
    SELECT uuidv7(), s.topic_id, %s, p.id, %s, p.state, %s, %s, ''
    FROM bulk_stage s JOIN bulk_place p USING (row_no) WHERE p.state <> %s
"""


class Recorder:
    """Records the rows of one file, batch after batch; its memory of names lasts from one to the next."""

    def __init__(self, *, by: User, now: datetime, file_title: str) -> None:
        self.by, self.now, self.file_title = by, now, file_title
        self.references = References(by=by, now=now)
        self.provenance = Provenance(self.references, file_title=file_title, by=by, now=now)
        self.figures = Figures()
        self._seen: dict[tuple[Any, str], int] = {}

    def record(self, rows: Sequence[BulkRow]) -> Outcome:
        """Record the rows that can be; the others are problems of the outcome. Detection is the caller's."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
            self.references.load(rows)
            self.references.complete_sources(rows)
            self.provenance.load(rows)
            outcome = Outcome()
            ready = [each for row in rows if (each := self._ready(row, outcome)) is not None]
            known = bulk_stage.fill(ready)
            self._lock_and_check()
            self._write(ready, known, outcome)
            return outcome

    def _ready(self, row: BulkRow, outcome: Outcome) -> Staged | None:
        """The row as it will be staged; None where it is refused or was given before: the outcome says."""
        try:
            question = self.references.question(row)
            first = self._seen.setdefault((question.topic_id, row.external_id), row.line)
            if first != row.line:
                self._repeated(row, first, outcome)
                return None
            self.references.relate(row, question)
            ready = self._stage(row, question)
        except (InvalidFigure, Refused) as problem:
            outcome.problems.append(Problem(row.line, problem.field, problem.value, problem.remedy))
            return None
        if row.as_of is None and question.temporality != "timeless":
            outcome.undated.append(row.line)
        return ready

    def _repeated(self, row: BulkRow, first: int, outcome: Outcome) -> None:
        """The same content once more is harmless; the same key for something else is a mistake."""
        if row.external_id.startswith("content:"):
            outcome.known += 1
        else:
            remedy = f"line {first} has it too; give each claim an external_id of its own."
            outcome.problems.append(Problem(row.line, "external_id", row.external_id, remedy))

    def _stage(self, row: BulkRow, question: Question) -> Staged:
        if row.said_on is not None and row.said_on > self.now.date():
            raise Refused("said_on", row.said_on, "it lies in the future; give a day up to today.")
        relay = [None if name is None else self.references.source(name).pk for name in row.via]
        return bulk_stage.staged(
            row,
            question,
            source_id=self.references.speaker(row).pk,
            document_id=self.provenance.document(row),
            relay=relay,
            figure=self.figures.columns(question, row),
            as_of=to_date_range(_days(row.as_of, row)),
        )

    def _lock_and_check(self) -> None:
        """Lock the parents, as a foreign key would, then see that each is there."""
        with connection.cursor() as cursor:
            for statement in LOCK_PARENTS:
                cursor.execute(statement, [self.by.pk] if "%s" in statement else None)
            cursor.execute(ORPHANS)
            if cursor.fetchone():
                raise RuntimeError(
                    "A question, unit or source went away while the file was read; run it again."
                )

    def _write(self, ready: Sequence[Staged], known: dict[int, Known], outcome: Outcome) -> None:
        changed = {number for number, found in known.items() if found.changed}
        new = [(n, each) for n, each in enumerate(ready) if n not in known or n in changed]
        outcome.known += len(known) - len(changed)
        outcome.revised += len(changed)
        outcome.recorded += len(new) - len(changed)
        outcome.questions |= {each.question.pk for _, each in new} | {known[n].question_id for n in changed}
        with _keys_checked():
            places = self.provenance.write([each for _, each in new])
            with connection.cursor() as cursor:
                cursor.execute(CREATE_PLACE)
                lines = (
                    self._place(n, place, known.get(n)) for (n, _), place in zip(new, places, strict=True)
                )
                bulk_copy.copy_lines("bulk_place", PLACE_COLUMNS, lines)
                cursor.execute("ANALYZE bulk_place")
        self._insert(revised=bool(changed))

    def _insert(self, *, revised: bool) -> None:
        with connection.cursor() as cursor:
            if revised:
                cursor.execute(SUPERSEDE, [self.now, self.by.pk])
            with _keys_checked():
                cursor.execute(INSERT, [self.now, self.by.pk])
                cursor.execute(HOPS)
            if revised:
                kind, candidate = RecordKind.CLAIM.value, ClaimState.CANDIDATE.value
                cursor.execute(ACCEPTED, [kind, candidate, self.now, self.by.pk, candidate])

    def _place(self, number: int, place: Placed, known: Known | None) -> str:
        key = new_id()
        state = ClaimState.CANDIDATE.value
        claim_id, version, old_id, reason = key, 1, bulk_copy.NULL, ""
        if known is not None:
            claim_id, version, old_id = known.claim_id, known.version + 1, known.id
            reason = bulk_copy.text(f"Given anew by {self.file_title}.")
            state = known.state if known.state == ClaimState.ACCEPTED else state
        where = f"{place.statement_id}\t{place.snapshot_id}\t{place.quote_start}"
        return f"{number}\t{key}\t{claim_id}\t{version}\t{where}\t{state}\t{old_id}\t{reason}"


def _days(as_of: AsOf, row: BulkRow) -> DayRange | None:
    if as_of is None:
        return None
    start, end = as_of
    end = end or row.said_on
    if end is None:
        raise Refused("as_of", start, "an open end is the day it was said; give said_on, or the last day.")
    if start is not None and start > end:
        raise Refused("as_of", f"{start} to {end}", "the first day comes after the last; exchange them.")
    return DayRange(start, end)


@contextmanager
def _keys_checked() -> Iterator[None]:
    """Leave the checks of each row's keys out: they have been made for all rows at once.

    Where the database role may not do that, PostgreSQL checks them row by row: slower, no less sure.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        allowed = cursor.fetchone()[0]
        if allowed:
            cursor.execute("SET LOCAL session_replication_role = 'replica'")
        yield
        if allowed:
            cursor.execute("SET LOCAL session_replication_role = 'origin'")
