"""What is served of publications: a page or one figure in one statement, the stored texts joined as they are.

A statement is prepared once for each connection, so that PostgreSQL does not plan it again. The documents are
left out, and not even looked up, where the asker holds the answer already. Of each publication there are
two texts, one for as long as it may be printed and one for when it may not; which of them is served on the
day in question (`claims.domain.answering.staleness`) is told by the ETag too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claimcheck.foundation.records.prepared import fetch_prepared
from claimcheck.foundation.records.replica import connection
from claims.domain.answering.staleness import STALE, SUPERSEDED
from claims.domain.lifecycle import Standing
from claims.models.answers.current_figure import order_of, outranked, timeless
from claims.models.publication import PublicationQuerySet

_STATE = (
    f"CASE WHEN figure.standing = '{Standing.VERIFIED}' AND figure.review_by < %s THEN '{STALE}' ELSE '' END"
)
_TEXT = f"""
    CASE state
        WHEN '' THEN CASE WHEN octet_length(printable) > 0 THEN printable ELSE withheld END
        WHEN '{STALE}' THEN withheld
        ELSE replace(withheld, '"standing":"{STALE}"', '"standing":"{SUPERSEDED}"')
    END
"""
_TAG = "sha256 || '-' || form || CASE state WHEN '' THEN '' ELSE '-' || state END"

_CURRENT = f"""
    SELECT published.seq, published.sha256, {_STATE}
    FROM claims_publication published JOIN claims_verifiedfigure figure ON figure.id = published.figure_id
    WHERE CASE WHEN {outranked("figure")} THEN false ELSE true END
"""  # noqa: S608  (constants of this file)
# CASE, not NOT: the versions of a page's figures are looked up one by one, never joined with all there are.
# It begins with SELECT: within a context of the history, anything else gets a second statement before it.
_PAGE = f"""
    SELECT * FROM (
        WITH page AS MATERIALIZED (
            SELECT row_number() OVER () AS n, listed.*,
                   (SELECT form FROM claims_servedtext WHERE publication_id = seq) AS form
            FROM ({{listed}}) AS listed (seq, sha256, state)
        ), tagged AS (
            SELECT coalesce(array_agg(seq ORDER BY n), '{{{{}}}}') AS seqs,
                   coalesce(array_agg(seq) FILTER (WHERE form IS NULL), '{{{{}}}}') AS missing,
                   encode(sha256(convert_to(coalesce(string_agg({_TAG}, E'\\n' ORDER BY n), ''), 'UTF8')),
                          'hex') AS etag
            FROM page
        )
        SELECT seqs, missing, etag,
               (SELECT max(published_at) FROM claims_publication WHERE published_at <= %s),
               CASE WHEN etag <> ALL(%s::text[]) THEN coalesce((
                   SELECT string_agg({_TEXT}, ',' ORDER BY n {{turned}})
                   FROM page JOIN claims_servedtext ON publication_id = seq WHERE n <= {{limit}}), '') END
        FROM tagged
    ) AS answer
"""  # noqa: S608  (constants of this file)
_FIGURE = f"""
    SELECT seq, etag, published_at, review_by,
           CASE WHEN etag <> ALL(%s::text[]) THEN {_TEXT} END
    FROM (
        SELECT published.seq, published.published_at, state, figure.review_by, printable, withheld,
               {_TAG} AS etag
        FROM (SELECT DISTINCT ON (as_of) id, question_id, as_of, standing, review_by, published_at
              FROM claims_verifiedfigure figure
              WHERE question_id = %s {{which}} ORDER BY as_of, version DESC) AS figure
        CROSS JOIN LATERAL (
            SELECT {_STATE} AS state, {timeless("figure.question_id")} AS timeless OFFSET 0) AS served
        JOIN claims_publication published ON published.figure_id = figure.id
        LEFT JOIN claims_servedtext ON publication_id = published.seq
        ORDER BY {order_of("figure", "served.timeless")} LIMIT 1) AS found
