"""A settled conflict opens again when something new speaks against what was settled, and only then."""

from datetime import datetime

from django.contrib.auth.models import User

from claims.domain.lifecycle import ConflictState, ResolutionState, Standing
from claims.domain.propose import Use, reopens
from claims.models import Conflict, Resolution, Transition, VerifiedFigure
from claims.models.dossier import dossiers
from claims.services.publication import dispute_figure
from claims.services.workflow import move


def reopen_if_needed(conflict: Conflict, *, by: User, now: datetime) -> None:
    """Reopen `conflict` if its new finding asks for it; a published figure becomes DISPUTED with it."""
    if conflict.state == ConflictState.RESOLVED:
        _reopen_resolved(conflict, by=by, now=now)
    elif conflict.state == ConflictState.DISMISSED and _new_since_dismissed(conflict):
        move(conflict, ConflictState.OPEN, by=by, now=now, reason="A new claim makes a finding of its own.")


def _reopen_resolved(conflict: Conflict, *, by: User, now: datetime) -> None:
    settled = (
        Resolution.objects.filter(topic=conflict.topic_id, conflict=conflict, state=ResolutionState.APPROVED)
        .order_by("-approved_at")
        .first()
    )
    if settled is None:
        return
    considered = dict(settled.inputs.values_list("claim", "use"))
    for part in settled.parts.all():
        considered.update(part.inputs.values_list("claim", "use"))
    dossier = dossiers([conflict])[0]
    used = [each for each in dossier.assertions if considered.get(each.id) == Use.USED]
    fresh = [each for each in dossier.assertions if each.id not in considered]
    finding = reopens(fresh, used, dossier.world)
    if finding is None:
        return
    reason = f"Reopened: {finding.sentence}"
    move(conflict, ConflictState.OPEN, by=by, now=now, reason=reason)
    _dispute(settled, reason, by=by, now=now)


def _dispute(settled: Resolution, reason: str, *, by: User, now: datetime) -> None:
    newest = VerifiedFigure.objects.filter(
        topic=settled.topic_id, question=settled.question_id, as_of=settled.as_of
    ).order_by("-version")
    figure = newest.first()
    if figure is not None and figure.standing == Standing.VERIFIED:
        dispute_figure(by=by, now=now, figure=figure, reason=reason)


def _new_since_dismissed(conflict: Conflict) -> bool:
    """Whether a witness is younger than the dismissal and the matter is more than a difference of precision."""
    last = Transition.objects.of(conflict).last()
    if last is None:
        return False
    younger = any(claim.recorded_at > last.at for claim in (conflict.witness_a, conflict.witness_b))
    return younger and conflict.severity >= 2
