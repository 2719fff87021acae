"""Evidence and contacts as a viewer may know them, and the replies that are printed beside a figure."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.models import Contact, Evidence, Question
from claims.models.evidence.contact import ContactQuerySet
from claims.views.audience import Viewer, reader
from claims.views.records import seen_documents, seen_questions, seen_sources
from sources.models import Document, Source

CHECKS_EVIDENCE = "claims.change_evidence"


def seen_evidence(rows: QuerySet[Evidence], viewer: Viewer) -> QuerySet[Evidence]:
    """That of documents which the viewer may know of: hidden with its document, shown again with it."""
    if viewer.audience.sees_hidden:
        return rows
    return rows.filter(document__in=seen_documents(Document.objects.publishable(at=viewer.at), viewer))


def may_have_original(person: User, evidence: Evidence) -> bool:
    """Whether this person may have a picture with all that its camera wrote: who checks evidence, and who
    handed the file in."""
    handed_in_by = evidence.file.recorded_by_id if evidence.file is not None else None
    return person.has_perm(CHECKS_EVIDENCE) or (person.pk is not None and person.pk == handed_in_by)


def seen_contacts(rows: ContactQuerySet, viewer: Viewer) -> ContactQuerySet:
    """Those on questions, and with sources, of which the viewer may know; whom of a protected source we
    reached, when and how, is the desk's."""
    if viewer.audience.sees_hidden:
        return rows
    sources = seen_sources(Source.objects.filter(protected=False), viewer)
    return rows.filter(question__in=seen_questions(Question.objects.all(), viewer), source__in=sources)


def printed_replies(question: Any, at: datetime) -> list[Contact]:
    """What is printed beside a question's figure at a moment: the right of reply of those we asked."""
    printed = Contact.objects.standing().filter(topic=question.topic_id, question=question, printed=True)
    known = seen_sources(Source.objects.all(), reader(at))
    return list(printed.filter(source__in=known).select_related("source").order_by("asked_at", "id"))