"""  # noqa: S608  (constants of this file)
EVER = datetime.max.replace(tzinfo=UTC)


class TextsMissing(Exception):
    """Publications of an earlier version whose texts are not made yet; `numbers` says which."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(f"no text is made of {len(numbers)} publications")
        self.numbers = numbers


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page: the numbers of its publications as they follow each other, whether there are more behind them.

    `body` is the documents with commas between; None where the asker holds this `etag`. `newest`: when
    anything at all was published last.
    """

    seqs: Sequence[int]
    more: bool
    etag: str
    newest: datetime | None
    body: str | None


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """One figure; `body` is None where the asker holds this `etag`."""

    seq: int
    etag: str
    published_at: datetime
    review_by: date
    body: str | None

    @property
    def stale(self) -> bool:
        """Whether it is served as stale."""
        return self.etag.endswith(STALE)


def current_page(
    *, on: date, limit: int, after: int | None, newest_first: bool, turned: bool, held: Sequence[str]
) -> ServedPage:
    """The current figure of every question in the order of publication: `limit` of them, after a number.

    `turned`: read backwards from there, and given in the order of the list all the same.
    """
    falling = newest_first != turned
    parts: list[Any] = [on]
    listed = _CURRENT
    if after is not None:
        listed += f" AND published.seq {'<' if falling else '>'} %s"
        parts.append(after)
    listed += f" ORDER BY published.seq {'DESC' if falling else 'ASC'} LIMIT {limit + 1:d}"
    return _page(listed, parts, limit=limit, turned=turned, known_at=None, held=held, prepare=True)


def page_of(
    found: PublicationQuerySet,
    *,
    on: date,
    limit: int,
    turned: bool,
    known_at: datetime | None,
    held: Sequence[str],
    current: bool = True,
) -> ServedPage:
    """The first `limit` of an ordered query of publications, as they are served on a day; with `known_at` as
    they were at that moment. `current`: none of them has been superseded."""
    told: QuerySet[Any] = found.with_state(on=on, known_at=known_at, current=current)
    listed, parts = told.values_list("seq", "sha256", "state")[: limit + 1].query.sql_with_params()
    return _page(listed, list(parts), limit=limit, turned=turned, known_at=known_at, held=held, prepare=False)


def served_figure(
    question: UUID, *, on: date, as_of: date | None, known_at: datetime | None, held: Sequence[str]
) -> StoredFigure | None:
    """The current figure of a question: of its latest as-of, or of the latest that holds `as_of`; with
    `known_at` as it was at that moment. None where there is none."""
    which, values = "", [list(held), question]
    if as_of is not None:
        which, values = which + " AND figure.as_of @> %s::date", [*values, as_of]
    if known_at is not None:
        which, values = which + " AND figure.published_at <= %s", [*values, known_at]
    row = _fetched(_FIGURE.format(which=which), [*values, on], prepare=True)
    if row is not None and row[1] is None:
        raise TextsMissing([row[0]])
    return None if row is None else StoredFigure(*row)


def _page(
    listed: str,
    parts: list[Any],
    *,
    limit: int,
    turned: bool,
    known_at: datetime | None,
    held: Sequence[str],
    prepare: bool,
) -> ServedPage:
    statement = _PAGE.format(listed=listed, limit=f"{limit:d}", turned="DESC" if turned else "")
    row = _fetched(statement, [*parts, known_at or EVER, list(held)], prepare=prepare)
    seqs, missing, etag, newest, body = row
    if missing:
        raise TextsMissing(missing)
    shown = seqs[:limit]
    return ServedPage(shown[::-1] if turned else shown, len(seqs) > limit, etag, newest, body)


def _fetched(statement: str, values: Sequence[Any], *, prepare: bool) -> Any:
    """One row."""
    if prepare:
        return fetch_prepared(statement, values)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()
