"""From the cells of a row to what is recorded: names and words as written, days and lists read."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claimcheck.foundation.records.base import LARGEST
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_text
from claims.domain.figures.units import unit
from claims.domain.questions.scope import RelationKind, Temporality
from claims.intake.days import in_iso, read_day, read_days
from claims.intake.figure_cells import WORD_COLUMNS, words
from claims.intake.said import RowText, chosen, read_flag
from claims.intake.styles import TAKE
from claims.intake.totals import Total, is_total
from claims.models.claim_field import ClaimField, FieldKind
from claims.models.claim_fields import CLAIM_FIELDS, FIRST_YEAR, LAST_YEAR
from claims.services.bulk.measures import NO_UNIT
from claims.services.bulk.row import SCOPE, TERM_FIELDS, AskedQuestion, Origin, Speaker, Terms, When
from sources.domain.kinds import SourceKind

DEFAULT_TOPIC = "Imported"
LONGEST = {
    "row": 20_000,
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
        if field.column and field.longest and field.kind is FieldKind.TEXT
    },
}
UNNAMED = "?"
"""A hop of the chain, in `via`, that has no name."""


class RowPart(NamedTuple):
    """What rows have in common: the columns that say it, and how they are read."""

    columns: tuple[str, ...]
    read: Callable[[RowText], Any]


def check(name: str, value: str) -> None:
    """Text that can be recorded, and is not too long for its column; raises Refused."""
    check_text(name, value)
    longest = LONGEST.get(name)
    if longest is not None and len(value) > longest:
        raise Refused(
            name, value, _("shorten it to {longest:,} characters or fewer.").format(longest=longest)
        )


def asked(said: RowText) -> AskedQuestion:
    """The question."""
    _check_totals(said, "topic", "question", *SCOPE)
    names = {name: said(name) for name in QUESTION_NAMES}
    names["relation"] = said.one_of("relation", RelationKind)
    if names["relation"] and not names["related_question"]:
        said.faults.append(Refused("related_question", "", _("missing: name it, or leave relation empty.")))
    elif names["related_question"] and not said("relation"):
        remedy = _("missing: choose one of {choices}.").format(choices=", ".join(RelationKind))
        said.faults.append(Refused("relation", "", remedy, RelationKind))
    names["temporality"] = said.one_of("temporality", Temporality)
    for column in ("unit", "question_unit"):
        if names[column] and names[column] not in NO_UNIT:
            said.read(None, unit, names[column], field=column)
    return AskedQuestion(
        topic=said("topic") or said("topic_slug") or DEFAULT_TOPIC,
        question=said.needed("question"),
        **names,
        additive=said.read(None, read_flag, said("additive"), "additive") if said("additive") else None,
        minimum=said.read(None, read_minimum, said("minimum")),
        scope=tuple((name, said(name)) for name in SCOPE if said(name)),
    )


def _check_totals(said: RowText, *columns: str) -> None:
    """That no column names a total of other rows, which is no claim of its own."""
    if said.style.totals != TAKE:
        said.faults.extend(Total(column, said(column)) for column in columns if is_total(said(column)))


def speaker(said: RowText) -> Speaker:
    """Who says it."""
    _check_totals(said, "source")
    for column in ("members", "via"):
        if any(len(source_name) > LONGEST["source"] for source_name in _names(said(column))):
            remedy = _("shorten each name to {longest} characters or fewer.").format(
                longest=LONGEST["source"]
            )
            said.faults.append(Refused(column, said(column), remedy))
            said.cells[column] = ""
    name, parent, members = said.needed("source"), said("parent"), _names(said("members"))
    for column, others in (("parent", (parent,)), ("members", members)):
        if name and name in others:
            said.faults.append(Refused(column, name, _("that is the source itself; remove it.")))
    return Speaker(
        name=name,
        kind=said.one_of("source_kind", SourceKind),
        parent=parent,
        members=members,
        via=tuple(None if hop == UNNAMED else hop for hop in _names(said("via"))),
    )


def when(said: RowText) -> When:
    """When it was said and when it was true."""
    return When(
        said_on=said.read(None, read_day, said("said_on"), "said_on", said.style.dates),
        said_at=said.read(None, _hour, said("said_at"), "said_at"),
        as_of=said.read(None, read_days, said("as_of"), "as_of", said.style.dates),
    )


def origin(said: RowText) -> Origin:
    """Where it was read."""
    return Origin(
        url=said("document_url"),
        title=said("document_title"),
        publisher=said("publisher"),
        published_at=said.read(None, _moment, said("published_at"), said.style.dates),
    )


def terms(said: RowText) -> Terms:
    """What else is said of the claim."""
    return Terms(
        tuple(said.read(field.default, _term, field, said(column), column) for field, column in _TERMS)
    )


def _term(field: ClaimField, text: str, column: str) -> Any:
    if not text:
        return field.default
    if field.kind is FieldKind.FLAG:
        return read_flag(text, column)
    if field.kind is FieldKind.HOUR:
        return _hour(text, column)
    if field.kind is FieldKind.YEAR:
        return _year(text, column)
    return chosen(text, column, field.choices) if field.choices else text


QUESTION_NAMES = (
    "topic_slug",
    "question_slug",
    "relation",
    "related_question",
    "unit",
    "question_unit",
    "temporality",
)
ASKED = RowPart(("topic", "question", *QUESTION_NAMES, "additive", "minimum", *SCOPE), asked)
SPEAKER = RowPart(("source", "source_kind", "parent", "members", "via"), speaker)
WHEN = RowPart(("said_on", "said_at", "as_of"), when)
WORDS = RowPart(WORD_COLUMNS, partial(words, quoted=True))
BARE_WORDS = RowPart(WORD_COLUMNS, partial(words, quoted=False))
ORIGIN = RowPart(("document_url", "document_title", "publisher", "published_at"), origin)
_TERMS = tuple((field, field.column.name) for field in TERM_FIELDS if field.column)
TERMS = RowPart(tuple(column for _field, column in _TERMS), terms)


def content_key(cells: Mapping[str, str]) -> str:
    """What a row without an external_id is known by: a hash of all that it says."""
    said = "\x1f".join(f"{name}={value.strip()}" for name, value in sorted(cells.items()) if value.strip())
    return f"content:{hashlib.sha256(said.encode()).hexdigest()}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def read_minimum(text: str) -> str | None:
    """The least value of a question, "none" where it has none, None where nothing is said; raises Refused."""
    if not text or text == "none":
        return text or None
    try:
        number = Decimal(text) if re.fullmatch(r"-?[0-9.]+", text) else None
    except InvalidOperation:
        number = None
    if number is None or abs(number) > LARGEST:
        raise Refused("minimum", text, _("give a number, or none for a quantity that may fall below zero."))
    return text


def _year(text: str, column: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Refused(column, text, _("write the year as four digits, such as 2010."))
    return int(text)


def _hour(text: str, column: str) -> time | None:
    try:
        hour = time.fromisoformat(text) if text else None
        if hour and hour.utcoffset():
            raise ValueError(text)
        return hour and hour.replace(tzinfo=None)
    except ValueError as problem:
        raise Refused(column, text, _("write the hour as 14:30 (UTC).")) from problem


def _moment(text: str, order: str) -> datetime | None:
    """A time; one without an offset is UTC, a day alone its first moment."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(in_iso(text, "published_at", order))
    except ValueError as problem:
        raise Refused("published_at", text, _("write it as 2024-11-04T10:00:00Z, or a day.")) from problem
    return found if found.tzinfo else found.replace(tzinfo=UTC)
