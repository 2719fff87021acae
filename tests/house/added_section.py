"""The weekly report as it is once CONTRIBUTING's recipe has added a section, without a file being changed.

`python -m tests.house.added_section` makes the edits of the recipe while the files are read, then prints as
JSON what the report and its renderings say: of a week in which the section has a row, and of a quiet one.
"""

import json
import os
from typing import Any

from tests.house.edited import Recipe

LINE = '''@dataclass(frozen=True, slots=True, kw_only=True)
class LongOpen:
    """A disagreement that nobody has settled within four weeks."""

    question: str
    topic: str
    opened_on: date


'''
READING = '''"""Disagreements that have been open for four weeks."""

from datetime import timedelta

from claims.reports.cross_sections import LongOpen
from claims.reports.report import Report


def long_open(report: Report) -> tuple[LongOpen, ...]:
    """Those of the report that were open four weeks before it ends, oldest first."""
    latest = report.week.sunday - timedelta(weeks=4)
    rows = (
        LongOpen(question=told.question, topic=told.topic, opened_on=told.opened_on)
        for told in report.disagreements
        if told.opened_on <= latest
    )
    return tuple(sorted(rows, key=lambda row: row.opened_on))
'''
TABLE = """def _long_open(report: Report) -> Table:
    return Table(
        key="long_open",
        title=_("Open for four weeks"),
        head=(_("Question"), _("Topic"), _("Open since")),
        rows=tuple((row.question, row.topic, row.opened_on) for row in report.long_open),
    )


"""
RECIPE = Recipe(
    {
        "claims.reports.cross_sections": [
            ("@dataclass(frozen=True, slots=True, kw_only=True)\nclass TopicLine:", LINE)
        ],
        "claims.reports.report": [
            ("    More,\n    Overdue,", "    LongOpen,\n"),
            ("    unanswered: tuple[", "    long_open: tuple[LongOpen, ...] = ()\n"),
        ],
        "claims.reports.building.build": [
            (
                "from claims.reports.building.method import",
                "from claims.reports.building.long_open import long_open\n",
            ),
            ("    left = ((key, count - len(", "    made = replace(made, long_open=long_open(made))\n"),
        ],
        "claims.reports.layout.tables": [
            ("def _unanswered(report: Report) -> Table:", TABLE),
            ("    _unanswered,\n", "    _long_open,\n"),
        ],
    },
    new={"claims.reports.building.long_open": READING},
)


def told() -> dict[str, Any]:
    """What the schema and each rendering say of the new section."""
    from dataclasses import replace
    from datetime import date
    from io import BytesIO

    from openpyxl import load_workbook

    from claims.reports.building.build import _across
    from claims.reports.issuing.frozen import thawed
    from claims.reports.renderings import RENDERERS, Format
    from claims.reports.renderings.xlsx import render_xlsx
    from claims.reports.schema import report_schema
    from tests.claims.reports.sample import QUIET, REPORT, SCOPE

    old = replace(SCOPE, question="Bridges that stand", opened_on=date(2024, 9, 2))
    full = _across(replace(REPORT, disagreements=(old, SCOPE)), (), None, {}, ((), 0))  # type: ignore[arg-type]
    body = RENDERERS[Format.JSON](full)
    before = json.loads(RENDERERS[Format.JSON](QUIET))
    del before["long_open"]
    sheet = load_workbook(BytesIO(render_xlsx(full)))["Open for four weeks"]
    return {
        "rows": [row.question for row in full.long_open],  # type: ignore[attr-defined]
        "json": json.loads(body)["long_open"],
        "read again": thawed(body).long_open == full.long_open,  # type: ignore[attr-defined]
        "an older one": thawed(json.dumps(before)).long_open,  # type: ignore[attr-defined]
        "schema": report_schema()["properties"]["long_open"],
        "drawn in": [form for form in RENDERERS if "Open for four weeks" in RENDERERS[form](full)],
        "sheet": [[cell.value for cell in sheet[1]], sheet.max_row - 1],
        "drawn in quiet": [form for form in RENDERERS if "Open for four weeks" in RENDERERS[form](QUIET)],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    RECIPE.follow()
    import django

    django.setup()
    print(json.dumps(told()))
