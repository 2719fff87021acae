"""IdempotentAnswer: what a request with an Idempotency-Key was answered, kept in its own transaction."""

from django.conf import settings
from django.db import models

from claimcheck.foundation.records.base import Record, by_whom, not_blank


class IdempotentAnswer(Record):
    """Asked again with the same key and body, the same answer is given and nothing is done twice."""

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, help_text="Of the body that was sent.")
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True, default="")
    headers = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            not_blank("key", name="claims_idempotentanswer_key_not_blank"),
            models.UniqueConstraint(name="claims_idempotentanswer_once", fields=["asker", "key"]),
        ]

    def __str__(self) -> str:
        return self.key
