"""The stage of a bulk recording: rows by COPY into a temporary table, compared there with what is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claimcheck.foundation.records import copying
from claims.services.bulk.figures import FIGURE_COLUMNS
from claims.services.bulk.provenance import named_by
from claims.services.bulk.resolved_row import Ready
from claims.services.bulk.row import TERM_FIELDS

LIKE_CLAIM = (
    "topic_id",
    "question_id",
    "dimension",
    "external_id",
    "quote",
    "quote_kind",
    *(field.name for field in TERM_FIELDS),
    *FIGURE_COLUMNS,
    "as_of",
)
"""The columns of a claim that a row says, in the order in which `said` writes them."""

_ALONE = """
    row_no integer, source_id uuid, said_on date, said_at time, document_url text, document_title text,
    relay uuid[], hedging varchar(300)
"""
STAGE_COLUMNS = (
    "row_no", "source_id", "said_on", "said_at", "document_url", "document_title", "relay", "hedging",
    *LIKE_CLAIM,
)  # fmt: skip

CREATE = f"""
    DROP TABLE IF EXISTS bulk_stage;
    CREATE TEMPORARY TABLE bulk_stage ON COMMIT DROP AS
        SELECT {copying.named(LIKE_CLAIM)} FROM claims_claim WITH NO DATA;
    ALTER TABLE bulk_stage {", ".join("ADD COLUMN " + column.strip() for column in _ALONE.split(","))}
"""  # noqa: S608  # names of our own columns

CREATE_KEYS = """
    DROP TABLE IF EXISTS bulk_key;
    CREATE TEMPORARY TABLE bulk_key (row_no integer, topic_id uuid, external_id varchar(200)) ON COMMIT DROP
"""
KNOWN_KEYS = """
    SELECT k.row_no FROM bulk_key k
    JOIN claims_claim c ON c.topic_id = k.topic_id AND c.external_id = k.external_id
    WHERE c.superseded_at IS NULL AND c.external_id <> ''
"""

# what a repeated row may say anew; a row known by its content has no way to differ
_SAID = LIKE_CLAIM[4:-1]
_RELAY = """COALESCE((SELECT array_agg(h.source_id ORDER BY h.position) FROM claims_relayhop h
                      WHERE h.topic_id = c.topic_id AND h.claim_id = c.id), '{}')"""

# what was rejected because its import was undone is no decision on the claim: a row brings it back
_UNDONE = """EXISTS (SELECT FROM claims_transition t
                     JOIN claims_import i ON i.undone_at = t.at AND i.undone_by_id = t.by_id
                     WHERE t.topic_id = c.topic_id AND t.record_id = c.id AND t.to_state = 'rejected')"""


# by what rows name it, and not by its key: two requests at once make a document each, and either may be found
_ANOTHER_DOCUMENT = """NOT (d.url = s.document_url AND (d.url <> '' OR d.title = s.document_title))"""


def _known_by(match: str) -> str:
    """Rows that are known by `match`, and whether they say something else now."""
    given, recorded = copying.named(_SAID, "s"), copying.named(_SAID, "c")
    return f"""
        SELECT s.row_no, c.id, c.claim_id, c.version, c.state, c.question_id,
               (s.question_id, s.as_of, s.source_id, s.said_on, s.said_at, s.relay, {given})
               IS DISTINCT FROM
               (c.question_id, c.as_of, st.source_id, st.said_on, st.said_at, {_RELAY}, {recorded})
               OR {_ANOTHER_DOCUMENT} OR c.state = 'rejected' AND {_UNDONE} AS changed
        FROM bulk_stage s
        JOIN claims_claim c ON c.topic_id = s.topic_id AND c.superseded_at IS NULL AND {match}
        JOIN sources_statement st ON st.id = c.statement_id
        JOIN sources_snapshot sn ON sn.id = c.snapshot_id
        JOIN sources_document d ON d.id = sn.document_id
    """  # noqa: S608  # names of our own columns


KNOWN = _known_by("c.external_id = s.external_id AND c.external_id <> ''")
OWN_ID = re.compile(r"claim:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The external id that an export writes for a claim which has none: its own."""
KNOWN_AS_OWN = _known_by("c.claim_id = substr(s.external_id, 7)::uuid AND s.row_no = ANY(%s)")


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """The live version that a row is known as."""

    id: Any
    claim_id: Any
    version: int
    state: str
    question_id: Any
    changed: bool


def said(each: Ready) -> str:
    """The columns of LIKE_CLAIM."""
    row, place = each.row, each.place
    return (
        f"{place.keys}\t{copying.text(row.external_id)}\t{copying.text(row.quote)}\t"
        f"{row.words.quote_kind}\t{each.terms}\t{each.figure}\t{each.times.as_of}"
    )


def known(rows: Sequence[Ready], file_title: str) -> dict[int, KnownVersion]:
    """Those of the rows that are recorded already, by their place in the sequence. `file_title`: the document
    of rows that name none.

    Which they are is asked by their keys alone; only they are staged and compared with what is recorded.
    """
    with connection.cursor() as cursor:
        cursor.execute(CREATE_KEYS)
        lines = (
            f"{number}\t{row.place.topic}\t{copying.text(row.row.external_id)}"
            for number, row in enumerate(rows)
        )
        copying.copy_lines("bulk_key", ("row_no", "topic_id", "external_id"), lines)
        cursor.execute(KNOWN_KEYS)
        by_key = [number for (number,) in cursor.fetchall()]
        own = [number for number, row in enumerate(rows) if OWN_ID.fullmatch(row.row.external_id)]
        if not by_key and not own:
            return {}
        cursor.execute(CREATE)
        lines = (_line(number, rows[number], file_title) for number in {*by_key, *own})
        copying.copy_lines("bulk_stage", STAGE_COLUMNS, lines)
        cursor.execute("ANALYZE bulk_stage")
        cursor.execute(KNOWN)
        found = cursor.fetchall()
        if own:
            cursor.execute(KNOWN_AS_OWN, [own])
            found += cursor.fetchall()
        return {number: KnownVersion(*rest) for number, *rest in found}


def _line(number: int, each: Ready, file_title: str) -> str:
    url, title = named_by(each.row.origin, file_title)
    document = f"{copying.text(url)}\t{copying.text(title)}"
    who = f"{number}\t{each.source}\t{each.times.said}\t{document}\t{each.relay}"
    return f"{who}\t{each.hedging}\t{said(each)}"
