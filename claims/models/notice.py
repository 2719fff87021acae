"""Notice: a token pulled a version of a figure that has since been corrected, held, disputed or withdrawn."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except
from claims.models.api_token import ApiToken
from claims.models.publication import Publication


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices."""

    def to_mail(self) -> Self:
        """Those whose token's owner is told by mail and has not been yet: nobody who has left or has no
        address, and nothing that has been dealt with."""
        from claims.models.notice_attempt import NoticeAttempt

        taken = NoticeAttempt.objects.filter(notice=OuterRef("pk"), accepted=True)
        wanted = self.filter(token__recalls_by_mail=True, token__owner__is_active=True, acknowledged_at=None)
        return wanted.exclude(token__owner__email="").exclude(Exists(taken))


class Notice(Record):
    """Told to the token with each answer until it is acknowledged."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="notices")
    pulled = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="+", help_text="What the token had pulled."
    )
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="notices", help_text="What took its place."
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = by_whom(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-publication", "-id"]
        verbose_name = "recall notice"
        constraints = [
            models.UniqueConstraint(name="claims_notice_once", fields=["token", "publication"]),
            models.CheckConstraint(name="claims_notice_in_order", condition=Q(publication__gt=F("pulled"))),
            all_or_none("acknowledged_at", "acknowledged_by", name="claims_notice_acknowledged_by_someone"),
        ]
        indexes = [
            models.Index(
                name="claims_notice_open", fields=["token"], condition=Q(acknowledged_at__isnull=True)
            )
        ]
        triggers = fixed_except("acknowledged_at", "acknowledged_by")

    def __str__(self) -> str:
        return f"publication {self.publication_id} to {self.token_id}"
