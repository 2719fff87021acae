"""What speaks against an answer that was published, and whether figures for later days disagree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from claims.domain.answering.later_disagreement import later_disagreement
from claims.domain.answering.methods import Use
from claims.domain.answering.settlement import findings_against
from claims.domain.comparing.assertion import Assertion
from claims.domain.lifecycle import ClaimState, ResolutionState
from claims.models import Claim, Conflict, Resolution, ResolutionInput
from claims.models.assertions import assertion_of_answer, assertions, scope_of
from claims.models.ranges import to_day_range
from claims.views.audience import reader
from claims.views.dossier import Dossier, dossiers
from claims.views.independence import visible_among
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Speaking:
    """A settled conflict's approved resolution, and the claims that speak against what it published.

    `dossier`: all that the conflict is about.
    """

    whole: Resolution
    claims: tuple[Claim, ...]
    dossier: Dossier

    @property
    def accepted(self) -> tuple[Claim, ...]:
        """Those that a person has accepted."""
        return tuple(claim for claim in self.claims if claim.state == ClaimState.ACCEPTED)


def speaking_against(conflict: Conflict, now: datetime, known: Dossier | None = None) -> Speaking | None:
    """The claims that speak against what was published for a conflict, of the hidden ones those that a person
    has accepted; None where nothing was published. `known`: its dossier, where it has been read already."""
    approved = Resolution.objects.filter(
        topic=conflict.topic_id, conflict=conflict, whole=None, state=ResolutionState.APPROVED
    )
    whole = approved.order_by("-approved_at", "-pk").first()
    if whole is None:
        return None
    dossier = known or dossiers([conflict])[0]
    against = _settled_by(whole, dossier)
    weighed = _inputs_of(whole)
    earlier = _earlier_versions(weighed, dossier)
    found = []
    for assertion in _those_that_may_reopen(dossier, now):
        claim = dossier.claims[assertion.id]
        if assertion.id in weighed:
            continue
        version = earlier.get(claim.claim_id)
        before = frozenset() if version is None else findings_against(version, against, dossier.world)
        if findings_against(assertion, against, dossier.world) - before:
            found.append(claim)
    return Speaking(whole, tuple(found), dossier)


def _earlier_versions(weighed: Iterable[Id], dossier: Dossier) -> dict[UUID, Assertion]:
    """Of claims corrected since: the version that the resolution weighed. What it found of that is known."""
    gone = [UUID(str(claim)) for claim in weighed if claim not in dossier.claims]
    rows = list(Claim.objects.filter(pk__in=gone).with_provenance()) if gone else []
    return {row.claim_id: assertion for row, assertion in zip(rows, assertions(rows), strict=True)}


def is_open_later(settled: Speaking, now: datetime) -> bool:
    """Whether figures for later days than the answer disagree, which it says nothing of.

    What the answer weighed is no news; what it noted as of another time is. What the public may not see
    counts once accepted.
    """
    days = to_day_range(settled.whole.as_of)
    if days is None:
        return False
    claims = _those_that_may_reopen(settled.dossier, now)
    question = scope_of(settled.dossier.conflict.question)
    weighed = {claim for claim, use in _inputs_of(settled.whole).items() if use != Use.OTHER_TIME}
    return later_disagreement(question, claims, settled.dossier.world, days.end, weighed) is not None


def _those_that_may_reopen(dossier: Dossier, now: datetime) -> list[Assertion]:
    """The visible claims first, whose sources may be named; of the hidden ones those a person accepted."""
    visible = visible_among(dossier.claims, reader(now))
    accepted = {key for key, claim in dossier.claims.items() if claim.state == ClaimState.ACCEPTED}
    hidden = [claim for claim in dossier.assertions if claim.id in accepted - visible]
    return [claim for claim in dossier.assertions if claim.id in visible] + hidden


def _inputs_of(whole: Resolution) -> dict[Id, str]:
    """Claim → the part it played, over the resolution and its linked drafts."""
    drafts = [whole, *whole.parts.all()]
    rows = ResolutionInput.objects.filter(topic=whole.topic_id, resolution__in=drafts)
    return dict(rows.values_list("claim", "use"))


def _settled_by(whole: Resolution, dossier: Dossier) -> list[Assertion]:
    """What a new claim is held against: the claims used, and the published answers themselves."""
    weighed = _inputs_of(whole)
    against = [claim for claim in dossier.assertions if weighed.get(claim.id) == Use.USED]
    for resolution in (whole, *whole.parts.select_related("question")):
        answer = assertion_of_answer(resolution, resolution.question)
        if answer is not None:
            against.append(answer)
    return against
