"""A settled conflict opens again when something new speaks against what was settled, and only then."""

from datetime import datetime

from django.contrib.auth.models import User

from claims.domain.answering.proposals import Use
from claims.domain.answering.settlement import Aftermath, after_settlement, settled
from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Stance
from claims.domain.lifecycle import ConflictState, ResolutionState, Standing
from claims.models import Conflict, Resolution, ResolutionInput, Transition, VerifiedFigure
from claims.models.assertions import scope_of
from claims.models.dossier import Dossier, dossiers
from claims.models.ranges import to_day_range
from claims.models.resolution import wording_of
from claims.services.notifications.notifying import tell_reopened
from claims.services.publishing.publication import dispute_figure
from claims.services.transitions import move
from sources.domain.independence import Id


def reopen_if_needed(conflict: Conflict, *, by: User, now: datetime) -> None:
    """Reopen `conflict` if its new finding asks for it; a published figure becomes DISPUTED with it."""
    if conflict.state == ConflictState.RESOLVED:
        _reopen_resolved(conflict, by=by, now=now)
    elif conflict.state == ConflictState.DISMISSED and _new_since_dismissed(conflict):
        move(conflict, ConflictState.OPEN, by=by, now=now, reason="A new claim makes a finding of its own.")
        tell_reopened(conflict, by=by, now=now)


def _reopen_resolved(conflict: Conflict, *, by: User, now: datetime) -> None:
    approved = Resolution.objects.filter(
        topic=conflict.topic_id, conflict=conflict, state=ResolutionState.APPROVED
    )
    whole = approved.filter(whole=None).latest("approved_at")
    dossier = dossiers([conflict])[0]
    against = _settled_by(whole, dossier)
    weighed = _inputs_of(whole)
    for claim in dossier.assertions:
        if claim.id in weighed or after_settlement(claim, against, dossier.world) is not Aftermath.REOPENS:
            continue
        source = dossier.claims[claim.id].statement.source.name
        reason = f"Reopened: a claim of {source} speaks against what was settled."
        move(conflict, ConflictState.OPEN, by=by, now=now, reason=reason)
        tell_reopened(conflict, by=by, now=now)
        for resolution in (whole, *whole.parts.all()):
            _dispute(resolution, reason, by=by, now=now)
        return


def _inputs_of(whole: Resolution) -> dict[Id, str]:
    """Claim → the part it played, over the resolution and its linked drafts."""
    drafts = [whole, *whole.parts.all()]
    rows = ResolutionInput.objects.filter(topic=whole.topic_id, resolution__in=drafts)
    return dict(rows.values_list("claim", "use"))


def _settled_by(whole: Resolution, dossier: Dossier) -> list[Assertion]:
    """What a new claim is held against: the claims used, and the published answers themselves."""
    weighed = _inputs_of(whole)
    against = [each for each in dossier.assertions if weighed.get(each.id) == Use.USED]
    for resolution in (whole, *whole.parts.select_related("question")):
        if resolution.stance or any(
            v is not None for v in (resolution.low, resolution.best, resolution.high)
        ):
            against.append(
                settled(
                    scope_of(resolution.question),
                    resolution.pk,
                    low=resolution.low,
                    best=resolution.best,
                    high=resolution.high,
                    stance=Stance(resolution.stance) if resolution.stance else None,
                    as_of=to_day_range(resolution.as_of),
                    **wording_of(resolution),
                )
            )
    return against


def _dispute(settled: Resolution, reason: str, *, by: User, now: datetime) -> None:
    newest = VerifiedFigure.objects.filter(
        topic=settled.topic_id, question=settled.question_id, as_of=settled.as_of
    ).order_by("-version")
    figure = newest.first()
    if figure is not None and figure.standing == Standing.VERIFIED:
        dispute_figure(by=by, now=now, figure=figure, reason=reason)


def _new_since_dismissed(conflict: Conflict) -> bool:
    """Whether a witness is younger than the dismissal and the matter is more than a difference of
    precision."""
    dismissed = Transition.objects.of(conflict).latest("at", "id")
    younger = any(claim.recorded_at > dismissed.at for claim in (conflict.witness_a, conflict.witness_b))
    return younger and conflict.severity >= 2
