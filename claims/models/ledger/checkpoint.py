"""LedgerKey, Checkpoint and Cosignature: who signs the ledger, what was signed of it when, and who saw it."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef

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

    def cosigned(self) -> Self:
        """Those that a witness has signed beside us, in the order of `newest_first`."""
        return self.newest_first().filter(Exists(Cosignature.objects.filter(checkpoint=OuterRef("pk"))))


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

    @property
    def cosigned_note(self) -> str:
        """The note, and below it the lines of witnesses."""
        return self.note + "".join(cosignature.line for cosignature in self.cosignatures.all())

    def __str__(self) -> str:
        return f"checkpoint at {self.publication_id}"


class Cosignature(Record):
    """A witness has seen the ledger of this checkpoint continue what it had seen before, and signed that."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=300, help_text="Its public key, as C2SP signed notes write them.")
    line = models.TextField(help_text="The line below the note (C2SP tlog-cosignature).")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="claims_cosignature_once", fields=["checkpoint", "witness"]),
            not_blank("witness", name="claims_cosignature_witness_not_blank"),
            not_blank("line", name="claims_cosignature_line_not_blank"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.witness.partition('+')[0]} of {self.checkpoint_id}"
