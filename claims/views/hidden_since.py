"""Since when a viewer may not know of everything that a conflict rests on, and what had been found before."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Min

from claims.models import Claim, Detection
from claims.views.audience import Viewer
from claims.views.conflict_claims import AskedConflict


def shares_beside(asked: AskedConflict) -> frozenset[UUID]:
    """The shares disjoint from one that is asked: together they cannot exceed 100 %."""
    question = asked.conflict.question
    if question.dimension != "share":
        return frozenset()
    return cast(frozenset[UUID], asked.world.relations.disjoint_from(question.pk))


def first_hidden(questions: Iterable[UUID], viewer: Viewer) -> dict[UUID, datetime]:
    """Of these questions those on which the viewer may not know of every claim, whatever became of it, each
    with when the first such claim was recorded."""
    if viewer.audience.sees_hidden:
        return {}
    rows = Claim.objects.filter(question__in=list(questions)).hidden(at=viewer.at).order_by()
    if viewer.known_at is not None:
        rows = rows.filter(recorded_at__lte=viewer.known_at)
    return dict(rows.values_list("question").annotate(Min("recorded_at")))


def before_hidden(asked: Iterable[AskedConflict]) -> dict[UUID, Detection]:
    """Of each conflict that has hidden claims the last that was found before there were any."""
    since = {case.conflict.pk: case.hidden_since for case in asked if case.hidden_since is not None}
    if not since:
        return {}
    rows = Detection.objects.filter(conflict__in=list(since)).order_by("detected_at", "id")
    return {row.conflict_id: row for row in rows if row.detected_at < since[row.conflict_id]}
