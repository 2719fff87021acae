"""ApiToken: a key with which a newsroom tool asks in a person's name; what it read, and recalls of that."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except, not_blank
from claims.domain.access import STRONG, TokenScope
from claims.models.attempt import MailAttempt
from claims.models.base import TopicRecord, within_topic
from claims.models.publication import Publication

MOST_A_MINUTE = 6000
OWN = ~Q(scopes__overlap=sorted(scope.value for scope in STRONG)) | Q(owner=F("recorded_by"))
"""Made by its owner, unless it decides nothing in the owner's name."""


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Questions about tokens."""

    def usable(self, at: datetime) -> Self:
        """Neither revoked nor run out nor made by another where that counts, of a person who still works here
        and has a role: who has lost every right has none through a token either."""
        in_time = Q(valid_until=None) | Q(valid_until__gt=at)
        in_a_role = Exists(User.groups.through.objects.filter(user=OuterRef("owner")))
        by_name = Exists(User.user_permissions.through.objects.filter(user=OuterRef("owner")))
        entitled = Q(owner__is_superuser=True) | Q(in_a_role) | Q(by_name)
        return self.filter(in_time, entitled, OWN, revoked_at=None, owner__is_active=True)

    def to_accept(self) -> Self:
        """Those that decide in their owner's name and were made by somebody else, who has seen the text."""
        return self.filter(~OWN, revoked_at=None)

    def with_notices(self) -> Self:
        """Each with `open_notices`: how many recalls it has not acknowledged."""

        open_ones = Notice.objects.filter(token=OuterRef("pk"), acknowledged_at=None).order_by()
        counted = open_ones.values("token").annotate(number=Count("pk")).values("number")
        return self.annotate(open_notices=Coalesce(Subquery(counted), 0))


class ApiToken(Record):
    """Only the SHA-256 of the 256 random bits is kept; the text is shown once, to whoever makes it.

    One that decides in its owner's name is made by the owner. Older ones that were not open nothing until the
    owner accepts them, which draws a new text.
    """

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
                condition=Q(scopes__contained_by=[scope.value for scope in TokenScope], scopes__len__gte=1),
            ),
            models.CheckConstraint(
                name="claims_apitoken_per_minute",
                condition=Q(per_minute__gte=1, per_minute__lte=MOST_A_MINUTE),
            ),
            models.CheckConstraint(
                name="claims_apitoken_strong_is_own", condition=OWN | Q(revoked_at__isnull=False)
            ),
            all_or_none("revoked_at", "revoked_by", name="claims_apitoken_revoked_by_someone"),
        ]
        triggers = fixed_except("revoked_at", "revoked_by", "revoked_reason")

    def __str__(self) -> str:
        return f"{self.name} ({self.begins}…)"


class TokenUse(models.Model):
    """One row a token, written when a process draws a batch of requests, not with each request."""

    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, primary_key=True, related_name="use")
    minute = models.BigIntegerField(help_text="Minutes since 1970 (UTC).")
    drawn = models.PositiveIntegerField(help_text="Requests drawn in this minute.")
    last_used = models.DateTimeField(help_text="To within a batch of requests.")
    waiting_until = models.DateTimeField(null=True, blank=True, help_text="End of the long poll it has open.")
    position = models.BigIntegerField(
        null=True,
        blank=True,
        help_text="Of the write-ahead log, behind what it wrote last; kept with a replica.",
    )

    class Meta:
        verbose_name = "use of a token"

    def __str__(self) -> str:
        return f"{self.drawn} in minute {self.minute}"


class Retrieval(Record):
    """One row a token, question and as-of; gathered in memory while requests are answered, written later."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="retrievals")
    question = models.ForeignKey("claims.Question", on_delete=models.PROTECT, related_name="+")
    as_of = DateRangeField()
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="retrievals")
    pulled = models.DateTimeField()

    class Meta:
        ordering = ["-pulled", "-id"]
        constraints = [
            models.UniqueConstraint(name="claims_retrieval_once", fields=["token", "question", "as_of"]),
        ]
        indexes = [models.Index(name="claims_retrieval_figure", fields=["question", "as_of"])]

    def __str__(self) -> str:
        return f"publication {self.publication_id} by {self.token_id}"


class PullCount(TopicRecord):
    """One row a question that has a figure; written with the retrievals, a few seconds after they are made.

    `pulls` as of `counted`; it halves every HALF_LIFE_DAYS, so that it needs no sum over past pulls and what
    nobody asks for any more fades by itself. Anonymous requests are not counted: nobody knows who they are.
    """

    question = within_topic("claims.Question", "pull_counts")
    pulls = models.FloatField()
    counted = models.DateTimeField()

    class Meta(TopicRecord.Meta):
        ordering = ["-pulls", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(name="claims_pullcount_once", fields=["topic", "question"]),
            models.CheckConstraint(
                name="claims_pullcount_not_negative", condition=models.Q(pulls__gte=0, pulls__lt=1e12)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pulls:.1f} pulls"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices."""

    def to_mail(self) -> Self:
        """Those whose token's owner is told by mail and has not been yet: nobody who has left or has no
        address, and nothing that has been dealt with."""

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


class NoticeAttempt(MailAttempt):
    """One mail of a notice."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
