"""Snapshot: one text of a document, as captured."""

from django.db import models
from django.db.models import F, Func, Q

from claimcheck.foundation.records.base import Record, append_only, by_whom, not_blank
from sources.models.document import Document


class Sha256Hex(Func):
    """SHA-256 of texts joined by a line feed, as lower-case hex, computed by PostgreSQL."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    arg_joiner = " || E'\\n' || "
    output_field = models.CharField()


def sha256_matches(hash_field: str, *parts: str, name: str) -> models.CheckConstraint:
    """The hash stored is the hash of the texts stored (SHA-256, lower-case hex, UTF-8)."""
    return models.CheckConstraint(name=name, condition=Q(**{hash_field: Sha256Hex(*map(F, parts))}))


class Snapshot(Record):
    """The text of a document at one moment; a second, different one makes a silent edit visible."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="snapshots", db_index=False)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    captured_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom(indexed=False)

    class Meta:
        ordering = ["-captured_at"]
        constraints = [
            models.UniqueConstraint(name="sources_snapshot_text_once", fields=["document", "sha256"]),
            not_blank("text", name="sources_snapshot_text_not_blank"),
            sha256_matches("sha256", "text", name="sources_snapshot_sha256"),
            models.CheckConstraint(
                name="sources_snapshot_not_from_the_future",
                condition=Q(captured_at__lte=F("recorded_at")),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.captured_at:%Y-%m-%d %H:%M} {self.sha256[:12]}"
