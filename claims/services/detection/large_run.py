"""A change in a very large run of days, followed by the claims beside it, without reading the run.

All of this may be left out: `kept_beside` says False wherever the claims beside the change can't tell, and
then the run is read. It is here for questions on which hundreds of claims tie together, where reading them
all for each change would cost a hundred times as much (docs/adr/0018-one-path-of-detection.md).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import cast

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import Change
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind, Reason
from claims.domain.comparing.pair_bounds import CUMULATIVE_FELL
from claims.domain.comparing.pairings import ORDER, Pairing, at_one_time, paired, rank_of, tells_most
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.weighing.conflict_summary import extremes_of
from claims.models import Conflict, Question
from claims.models.assertions import scope_of
from claims.models.ranges import to_date_range
from claims.services.detection import neighbouring_claims
from claims.services.detection.conflict_writer import Keeper, overlap, stored
from claims.services.detection.neighbouring_claims import Neighbours
from sources.domain.independence import Id

LARGE = 400
"""Open claims of a question from which on only those beside a change are asked."""


class _TakesTheRun(Exception):
    """The claims beside the change can't tell: no fault, an answer."""


def kept_beside(
    question: Question, change: Change, world: World, standing: Sequence[Conflict], keeper: Keeper
) -> bool:
    """Bring the conflict of `question` in step by the claims beside the change; False where that takes the
    whole run, and then nothing has been written."""
    try:
        run = _LargeRun(question, change, world, standing)
        columns = run.columns()
    except _TakesTheRun:
        return False
    if run.conflict is not None:
        keeper.update(run.conflict, columns)
    return True


