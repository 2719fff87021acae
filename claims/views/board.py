"""A question live: the latest figure of each source, and what changed since a moment.

What changed is the difference of two readings, as it was known then and as it is known now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from claims.domain.weighing.latest import LatestChange, changes, latest
from claims.models import Claim, Question
from claims.models.assertions import assertions
from claims.views.audience import Viewer
from claims.views.records import hidden_keys
from sources.domain.independence import Id, SourceGraph
from sources.models.graph import source_graph

MOST = 1_000
"""Claims that are read, those recorded last."""


@dataclass(frozen=True, slots=True)
class Board:
    """The latest claims, what changed, and the rows by key; `whole`: whether all claims were read."""

    latest: tuple[Claim, ...]
    changes: tuple[LatestChange, ...]
    rows: Mapping[Id, Claim]
    whole: bool


def board(question: Question, viewer: Viewer, since: datetime | None = None) -> Board:
    """The board of a question; without `since` nothing has changed. Queries do not grow with the claims."""
    rows = _rows(question, viewer)
    now = latest(assertions(list(rows.values()), viewer.known_at), _graph(viewer))
    changed: tuple[LatestChange, ...] = ()
    every = dict(rows)
    if since is not None:
        before = replace(viewer, known_at=since)
        then = _rows(question, before)
        changed = changes(latest(assertions(list(then.values()), since), _graph(before)), now)
        every = {**then, **rows}
    lines = sorted(now.values(), key=lambda claim: claim.said_key, reverse=True)
    return Board(tuple(rows[claim.id] for claim in lines), changed, every, len(rows) < MOST)


def _rows(question: Question, viewer: Viewer) -> dict[Id, Claim]:
    found = Claim.objects.open_at(viewer.known_at).filter(topic=question.topic_id, question=question)
    if not viewer.audience.sees_hidden:
        found = found.publishable(at=viewer.at)
    newest = found.order_by("-recorded_at", "-pk").with_provenance()[:MOST]
    return {row.pk: row for row in newest}


def _graph(viewer: Viewer) -> SourceGraph:
    return source_graph(viewer.known_at, without=hidden_keys(viewer))
