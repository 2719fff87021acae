"""The checklist of a question and the notes on a case, as they stand beside whatever is decided."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.contacts import ContactOutcome, is_overdue
from claims.domain.lifecycle import CheckItem
from claims.models import Check, Contact, Note, Question
from claims.wording.kept import OUTCOMES
from claims.wording.states import CHECK_ITEMS


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One item of the checklist, and what was noted on it; nothing yet where `done` is empty."""

    item: str
    label: str
    done: list[Check] = field(default_factory=list)


def checklist(question: Question) -> list[CheckLine]:
    """Every item, done or not; the latest note first. One query."""
    rows = Check.objects.filter(topic=question.topic_id, question=question).select_related("checked_by")
    lines = {check.value: CheckLine(check.value, str(CHECK_ITEMS[check])) for check in CheckItem}
    for row in rows.order_by("-checked_at", "-id"):
        lines[row.item].done.append(row)
    return list(lines.values())


def _contacts(question: Question) -> Iterator[tuple[Contact, str]]:
    """Whom we asked about the question, each with what came of it; what is printed stands in the page."""
    rows = Contact.objects.standing().filter(topic=question.topic_id, question=question)
    now = timezone.now()
    for contact in rows.select_related("source").order_by("asked_at", "id"):
        late = is_overdue(contact.due_at, contact.outcome, now)
        nothing = _("the answer is overdue") if late else _("nothing yet")
        yield contact, str(OUTCOMES[ContactOutcome(contact.outcome)]) if contact.outcome else nothing


def in_view(question: Question, records: Iterable[Any]) -> dict[str, Any]:
    """Checklist and notes for the pages on which somebody proposes or approves."""
    notes = Note.objects.filter(topic=question.topic_id, record_id__in=[pk for pk in records if pk])
    return {
        "checklist": checklist(question),
        "check_question": question.pk,
        "notes": notes.select_related("written_by"),
        "contacts": list(_contacts(question)),
    }
