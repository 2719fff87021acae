"""Questions about what was published."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import Standing
from claims.models.current_figure import BecameCurrent, IsCurrent

if TYPE_CHECKING:
    from claims.models.publication import Publication  # noqa: F401  (the row type below, for the type checker)


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
        from claims.models.resolution_input import ResolutionInput

        inputs = ResolutionInput.objects.filter(
            topic=OuterRef("figure__topic"),
            resolution=OuterRef("figure__resolution"),
            claim__statement__source=source_id,
        )
        return self.filter(Exists(inputs))
