"""The stage of a bulk recording: rows by COPY into a temporary table, compared there with what is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claims.models import Question
from claims.services import bulk_copy
from claims.services.bulk_figures import FIGURE_COLUMNS
from claims.services.bulk_row import BulkRow

LIKE_CLAIM = (
    "topic_id",
    "question_id",
    "dimension",
    "external_id",
    "quote",
    "quote_kind",
    "quote_language",
    "quote_translation",
    "stated_likelihood",
    "stated_confidence",
    "chain_complete",
    *FIGURE_COLUMNS,
    "as_of",
)
"""The columns of the stage that are columns of a claim as they stand."""

_ALONE = """
    row_no integer, source_id uuid, said_on date, said_at time, document_id uuid, relay uuid[],
    hedging varchar(300)
"""
STAGE_COLUMNS = ("row_no", "source_id", "said_on", "said_at", "document_id", "relay", "hedging", *LIKE_CLAIM)

CREATE = f"""
    DROP TABLE IF EXISTS bulk_stage;
    CREATE TEMPORARY TABLE bulk_stage ON COMMIT DROP AS
        SELECT {bulk_copy.named(LIKE_CLAIM)} FROM claims_claim WITH NO DATA;
    ALTER TABLE bulk_stage {", ".join("ADD COLUMN " + each.strip() for each in _ALONE.split(","))}
"""  # noqa: S608  # names of our own columns

# what a repeated row may say anew; a row known by its content has no way to differ
_SAID = LIKE_CLAIM[4:-1]
_RELAY = """COALESCE((SELECT array_agg(h.source_id ORDER BY h.position) FROM claims_relayhop h
                      WHERE h.topic_id = c.topic_id AND h.claim_id = c.id), '{}')"""


def _known_by(match: str) -> str:
    """Rows that are known by `match`, and whether they say something else now."""
    given, recorded = bulk_copy.named(_SAID, "s"), bulk_copy.named(_SAID, "c")
    return f"""
        SELECT s.row_no, c.id, c.claim_id, c.version, c.state, c.question_id,
               (s.question_id, s.as_of, s.source_id, s.said_on, s.said_at, s.document_id, s.relay, {given})
               IS DISTINCT FROM
               (c.question_id, c.as_of, st.source_id, st.said_on, st.said_at, sn.document_id, {_RELAY},
                {recorded}) AS changed
        FROM bulk_stage s
        JOIN claims_claim c ON c.topic_id = s.topic_id AND c.superseded_at IS NULL AND {match}
        JOIN sources_statement st ON st.id = c.statement_id
        JOIN sources_snapshot sn ON sn.id = c.snapshot_id
    """  # noqa: S608  # names of our own columns


KNOWN = _known_by("c.external_id = s.external_id AND c.external_id <> ''")
OWN_ID = re.compile(r"claim:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The external id that an export writes for a claim which has none: its own."""
KNOWN_AS_OWN = _known_by("c.claim_id = substr(s.external_id, 7)::uuid AND s.row_no = ANY(%s)")


@dataclass(frozen=True, slots=True)
class Staged:
    """A row whose figure is read and whose references are found; `line` is its text for COPY."""

    row: BulkRow
    question: Question
    source_id: Any
    document_id: Any
    line: str


@dataclass(frozen=True, slots=True)
class Known:
    """The live version that a row is known as."""

    id: Any
    claim_id: Any
    version: int
    state: str
    question_id: Any
    changed: bool


def staged(
    row: BulkRow,
    question: Question,
    *,
    source_id: Any,
    document_id: Any,
    relay: Iterable[Any],
    figure: tuple[str, str],
    as_of: Any,
) -> Staged:
    """A row for the stage, its fields in the order of STAGE_COLUMNS but for the number."""
    columns, hedging = figure
    hops = ",".join("NULL" if hop is None else str(hop) for hop in relay)
    fields = (
        str(source_id),
        bulk_copy.plain(row.said_on),
        bulk_copy.plain(row.said_at),
        str(document_id),
        f"{{{hops}}}",
        bulk_copy.text(hedging[:300]),
        str(question.topic_id),
        str(question.pk),
        question.dimension,
        bulk_copy.text(row.external_id),
        bulk_copy.text(row.quote),
        row.quote_kind,
        row.quote_lang,
        bulk_copy.text(row.quote_translation),
        row.likelihood,
        row.confidence,
        bulk_copy.flag(row.chain_complete),
        columns,
        bulk_copy.span(as_of),
    )
    return Staged(row, question, source_id, document_id, "\t".join(fields))


def fill(rows: Sequence[Staged]) -> dict[int, Known]:
    """Put the rows on a fresh stage; gives those known already, by their number."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        bulk_copy.copy_lines(
            "bulk_stage", STAGE_COLUMNS, (f"{number}\t{each.line}" for number, each in enumerate(rows))
        )
        cursor.execute("ANALYZE bulk_stage")
        cursor.execute(KNOWN)
        found = cursor.fetchall()
        own = [number for number, each in enumerate(rows) if OWN_ID.fullmatch(each.row.external_id)]
        if own:
            cursor.execute(KNOWN_AS_OWN, [own])
            found += cursor.fetchall()
        return {number: Known(*rest) for number, *rest in found}
