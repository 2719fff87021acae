"""Notice: a token pulled a version of a figure that has since been corrected, held, disputed or withdrawn."""

from django.db import models
from django.db.models import F, Q

from claims.models.api_token import ApiToken
from claims.models.publication import Publication
from sources.models.base import Record, all_or_none, by_whom, fixed_except


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
