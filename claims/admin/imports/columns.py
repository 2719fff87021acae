"""The columns of a file in a newsroom's words, for whoever says what a column of theirs holds."""

from django.utils.translation import gettext_lazy

from claims.intake.columns import ALL_COLUMNS

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


def other_columns() -> list[str]:
    """Columns that have no words of ours."""
    return [name for name in ALL_COLUMNS if name not in COLUMNS]


def column_named(name: str) -> str:
    """A column in words, with the name by which files and messages call it."""
    return f"{COLUMNS[name]} ({name})" if name in COLUMNS else name
