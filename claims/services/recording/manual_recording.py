"""Recording by hand: document, text, statement and claim at once, all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.models import Claim, Question
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.made_along import NewQuestion, NewSource, known_question, known_source
from sources.models import Document, Snapshot, Source, Statement
from sources.services.recording import capture_snapshot, record_document, record_statement

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class WhereRead:
    """A document known already, or the address and title of a new one; `text` is what was read of it.

    Where a new one has an address alone, that is its title, until somebody corrects it.
    """

    document: Document | None = None
    url: str = ""
    title: str = ""
    kind: str = "article"
    publisher: Source | None = None
    text: str = ""
    language: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WhoSaid:
    """A statement known already, or who said it, when (the hour in UTC) and on what occasion."""

    statement: Statement | None = None
    source: Source | NewSource | None = None
    said_on: date | None = None
    said_at: time | None = None
    occasion: str = ""


@transaction.atomic
def record_by_hand(
    *,
    by: User,
    now: datetime,
    question: Question | NewQuestion,
    quote: str,
    where: WhereRead,
    who: WhoSaid,
    content: Mapping[str, Any],
    draft: bool = False,
) -> Claim:
    """Record a claim with what it stands on; `content` is what `record_claim` takes besides.

    An address that is known is the document there is; a text that is known is the snapshot there is. Where no
    text was given, the quote itself is what was read. A question or a source that is new is made with it, as
    a `draft` where who records may not confirm it.
    """
    asked = known_question(question, by=by, now=now, draft=draft, quote=quote)
    document = read_document(where, by=by, now=now)
    snapshot = _snapshot(document, where.text, quote, by=by, now=now)
    statement = who.statement or _statement(who, by=by, now=now, draft=draft)
    return record_claim(
        by=by, now=now, question=asked, statement=statement, snapshot=snapshot, quote=quote, **content
    )


def read_document(where: WhereRead, *, by: User, now: datetime) -> Document:
    """The document there is, or a new one."""
    if where.document is not None:
        return where.document
    known = Document.objects.filter(url=where.url).order_by("recorded_at").first() if where.url else None
    if known is not None:
        return known
    title = where.title.strip() or _title_of(where.url)
    if not title:
        remedy = _("choose the document, or give the title or the address of a new one.")
        raise Refused("title", where.title, remedy)
    return record_document(
        by=by,
        now=now,
        kind=where.kind,
        title=title,
        url=where.url,
        publisher=where.publisher,
        language=where.language,
        published_at=where.published_at,
    )


def _title_of(url: str) -> str:
    """An address as a person reads it, as long as a title may be: example.org/news/flood."""
    try:
        read = urlsplit(url)
        host = (read.hostname or "").removeprefix("www.")
    except ValueError:
        return url[:LONGEST_TITLE]  # no address: what records the document says so
    return f"{host}{unquote(read.path).rstrip('/')}"[:LONGEST_TITLE]


def _snapshot(document: Document, text: str, quote: str, *, by: User, now: datetime) -> Snapshot:
    if text.strip():
        return capture_snapshot(by=by, now=now, document=document, text=text)
    if quote.strip():
        newest = Snapshot.objects.filter(document=document, text__contains=quote).order_by("-captured_at")
        known = newest.first()
        return known or capture_snapshot(by=by, now=now, document=document, text=quote)
    raise Refused("quote", quote, _("quote the words (or the row of data) that carry the figure."))


def _statement(who: WhoSaid, *, by: User, now: datetime, draft: bool) -> Statement:
    if who.source is None:
        raise Refused("source", "", _("name the source, or choose an existing statement."))
    source = known_source(who.source, by=by, now=now, draft=draft)
    return record_statement(
        by=by, now=now, source=source, said_on=who.said_on, said_at=who.said_at, occasion=who.occasion
    )
