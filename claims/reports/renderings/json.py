"""JSON: the whole report for machines, described by docs/report.schema.json.

Keys stand in the order of the value's fields, decimals are strings in plain notation, days are
ISO 8601, an open end is null. The same report is the same bytes.
"""

import json
from decimal import Decimal

import msgspec

from claims.reports.layout.sanitising import cleaned
from claims.reports.report import SCHEMA_VERSION, Report, Section

TYPE = "disagreement_report"


def render_json(report: Report) -> str:
    """The report as JSON text, indented, ending in a newline."""
    clean = cleaned(report)
    body = msgspec.to_builtins(clean, builtin_types=(Decimal,))
    del body["week"]  # written as text, with its days beside it
    first = {"type": TYPE, "schema": SCHEMA_VERSION, "week": str(clean.week)}
    days = {"monday": clean.week.monday.isoformat(), "sunday": clean.week.sunday.isoformat()}
    sections = {
        str(section): [disagreement.conflict for disagreement in clean.of(section)] for section in Section
    }
    whole = {**first, **days, **body, "quiet": clean.is_quiet, "sections": sections}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=plain_number) + "\n"


def plain_number(number: Decimal) -> str:
    """A decimal without exponent, trailing zeros or negative zero: "12000", "0.5"."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
