"""Renderings of a report: pure functions from the value to text or bytes."""

from collections.abc import Callable
from functools import partial

from claims.reports.renderings.atom import render_atom
from claims.reports.renderings.csv import render_csv
from claims.reports.renderings.formats import BINARY, MEDIA, CannotPrint, Format, Paper
from claims.reports.renderings.html import render_html
from claims.reports.renderings.json import render_json
from claims.reports.renderings.markdown import render_markdown
from claims.reports.renderings.terminal import render_terminal
from claims.reports.report import Report
from claims.wording.newsroom import in_newsroom_language


@in_newsroom_language
def render(report: Report, form: Format, *, paper: Paper = Paper.A4) -> str | bytes:
    """The report in a form: bytes for those in BINARY, text for the others.

    Raises CannotPrint for a PDF with a character that no font of ours can draw.
    """
    return _late(form, paper)(report) if form in BINARY else RENDERERS[form](report)


def _late(form: Format, paper: Paper) -> Callable[[Report], bytes]:
    """The typesetter and the others of their weight are loaded when they are asked for."""
    if form is Format.PDF:
        from claims.reports.renderings.pdf import render_pdf

        return partial(render_pdf, paper=paper)
    if form is Format.XLSX:
        from claims.reports.renderings.xlsx import render_xlsx

        return render_xlsx
    from claims.reports.renderings.eml import render_eml

    return render_eml


RENDERERS: dict[Format, Callable[[Report], str]] = {
    Format.TERMINAL: render_terminal,
    Format.HTML: render_html,
    Format.JSON: render_json,
    Format.CSV: render_csv,
    Format.MD: render_markdown,
    Format.ATOM: render_atom,
}
"""The renderings that are text."""

__all__ = [
    "BINARY",
    "MEDIA",
    "RENDERERS",
    "CannotPrint",
    "Format",
    "Paper",
    "render",
    "render_atom",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
]
