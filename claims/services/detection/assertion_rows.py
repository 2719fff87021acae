"""Claims as assertions, read as rows: only what detection compares, without an object for each record."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from claims.domain.comparing.assertion import Assertion, CountedBy, QuoteKind
from claims.domain.figures.figure import Figure, Modality, Stance, Written, stance_figure
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Scope
from claims.domain.questions.times import DayRange
from sources.domain.independence import Voice
from sources.domain.kinds import SourceKind

UNWRITTEN = Written()
OPEN = "c.superseded_at IS NULL AND c.state <> 'rejected'"

COLUMNS = """
    c.id, c.question_id, c.statement_id, st.source_id, so.kind, sn.document_id, c.chain_complete,
    ARRAY(SELECT h.source_id FROM claims_relayhop h WHERE h.topic_id = c.topic_id AND h.claim_id = c.id
          ORDER BY h.position),
    c.modality, c.stance, c.low, c.best, c.high,
    lower(c.core), upper(c.core), lower_inc(c.core), upper_inc(c.core),
    lower(c.outer), upper(c.outer), lower_inc(c.outer), upper_inc(c.outer),
    c.as_of IS NULL, lower(c.as_of), upper(c.as_of), st.said_on, st.said_at,
    CASE c.quote_kind WHEN 'words' THEN c.quote ELSE '' END, c.quote_kind, c.recorded_at,
    c.as_of_at, c.state = 'candidate', c.counted_by, c.price_year, c.imputed, c.attribution_denied,
    CASE WHEN st.said_on IS NULL THEN (
        SELECT (d.published_at AT TIME ZONE 'UTC')::date
        FROM sources_document d WHERE d.id = sn.document_id) END,
    c.out_of_range, c.written_low, c.written_best, c.written_high, c.written_unit_id
"""
FROM = """
    FROM claims_claim c
    JOIN sources_statement st ON st.id = c.statement_id
    JOIN sources_source so ON so.id = st.source_id
    JOIN sources_snapshot sn ON sn.id = c.snapshot_id
"""
_WIDTH = 41
_OF_QUESTIONS = f"SELECT {COLUMNS} {FROM} WHERE c.question_id = ANY(%(questions)s) AND {OPEN}"
_OF_KEYS = f"SELECT {COLUMNS} {FROM} WHERE c.id = ANY(%(keys)s)"  # no value is pasted in


def assertions_on(scopes: Iterable[Scope]) -> list[Assertion]:
    """The open claims on these questions; one query."""
    by_id = {scope.id: scope for scope in scopes}
    return [claim for claim, _ in read_claims(_OF_QUESTIONS, {"questions": list(by_id)}, by_id.values())]


def assertions_of(keys: Sequence[UUID], scopes: Iterable[Scope]) -> list[Assertion]:
    """The claims with these keys, on these questions; one query."""
    if not keys:
        return []
    return [claim for claim, _ in read_claims(_OF_KEYS, {"keys": list(keys)}, scopes)]


def read_claims(
    statement: str, parameters: Mapping[str, Any], scopes: Iterable[Scope]
) -> list[tuple[Assertion, tuple[Any, ...]]]:
    """The claims that a statement selects, whose first columns are COLUMNS; with each, its other columns.

    `scopes`: all questions that the claims can be on.
    """
    by_id = {scope.id: scope for scope in scopes}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [(_assertion(row, by_id[row[1]]), row[_WIDTH:]) for row in cursor.fetchall()]


def _assertion(row: tuple[Any, ...], scope: Scope) -> Assertion:
    stance = Stance(row[9]) if row[9] else None
    return Assertion(
        id=row[0],
        question=scope,
        voice=Voice(
            source=row[3],
            statement=row[2],
            relays=tuple(row[7]),
            document=row[5],
            unnamed=row[4] == SourceKind.UNNAMED,
            chain_confirmed=row[6],
        ),
        figure=_figure(row, scope) if stance is None else stance_figure(stance),
        stance=stance,
        as_of=None if row[21] else _days(row[22], row[23]),
        said_on=row[24],
        said_at=row[25],
        quote=row[26],
        quote_kind=QuoteKind(row[27]),
        recorded_order=(row[28], row[0]),
        as_of_at=row[29],
        candidate=row[30],
        counted_by=CountedBy(row[31]),
        price_year=row[32],
        imputed=row[33],
        attribution_denied=row[34],
        published_on=row[35],
    )


def _figure(row: tuple[Any, ...], scope: Scope) -> Figure:
    core, outer = row[13:17], row[17:21]
    asserted = _interval(*core)
    return Figure(
        modality=Modality(row[8]),
        core=asserted,
        outer=asserted if core == outer else _interval(*outer),
        low=row[10],
        best=row[11],
        high=row[12],
        # of whole counts no rule of comparison asks how they were written
        written=UNWRITTEN if scope.is_count else Written(row[37], row[38], row[39], row[40] or ""),
        interval_scale=_interval_scale(scope),
        out_of_range=row[36],
    )


@lru_cache(maxsize=50_000)
def _interval(low: Decimal | None, high: Decimal | None, low_in: bool, high_in: bool) -> Interval:
    """Equal intervals are one value: feeds repeat themselves."""
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low_inclusive=low_in or low is None,
        high_inclusive=high_in or high is None,
    )


@lru_cache(maxsize=10_000)
def _days(first: date | None, after: date) -> DayRange:
    return DayRange(first, date.fromordinal(after.toordinal() - 1))


@lru_cache(maxsize=1000)
def _unit_is_interval_scale(code: str) -> bool:
    from claims.domain.figures.units import unit

    return unit(code).is_interval_scale


def _interval_scale(scope: Scope) -> bool:
    """As a recorded figure has it: a date's zero, too, is a convention."""
    return not scope.unit or _unit_is_interval_scale(scope.unit)
