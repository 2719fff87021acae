"""The checklist of a question and the notes on a case, as they stand beside whatever is decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from claims.domain.lifecycle import CheckItem
from claims.models import Check, Note, Question


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the checklist, and what was noted on it; nothing yet where `done` is empty."""

    item: str
    label: str
    done: list[Check] = field(default_factory=list)


def checklist(question: Question) -> list[Line]:
    """Every item, done or not; the latest note first. One query."""
    rows = Check.objects.filter(topic=question.topic_id, question=question).select_related("checked_by")
    lines = {item.value: Line(item.value, item.value.replace("_", " ")) for item in CheckItem}
    for row in rows.order_by("-checked_at", "-id"):
        lines[row.item].done.append(row)
    return list(lines.values())


def in_view(question: Question, records: Iterable[Any]) -> dict[str, Any]:
    """Checklist and notes for the pages on which somebody proposes or approves."""
    notes = Note.objects.filter(topic=question.topic_id, record_id__in=[pk for pk in records if pk])
    return {
        "checklist": checklist(question),
        "check_question": question.pk,
        "notes": notes.select_related("written_by"),
    }
