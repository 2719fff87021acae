"""A line of the queue, and the lines of what people wrote: notes, contacts, reports of readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.linked_tags import LinkedTag
from claims.domain.contacts import Channel
from claims.domain.lifecycle import RecordKind
from claims.models import Contact, ErrorReport, Note
from claims.wording import values
from claims.wording.kept import CHANNELS
from claims.wording.states import RECORD_KINDS

LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue, whatever it is about."""

    pk: Any
    url: str
    title: str
    kind: str
    topic: str
    severity: int = 0
    figure: str = ""
    detail: str = ""
    quote: Any = ""
    age: str = ""
    person: str = ""
    state: str = ""
    stale: bool = False
    urgent: bool = False
    due: Any = None
    flags: tuple[str, ...] = ()
    linked: tuple[LinkedTag, ...] = ()
    today: bool = False
    open: bool = True


def note_rows(notes: QuerySet[Note], now: datetime) -> Iterable[QueueRow]:
    """Each leads to the record that it is on."""
    for note in notes.select_related("topic", "written_by"):
        yield QueueRow(
            pk=note.pk,
            url=reverse(f"admin:claims_{note.record_kind}_change", args=[note.record_id]),
            title=_cut(note.text),
            kind=_("on a %(record)s") % {"record": RECORD_KINDS[RecordKind(note.record_kind)]},
            topic=note.topic.name,
            age=values.age(note.written_at, now),
            person=note.written_by.get_username(),
        )


def contact_rows(contacts: QuerySet[Contact], now: datetime) -> Iterable[QueueRow]:
    """Each leads to where its answer is recorded."""
    for contact in contacts.select_related("question", "topic", "source", "recorded_by"):
        yield QueueRow(
            pk=contact.pk,
            url=reverse("admin:claims_contact_change", args=[contact.pk]),
            title=contact.source.name,
            kind=contact.question.text,
            topic=contact.topic.name,
            detail=_cut(contact.asked),
            age=values.age(contact.due_at or contact.asked_at, now),
            person=contact.recorded_by.get_username(),
            state=str(CHANNELS[Channel(contact.channel)]),
            due=contact.due_at,
        )


def error_report_rows(reports: QuerySet[ErrorReport], now: datetime) -> Iterable[QueueRow]:
    """Each leads to where it is answered."""
    for report in reports.select_related("question", "topic"):
        yield QueueRow(
            pk=report.pk,
            url=reverse("admin:claims_errorreport_change", args=[report.pk]),
            title=report.question.text,
            kind=report.number,
            topic=report.topic.name,
            detail=_cut(report.words),
            age=values.age(report.received_at, now),
        )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[:LONGEST_TITLE]}…"
