"""Attempts to tell somebody: each is kept, whatever came of it."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from claimcheck.foundation.records.saving import insert
from claims.models import DeliveryAttempt, ReportAttempt
from claims.models.attempt import MailAttempt
from claims.services.notifications.mailing import Mail, hand_over

A = TypeVar("A", bound=DeliveryAttempt | MailAttempt | ReportAttempt)
M = TypeVar("M", bound=MailAttempt)


class NotDelivered(Exception):
    """The receiver has not taken it; it will be tried again. `tries`: how often it has been, where known."""

    def __init__(self, problem: str, *, tries: int = 0) -> None:
        self.tries = tries
        super().__init__(problem)


def kept(attempt: A) -> A:
    """Keep an attempt. Raises NotDelivered, once it is kept, where it failed."""
    insert(attempt)
    if not attempt.accepted:
        raise NotDelivered(attempt.problem, tries=_tries(attempt))
    return attempt


def _tries(attempt: Model) -> int:
    """How many attempts there are at the same thing; 0 where its kind is not one that waits for others."""
    delivery = getattr(attempt, "delivery_id", None)
    return 0 if delivery is None else type(attempt)._default_manager.filter(delivery=delivery).count()


def mailed(attempt: M, mail: Mail, *, key: UUID) -> M:
    """Hand a mail to the mail server, and keep what came of it; `key` is that of what it tells. Raises
    NotDelivered, once it is kept, where it was not taken."""
    attempt.problem = hand_over(mail, to=attempt.mail, key=key)
    attempt.accepted = not attempt.problem
    return kept(attempt)
