"""What is kept of a question's case: what can be told without laying out all its positions."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.domain.cases import extremes
from claims.domain.comparison import World
from claims.domain.episodes import Episode
from claims.domain.findings import Kind, Reason
from claims.domain.pairings import ORDER, rank_of
from claims.domain.scope import Scope
from claims.domain.witness import worst
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Summary:
    """What is kept on a conflict; the fields are those of a Case, and equal to them."""

    kind: Kind
    reason: Reason | None
    severity: int
    witness: tuple[Id, Id]
    gap: Fraction | None
    lowest: Decimal | None
    highest: Decimal | None
    claim_count: int
    source_count: int


def summary(question: Scope, episode: Episode, world: World) -> Summary | None:
    """The case of a question in an episode, as far as it is kept; None where nothing in it needs a person."""
    claims = episode.assertions
    witness = worst(question, claims, world)
    if witness is None:
        return None
    kind, reason = ORDER[rank_of(witness.finding)]
    lowest, highest = extremes(question, claims, world)
    return Summary(
        kind,
        reason,
        witness.finding.weight,
        (witness.a.id, witness.b.id),
        witness.finding.gap,
        lowest,
        highest,
        len(claims),
        len({each.voice.source for each in claims}),
    )
