"""Claims on other questions of a topic that give the figures of a conflict, as the viewer may know them."""

from collections.abc import Sequence

from django.db.models.functions import Coalesce

from claims.domain.comparing.assertion import Assertion
from claims.models import Claim
from claims.models.assertions import assertions
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.names import names_of
from sources.domain.independence import Id

MOST = 50
"""Claims that are looked at, the newest."""


def same_figures(its: ConflictEvidence, viewer: Viewer) -> tuple[Sequence[Assertion], dict[Id, str]]:
    """These claims, and the names of their sources and questions by key."""
    figures = [claim.figure for claim in its.witness or ()]
    said = {figure.high if figure.best is None else figure.best for figure in figures} - {None}
    if not said:
        return (), {}
    known = Claim.objects.open_at(viewer.known_at).annotate(number=Coalesce("best", "high"))
    rows = known.filter(topic=its.conflict.topic_id, number__in=said)
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    rows = rows.exclude(question=its.conflict.question_id).with_provenance().order_by("-recorded_at", "pk")
    found = list(rows[:MOST])
    return assertions(found, viewer.known_at), names_of(found, its.world.graph)
