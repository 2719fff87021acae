"""Handing a mail to the mail server: one try, and why it was not taken."""

from dataclasses import dataclass
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage


@dataclass(frozen=True, slots=True)
class Mail:
    """What is written: one line, and plain text."""

    subject: str
    text: str


def hand_over(mail: Mail, *, to: str, key: UUID) -> str:
    """Why the mail server did not take it; empty where it did. `key` is the id by which a repetition is
    recognised."""
    message = EmailMessage(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        # Nobody's absence is announced back (RFC 3834).
        headers={"Message-ID": message_id(key), "Auto-Submitted": "auto-generated"},
    )
    return problem_of(message)


def message_id(key: UUID) -> str:
    """The same for each try, so that a mail taken twice is one to its reader."""
    return f"<{key}@claimcheck.invalid>"


def problem_of(message: EmailMessage) -> str:
    """Try to send it: why it was not taken, empty where it was."""
    try:
        message.send()
    except (SMTPException, OSError) as error:
        return f"{type(error).__name__}: {error}".replace("\x00", "")[:300]
    return ""
