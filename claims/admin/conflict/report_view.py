"""One conflict as the weekly report would tell it now; for our own eyes, so with what is internal."""

from dataclasses import replace
from datetime import datetime

from claims.domain.comparing.assertion import Assertion
from claims.models import Claim, Conflict
from claims.models.assertions import assertions
from claims.models.dossier import Dossier
from claims.reports.building.conflict_status import Found, Standing
from claims.reports.building.disagreement import disagreement
from claims.reports.building.published_figures import published
from claims.reports.building.visibility import Shown
from claims.reports.period import period_of
from claims.reports.report import Disagreement
from claims.reports.week import Week
from sources.domain.independence import Id
from sources.models import Source


def account(shown: Shown, conflict: Conflict, *, now: datetime) -> Disagreement:
    """Positions, voices, picture and reasons of a conflict as it stands."""
    period = replace(period_of(Week.of(now.date()), now=now), end=now)
    hops = {hop for one in shown.assertions for hop in one.voice.relays if hop}
    names: dict[Id, str] = dict(Source.objects.filter(pk__in=list(hops)).values_list("pk", "name"))
    figures = published(period, conflict.topic_id, [conflict])
    return disagreement(shown, period, names, figures.beside(conflict))


def with_witness(dossier: Dossier) -> Shown:
    """The dossier with its two witnesses, even where one of them is no longer an open claim."""
    conflict = dossier.conflict
    known: dict[Id, Assertion] = {one.id: one for one in dossier.assertions}
    rows: dict[Id, Claim] = dict(dossier.claims)
    pair = (conflict.witness_a_id, conflict.witness_b_id)
    missing = [pk for pk in pair if pk not in known]
    if missing:
        found = {row.pk: row for row in Claim.objects.filter(pk__in=missing).with_provenance()}
        rows |= found
        known.update({one.id: one for one in assertions(found.values())})
    first, second = known.get(pair[0]), known.get(pair[1])
    return Shown(
        standing=Standing(conflict, conflict.state, _found(dossier), None, conflict.changed_at),
        assertions=dossier.assertions,
        witness=(first, second) if first and second else None,
        rows=rows,
        world=dossier.world,
    )


def _found(dossier: Dossier) -> Found:
    conflict = dossier.conflict
    return Found(
        kind=conflict.kind,
        reason=conflict.reason,
        severity=conflict.severity,
        witness=(conflict.witness_a_id, conflict.witness_b_id),
        gap=conflict.gap,
        lowest=conflict.lowest,
        highest=conflict.highest,
        claims=conflict.claim_count,
        sources=conflict.source_count,
    )
