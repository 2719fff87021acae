"""The claims behind published figures: the very versions that were published, of those the visible ones."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from claims.models import Claim
from claims.views.audience import Viewer
from claims.views.records import seen_sources
from sources.domain.kinds import SourceKind
from sources.models import Membership, Source

Key = tuple[str, int]
"""A claim's id and version."""


@dataclass(frozen=True, slots=True)
class InputClaims:
    """Claims by id and version, and the members of the joint sources among their sources, by name."""

    claims: dict[Key, Claim] = field(default_factory=dict)
    members: dict[UUID, list[Source]] = field(default_factory=dict)


def input_claims(topics: Iterable[UUID], keys: Iterable[Key], viewer: Viewer) -> InputClaims:
    """Those of these that the viewer may know of; three queries for any number of them.

    A claim or a document that has become internal since is left out, as is one under embargo.
    """
    rows = Claim.objects.versions(topics, keys)
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    claims = {(str(claim.claim_id), claim.version): claim for claim in rows.with_provenance()}
    joint = {
        claim.statement.source_id
        for claim in claims.values()
        if claim.statement.source.kind == SourceKind.JOINT and not claim.statement.source.protected
    }
    return InputClaims(claims, _members(joint, viewer))


def _members(joint: Collection[UUID], viewer: Viewer) -> dict[UUID, list[Source]]:
    found: dict[UUID, list[Source]] = {key: [] for key in joint}
    known = seen_sources(Source.objects.all(), viewer)
    rows = Membership.objects.live().filter(joint__in=joint, member__in=known).select_related("member")
    for row in rows.order_by("member__name", "member__slug"):
        found[row.joint_id].append(row.member)
    return found
