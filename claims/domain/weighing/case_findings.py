"""What the claims of a case are to each other: the worst pair, revisions, sums. A conflict is made of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.later_parts import later_parts
from claims.domain.comparing.pairings import Witnessed, paired
from claims.domain.comparing.standing import replaced
from claims.domain.comparing.summing.period_sums import sums_of_periods
from claims.domain.comparing.summing.sums import shares_beyond_all, sums
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Scope, Temporality
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class CaseClaims:
    """The claims of an episode that say something (`claims`), and of these the standing ones (`held`).

    `gone`: the ids of those that their own source has replaced → what replaced each.
    """

    question: Scope
    episode: Episode
    world: World
    claims: Sequence[Assertion]
    held: Sequence[Assertion]
    gone: Mapping[Id, Assertion]

    @classmethod
    def of(cls, question: Scope, episode: Episode, world: World) -> "CaseClaims":
        """Those of an episode."""
        claims = [claim for claim in episode.compared if not claim.mute]
        gone = replaced(claims, world.graph)
        held = [claim for claim in claims if claim.id not in gone]
        return cls(question, episode, world, claims, held, gone)

    def findings(self, siblings: Sequence[Assertion]) -> list[Witnessed]:
        """What they are to each other. Where an answer parted the episode from the claims before, what those
        are to each other is no matter of it. `siblings`: claims on shares disjoint from the question."""
        is_before = self.episode.is_before
        before = {claim.id for claim in (*self.claims, *siblings) if is_before(self.question, claim)}
        known = [*self._of_standing(siblings, before), *self._revisions()]
        return [witnessed for witnessed in known if not all(claim.id in before for claim in witnessed.claims)]

    def _of_standing(self, siblings: Iterable[Assertion], before: Collection[Id]) -> Iterator[Witnessed]:
        """The worst pair, later parts and sums. `before`: claims of which no two make a pair."""
        pair = worst(self.question, self.held, self.world, before)
        if pair is not None:
            yield Witnessed.by_pair(pair)
        yield from later_parts(self.question, self.held, self.world)
        yield from sums(self.question, self.held, self.world)
        yield from sums_of_periods(self.question, self.held, self.world)
        yield from shares_beyond_all(self.question, [*self.held, *siblings], self.world)

    def _revisions(self) -> Iterator[Witnessed]:
        """What replaced claims make: a revision with what replaced them, and no more."""
        for claim in self.claims:
            later = self.gone.get(claim.id)
            if later is None or claim.question.id != self.question.id:
                continue
            pair = paired(self.question, claim, later, self.world)
            if pair is not None and pair.finding.kind is Kind.REVISION:
                yield Witnessed.by_pair(pair)

    def of_its_days(self, telling: Witnessed) -> tuple[Sequence[Assertion], Sequence[Assertion]]:
        """The standing claims that give its values, and those that are counted: not earlier running totals,
        which are for no day of the episode, but where the case is of them."""
        apart: set[Id] = set()
        if self.question.temporality is Temporality.CUMULATIVE:
            apart = {claim.id for claim in self.episode.earlier} - {claim.id for claim in telling.claims}
        theirs = (*self.episode.assertions, *self.episode.earlier)
        return (
            [claim for claim in self.held if claim.id not in apart],
            [claim for claim in theirs if claim.id not in self.gone and claim.id not in apart],
        )
