"""PDF: the report for print, tagged for screen readers (PDF/UA-1), on A4 or Letter.

Typst lays it out from our own template, with our own fonts and nothing of the machine's. The same report is
the same bytes. A character that none of the fonts has is an error, never a gap.
"""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from claims.reports.layout.glyphs import FONTS, unprintable
from claims.reports.layout.print_layout import Account, account
from claims.reports.renderings.formats import CannotPrint, Paper
from claims.reports.report import Report

_TEMPLATE = Path(__file__).parents[2] / "templates" / "claims" / "reports" / "report.typ"


def render_pdf(report: Report, *, paper: Paper = Paper.A4) -> bytes:
    """The report as a PDF file. Raises CannotPrint for a character that cannot be drawn."""
    told = account(report)
    lacking = unprintable(told)
    if lacking:
        char, text = lacking
        raise CannotPrint(
            f"The fonts for print have no U+{ord(char):04X}, which stands in {text[:80]!r}. "
            "Choose another format, or add the character to the fonts (claims/reports/fonts/README.md)."
        )
    return _typeset(told, report, paper)


def _typeset(told: Account, report: Report, paper: Paper) -> bytes:
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=fonts(),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=int(report.week.ends(report.clock).timestamp()),
        sys_inputs={"report": json.dumps(asdict(told), ensure_ascii=False), "paper": paper.value},
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned more than one file")
    return made


@cache
def fonts() -> typst.Fonts:
    """Our own, and nothing of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
