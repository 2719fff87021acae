"""From the cells of a row to what is recorded: names and words as written, days and lists read."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, NamedTuple

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_text
from claims.domain.comparing.assertion import QuoteKind
from claims.intake.days import read_day, read_days
from claims.models.claim_field import ClaimField, Kind
from claims.models.claim_fields import CLAIM_FIELDS, FIRST_YEAR, LAST_YEAR
from claims.services.bulk.row import TERM_FIELDS, Asked, Origin, Speaker, Terms, When, Words

DEFAULT_TOPIC = "Imported"
LONGEST = {
    "topic": 200,
    "question": 300,
    "related_question": 300,
    "source": 200,
    "parent": 200,
    "publisher": 200,
    "document_url": 2000,
    "document_title": 300,
    "topic_slug": 80,
    "question_slug": 120,
    **dict.fromkeys(("measure", "population", "place", "state", "base"), 120),
    **{
        field.column.name: field.longest
        for field in CLAIM_FIELDS
        if field.column and field.longest and field.kind is Kind.TEXT
    },
}
YES = frozenset({"yes", "true", "1", "y"})
NO = frozenset({"", "no", "false", "0", "n"})
UNNAMED = "?"
"""A hop of the chain, in `via`, that has no name."""

_SCOPE = ("measure", "population", "place", "state", "base")
Get = Callable[[str], str]
"""What a row says in a column, without the white space around it; "" where it says nothing."""


class Part(NamedTuple):
    """What rows have in common: the columns that say it, and how they are read; raises Refused."""

    columns: tuple[str, ...]
    read: Callable[[Get], Any]


def check(name: str, value: str) -> None:
    """Text that can be recorded, and is not too long for its column; raises Refused."""
    check_text(name, value)
    longest = LONGEST.get(name)
    if longest is not None and len(value) > longest:
        raise Refused(name, value, f"shorten it to {longest:,} characters or fewer.")


def asked(get: Get) -> Asked:
    """The question."""
    additive = get("additive")
    return Asked(
        topic=get("topic") or get("topic_slug") or DEFAULT_TOPIC,
        question=_needed("question", get),
        **{name: get(name) for name in _QUESTION_NAMES},
        additive=_yes(additive, "additive") if additive else None,
        minimum=_minimum(get("minimum")),
        scope=tuple((name, get(name)) for name in _SCOPE if get(name)),
    )


def speaker(get: Get) -> Speaker:
    """Who says it."""
    return Speaker(
        name=_needed("source", get),
        kind=get("source_kind"),
        parent=get("parent"),
        members=_names(get("members")),
        via=tuple(None if hop == UNNAMED else hop for hop in _names(get("via"))),
    )


def when(get: Get) -> When:
    """When it was said and when it was true."""
    return When(
        said_on=read_day(get("said_on"), "said_on"),
        said_at=_hour(get("said_at"), "said_at"),
        as_of=read_days(get("as_of")),
    )


def words(get: Get, *, quoted: bool) -> Words:
    """The figure as written; `quoted`: beside a quote."""
    if not (get("value") or get("best") or quoted or get("modality") == "none"):
        raise Refused("value", "", "missing: give the figure, or a quote that contains it.")
    kind = get("quote_kind") or (QuoteKind.WORDS if quoted else QuoteKind.DATA)
    if kind not in list(QuoteKind):
        raise Refused("quote_kind", kind, f"choose one of {', '.join(QuoteKind)}.")
    return Words(
        quote_kind=kind,
        **{name: get(name) for name in _FIGURE_NAMES},
        point_is_decimal=_yes(get("decimal_point"), "decimal_point"),
    )


def origin(get: Get) -> Origin:
    """Where it was read."""
    return Origin(
        url=get("document_url"),
        title=get("document_title"),
        publisher=get("publisher"),
        published_at=_moment(get("published_at")),
    )


def terms(get: Get) -> Terms:
    """What else is said of the claim."""
    return Terms(tuple(_term(field, get(column), column) for field, column in _TERMS))


def _term(field: ClaimField, text: str, column: str) -> Any:
    if not text:
        return field.default
    if field.kind is Kind.FLAG:
        return _yes(text, column)
    if field.kind is Kind.HOUR:
        return _hour(text, column)
    if field.kind is Kind.YEAR:
        return _year(text, column)
    if field.choices and text not in list(field.choices):
        raise Refused(column, text, f"choose one of {', '.join(field.choices)}.")
    return text


_QUESTION_NAMES = (
    "topic_slug",
    "question_slug",
    "relation",
    "related_question",
    "unit",
    "question_unit",
    "temporality",
)
_FIGURE_NAMES = ("modality", "value", "value_2", "best", "plus_minus", "unit", "hedging")
ASKED = Part(("topic", "question", *_QUESTION_NAMES, "additive", "minimum", *_SCOPE), asked)
SPEAKER = Part(("source", "source_kind", "parent", "members", "via"), speaker)
WHEN = Part(("said_on", "said_at", "as_of"), when)
_WORDS = (*_FIGURE_NAMES, "quote_kind", "decimal_point")
WORDS = Part(_WORDS, partial(words, quoted=True))
BARE_WORDS = Part(_WORDS, partial(words, quoted=False))
ORIGIN = Part(("document_url", "document_title", "publisher", "published_at"), origin)
_TERMS = tuple((field, field.column.name) for field in TERM_FIELDS if field.column)
TERMS = Part(tuple(column for _field, column in _TERMS), terms)


def content_key(cells: Mapping[str, str]) -> str:
    """What a row without an external_id is known by: a hash of all that it says."""
    said = "\x1f".join(f"{name}={value.strip()}" for name, value in sorted(cells.items()) if value.strip())
    return f"content:{hashlib.sha256(said.encode()).hexdigest()}"


def _needed(name: str, get: Get) -> str:
    found = get(name)
    if not found:
        raise Refused(name, "", "missing: fill it in, or remove the row.")
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _yes(text: str, field: str) -> bool:
    plain = text.casefold()
    if plain not in YES | NO:
        raise Refused(field, text, "write yes or no.")
    return plain in YES


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


def _year(text: str, column: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Refused(column, text, "write the year as four digits, such as 2010.")
    return int(text)


def _hour(text: str, column: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError as problem:
        raise Refused(column, text, "write the hour as 14:30 (UTC).") from problem


def _moment(text: str) -> datetime | None:
    """A time; one without an offset is UTC, a day alone its first moment."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as problem:
        raise Refused("published_at", text, "write it as 2024-11-04T10:00:00Z, or a day.") from problem
    return found if found.tzinfo else found.replace(tzinfo=UTC)
