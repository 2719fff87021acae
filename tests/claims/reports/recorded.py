"""Claims recorded through the services, for reports that need more than the running example."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from claims.examples.people import People
from claims.models import Claim, Question, Topic
from claims.services.recording.claim_recording import record_claim
from claims.services.recording.questions import record_question, record_topic
from sources.models import Source
from sources.services.recording import (
    capture_snapshot,
    record_document,
    record_source,
    record_statement,
)

DAY = date(2024, 10, 12)


def said(
    people: People,
    question: Question,
    value: str,
    *,
    now: datetime,
    days: date = DAY,
    source: str = "Secret bureau",
    internal_document: bool = False,
    said_on: date | None = None,
    **content: Any,
) -> Claim:
    """A new source says a figure for a day; recorded at `now` from a document of its own."""
    quote = f"There were {value} of them that day."
    document = record_document(
        by=people.rita, now=now, kind="article", title=f"Report of {source}", internal=internal_document
    )
    snapshot = capture_snapshot(by=people.rita, now=now, document=document, text=quote, captured_at=now)
    statement = record_statement(
        by=people.rita, now=now, source=_source(people, source, now), said_on=said_on or days
    )
    return record_claim(
        by=people.rita,
        now=now,
        question=question,
        statement=statement,
        snapshot=snapshot,
        quote=quote,
        value=value,
        as_of=(days, days),
        **content,
    )


def disputed_question(people: People, number: int, *, now: datetime, **content: Any) -> Question:
    """A question of its own on which two sources contradict each other: 10,000 and 20,000."""
    question = record_question(
        by=people.editor,
        now=now,
        topic=_topic(people, now),
        slug=f"dispute-{number}",
        text=f"Size of crowd number {number}",
        temporality="stock",
        unit="person",
        place="Somewhere",
    )
    for value, source in (("10,000", "Town hall"), ("20,000", "Organisers")):
        said(people, question, value, now=now, source=source, **content)
    return question


def _topic(people: People, now: datetime) -> Topic:
    found = Topic.objects.filter(slug="crowds").first()
    return found or record_topic(by=people.editor, now=now, slug="crowds", name="Crowds")


def _source(people: People, name: str, now: datetime) -> Source:
    found = Source.objects.filter(name=name).first()
    return found or record_source(
        by=people.rita, now=now, slug=f"source-{uuid4().hex[:8]}", name=name, kind="media"
    )
