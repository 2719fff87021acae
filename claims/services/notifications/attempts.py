"""Attempts to tell somebody: each is kept, whatever came of it."""

from typing import TypeVar
from uuid import UUID

from claimcheck.foundation.records.saving import insert
from claims.models import DeliveryAttempt, ReportAttempt
from claims.models.attempt import MailAttempt
from claims.services.notifications.mailing import Mail, hand_over

A = TypeVar("A", bound=DeliveryAttempt | MailAttempt | ReportAttempt)
M = TypeVar("M", bound=MailAttempt)


class NotDelivered(Exception):
    """The receiver has not taken it; it will be tried again."""


def kept(attempt: A) -> A:
    """Keep an attempt. Raises NotDelivered, once it is kept, where it failed."""
    insert(attempt)
    if not attempt.accepted:
        raise NotDelivered(attempt.problem)
    return attempt


def mailed(attempt: M, mail: Mail, *, key: UUID) -> M:
    """Hand a mail to the mail server, and keep what came of it; `key` is that of what it tells. Raises
    NotDelivered, once it is kept, where it was not taken."""
    attempt.problem = hand_over(mail, to=attempt.mail, key=key)
    attempt.accepted = not attempt.problem
    return kept(attempt)
