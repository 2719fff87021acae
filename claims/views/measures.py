"""What the questions of one measure tell of the sources on one of them."""

from collections.abc import Iterable

from claims.domain.comparing.assertion import Assertion
from claims.domain.weighing.two_measures import Apart, measured_apart
from claims.models import Claim, Question
from claims.models.assertions import assertions
from claims.views.audience import Viewer
from sources.domain.independence import SourceGraph

MOST = 1_000
"""The newest claims that are read: twenty times on five questions are enough."""


def apart_by_measure(
    question: Question, claims: Iterable[Assertion], graph: SourceGraph, viewer: Viewer | None = None
) -> tuple[Apart, ...]:
    """Which sources of these claims measure two things, by all questions of the question's measure.

    `viewer` None: whoever may know of all claims.
    """
    sources = {graph.identity(claim.voice.source) for claim in claims if claim.question.id == question.pk}
    if not question.measure or len(sources) < 2:
        return ()
    names = frozenset().union(*map(graph.names, sources))
    rows = Claim.objects.open().filter(
        topic=question.topic_id,
        question__measure=question.measure,
        question__dimension=question.dimension,
        question__unit=question.unit_id,
        statement__source__in=names,
    )
    if viewer is not None:
        rows = rows.publishable(at=viewer.at)
    read = rows.with_provenance().order_by("-as_of", "-id")[:MOST]
    return measured_apart(assertions(read), graph)
