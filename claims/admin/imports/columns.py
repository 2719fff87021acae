"""The columns of a file in a newsroom's words, for whoever says what a column of theirs holds."""

import re

from django.utils.translation import gettext_lazy

from claims.intake.columns import ALL_COLUMNS
from claims.models.claim_fields import CLAIM_FIELDS

COLUMNS = {
    "source": gettext_lazy("Who says so"),
    "value": gettext_lazy("Figure"),
    "said_on": gettext_lazy("Stated on"),
    "as_of": gettext_lazy("Refers to"),
    "question": gettext_lazy("Question"),
    "topic": gettext_lazy("Story"),
    "quote": gettext_lazy("Quote"),
    "unit": gettext_lazy("Unit"),
    "modality": gettext_lazy("Worded as"),
    "document_title": gettext_lazy("Title"),
    "document_url": gettext_lazy("Link"),
}
"""Those that nearly every file has; the others go by the names that docs/import.md explains."""

_OF_CLAIMS = {
    field.column.name: field.desk.label for field in CLAIM_FIELDS if field.column and field.desk is not None
}
_NAME = re.compile(r"\b(?:[a-z]+(?:_[a-z0-9]+)+|modality)\b")


def label_of(name: str) -> str:
    """A column as the desk calls it."""
    return str(COLUMNS.get(name) or _OF_CLAIMS.get(name) or name.replace("_", " ").capitalize())


def in_desk_words(remedy: str) -> str:
    """What to do about a row, with columns as the desk calls them, and words of ours without underscores."""

    def worded(found: re.Match[str]) -> str:
        name = found[0]
        return f"“{label_of(name)}”" if name in ALL_COLUMNS else name.replace("_", " ")

    return _NAME.sub(worded, remedy)


def other_columns() -> list[str]:
    """Columns that have no words of ours."""
    return [name for name in ALL_COLUMNS if name not in COLUMNS]


def column_named(name: str) -> str:
    """A column in words, with the name by which files and messages call it."""
    return f"{COLUMNS[name]} ({name})" if name in COLUMNS else name
