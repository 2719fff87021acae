"""CSV: one row a claim of a disagreement, one row a published figure; columns that stay.

Numbers are plain decimals. A text that a spreadsheet would run as a formula gets a leading
apostrophe. Lines end in CR LF (RFC 4180), the text is Unicode without a byte order mark.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

from claims.reports.layout.sanitising import cleaned
from claims.reports.renderings.json import plain_number
from claims.reports.report import Disagreement, PublishedFigure, Report, ReportClaim, ReportDays, Span

COLUMNS = (
    "week", "record", "topic", "question", "unit", "as_of_start", "as_of_end",
    "conflict", "kind", "reason", "state", "sections", "severity", "independent_voices",
    "spread", "spread_percent", "gap", "remainder_low", "remainder_high",
    "position", "position_voices", "claim", "source", "claim_question", "figure",
    "core_low", "core_high", "outer_low", "outer_high", "claim_start", "claim_end", "said_on",
    "grade", "labels", "quote", "translation", "translated_by_machine", "through", "publisher", "document",
    "url", "also_in",
    "figure_id", "version", "change", "standing", "text", "before", "why", "method", "confidence",
    "published_on", "earlier_conflict", "later_conflict", "other_days",
)  # fmt: skip
# The last four are read as the first four by spreadsheets set to an East Asian language.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Value = str | int | Decimal | date | None


def render_csv(report: Report) -> str:
    """The rows under one line of column names."""
    clean = cleaned(report)
    out = StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for row in (*claim_rows(clean), *figure_rows(clean)):
        writer.writerow({"week": str(clean.week), **{key: cell(row[key]) for key in row}})
    return out.getvalue()


def cell(value: Value) -> str:
    """A cell: numbers and days as they are, texts made harmless to spreadsheets."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA) else value


def claim_rows(report: Report) -> Iterator[dict[str, Value]]:
    """One row a claim of a disagreement, by the names of the columns."""
    for disagreement in report.disagreements:
        shared = _conflict(disagreement)
        for position in disagreement.positions:
            held: dict[str, Value] = {
                "position": position.letter,
                "position_voices": position.independent,
            }
            for said in position.said:
                yield {**shared, **held, **_claim(said)}
        for said in disagreement.also_said:
            yield {**shared, **_claim(said)}


def figure_rows(report: Report) -> Iterator[dict[str, Value]]:
    """One row a figure published in the week."""
    return (_figure(figure) for figure in report.figures)


def _conflict(one: Disagreement) -> dict[str, Value]:
    return {
        "record": "claim",
        "topic": one.topic,
        "question": one.question,
        "unit": one.unit,
        **_days("as_of", one.days),
        "conflict": one.conflict,
        "kind": one.kind,
        "reason": one.reason,
        "state": one.state,
        "sections": " ".join(one.sections),
        "severity": one.severity,
        "independent_voices": one.independent,
        "spread": one.spread.absolute if one.spread else None,
        "spread_percent": one.spread.relative if one.spread else None,
        "gap": one.gap,
        **_span("remainder", one.remainder),
        **{f"{link.days}_conflict": link.conflict for link in one.linked},
        "other_days": " ".join(link.text for link in one.linked),
    }


def _claim(said: ReportClaim) -> dict[str, Value]:
    return {
        "claim": said.claim,
        "source": said.source,
        "claim_question": said.question,
        "figure": said.figure,
        **_span("core", said.core),
        **_span("outer", said.outer),
        **_days("claim", said.days),
        "said_on": said.said_on,
        "grade": said.grade,
        "labels": " ".join(said.labels),
        "quote": said.quote,
        "translation": said.translation,
        "translated_by_machine": ("yes" if said.translated_by_machine else "no") if said.translation else "",
        "through": " > ".join(said.through),
        "publisher": said.publisher,
        "document": said.document,
        "url": said.url,
        "also_in": "; ".join(said.also_in),
    }


def _figure(one: PublishedFigure) -> dict[str, Value]:
    return {
        "record": "figure",
        "topic": one.topic,
        "question": one.question,
        "unit": one.unit,
        **_days("as_of", one.days),
        "independent_voices": one.independent,
        "figure_id": one.figure,
        "version": one.version,
        "change": one.change,
        "standing": one.standing,
        "text": one.text,
        "before": one.before,
        "why": one.why,
        "method": one.method,
        "confidence": one.confidence,
        "published_on": one.published_on,
        **_span("core", one.span),
    }


def _span(name: str, reach: Span | None) -> dict[str, Value]:
    if reach is None:
        return {}
    return {f"{name}_low": reach.low, f"{name}_high": reach.high}


def _days(name: str, when: ReportDays) -> dict[str, Value]:
    return {f"{name}_start": when.start, f"{name}_end": when.end}
