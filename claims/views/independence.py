"""How many independent sources stand behind an answer, as the desk knows it and as readers may."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.questions.scope import Scope
from claims.domain.weighing.independent_count import Support, best_supported
from claims.domain.weighing.positions import Position, positions
from claims.models import Claim
from claims.models.assertions import worlds_of
from claims.views.audience import Viewer
from claims.views.common_origins import with_common_origins
from claims.views.records import hidden_keys
from sources.domain.independence import Id
from sources.models.graph import source_graph


@dataclass(frozen=True, slots=True)
class Counts:
    """The support of an answer, and of the best position that its claims leave, known and visible.

    `lowered`: what readers would count by themselves is more than the desk knows of.
    """

    known: Support
    visible: Support
    positions_lowered: bool = False

    @property
    def lowered(self) -> bool:
        """Whether a count that readers may be given would be too high."""
        return self.visible.count > self.known.count or self.positions_lowered

    @property
    def given(self) -> Support:
        """The lower of the two: never too high, and unless it is lowered, what readers count themselves."""
        return min(self.known, self.visible, key=lambda support: support.count)


def world_for(topic: UUID, viewer: Viewer) -> World:
    """Everything besides the claims that the rules of a topic read, of what the viewer may know."""
    graph = source_graph(viewer.known_at, without=hidden_keys(viewer))
    free_at = None if viewer.audience.sees_hidden else viewer.at
    worlds = worlds_of([topic], viewer.known_at, joints=True, graph=graph, free_at=free_at)
    return with_common_origins(worlds, viewer)[topic]


def visible_among(keys: Collection[Id], viewer: Viewer) -> frozenset[Id]:
    """Of these claims those that the viewer may know of."""
    if viewer.audience.sees_hidden:
        return frozenset(keys)
    rows = Claim.objects.filter(pk__in=list(keys)).publishable(at=viewer.at)
    return frozenset(rows.values_list("pk", flat=True))


def counts(
    question: Scope, used: Sequence[Assertion], weighed: Sequence[Assertion], known: World, visible: World
) -> Counts:
    """Of the claims that an answer uses, and of all that it has weighed and may show."""
    pairs = _positions(question, weighed, known, visible)
    lowered = any(theirs.independent.count > ours.independent.count for ours, theirs in pairs)
    return Counts(best_supported(used, known), best_supported(used, visible), lowered)


def visible_positions(
    question: Scope, weighed: Sequence[Assertion], known: World, visible: World
) -> list[tuple[Position, bool]]:
    """The positions as readers may know them, each with whether its count would be too high."""
    pairs = _positions(question, weighed, known, visible)
    return [(theirs, theirs.independent.count > ours.independent.count) for ours, theirs in pairs]


def _positions(
    question: Scope, weighed: Sequence[Assertion], known: World, visible: World
) -> list[tuple[Position, Position]]:
    """The same positions in both worlds: which claims can be true together does not depend on who repeats
    whom."""
    theirs = positions(question, weighed, visible)
    known_of = {_claims(position): position for position in positions(question, weighed, known)}
    return [(known_of.get(_claims(their), their), their) for their in theirs]


def _claims(position: Position) -> frozenset[Id]:
    return frozenset(claim.id for claim in position.assertions)
