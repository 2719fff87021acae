"""ForeignPublication: what another newsroom published, as it came with an archive of a topic."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import append_only, by_whom, sha256_matches
from claims.models.base import TopicRecord, within_topic


class ForeignPublication(TopicRecord):
    """A link of another newsroom's chain: document, number and hashes as they are there.

    It is no publication of ours: it has no place in our sequence, and no figure of ours rests on it.
    `head_seq` and `head_sha256` name the newest link of that chain when the archive was written, so that
    whoever holds the chain can say that this link is in it.
    """

    question = within_topic("claims.Question", "foreign_publications")
    seq = models.PositiveBigIntegerField(help_text="Its number in the chain that it belongs to.")
    body = models.TextField(help_text="The published document, byte for byte.")
    prev_hash = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = by_whom()
    head_seq = models.PositiveBigIntegerField(help_text="Number of the newest link of that chain.")
    head_sha256 = models.CharField(max_length=64, help_text="Hash of the newest link of that chain.")

    class Meta(TopicRecord.Meta):
        ordering = ["-published_at", "-id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            sha256_matches("sha256", "prev_hash", "body", name="claims_foreignpublication_sha256"),
            models.UniqueConstraint(name="claims_foreignpublication_once", fields=["topic", "sha256"]),
            models.CheckConstraint(
                name="claims_foreignpublication_below_head",
                condition=Q(seq__gte=1, seq__lt=F("head_seq"))
                | Q(seq__gte=1, seq=F("head_seq"), sha256=F("head_sha256")),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"publication {self.seq} of another newsroom"
