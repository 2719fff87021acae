"""The renderings there are, by the ending of their files, and what each is called on the wire."""

from enum import StrEnum


class Format(StrEnum):
    """A rendering; its value is the ending of its file."""

    TERMINAL = "terminal"
    HTML = "html"
    PDF = "pdf"
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ATOM = "atom"
    EML = "eml"


MEDIA = {
    Format.TERMINAL: "text/plain; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.MD: "text/markdown; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.ATOM: "application/atom+xml;type=entry",
    Format.EML: "message/rfc822",
}
BINARY = frozenset({Format.PDF, Format.XLSX, Format.EML})
"""Renderings that are bytes; the others are text."""


class Paper(StrEnum):
    """The sheets of the world's two halves."""

    A4 = "a4"
    LETTER = "us-letter"


class CannotPrint(ValueError):
    """A character that no font of ours can draw; the message names it and where it stands."""
