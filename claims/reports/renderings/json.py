"""JSON: the whole report for machines, described by docs/report.schema.json.

Keys stand in the order of the value's fields, decimals are strings in plain notation, days are
ISO 8601, an open end is null. The same report is the same bytes.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from claims.reports.layout.sanitising import cleaned
from claims.reports.report import SCHEMA_VERSION, Report, Section
from claims.reports.week import Week

TYPE = "disagreement_report"


def render_json(report: Report) -> str:
    """The report as JSON text, indented, ending in a newline."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"


def as_json(report: Report) -> dict[str, object]:
    """The report as plain values, ready for any JSON writer."""
    clean = cleaned(report)
    sections = {str(section): [one.conflict for one in clean.of(section)] for section in Section}
    body = {name: _plain(getattr(clean, name)) for name in _names(clean)}
    first = {"type": TYPE, "schema": SCHEMA_VERSION, "week": str(clean.week)}
    days = {"monday": clean.week.monday.isoformat(), "sunday": clean.week.sunday.isoformat()}
    return {**first, **days, **body, "quiet": clean.is_quiet, "sections": sections}


def _names(value: object) -> list[str]:
    return [f.name for f in fields(value) if f.name != "week"]  # type: ignore[arg-type]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Week):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _names(value)}
    return value


def plain_number(number: Decimal) -> str:
    """A decimal without exponent, trailing zeros or negative zero: "12000", "0.5"."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
