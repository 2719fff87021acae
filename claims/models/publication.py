"""Publication: a published document and its place in the one sequence; and who has signed that."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from claimcheck.foundation.records.base import Record, append_only, by_whom, not_blank, sha256_matches
from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import Standing
from claims.models.answers.current_figure import BecameCurrent, IsCurrent
from claims.models.resolution import ResolutionInput
from claims.models.verified_figure import VerifiedFigure


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions about what was published."""

    def known_at(self, moment: datetime | None) -> Self:
        """What had been published by `moment` (None: all)."""
        return self if moment is None else self.filter(published_at__lte=moment)

    def current(self, *, as_of: date | None = None, known_at: datetime | None = None) -> Self:
        """Of each question the current version, or that among the as-ofs that hold `as_of`.

        With `known_at`, as it was at that moment. Whether a row is the one is asked of an index, row by
        row, so that a page costs the same among a thousand figures and among a million.
        """
        return self.known_at(known_at).filter(IsCurrent("figure__", known_at=known_at, as_of=as_of))

    def with_currency(self) -> Self:
        """Each with `was_current`: whether it became the current version when it was published."""
        return self.annotate(was_current=BecameCurrent("figure__"))

    def of_question(self, question_id: UUID) -> Self:
        """All publications of one question's figure."""
        return self.filter(figure__question=question_id)

    def after(self, seq: int) -> Self:
        """What was published after a number, in order, each with `previous`: the body that it followed, of
        the same question (None for its first)."""
        earlier = self.model._default_manager.filter(
            figure__topic=OuterRef("figure__topic"),
            figure__question=OuterRef("figure__question"),
            seq__lt=OuterRef("seq"),
        )
        previous = Subquery(earlier.order_by("-seq").values("body")[:1])
        return self.filter(seq__gt=seq).order_by("seq").annotate(previous=previous)

    def served_as(self, standing: ServedStanding, *, on: date) -> Self:
        """Those of which this is said on a day: a verified figure past its review is stale."""
        if standing == ServedStanding.STALE:
            return self.filter(figure__standing=Standing.VERIFIED, figure__review_by__lt=on)
        fresh = Q(figure__review_by__gte=on) if standing == ServedStanding.VERIFIED else Q()
        return self.filter(fresh, figure__standing=standing.value)

    def with_source(self, source_id: UUID) -> Self:
        """Those to which a claim of this source was an input."""
        inputs = ResolutionInput.objects.filter(
            topic=OuterRef("figure__topic"),
            resolution=OuterRef("figure__resolution"),
            claim__statement__source=source_id,
        )
        return self.filter(Exists(inputs))


class Publication(models.Model):
    """A published document: the text that is served, chained so that no row can be lost or changed.

    `sha256` is the hash of the previous hash, a line feed, and the body (UTF-8). The first previous hash is
    empty. This sequence is the one thing that all topics share.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    figure = models.OneToOneField(VerifiedFigure, on_delete=models.PROTECT, related_name="publication")
    body = models.TextField(help_text="Canonical JSON: sorted keys, no white space, decimals as strings.")
    prev_hash = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField()
    published_by = by_whom()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [
            sha256_matches("sha256", "prev_hash", "body", name="claims_publication_sha256"),
            models.CheckConstraint(name="claims_publication_seq_from_one", condition=models.Q(seq__gte=1)),
        ]
        indexes = [models.Index(name="claims_publication_at", fields=["published_at"])]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="next_in_chain",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM claims_publication)
                       OR NEW.prev_hash <> coalesce(
                            (SELECT sha256 FROM claims_publication WHERE seq = NEW.seq - 1), '')
                    THEN
                        RAISE EXCEPTION 'publication % is not the next link of the chain', NEW.seq
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="never_back_in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.published_at > clock_timestamp() THEN
                        RAISE EXCEPTION 'publication % is dated %, after the clock of the database: '
                            'set the clocks of both machines', NEW.seq, NEW.published_at
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    IF NEW.published_at < (SELECT published_at FROM claims_publication
                                           WHERE seq = NEW.seq - 1) THEN
                        RAISE EXCEPTION 'publication % is dated before the one that it follows', NEW.seq
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"publication {self.seq}"


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

    `peaks` are the roots of the full trees that the root is made of (claims.domain.ledger.merkle): the next
    checkpoint goes on from them instead of reading the ledger from its beginning.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="checkpoints")
    signed_with = models.ForeignKey(LedgerKey, on_delete=models.PROTECT, related_name="checkpoints")
    peaks = ArrayField(models.CharField(max_length=64))
    note = models.TextField(help_text="The checkpoint as a C2SP signed note.")
    signed_at = models.DateTimeField()

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
