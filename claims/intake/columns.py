"""The columns of an import and an export, as docs/import.md describes them."""

REQUIRED = ("question", "source", "value")
"""Without these (or, for value, a quote that holds it) a row says nothing that can be recorded."""

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
    "as_of",
    "modality",
    "value",
    "value_2",
    "quote",
    "quote_kind",
    "quote_lang",
    "chain_complete",
    "document_url",
    "document_title",
    "publisher",
    "published_at",
    "via",
    "external_id",
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
    "best",
    "plus_minus",
    "decimal_point",
    "hedging",
    "likelihood",
    "confidence",
    "quote_translation",
)
"""Columns that few rows need; an export has them so that nothing is lost."""

ALL_COLUMNS = (*COLUMNS, *FURTHER)
