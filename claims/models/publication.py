"""Publication: a published document, its place in the one sequence, and the texts served of it."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf, Replace

from claimcheck.foundation.records.base import append_only, by_whom, sha256_matches
from claims.domain.answering.staleness import STALE, SUPERSEDED, ServedStanding
from claims.domain.lifecycle import Standing
from claims.models.answers.current_figure import BecameCurrent, IsCurrent
from claims.models.resolution import ResolutionInput
from claims.models.verified_figure import VerifiedFigure


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions about what was published."""

    def newest_number(self) -> int:
        """Of the last of them, which of all is how many there are; 0 where there is none."""
        return self.order_by("-seq").values_list("seq", flat=True).first() or 0

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
        """Each with `was_current`: whether publishing it changed which version is current."""
        return self.annotate(was_current=BecameCurrent("figure__"))

    def of_question(self, question_id: UUID) -> Self:
        """All publications of one question's figure."""
        return self.filter(figure__question=question_id)

    def after(self, seq: int) -> Self:
        """What was published after a number, in order, each with `previous`: what it followed, of the same
        question, as it is served since, and that publication's number (None for the first)."""
        earlier = self.model._default_manager.filter(
            figure__topic=OuterRef("figure__topic"),
            figure__question=OuterRef("figure__question"),
            seq__lt=OuterRef("seq"),
        )
        before = earlier.order_by("-seq")
        return (
            self.filter(seq__gt=seq)
            .order_by("seq")
            .annotate(
                previous=Subquery(before.values(text=_superseded("served__withheld"))[:1]),
                previous_seq=Subquery(before.values("seq")[:1]),
            )
        )

    def with_newest(self) -> Self:
        """Each with `newest_at`: when anything at all was published last, and `newest_checkpoint`: what was
        signed last of the ledger; None where nothing was."""
        newest = self.model._default_manager.order_by("-seq").values("published_at")[:1]
        signed = apps.get_model("claims.Checkpoint").objects.newest_first().values("note")[:1]
        return self.annotate(newest_at=Subquery(newest), newest_checkpoint=Subquery(signed))

    def with_state(self, *, on: date, known_at: datetime | None = None, current: bool = False) -> Self:
        """Each with `state`: "stale" or "superseded" where that is told of it on a day, else empty.

        `current`: no version among them has been superseded.
        """
        verified, past = Q(figure__standing=Standing.VERIFIED), Q(figure__review_by__lt=on)
        states = [When(verified & past, then=Value(STALE))]
        if not current:
            states.insert(0, When(verified & Exists(_newer(known_at)), then=Value(SUPERSEDED)))
        return self.annotate(state=Case(*states, default=Value(""), output_field=CharField()))

    def as_served(self, *, on: date) -> Self:
        """Each with `state` and `text`, its document as it is served on a day; no text where none is made."""
        text = Case(
            When(state=SUPERSEDED, then=_superseded("served__withheld")),
            When(state=STALE, then=F("served__withheld")),
            default=Coalesce(
                NullIf("served__printable", Value(""), output_field=models.TextField()), "served__withheld"
            ),
            output_field=models.TextField(),
        )
        return self.with_state(on=on).annotate(text=text)

    def without_text(self, form: str) -> Self:
        """Those whose texts are to be made: they have none, or one of another form."""
        return self.exclude(served__form=form)

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


def _newer(known_at: datetime | None) -> QuerySet[VerifiedFigure]:
    """The versions published by a moment that have taken the place of the one in hand."""
    return VerifiedFigure.objects.known_at(known_at).filter(
        topic=OuterRef("figure__topic"),
        question=OuterRef("figure__question"),
        as_of=OuterRef("figure__as_of"),
        version__gt=OuterRef("figure__version"),
    )


def _superseded(text: str) -> Replace:
    """What is served of a verified version that another has taken the place of."""
    stale, superseded = (Value(f'"standing":"{told}"') for told in (STALE, SUPERSEDED))
    return Replace(F(text), stale, superseded, output_field=models.TextField())


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


class ServedText(models.Model):
    """What REST serves of a publication, made of its document; which of the two, is decided when it is read.

    `form` names what the texts were made with: where that has changed, they are made anew.
    """

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, primary_key=True, related_name="served"
    )
    form = models.CharField(max_length=8)
    printable = models.TextField(
        blank=True, help_text="The document with its display, while it may be printed; empty: it never may."
    )
    withheld = models.TextField(help_text="The document where it may not: what was last said stands apart.")

    def __str__(self) -> str:
        return f"texts of publication {self.publication_id}"
