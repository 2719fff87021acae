"""The claims behind published figures: the very versions that were published, those that may be shown now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from claims.models import Claim, Publication
from claims.published.figure import Figure, Input
from sources.domain.kinds import SourceKind
from sources.models import Membership, Source


@dataclass(frozen=True, slots=True)
class Behind:
    """Claims by id and version, and the members of the joint sources among their sources, by name."""

    claims: dict[tuple[str, int], Claim] = field(default_factory=dict)
    members: dict[UUID, list[Source]] = field(default_factory=dict)

    def shown(self, figure: Figure) -> list[tuple[Input, Claim]]:
        """The figure's inputs that may be shown now, each with its claim, in the order published."""
        return [(each, self.claims[each.key]) for each in figure.inputs() if each.key in self.claims]


def behind(published: Iterable[tuple[Publication, Figure]], *, at: datetime) -> Behind:
    """What stands behind figures, each with its publication (`figure` at hand); three queries for any
    number of them.

    A claim or a document that has become internal since is left out, as is one under embargo.
    """
    wanted, topics = set(), set()
    for publication, figure in published:
        wanted |= {each.key for each in figure.inputs()}
        topics.add(publication.figure.topic_id)
    rows = Claim.objects.versions(topics, wanted).publishable(at=at).with_provenance()
    claims = {(str(claim.claim_id), claim.version): claim for claim in rows}
    return Behind(claims, _members(claim.statement.source for claim in claims.values()))


def _members(sources: Iterable[Source]) -> dict[UUID, list[Source]]:
    joint = {each.pk for each in sources if each.kind == SourceKind.JOINT and not each.protected}
    found: dict[UUID, list[Source]] = {key: [] for key in joint}
    rows = Membership.objects.live().filter(joint__in=joint).select_related("member")
    for row in rows.order_by("member__name", "member__slug"):
        found[row.joint_id].append(row.member)
    return found
