"""A source's track record: its claims held against our verified figures, as the viewer may know them."""

from dataclasses import dataclass

from django.db.models import Count

from claims.domain.answering.methods import Use
from claims.domain.comparing.comparison import World
from claims.domain.lifecycle import ResolutionState, Standing
from claims.domain.weighing.track_record import TrackRecord, track_record
from claims.models.assertions import assertion_of_answer, assertions
from claims.models.claim import Claim
from claims.models.resolution import ResolutionInput
from claims.models.verified_figure import VerifiedFigure
from claims.views.audience import Viewer
from claims.views.records import hidden_keys, seen_sources
from sources.models import Source
from sources.models.graph import source_graph


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source, its record, and how often a verified figure used, considered or excluded a claim of it."""

    source: Source
    record: TrackRecord
    uses: dict[Use, int]


def record_of(slug: str, viewer: Viewer) -> SourceRecord | None:
    """The record of the source of that name; None where the viewer knows of none, or it is protected.

    The queries don't grow with the claims.
    """
    source = seen_sources(Source.objects.filter(slug=slug, protected=False), viewer).first()
    if source is None:
        return None
    rows = Claim.objects.open().filter(statement__source=source).publishable(at=viewer.at)
    claims = assertions(rows.with_provenance())
    figures = VerifiedFigure.objects.filter(question__in={claim.question.id for claim in claims})
    current = (row for row in figures.select_related("question").current())
    answers = (assertion_of_answer(row, row.question) for row in current if row.standing == Standing.VERIFIED)
    verified = [answer for answer in answers if answer is not None]
    inputs = ResolutionInput.objects.filter(
        claim__in=rows.values("pk"), resolution__state=ResolutionState.APPROVED
    )
    counted = dict(inputs.order_by().values_list("use").annotate(Count("pk")))
    return SourceRecord(
        source,
        track_record(claims, verified, World(graph=source_graph(without=hidden_keys(viewer)))),
        {use: counted.get(use.value, 0) for use in Use},
    )
