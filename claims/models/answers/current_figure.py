"""The current version of a figure, in SQL: the twin of `claims.domain.answering.current_figure`.

Wherever the current figure is read (detail, list, sheet, page, card, feed, hold, report), it is by what
stands here.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from claims.domain.lifecycle import Standing
from claims.domain.questions.scope import Temporality

_TIMELESS = f"""(SELECT asked.temporality = '{Temporality.TIMELESS}' FROM claims_question asked
                 WHERE asked.id = {{question}})"""  # noqa: S608  (constants of this file)


def rank_of(figure: str, timeless: str) -> list[str]:
    """The columns by which the newest version of one as-of outranks another's, each the larger the more
    current. `figure`: an alias of claims_verifiedfigure; `timeless`: an SQL condition."""
    return [
        f"({figure}.standing <> '{Standing.WITHDRAWN}')",
        f"CASE WHEN {timeless} THEN '-infinity' ELSE coalesce(upper({figure}.as_of), '-infinity') END",
        f"CASE WHEN {timeless} THEN '-infinity' ELSE coalesce(lower({figure}.as_of), '-infinity') END",
        f"{figure}.published_at",
        f"{figure}.id",
    ]


def order_of(figure: str, timeless: str) -> str:
    """ORDER BY of the newest versions of one question's as-ofs: the current one first."""
    return ", ".join(f"{column} DESC" for column in rank_of(figure, timeless))


def timeless(question: str) -> str:
    """Whether the question of this id (an SQL expression) is timeless."""
    return _TIMELESS.format(question=question)


def outranked(figure: str, known_at: str = "", as_of: str = "") -> str:
    """Whether another version takes the place of this one, as a condition. `known_at`, `as_of`: conditions on
    the versions that count, with `{f}` for their alias, each beginning with AND."""
    mine, theirs = rank_of(figure, "days.none"), rank_of("later", "days.none")
    return f"""EXISTS (
        SELECT FROM claims_verifiedfigure later
        CROSS JOIN LATERAL (SELECT {timeless(f"{figure}.question_id")} AS none OFFSET 0) AS days
        WHERE later.id <> {figure}.id
          AND later.topic_id = {figure}.topic_id AND later.question_id = {figure}.question_id
          {known_at.format(f="later")} {as_of.format(f="later")}
          AND CASE WHEN later.as_of = {figure}.as_of THEN later.version > {figure}.version
                   ELSE ({", ".join(theirs)}) > ({", ".join(mine)})
                        AND NOT EXISTS (
                            SELECT FROM claims_verifiedfigure newer
                            WHERE newer.topic_id = later.topic_id AND newer.question_id = later.question_id
                              AND newer.as_of = later.as_of AND newer.version > later.version
                              {known_at.format(f="newer")}) END)"""  # noqa: S608  (parts of this file)


def _named(figure: str) -> list[F]:
    """What names the version: its key and, where no table is joined for it, its topic."""
    return [F(f"{figure}pk")] if figure else [F("pk"), F("topic")]


def _this(compiler: SQLCompiler, named: list[Any]) -> tuple[str, list[Any]]:
    """The condition that makes `this` the version which is named so, and its values."""
    compiled = [compiler.compile(part) for part in named]
    pairs = zip(("this.id", "this.topic_id"), compiled, strict=False)
    row = " AND ".join(f"{column} = {sql}" for column, (sql, _) in pairs)
    return row, [value for _, values in compiled for value in values]


class IsCurrent(Func):
    """Whether a version is the current one of its question's figure.

    `figure`: the path to it from the model that is asked ("" for itself). `known_at`: as it was at that
    moment; `as_of`: among the as-ofs that hold this day.
    """

    output_field = BooleanField()

    def __init__(self, figure: str = "", *, known_at: datetime | None = None, as_of: date | None = None):
        super().__init__(*_named(figure))
        self.known_at, self.as_of = known_at, as_of

    def as_sql(self, compiler: SQLCompiler, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # as Django's are
        """A lookup by its id, so that the columns of the version are at hand whatever the query's aliases."""
        row, values = _this(compiler, self.get_source_expressions())
        known = "AND {f}.published_at <= %s" if self.known_at is not None else ""
        held = "AND {f}.as_of @> %s::date" if self.as_of is not None else ""
        moment = [] if self.known_at is None else [self.known_at]
        day = [] if self.as_of is None else [self.as_of]
        # within CASE it stays a question about each row, asked last; never a join with all there are
        sql = f"""CASE WHEN EXISTS (
            SELECT FROM claims_verifiedfigure this WHERE {row}
              {known.format(f="this")} {held.format(f="this")}
              AND NOT {outranked("this", known, held)}) THEN true ELSE false END"""
        return sql, [*values, *moment, *day, *moment, *day, *moment]


class BecameCurrent(Func):
    """Whether publishing a version changed which one is current: it was the current one itself, or took the
    current one back. An older as-of approved later is history at once. `figure`: the path to it from the
    model that is asked."""

    output_field = BooleanField()

    def __init__(self, figure: str = ""):
        super().__init__(*_named(figure))

    def as_sql(self, compiler: SQLCompiler, connection: Any, **_: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # as Django's are
        """Among what had been published by then: with itself, or where it was withdrawn, without it."""
        row, values = _this(compiler, self.get_source_expressions())
        by_then = """AND {f}.published_at <= this.published_at
                     AND NOT ({f}.as_of = this.as_of AND {f}.version > this.version)"""
        sql = f"""EXISTS (
            SELECT FROM claims_verifiedfigure this WHERE {row}
              AND (NOT {outranked("this", by_then)}
                   OR this.standing = '{Standing.WITHDRAWN}' AND EXISTS (
                       SELECT FROM claims_verifiedfigure before
                       WHERE before.topic_id = this.topic_id AND before.question_id = this.question_id
                         AND before.as_of = this.as_of AND before.version = this.version - 1
                         AND NOT {outranked("before", f"{by_then} AND {{f}}.id <> this.id")})))"""  # noqa: S608  (parts of this file)
        return sql, list(values)
