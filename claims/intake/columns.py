"""The columns of an import and an export, as docs/import.md describes them."""

from claims.models.claim_field import ClaimField, FieldKind, Part
from claims.models.claim_fields import fields_where


def _columns(*parts: Part, further: bool = False) -> tuple[str, ...]:
    """The columns of a claim's own fields of these parts. Its unit stands with the question's, and who passed
    it on beside where it was read."""

    def wanted(field: ClaimField) -> bool:
        placed = field.kind in (FieldKind.UNIT, FieldKind.CHAIN)
        return field.column is not None and field.column.further == further and not placed

    return tuple(field.column.name for field in fields_where(wanted, *parts) if field.column)


COLUMNS = (
    "topic",
    "question",
    "relation",
    "related_question",
    "unit",
    "temporality",
    "source",
    "source_kind",
    "parent",
    "members",
    "said_on",
    *_columns(Part.TIME, Part.FIGURE, Part.QUOTE, Part.CHAIN, Part.TERMS, Part.HIDING),
    "document_url",
    "document_title",
    "publisher",
    "published_at",
    "via",
    *_columns(Part.KEY),
)
"""The format."""

FURTHER = (
    "topic_slug",
    "question_slug",
    "question_unit",
    "measure",
    "population",
    "place",
    "state",
    "base",
    "additive",
    "minimum",
    "said_at",
    *_columns(
        Part.FIGURE, Part.TIME, Part.TERMS, Part.QUOTE, Part.CHAIN, Part.HIDING, Part.KEY, further=True
    ),
)
"""Columns that few rows need; an export has them so that nothing is lost."""

ALL_COLUMNS = (*COLUMNS, *FURTHER)
