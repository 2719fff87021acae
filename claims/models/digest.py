"""Digest: one mail to one person, of what they had not read by then."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from claimcheck.foundation.records.base import Record, append_only


class DigestQuerySet(models.QuerySet["Digest"]):
    """Questions about digests."""

    def to_send(self) -> Self:
        """Those that no mail server has taken, to people who are still here and have an address."""
        from claims.models.digest_attempt import DigestAttempt

        taken = DigestAttempt.objects.filter(digest=OuterRef("pk"), accepted=True)
        here = self.filter(person__is_active=True, person__is_staff=True).exclude(person__email="")
        return here.exclude(Exists(taken))


class Digest(Record):
    """What it tells of points to it; a notification is in one digest at most. Its id is the message id."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    gathered_at = models.DateTimeField()

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-gathered_at", "-id"]
        indexes = [models.Index(name="claims_digest_newest", fields=["person", "-gathered_at"])]
        triggers = append_only()

    def __str__(self) -> str:
        return f"to {self.person_id} of {self.gathered_at:%Y-%m-%d %H:%M}"
