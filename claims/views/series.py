"""A question's figures from day to day, by source, as a viewer may know them, and the breaks in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.functions import Upper

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.series_breaks import Break, breaks
from claims.domain.comparing.standing import standing
from claims.models import Claim, Question
from claims.models.assertions import assertions, questions_as_known, scope_of
from claims.views.audience import Viewer
from claims.views.records import hidden_keys
from sources.domain.independence import Id, SourceGraph
from sources.models.graph import source_graph

MOST = 1_000
"""Figures that are read, the latest; a picture of more would show no more."""
MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim and the last day it is for."""

    day: date
    claim: Assertion


@dataclass(frozen=True, slots=True)
class SourceSeries:
    """What one source says that stands, in the order of the days it is for."""

    source: str
    figures: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class QuestionSeries:
    """The series of the sources with the most figures, their breaks, and the rows by key.

    `whole`: whether all dated figures of all sources are in it.
    """

    sources: tuple[SourceSeries, ...]
    breaks: tuple[Break, ...]
    rows: Mapping[Id, Claim]
    whole: bool


def series_of(question: Question, viewer: Viewer) -> QuestionSeries:
    """The series of a question over its accepted and candidate claims; the queries do not grow with them."""
    found = Claim.objects.open_at(viewer.known_at).filter(topic=question.topic_id, question=question)
    if not viewer.audience.sees_hidden:
        found = found.publishable(at=viewer.at)
    dated = found.filter(as_of__isnull=False, stance="").order_by(
        Upper("as_of").desc(nulls_last=True), F("recorded_at").desc(), F("pk").desc()
    )
    rows = list(dated.with_provenance()[: MOST + 1])
    graph = source_graph(viewer.known_at, without=hidden_keys(viewer))
    claims = assertions(rows[:MOST], viewer.known_at)
    series = _by_source(standing(claims, graph), graph, {row.pk: row for row in rows})
    told = tuple(series[:MOST_SOURCES])
    shown = {figure.claim.id for source in told for figure in source.figures}
    then = copy(question)
    questions_as_known([then], viewer.known_at)
    asked = breaks(scope_of(then), claims, graph)
    return QuestionSeries(
        sources=told,
        breaks=tuple(series_break for series_break in asked if series_break.claim.id in shown),
        rows={row.pk: row for row in rows},
        whole=len(rows) <= MOST and len(series) <= MOST_SOURCES,
    )


def _by_source(
    claims: Iterable[Assertion], graph: SourceGraph, rows: Mapping[Id, Claim]
) -> Sequence[SourceSeries]:
    """Those with the most figures first."""
    found: dict[Id, list[Dated]] = defaultdict(list)
    for claim in claims:
        if claim.as_of is not None and not claim.figure.out_of_range:
            found[graph.identity(claim.voice.source)].append(Dated(claim.as_of.end, claim))
    series = [
        SourceSeries(
            source=rows[said[-1].claim.id].statement.source.name,
            figures=tuple(sorted(said, key=lambda each: (each.day, each.claim.said_key))),
        )
        for said in found.values()
    ]
    return sorted(series, key=lambda each: (-len(each.figures), each.source))
