"""LedgerKey and Checkpoint: who signs the ledger, and what was signed of it when."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from claimcheck.foundation.records.base import Record, append_only, by_whom, not_blank
from claims.models.publication import Publication


class LedgerKey(Record):
    """The public half of a key that signs checkpoints; the newest one signs. The private half is in a file
    outside the database, so that whoever owns the tables cannot sign."""

    verifier = models.CharField(
        max_length=300, unique=True, help_text="Name, number and public key, as C2SP signed notes write them."
    )
    endorsement = models.TextField(
        blank=True, default="", help_text="A note with this key, signed by the key that it follows."
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [not_blank("verifier", name="claims_ledgerkey_verifier_not_blank")]
        triggers = append_only()

    @property
    def name(self) -> str:
        """What it signs under: the origin of the ledger."""
        return self.verifier.partition("+")[0]

    def __str__(self) -> str:
        return self.verifier


class CheckpointQuerySet(models.QuerySet["Checkpoint"]):
    """Questions about what was signed."""

    def newest_first(self) -> Self:
        """The largest ledger first; of one size what was signed last."""
        return self.order_by("-publication", "-signed_at", "-id")


class Checkpoint(Record):
    """The root over the ledger up to a publication, signed in the transaction that published it.

    `peaks` are the roots of the full trees that the root is made of (claims.domain.merkle): the next
    checkpoint goes on from them instead of reading the ledger from its beginning.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="checkpoints")
    signed_with = models.ForeignKey(LedgerKey, on_delete=models.PROTECT, related_name="checkpoints")
    peaks = ArrayField(models.CharField(max_length=64))
    note = models.TextField(help_text="The checkpoint as a C2SP signed note.")
    signed_at = models.DateTimeField()
    signed_by = by_whom()

    objects = CheckpointQuerySet.as_manager()

    class Meta:
        ordering = ["-publication", "-signed_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="claims_checkpoint_once", fields=["publication", "signed_with"]),
            not_blank("note", name="claims_checkpoint_note_not_blank"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"checkpoint at {self.publication_id}"
