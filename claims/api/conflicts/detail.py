"""One conflict in full, derived on read by the pure rules from the claims that may be shown."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.api.claims.responses import ClaimBrief
from claims.api.conflicts.explanation import ConflictExplanation, explained
from claims.api.conflicts.linked import LinkedSerializer, linked
from claims.api.conflicts.responses import ConflictSerializer
from claims.api.flags import ConflictFlag, flag
from claims.api.values import (
    DaysSerializer,
    IntervalSerializer,
    RangeOfNumbers,
    days_as_json,
    interval,
    number,
)
from claims.domain import independent_count
from claims.domain.answering.methods import Method, Proposal
from claims.domain.answering.proposals import propose
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.comparing.pairings import Pairing, standing_pairings
from claims.domain.figures.figure import Modality, Stance
from claims.domain.lifecycle import ClaimState, Rank
from claims.domain.weighing.conflict_summary import relative_spread
from claims.domain.weighing.independent_count import aggregate_of_members
from claims.domain.weighing.positions import Position, best_support, positions
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.names import names_of
from claims.views.measures import apart_by_measure
from claims.wording.kinds import out_of_step
from claims.wording.records import quoted
from sources.domain.independence import Dependence

MOST_FINDINGS = 500
"""Pairs shown at most; of a large episode those of the claims recorded first, and it is said."""


class ConflictClaim(ClaimBrief):
    """A claim of the episode, on the question or on a part of it."""

    core = RangeOfNumbers(read_only=True)
    outer = RangeOfNumbers(read_only=True)
    modality = OneOf(Modality, allow_blank=True, read_only=True)
    stance = OneOf(Stance, allow_blank=True, read_only=True)
    state = OneOf(ClaimState, read_only=True)
    rank = OneOf(Rank, read_only=True)

    class Meta(ClaimBrief.Meta):
        fields = [*ClaimBrief.Meta.fields, "modality", "stance", "core", "outer", "state", "rank"]
        read_only_fields = fields


class ConflictVoice(serializers.Serializer[Any]):
    """A claim, and how many independent voices agree with it."""

    claim = ConflictClaim()
    independent_count = serializers.IntegerField()
    aggregate_of_members = serializers.BooleanField(
        help_text="A joint range that is only the span of its members' own figures."
    )


class ConflictPosition(serializers.Serializer[Any]):
    """Claims that can all be true together."""

    interval = IntervalSerializer()
    claims = serializers.ListField(child=serializers.UUIDField())
    sources = serializers.ListField(child=serializers.CharField())
    independent_count = serializers.IntegerField()
    exact = serializers.BooleanField(help_text="false: the count is a lower bound.")


class ConflictFinding(serializers.Serializer[Any]):
    """What two claims are to each other, and by which rule."""

    a = serializers.UUIDField()
    b = serializers.UUIDField()
    kind = OneOf(Kind)
    reason = OneOf(Reason, allow_null=True)
    dependence = OneOf(Dependence)
    weight = serializers.IntegerField(help_text="Severity: 3 is the highest, 0 needs nobody's attention.")
    gap = serializers.CharField(allow_null=True)
    remainder = IntervalSerializer(allow_null=True, help_text="The remainder of the whole beside its part.")
    rule = serializers.CharField(help_text="The number of the rule that decided.")
    sentence = serializers.CharField()


class ConflictOutOfStep(serializers.Serializer[Any]):
    """Last figures for different days that are far apart, also of other episodes."""

    claims = serializers.ListField(
        child=serializers.UUIDField(), help_text="The figure that the others are held against comes first."
    )
    sentence = serializers.CharField()


class ConflictDraft(serializers.Serializer[Any]):
    """A proposal's answer to one question."""

    method = OneOf(Method)
    question = serializers.UUIDField()
    offered = serializers.BooleanField()
    not_offered = serializers.CharField(allow_null=True, help_text="Why not.")
    low = serializers.CharField(allow_null=True)
    best = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)
    low_modality = OneOf(Modality, allow_null=True, help_text="How the low end is worded; null: plainly.")
    high_modality = OneOf(Modality, allow_null=True, help_text="How the high end is worded.")
    as_of = DaysSerializer(allow_null=True, help_text="The time that it is for; null: for all days.")
    not_for_this_time = serializers.ListField(
        child=serializers.UUIDField(), help_text="Claims for other times that a reader should know of."
    )
    stance = OneOf(Stance, allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    used = serializers.ListField(child=serializers.UUIDField())
    text = serializers.CharField(help_text="Text that can be pasted into a story.")


class ConflictProposal(ConflictDraft):
    """A way to settle the conflict. Averages and majorities are never offered."""

    parts = ConflictDraft(many=True, help_text="Drafts for the parts of the question.")


class ConflictDetailSerializer(LinkedSerializer, ConflictSerializer):
    """A conflict with all that it is about."""

    why = serializers.CharField(help_text="The finding of the witnesses in words; empty if nothing is open.")
    dependence = OneOf(Dependence, allow_null=True, help_text="Of the witnesses.")
    remainder = IntervalSerializer(allow_null=True)
    spread = serializers.CharField(allow_null=True)
    relative_spread = serializers.CharField(
        allow_null=True, help_text="Of the larger value: 0.25 is a quarter."
    )
    independent_count = serializers.IntegerField(help_text="Of the best-supported position.")
    claims = ConflictVoice(many=True)
    positions = ConflictPosition(many=True)
    findings = ConflictFinding(many=True)
    flags = ConflictFlag(many=True, help_text="The heaviest first.")
    out_of_step = ConflictOutOfStep(many=True, help_text="The widest first.")
    complete = serializers.BooleanField(
        help_text="false: there are too many claims; only the latest and the witnesses are listed."
    )
    explanations = ConflictExplanation(many=True, help_text="Suggestions for the reviewer.")
    proposals = ConflictProposal(many=True)


def detail(found: ConflictEvidence, viewer: Viewer) -> dict[str, Any]:
    """The document of ConflictDetailSerializer."""
    held = positions(found.scope, found.assertions, found.world)
    pairs = list(islice(standing_pairings(found.scope, found.assertions, found.world), MOST_FINDINGS + 1))
    return {
        **ConflictSerializer(found.visible).data,
        **_summary(found, held),
        "claims": [_voice(claim, found) for claim in found.assertions],
        "positions": [_position(position, found) for position in held],
        "findings": [_finding(pair, found) for pair in pairs[:MOST_FINDINGS]],
        "flags": [flag(doubt, found.rows) for doubt in found.flagged],
        "out_of_step": [_out_of_step(entry, found) for entry in found.out_of_step],
        "complete": not found.older and len(pairs) <= MOST_FINDINGS,
        "explanations": explained(found, viewer),
        "proposals": _proposals(found, viewer),
        **linked(found, viewer),
    }


def _summary(found: ConflictEvidence, held: Sequence[Position]) -> dict[str, Any]:
    finding = found.finding
    if finding is None:
        nothing = dict.fromkeys(("dependence", "remainder", "spread", "relative_spread"))
        return {"why": "", **nothing, "independent_count": 0}
    return {
        "why": finding.sentence,
        "dependence": finding.dependence.value,
        "remainder": interval(finding.remainder),
        "spread": number(found.summary.spread),
        "relative_spread": number(relative_spread(found.assertions, found.summary)),
        "independent_count": best_support(held).count,
    }


def _voice(assertion: Assertion, found: ConflictEvidence) -> dict[str, Any]:
    return {
        "claim": ConflictClaim(found.rows[assertion.id]).data,
        "independent_count": independent_count(assertion, found.assertions, found.world).count,
        "aggregate_of_members": aggregate_of_members(assertion, found.assertions, found.world),
    }


def _position(position: Position, found: ConflictEvidence) -> dict[str, Any]:
    rows = [found.rows[claim.id] for claim in position.assertions]
    return {
        "interval": interval(position.interval),
        "claims": [str(row.claim_id) for row in rows],
        "sources": list(dict.fromkeys(row.statement.source.name for row in rows)),
        "independent_count": position.independent.count,
        "exact": position.independent.exact,
    }


def _finding(pair: Pairing, found: ConflictEvidence) -> dict[str, Any]:
    finding = pair.finding
    return {
        "a": str(found.rows[pair.a.id].claim_id),
        "b": str(found.rows[pair.b.id].claim_id),
        "kind": finding.kind.value,
        "reason": None if finding.reason is None else finding.reason.value,
        "dependence": finding.dependence.value,
        "weight": finding.weight,
        "gap": number(finding.gap),
        "remainder": interval(finding.remainder),
        "rule": finding.rule,
        "sentence": finding.sentence,
    }


def _out_of_step(apart: Sequence[Assertion], found: ConflictEvidence) -> dict[str, Any]:
    rows = [found.rows[claim.id] for claim in apart]
    return {
        "claims": [str(row.claim_id) for row in rows],
        "sentence": out_of_step([quoted(row) for row in rows]),
    }


def _proposals(found: ConflictEvidence, viewer: Viewer) -> list[dict[str, Any]]:
    """Over accepted claims only, each source by its latest."""
    accepted = [claim for claim in found.assertions if found.rows[claim.id].state == ClaimState.ACCEPTED]
    names = names_of(found.rows.values(), found.world.graph)
    apart = apart_by_measure(found.conflict.question, accepted, found.world.graph, viewer)
    return [
        {**_draft(proposal, found), "parts": [_draft(part, found) for part in proposal.parts]}
        for proposal in propose(found.scope, accepted, found.world, names, apart=apart)
    ]


def _draft(proposal: Proposal, found: ConflictEvidence) -> dict[str, Any]:
    return {
        "method": proposal.method.value,
        "question": str(proposal.question),
        "offered": proposal.offered,
        "not_offered": proposal.not_offered,
        "low": number(proposal.low),
        "best": number(proposal.best),
        "high": number(proposal.high),
        "low_modality": proposal.low_modality,
        "high_modality": proposal.high_modality,
        "as_of": days_as_json(proposal.as_of),
        "not_for_this_time": [str(found.rows[pk].claim_id) for pk in proposal.other_time],
        "stance": None if proposal.stance is None else proposal.stance.value,
        "reasons": list(proposal.reasons),
        "used": [str(found.rows[pk].claim_id) for pk in proposal.used],
        "text": proposal.text,
    }
