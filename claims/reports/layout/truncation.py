"""What of a long disagreement is told at once, and what is folded: a page is as long as it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.reports.length_limits import DRAWN, POSITIONS, SAID
from claims.reports.report import Disagreement, ReportClaim, ReportPosition


@dataclass(frozen=True, slots=True)
class Folded:
    """The positions told in full, by letter, and the others."""

    full: tuple[ReportPosition, ...]
    brief: tuple[ReportPosition, ...]

    @property
    def claims(self) -> int:
        """How many different claims hold the others."""
        return len({said.claim for position in self.brief for said in position.said})


def folded(one: Disagreement) -> Folded:
    """The best supported positions in full: by independent voices, then by claims."""
    ranked = sorted(one.positions, key=lambda held: (-held.independent, -len(held.said)))
    full = {held.letter for held in ranked[:POSITIONS]}
    return Folded(
        tuple(held for held in one.positions if held.letter in full),
        tuple(held for held in one.positions if held.letter not in full),
    )


def told_of(said: Sequence[ReportClaim]) -> tuple[ReportClaim, ...]:
    """The claims of one position that are told one by one: those said last, in the order they were said."""
    return tuple(said[-SAID:])


def drawn(one: Disagreement) -> frozenset[str]:
    """The claims of a disagreement that a plot has room for: of each position in turn the one said last."""
    claims = {said.claim for held in one.positions for said in held.said}
    claims |= {said.claim for said in one.also_said}
    if len(claims) <= DRAWN:
        return frozenset(claims)
    lines = [_differing(held.said) for held in _spread(one.positions)]
    lines += [_differing(one.also_said)]
    chosen: dict[str, None] = {}
    for rank in range(max((len(line) for line in lines), default=0)):
        for line in lines:
            if rank < len(line) and len(chosen) < DRAWN:
                chosen[line[rank].claim] = None
    return frozenset(chosen)


def _differing(said: Sequence[ReportClaim]) -> list[ReportClaim]:
    """The latest first, of each source and figure one: many equal marks below one another tell nothing."""
    return list({(claim.source, claim.question, claim.figure): claim for claim in reversed(said)}.values())


def _spread(positions: Sequence[ReportPosition]) -> Iterable[ReportPosition]:
    """At most as many positions as are drawn, from the lowest to the highest at even steps."""
    if len(positions) <= DRAWN:
        return positions
    step = (len(positions) - 1) / (DRAWN - 1)
    return [positions[round(step * number)] for number in range(DRAWN)]
