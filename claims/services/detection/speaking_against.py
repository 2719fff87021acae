"""What speaks against an answer that was published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from claims.domain.answering.methods import Use
from claims.domain.answering.settlement import findings_against
from claims.domain.answering.sums_against import sums_against
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.findings import Kind
from claims.domain.lifecycle import ClaimState, ResolutionState
from claims.models import Claim, Conflict, Resolution, ResolutionInput
from claims.models.assertions import assertion_of_answer, assertions
from claims.views.audience import reader
from claims.views.dossier import Dossier, dossiers
from claims.views.independence import visible_among
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Speaking:
    """A settled conflict's approved resolution, and the claims that speak against what it published.

    `later`: those of them that are running totals for later days, which the conflict does not hold.
    """

    whole: Resolution
    claims: tuple[Claim, ...]
    later: tuple[Claim, ...] = ()

    @property
    def accepted(self) -> tuple[Claim, ...]:
        """Those that a person has accepted."""
        return tuple(claim for claim in self.claims if claim.state == ClaimState.ACCEPTED)


def speaking_against(conflict: Conflict, now: datetime) -> Speaking | None:
    """The claims that speak against what was published for a conflict, of the hidden ones those that a person
    has accepted; None where nothing was published."""
    approved = Resolution.objects.filter(
        topic=conflict.topic_id, conflict=conflict, whole=None, state=ResolutionState.APPROVED
    )
    whole = approved.order_by("-approved_at", "-pk").first()
    if whole is None:
        return None
    dossier = dossiers([conflict])[0]
    against = _settled_by(whole, dossier)
    weighed = _inputs_of(whole)
    earlier = _earlier_versions(weighed, dossier)
    heard = _those_that_may_reopen(dossier, now)
    added_up = sums_against((assertion for assertion, _ in heard), against, dossier.world)
    found = []
    for assertion, claim in heard:
        if assertion.id in weighed:
            continue
        version = earlier.get(claim.claim_id)
        before = frozenset() if version is None else _of_version(version, claim, heard, against, dossier)
        alone = findings_against(assertion, against, dossier.world)
        if (alone | added_up.get(assertion.id, frozenset())) - before:
            found.append(claim)
    later = tuple(claim for claim in found if claim.pk not in dossier.claims)
    return Speaking(whole, tuple(found), later)


def _of_version(
    version: Assertion,
    claim: Claim,
    heard: Iterable[tuple[Assertion, Claim]],
    against: list[Assertion],
    dossier: Dossier,
) -> frozenset[tuple[Id, Kind]]:
    """What the version of a claim that was weighed contradicted, alone and added to the others."""
    beside = [assertion for assertion, row in heard if row.claim_id != claim.claim_id]
    added_up = sums_against([*beside, version], against, dossier.world)
    return findings_against(version, against, dossier.world) | added_up.get(version.id, frozenset())


def _earlier_versions(weighed: Iterable[Id], dossier: Dossier) -> dict[UUID, Assertion]:
    """Of claims corrected since: the version that the resolution weighed. What it found of that is known."""
    gone = [UUID(str(claim)) for claim in weighed if claim not in dossier.claims]
    rows = list(Claim.objects.filter(pk__in=gone).with_provenance()) if gone else []
    return {row.claim_id: assertion for row, assertion in zip(rows, assertions(rows), strict=True)}


def _those_that_may_reopen(dossier: Dossier, now: datetime) -> list[tuple[Assertion, Claim]]:
    """The visible claims first, whose sources may be named; of the hidden ones those a person accepted.

    Those that the conflict holds, and running totals for later days (RULES-2 §5).
    """
    held = [(claim, dossier.claims[claim.id]) for claim in dossier.assertions]
    known = [*held, *dossier.later_totals]
    visible = visible_among([row.pk for _, row in known], reader(now))
    shown = [(claim, row) for claim, row in known if row.pk in visible]
    return shown + [
        (claim, row) for claim, row in known if row.pk not in visible and row.state == ClaimState.ACCEPTED
    ]


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
