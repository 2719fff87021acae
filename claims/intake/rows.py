"""From the cells of a row to what is recorded: names and words as written, days and lists read."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from claims.domain.assertion import QuoteKind
from claims.domain.grading import Confidence, Likelihood
from claims.intake.days import read_day, read_days
from claims.intake.files import Row
from claims.services.bulk_row import BulkRow
from sources.services.errors import Refused
from sources.services.saving import check_text

DEFAULT_TOPIC = "Imported"
LONGEST = {
    "topic": 200,
    "question": 300,
    "related_question": 300,
    "source": 200,
    "parent": 200,
    "publisher": 200,
    "quote": 20_000,
    "quote_lang": 35,
    "document_url": 2000,
    "document_title": 300,
    "external_id": 200,
    "hedging": 300,
    "topic_slug": 80,
    "question_slug": 120,
    **dict.fromkeys(("measure", "population", "place", "state", "base"), 120),
}
YES = frozenset({"yes", "true", "1", "y"})
NO = frozenset({"", "no", "false", "0", "n"})
UNNAMED = "?"
"""A hop of the chain, in `via`, that has no name."""

_NAMES = (
    "topic_slug",
    "question_slug",
    "relation",
    "related_question",
    "unit",
    "question_unit",
    "temporality",
    "source_kind",
    "parent",
    "modality",
    "value",
    "value_2",
    "best",
    "plus_minus",
    "quote_lang",
    "quote_translation",
    "hedging",
    "document_url",
    "document_title",
    "publisher",
)
"""Columns that are taken as they stand, white space around them left out."""
_SCOPE = ("measure", "population", "place", "state", "base")


def bulk_row(row: Row, cells: Mapping[str, str]) -> BulkRow:
    """The row with `cells` in our columns; raises Refused, naming the column, where one can't be read."""
    if row.problem:
        raise Refused("row", row.as_written[:60], f"{row.problem}.")
    for name, value in cells.items():
        _check(name, value)
    get = {name: value.strip() for name, value in cells.items()}
    for name in ("question", "source"):
        if not get.get(name):
            raise Refused(name, "", "missing: say it, or leave the row out.")
    quote = cells.get("quote", "").strip()
    if not (get.get("value") or get.get("best") or quote or get.get("modality") == "none"):
        raise Refused("value", "", "missing: give the figure, or a quote that holds it.")
    kind = get.get("quote_kind") or (QuoteKind.WORDS if quote else QuoteKind.DATA)
    if kind not in list(QuoteKind):
        raise Refused("quote_kind", kind, f"say one of {', '.join(QuoteKind)}.")
    given: dict[str, Any] = {name: get.get(name, "") for name in _NAMES}
    return BulkRow(
        line=row.line,
        external_id=get.get("external_id") or _content_key(cells),
        topic=get.get("topic") or get.get("topic_slug") or DEFAULT_TOPIC,
        question=get["question"],
        source=get["source"],
        quote=quote or row.as_written,
        quote_kind=kind,
        **given,
        **_read(get),
    )


def _read(get: Mapping[str, str]) -> dict[str, Any]:
    """The columns that are more than text."""
    additive = get.get("additive", "")
    return {
        "additive": _yes(additive, "additive") if additive else None,
        "minimum": _minimum(get.get("minimum", "")),
        "scope": tuple((name, get[name]) for name in _SCOPE if get.get(name)),
        "likelihood": _one_of(Likelihood, get, "likelihood"),
        "confidence": _one_of(Confidence, get, "confidence"),
        "members": _names(get.get("members", "")),
        "via": tuple(None if hop == UNNAMED else hop for hop in _names(get.get("via", ""))),
        "said_on": read_day(get.get("said_on", ""), "said_on"),
        "said_at": _hour(get.get("said_at", "")),
        "as_of": read_days(get.get("as_of", "")),
        "chain_complete": _yes(get.get("chain_complete", ""), "chain_complete"),
        "point_is_decimal": _yes(get.get("decimal_point", ""), "decimal_point"),
        "published_at": _moment(get.get("published_at", "")),
    }


def _check(name: str, value: str) -> None:
    check_text(name, value)
    longest = LONGEST.get(name)
    if longest is not None and len(value) > longest:
        raise Refused(name, value, f"keep it under {longest:,} characters.")


def _content_key(cells: Mapping[str, str]) -> str:
    """What a row without an external_id is known by: a hash of all that it says."""
    said = "\x1f".join(f"{name}={value.strip()}" for name, value in sorted(cells.items()) if value.strip())
    return f"content:{hashlib.sha256(said.encode()).hexdigest()}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _yes(text: str, field: str) -> bool:
    plain = text.casefold()
    if plain not in YES | NO:
        raise Refused(field, text, "say yes or no.")
    return plain in YES


def _one_of(known: type[StrEnum], get: Mapping[str, str], field: str) -> str:
    given = get.get(field, "")
    if given and given not in list(known):
        raise Refused(field, given, f"say one of {', '.join(known)}.")
    return given


def _minimum(text: str) -> str | None:
    if not text or text == "none":
        return text or None
    try:
        finite = Decimal(text).is_finite()
    except InvalidOperation:
        finite = False
    if not finite or not re.fullmatch(r"-?[0-9.]+", text):
        raise Refused("minimum", text, "give a number, or none for a quantity that may fall below zero.")
    return text


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError as problem:
        raise Refused("said_at", text, "write the hour as 14:30 (UTC).") from problem


def _moment(text: str) -> datetime | None:
    """A time; one without an offset is UTC, a day alone its first moment."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as problem:
        raise Refused("published_at", text, "write it as 2024-11-04T10:00:00Z, or a day.") from problem
    return found if found.tzinfo else found.replace(tzinfo=UTC)
