"""One conflict as the weekly report would tell it now; for our own eyes, so with what is internal."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from claims.reports import words
from claims.reports.building.conflict_status import ConflictStatus
from claims.reports.building.disagreement import disagreement
from claims.reports.building.published_figures import published
from claims.reports.building.visibility import beside
from claims.reports.layout.pictures import interval_picture
from claims.reports.period import period_of
from claims.reports.report import Disagreement
from claims.reports.week import Week
from claims.views.conflict import ConflictEvidence
from sources.domain.independence import Id
from sources.models import Source


def account(its: ConflictEvidence, *, now: datetime) -> Disagreement:
    """Positions, voices, picture and reasons of a conflict as it stands."""
    conflict = its.conflict
    period = replace(period_of(Week.of(now.date()), now=now), end=now)
    hops = {hop for claim in its.assertions for hop in claim.voice.relays if hop}
    names: dict[Id, str] = dict(Source.objects.filter(pk__in=list(hops)).values_list("pk", "name"))
    figures = published(period, conflict.topic_id, [conflict])
    standing = ConflictStatus(conflict, conflict.state, its.summary, conflict.changed_at)
    return disagreement(beside(standing, its), period, names, figures.beside(conflict))


def picture_and_facts(told: Disagreement) -> dict[str, Any]:
    """The plot, and what is known of the conflict as names and texts."""
    return {
        "plot": interval_picture(told, 1, on_a_page=True),
        "facts": words.facts(told),
    }