class _LargeRun:
    """A question that stands alone and whose claims all have a day; raises _TakesTheRun where it is no such
    question, or where the claims beside the change don't tell.

    `conflict`: the one whose episode the change falls in, or follows or precedes at once.
    """

    def __init__(
        self, question: Question, change: Change, world: World, standing: Sequence[Conflict]
    ) -> None:
        self.scope, self.change, self.world = scope_of(question), change, world
        self.one_run = self.scope.temporality is Temporality.CUMULATIVE
        self.neighbours = Neighbours(question, self.scope, change)
        self._check_large_and_plain()
        self.conflict = self._touched(standing)
        self.claims, self.open = self.neighbours.read(self.conflict, self._at_least())
        added, removed = change.added, change.removed
        self.added = None if added is None else self.claims[added.id]
        self.removed = None if removed is None else self.claims[removed.id]
        changed = {claim.id for claim in change.claims}
        self.others = [claim for claim in self.claims.values() if claim.id not in changed]
        self.after = self.others if self.added is None else [*self.others, self.added]

    def _check_large_and_plain(self) -> None:
        alone = self.world.relations.compared_with(self.scope.id) == {self.scope.id}
        dated = len(self.neighbours.days) == len(self.change.claims)
        # a claim of a joint source can make co-members of its members, whatever their days
        joint = self.change.sources & self.world.graph.members.keys()
        if joint or not alone or not dated or self.scope.temporality is Temporality.TIMELESS:
            raise _TakesTheRun
        if not self.neighbours.many_and_dated(LARGE):
            raise _TakesTheRun

    def _touched(self, standing: Sequence[Conflict]) -> Conflict | None:
        touched = [conflict for conflict in standing if any(self._meets(conflict))]
        if len(touched) > 1 or (touched and not all(self._meets(touched[0]))):
            raise _TakesTheRun
        return touched[0] if touched else None

    def _meets(self, conflict: Conflict) -> Iterator[bool]:
        """Of each changed claim, whether it is of the conflict's run."""
        return (self.one_run or overlap(conflict.episode, days) for days in self.neighbours.days)

    def _at_least(self) -> Decimal | None:
        """How far a running total has to be from one of another day to make a pair as bad as the conflict's;
        None where no distance does."""
        if self.conflict is None:
            return Decimal(0)
        reason = Reason(self.conflict.reason) if self.conflict.reason else None
        rank = ORDER.index((Kind(self.conflict.kind), reason))
        if rank < CUMULATIVE_FELL:
            return None
        return (self.conflict.gap or Decimal(0)) if rank == CUMULATIVE_FELL else Decimal(0)

    def columns(self) -> dict[str, object]:
        """What is to be kept of the conflict after the change; nothing where there is none."""
        pairs = list(self._pairs())
        self._check_cut(pairs)
        kept = self.conflict
        if kept is None:
            if pairs:
                raise _TakesTheRun
            return {}
        worst = self._worst(kept, pairs)
        lowest, highest = self._bounds(kept)
        witness_a, witness_b = sorted((worst.a.id, worst.b.id), key=str)
        return {
            "episode": self._episode(kept.episode),
            "kind": worst.finding.kind,
            "reason": worst.finding.reason or "",
            "severity": worst.finding.weight,
            "witness_a_id": witness_a,
            "witness_b_id": witness_b,
            "gap": stored(worst.finding.gap),
            "lowest": lowest,
            "highest": highest,
            "claim_count": kept.claim_count + (self.added is not None) - (self.removed is not None),
            "source_count": self._source_count(kept),
        }

    def _pairs(self) -> Iterator[Pairing]:
        """The pairs of the new claim with those beside it that somebody has to look at."""
        for other in [] if self.added is None else self.others:
            pair = self._paired(cast(Assertion, self.added), other)
            if pair is not None and pair.finding.weight:
                yield pair

    def _paired(self, a: Assertion, b: Assertion) -> Pairing | None:
        return paired(self.scope, a, b, self.world) if at_one_time(self.scope, a, b) else None

    def _check_cut(self, pairs: Sequence[Pairing]) -> None:
        """Of running totals only the farthest are read: none that is left out may come first."""
        added = self.added
        if added is None or not self.one_run:
            return
        best = max(pairs, key=_gravest, default=None)
        for side in _held_against(added, self.others):
            gaps = sorted(added.figure.outer.gap(other.figure.outer) or Fraction(0) for other in side)
            if len(gaps) < neighbouring_claims.FARTHEST:
                continue
            beyond = gaps[-neighbouring_claims.FARTHEST]
            if best is None or rank_of(best.finding) > CUMULATIVE_FELL or (best.finding.gap or 0) <= beyond:
                raise _TakesTheRun

    def _worst(self, kept: Conflict, pairs: Sequence[Pairing]) -> Pairing:
        """The pair that the conflict is of after the change: the one so far, or one of the new claim's."""
        witnesses = [self.claims[key] for key in (kept.witness_a_id, kept.witness_b_id)]
        if not all(witness.id in self.open for witness in witnesses):
            raise _TakesTheRun
        pair = self._paired(*witnesses)
        if pair is None or (pair.finding.kind, pair.finding.reason or "") != (kept.kind, kept.reason):
            raise _TakesTheRun  # the sources have been related otherwise since
        worst = max((pair, *pairs), key=_gravest)
        if worst is not pair and worst.finding.kind is Kind.ATTRIBUTION_CONFLICT:
            raise _TakesTheRun  # whether the two are members of one joint source has not been read
        return worst

    def _episode(self, episode: DateRange) -> DateRange:
        """The days of the conflict; raises where it may fall apart or grow together with others."""
        if not self.one_run and not all(_within(_days(claim), episode) for claim in self.others):
            raise _TakesTheRun
        if self.removed is not None and not self._holds_without(_days(self.removed), episode):
            raise _TakesTheRun
        if self.added is None:
            return episode
        days = _days(self.added)
        start = None if episode.lower is None else min(episode.lower, days.lower)
        return DateRange(start, max(episode.upper, days.upper), "()" if start is None else "[)")

    def _holds_without(self, gone: DateRange, episode: DateRange) -> bool:
        """Whether the episode is as long without a claim for these days, and of one piece."""
        left = sorted((_days(claim) for claim in self.after), key=_start)
        if self.one_run:
            starts = gone.lower != episode.lower or any(days.lower == gone.lower for days in left)
            ends = gone.upper != episode.upper or any(days.upper == gone.upper for days in left)
            return starts and ends
        reached = gone.lower
        for days in left:
            if _start(days) <= reached:
                reached = max(reached, days.upper)
        return reached >= gone.upper

    def _bounds(self, kept: Conflict) -> tuple[Decimal | None, Decimal | None]:
        if self.removed is not None:
            lowest, highest = _values(self.scope, self.removed)
            at_a_bound = lowest is not None and (lowest == kept.lowest or highest == kept.highest)
            if at_a_bound and not self.neighbours.same_figure(self.removed.id, kept.episode):
                raise _TakesTheRun
        lowest, highest = (None, None) if self.added is None else _values(self.scope, self.added)
        return _of_known(min, kept.lowest, lowest), _of_known(max, kept.highest, highest)

    def _source_count(self, kept: Conflict) -> int:
        added = None if self.added is None else self.added.voice.source
        removed = None if self.removed is None else self.removed.voice.source
        count: int = kept.source_count
        if added != removed:
            count += added is not None and not self._heard(added, kept)
            count -= removed is not None and not self._heard(removed, kept)
        return count

    def _heard(self, source: Id, kept: Conflict) -> bool:
        near = any(claim.voice.source == source for claim in self.others)
        return near or self.neighbours.heard(source, kept.episode)


def _gravest(pairing: Pairing) -> tuple[object, ...]:
    """Sorts pairs: the one that a conflict is of comes last."""
    return (-rank_of(pairing.finding), *tells_most(pairing))


def _held_against(added: Assertion, others: Sequence[Assertion]) -> Iterator[list[Assertion]]:
    """The running totals that a new one can't hold with: more on the days before, less on those after."""
    after, low, high = _days(added).upper, added.figure.outer.low, added.figure.outer.high
    yield [old for old in others if _days(old).upper < after and _up_to(high, old.figure.outer.low)]
    yield [late for late in others if _days(late).upper > after and _up_to(late.figure.outer.high, low)]


def _up_to(end: Fraction | None, start: Fraction | None) -> bool:
    return end is not None and start is not None and end <= start


def _days(claim: Assertion) -> DateRange:
    """The days of a claim; in a large run each has some."""
    return cast(DateRange, to_date_range(claim.as_of))


def _start(days: DateRange) -> date:
    return days.lower or date.min


def _within(days: DateRange, episode: DateRange) -> bool:
    return bool(_start(episode) <= _start(days) and days.upper <= episode.upper)


def _values(scope: Scope, claim: Assertion) -> tuple[Decimal | None, Decimal | None]:
    lowest, highest = extremes_of(scope, [claim])
    return stored(lowest), stored(highest)


def _of_known(pick: Callable[..., Decimal], *values: Decimal | None) -> Decimal | None:
    known = [value for value in values if value is not None]
    return pick(known) if known else None
