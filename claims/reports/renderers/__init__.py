"""Renderings of a report: pure functions from the value to text."""

from collections.abc import Callable
from enum import StrEnum

from claims.reports.renderers.csv import render_csv
from claims.reports.renderers.html import render_html
from claims.reports.renderers.json import render_json
from claims.reports.renderers.markdown import render_markdown
from claims.reports.renderers.terminal import render_terminal
from claims.reports.report import Report


class Format(StrEnum):
    """The renderings there are, by the ending of their files."""

    TERMINAL = "terminal"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    MD = "md"


RENDERERS: dict[Format, Callable[[Report], str]] = {
    Format.TERMINAL: render_terminal,
    Format.HTML: render_html,
    Format.JSON: render_json,
    Format.CSV: render_csv,
    Format.MD: render_markdown,
}

__all__ = [
    "RENDERERS",
    "Format",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
]
