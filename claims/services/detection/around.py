"""The claims around those that have changed, and the pairs that a new one makes with them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from uuid import UUID

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.pair_bounds import CUMULATIVE_FELL, RELAY, UNDERSPECIFIED, VALUE
from claims.domain.comparing.pairings import ORDER, Pairing, rank_of
from claims.domain.questions.scope import Temporality
from claims.models import Claim
from claims.models.ranges import rounded
from claims.services.detection import nearby
from claims.services.detection.conflict_tally import Counted, Undecided, gravest
from claims.services.detection.question_scope import Place

A_DAY = timedelta(days=1)


def rank_or_none(worst: Pairing | None) -> int:
    """The place of a finding in ORDER; after all others where there is none."""
    return len(ORDER) if worst is None else rank_of(worst.finding)


class Around:
    """Reads, once and by probes of an index, what can matter to each of the claims that have changed.

    `worst`: the pair that the conflict is of whatever else is found; milder ones need not be read.
    """

    def __init__(
        self, place: Place, *, added: Claim | None, removed: Claim | None, worst: Pairing | None
    ) -> None:
        self.place = place
        self._worst = worst
        claims = [each for each in (removed, added) if each is not None]
        self._keys = {claim.pk: self._probe(claim, gone=claim is removed) for claim in claims}
        every = [key for keys in self._keys.values() for key in keys.all]
        self._known = place.read([*(claim.pk for claim in claims), *every])

    def _probe(self, claim: Claim, *, gone: bool) -> nearby.Keys:
        """The keys of the claims that can be in dispute with one for its days, or tie it to others."""
        place = self.place
        if place.scope.temporality is Temporality.TIMELESS or claim.as_of is None:
            return nearby.Keys()
        if place.scope.temporality is not Temporality.CUMULATIVE:
            # a claim with an open start is left to those who look at all claims, before anything is read
            first, after = claim.as_of.lower - A_DAY, claim.as_of.upper + A_DAY
            return nearby.about(place.topic, place.family | place.beside, first, after)
        if len(place.family) > 1:
            raise Undecided  # a part is bounded by its whole at any later time
        if gone:
            return nearby.Keys()  # it ties no others: all totals are of one episode
        if claim.question_id in place.beside:
            return nearby.to_the_day(place.topic, place.family, claim.as_of.upper)
        return nearby.totals_against(claim, place.beside, self._told_apart())

    def _told_apart(self) -> Decimal | None:
        """How far a total has to be from one of another day to make a pair as bad as the worst that is known;
        None where no distance does."""
        rank = rank_or_none(self._worst)
        if self._worst is None or rank > CUMULATIVE_FELL:
            return Decimal(0)
        gap = self._worst.finding.gap
        return None if rank < CUMULATIVE_FELL or gap is None else rounded(gap, ROUND_FLOOR)

    def claim(self, claim: Claim) -> Assertion:
        """The claim as the rules see it."""
        return self._known[claim.pk]

    def near(self, claim: Claim) -> list[Assertion]:
        """The other claims near it that count as it does: on the question and its parts."""
        others = (self._known[key] for key in self._keys[claim.pk].all if key != claim.pk)
        return [each for each in others if each.question.id in self.place.family]

    def pairs(self, claim: Claim, counted: Counted | None) -> list[Pairing]:
        """The pairs with `claim` that can be worse than what is known; raises Undecided where probes don't
        tell."""
        worst = rank_or_none(None if counted is None else counted.worst)
        if self.place.scope.temporality is Temporality.TIMELESS:
            return self._timeless(claim, worst)
        new, keys = self.claim(claim), self._keys[claim.pk]
        others = [self._known[key] for key in keys.all if key != claim.pk]
        others += self._without_a_day(claim, worst, counted)
        found = list(self._made(new, others))
        for cut in keys.cut:
            _check_cut(found, new, self._known[cut])
        return found

    def _without_a_day(self, claim: Claim, worst: int, counted: Counted | None) -> list[Assertion]:
        """What a claim for another or no day at all can be to it: a bad copy, or not clear enough."""
        place = self.place
        if claim.question_id != place.scope.id:
            return []
        if claim.as_of is None:
            if worst >= UNDERSPECIFIED and nearby.any_apart(claim):
                raise Undecided
            return self._read(nearby.of_statement(claim))
        if worst < RELAY:
            return []
        keys = nearby.undated(place.topic, place.family)
        if not keys or not self._is_latest(counted):
            return []
        if len(keys) >= nearby.MOST:
            raise Undecided
        return self._read([key for key in keys if key != claim.pk])

    def _is_latest(self, counted: Counted | None) -> bool:
        """Whether claims without a day are counted in this episode, for all that is known."""
        if counted is None or self.place.scope.temporality is Temporality.CUMULATIVE:
            return True
        last = self.place.last_day()
        return last is None or counted.episode.upper is None or counted.episode.upper >= last

    def _timeless(self, claim: Claim, worst: int) -> list[Pairing]:
        """All claims are for one time: those farthest from the new one, on either side."""
        new = self.claim(claim)
        if not self.place.alone or new.figure.denies:
            raise Undecided
        if worst > VALUE and self._mildly_differs(claim, new):
            raise Undecided
        keys = nearby.farthest(claim)
        self._known |= self.place.read(keys.all)
        found = list(self._made(new, [self._known[key] for key in keys.all if key != claim.pk]))
        found += self._made(new, self._read(nearby.of_statement(claim)))
        for cut in keys.cut:
            _check_cut(found, new, self._known[cut])
        return found

    def _mildly_differs(self, claim: Claim, new: Assertion) -> bool:
        """Whether it may make a finding that the outermost figures don't show."""
        return new.quote_kind is QuoteKind.WORDS or nearby.any_apart(claim)

    def may_differ(self, claim: Claim) -> bool:
        """Whether, where nothing was in dispute, probes may have missed what the claim disputes."""
        new = self.claim(claim)
        zero = new.figure.presupposes_some and new.figure.outer.contains(Fraction(0))
        return self.place.scope.temporality is Temporality.TIMELESS and zero

    def _read(self, keys: Iterable[UUID]) -> list[Assertion]:
        return list(self.place.read(list(keys)).values())

    def _made(self, new: Assertion, others: Iterable[Assertion]) -> Iterator[Pairing]:
        for other in others:
            pair = self.place.paired(new, other) if other.id != new.id else None
            if pair is not None and pair.finding.weight:
                yield pair


def _check_cut(found: Sequence[Pairing], new: Assertion, last: Assertion) -> None:
    """Raise Undecided unless a pair found is worse than any with what lies beyond the last one read."""
    best = max(found, key=gravest, default=None)
    beyond = new.figure.outer.gap(last.figure.outer)
    if best is None or best.finding.gap is None or rank_of(best.finding) > VALUE:
        raise Undecided
    if beyond is None or best.finding.gap <= beyond or (last.figure.outer.high or 0) <= 0:
        raise Undecided
