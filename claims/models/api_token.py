"""ApiToken: a key with which a newsroom tool asks in a person's name."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except, not_blank
from claims.domain.access import Scope

MOST_A_MINUTE = 6000


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Questions about tokens."""

    def usable(self, at: datetime) -> Self:
        """Neither revoked nor run out, of a person who still works here."""
        in_time = Q(valid_until=None) | Q(valid_until__gt=at)
        return self.filter(in_time, revoked_at=None, owner__is_active=True)

    def with_notices(self) -> Self:
        """Each with `open_notices`: how many recalls it has not acknowledged."""
        from claims.models.notice import Notice

        open_ones = Notice.objects.filter(token=OuterRef("pk"), acknowledged_at=None).order_by()
        counted = open_ones.values("token").annotate(number=Count("pk")).values("number")
        return self.annotate(open_notices=Coalesce(Subquery(counted), 0))


class ApiToken(Record):
    """Only the SHA-256 of the 256 random bits is kept; the text is shown once, when it is made."""

    name = models.CharField(max_length=120, help_text="What uses it, such as: graphics desk, sheet.")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="api_tokens",
        help_text="In whose name it acts; it may never do more than this person.",
    )
    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="SHA-256, hexadecimal.")
    begins = models.CharField(max_length=12, editable=False, help_text="Its first letters, to know it by.")
    scopes = ArrayField(models.CharField(max_length=20))
    per_minute = models.PositiveIntegerField(default=600, help_text="Requests a minute.")
    valid_until = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is revoked.")
    recalls_by_mail = models.BooleanField(
        default=True, help_text="Its owner is told by mail when a figure that it has pulled is recalled."
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = by_whom(null=True)
    revoked_reason = models.TextField(blank=True, default="")

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name = "token"
        constraints = [
            not_blank("name", name="claims_apitoken_name_not_blank"),
            models.CheckConstraint(
                name="claims_apitoken_digest", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="claims_apitoken_scopes",
                condition=Q(scopes__contained_by=[scope.value for scope in Scope], scopes__len__gte=1),
            ),
            models.CheckConstraint(
                name="claims_apitoken_per_minute",
                condition=Q(per_minute__gte=1, per_minute__lte=MOST_A_MINUTE),
            ),
            all_or_none("revoked_at", "revoked_by", name="claims_apitoken_revoked_by_someone"),
        ]
        triggers = fixed_except("revoked_at", "revoked_by", "revoked_reason")

    def __str__(self) -> str:
        return f"{self.name} ({self.begins}…)"
