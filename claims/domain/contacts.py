"""Who was asked what, and what became of it."""

from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """By what means somebody was asked."""

    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    IN_PERSON = "in_person"
    LETTER = "letter"
    WEB_FORM = "web_form"


class ContactOutcome(StrEnum):
    """What became of a question; until it is known, there is none."""

    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


def is_overdue(due_at: datetime | None, outcome: str, now: datetime) -> bool:
    """Whether an answer was due before `now` and nobody has said what became of it."""
    return not outcome and due_at is not None and due_at < now


def reply_problem(outcome: str, reply: str, *, printed: bool) -> str:
    """Why a reply cannot stand beside a figure like this; empty where it can."""
    if printed and not outcome:
        return "printed before anything came of it; say what came of it, or leave it unprinted."
    if printed and outcome == ContactOutcome.ANSWERED and not reply.strip():
        return "missing: give the words that are printed, or leave it unprinted."
    if reply.strip() and outcome != ContactOutcome.ANSWERED:
        return "a reply without an answer; set what came of it to answered, or leave the reply blank."
    return ""
