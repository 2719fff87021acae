"""Recording whom we asked, by when an answer was due and what came of it; correcting and withdrawing that."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_moment, insert
from claims.domain.contacts import reply_problem
from claims.models import Contact, Question
from claims.services.recording.versions import new_version
from sources.models import Source

CONTENT = (
    *("source_id", "addressee", "channel", "asked_at", "asked", "due_at"),
    *("outcome", "answered_at", "answer", "reply", "printed", "note"),
)
KEPT = ("topic_id", "question_id", *CONTENT)


@transaction.atomic
def record_contact(
    *, by: User, now: datetime, question: Question, source: Source, asked: str, channel: str,
    asked_at: datetime | None = None, **more: Any,
) -> Contact:  # fmt: skip
    """A source was asked about a question (now, unless told). `more`: as in CONTENT. Raises Refused."""
    record = Contact(
        topic_id=question.topic_id, question=question, source=source, asked=asked.strip(), channel=channel,
        asked_at=asked_at or now, recorded_at=now, recorded_by=by, **more,
    )  # fmt: skip
    _check(record, now)
    return insert(record)


@transaction.atomic
def correct_contact(*, by: User, now: datetime, contact: Contact, reason: str, **changed: Any) -> Contact:
    """A new version: what came of it, or what was recorded wrong. Raises Refused and StaleState."""
    proposed = Contact(**{name: getattr(contact, name) for name in KEPT})
    for name, value in changed.items():
        setattr(proposed, name, value)
    _check(proposed, now)
    return new_version(contact, "contact_id", KEPT, by=by, now=now, reason=reason, changed=changed)


@transaction.atomic
def withdraw_contact(*, by: User, now: datetime, contact: Contact, reason: str) -> Contact:
    """It should not have been recorded: a last version says so, and why; nothing of it is printed."""
    changed = {"withdrawn": True, "printed": False}
    return new_version(contact, "contact_id", KEPT, by=by, now=now, reason=reason, changed=changed)


def _check(record: Contact, now: datetime) -> None:
    if not record.asked.strip():
        raise Refused("asked", record.asked, _("missing: give the question as it was put."))
    check_moment("asked_at", record.asked_at, now)
    check_moment("answered_at", record.answered_at, now)
    for field in ("due_at", "answered_at"):
        moment = getattr(record, field)
        if moment is not None and moment.tzinfo is None:
            raise Refused(field, moment, _("give the time with its UTC offset, e.g. 2024-11-04T10:00:00Z."))
        if moment is not None and moment < record.asked_at:
            raise Refused(
                field, moment.isoformat(), _("it is before the question was put; give a later time.")
            )
    problem = reply_problem(record.outcome, record.reply, printed=record.printed)
    if problem:
        raise Refused("reply", record.reply, problem)
    if record.answered_at is not None and not record.outcome:
        raise Refused("outcome", "", _("missing: say what came of it, or leave out when."))
