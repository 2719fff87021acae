"""A change in a very large run of days, followed by the claims beside it, without reading the run.

All of this may be left out: `kept_beside` says False wherever the claims beside the change can't tell, and
then the run is read. It is here for questions on which hundreds of claims tie together, where reading them
all for each change would cost a hundred times as much (docs/adr/0018-one-path-of-detection.md).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.change import ClaimChange
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import OF_SUMS, Kind
from claims.domain.comparing.pairings import Pairing, Witnessed, at_one_time, of_rank, paired, rank_of
from claims.domain.comparing.standing import replaced
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Scope, Temporality
from claims.domain.weighing.conflict_summary import extremes_of
from claims.models import Conflict, Question
from claims.models.assertions import scope_of
from claims.models.ranges import to_date_range
from claims.services.detection.conflict_writer import Keeper, overlap, stored
from claims.services.detection.neighbouring_claims import Neighbours
from sources.domain.independence import Id

_Bounds = tuple[Decimal | None, Decimal | None]

LARGE = 400
"""Open claims of a question from which on only those beside a change are asked."""


class _TakesTheRun(Exception):
    """The claims beside the change can't tell: no fault, an answer."""


def kept_beside(
    question: Question, change: ClaimChange, world: World, standing: Sequence[Conflict], keeper: Keeper
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


@dataclass(frozen=True, slots=True)
class _Moved:
    """What is otherwise after the change: claims that stand now and did not, that did and don't, and those
    of either that have another replaced them since."""

    come: tuple[Assertion, ...]
    gone: tuple[Assertion, ...]
    anew: frozenset[Id]


class _LargeRun:
    """A question on levels or periods that stands alone and whose claims all have a day; raises _TakesTheRun
    where it is no such question, or where the claims beside the change don't tell.

    `conflict`: the one whose episode the change falls in, or follows or precedes at once.
    """

    def __init__(
        self, question: Question, change: ClaimChange, world: World, standing: Sequence[Conflict]
    ) -> None:
        self.scope, self.change, self.world = scope_of(question), change, world
        self.neighbours = Neighbours(question, self.scope, change)
        self._check_large_and_plain(standing)
        self.conflict = self._touched(standing)
        self._check_not_parted()
        self.claims, self.open = self.neighbours.read(self.conflict)
        if any(claim.as_of is None for claim in self.claims.values()):  # of a rejected witness
            raise _TakesTheRun
        added, removed = change.added, change.removed
        self.added = None if added is None else self.claims[added.id]
        self.removed = None if removed is None else self.claims[removed.id]
        self._check_no_sums()
        changed = {claim.id for claim in change.claims}
        self.others = [claim for claim in self.claims.values() if claim.id not in changed]
        self.after = self.others if self.added is None else [*self.others, self.added]
        self.before = self.others if self.removed is None else [*self.others, self.removed]
        read = self.neighbours.read_days
        self.reaching_out = [claim for claim in self.claims.values() if not _within(_days(claim), read)]
        self.replaced = replaced([claim for claim in self.after if not claim.mute], world.graph)
        self.moved = self._moved()

    def _check_large_and_plain(self, standing: Iterable[Conflict]) -> None:
        graph, claims = self.world.graph, self.change.claims
        alone = self.world.relations.compared_with(self.scope.id) == {self.scope.id}
        dated = len(self.neighbours.days) == len(claims)
        one_each = len({claim.id for claim in claims}) == len(claims)
        # a claim of a joint source can make co-members of its members, whatever their days
        tangled = graph.merged or self.change.sources & graph.members.keys()
        one_run = self.scope.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}
        if tangled or one_run or not (alone and dated and one_each) or self.scope.dimension == "share":
            raise _TakesTheRun
        if any(conflict.out_of_step for conflict in standing) or not self.neighbours.many_and_dated(LARGE):
            raise _TakesTheRun
        if self.scope.answer is Answer.QUANTITY and not self.neighbours.in_step():
            raise _TakesTheRun

    def _check_no_sums(self) -> None:
        """Of amounts, periods of several lengths may make a sum that is no matter of two claims."""
        spans = {(days.end - days.first).days for claim in self.claims.values() if (days := claim.as_of)}
        summed = len(spans) > 1 or (self.conflict is not None and self.conflict.reason in OF_SUMS)
        if self.scope.temporality is Temporality.FLOW and summed:
            raise _TakesTheRun

    def _check_not_parted(self) -> None:
        """An answer within the run, or at its end, parts it; claims before it count in the conflict after."""
        runs = [*self.neighbours.days, *([self.conflict.episode] if self.conflict else [])]
        parting = (DateRange(day, day + timedelta(2)) for day in self.world.answered.get(self.scope.id, ()))
        if any(overlap(day, run) for day in parting for run in runs):
            raise _TakesTheRun

    def _touched(self, standing: Sequence[Conflict]) -> Conflict | None:
        touched = [conflict for conflict in standing if any(self._meets(conflict))]
        if len(touched) > 1 or (touched and not all(self._meets(touched[0]))):
            raise _TakesTheRun
        return touched[0] if touched else None

    def _meets(self, conflict: Conflict) -> Iterator[bool]:
        """Of each changed claim, whether it is of the conflict's run."""
        return (overlap(conflict.episode, days) for days in self.neighbours.days)

    def _moved(self) -> _Moved:
        """What stands otherwise: claims of the changed claims' sources for their days, and nothing else."""
        before = replaced([claim for claim in self.before if not claim.mute], self.world.graph)
        stood = {claim.id: claim for claim in self.before if claim.id not in before}
        stands = {claim.id: claim for claim in self.after if claim.id not in self.replaced}
        by = {key: claim.id for key, claim in before.items()}
        anew = {key for key, claim in self.replaced.items() if by.get(key) != claim.id}
        come = tuple(claim for key, claim in stands.items() if key not in stood)
        gone = tuple(claim for key, claim in stood.items() if key not in stands)
        if not all(self._well_inside(claim) for claim in (*come, *gone)):
            raise _TakesTheRun
        return _Moved(come, gone, frozenset(anew))

    def _well_inside(self, claim: Assertion) -> bool:
        """Whether all that shares a day with what shares a day with the claim has been read."""
        return not any(_share_a_day(claim, other) for other in self.reaching_out)

    def columns(self) -> dict[str, object]:
        """What is to be kept of the conflict after the change; nothing where there is none."""
        pairs = list(self._pairs())
        kept = self.conflict
        if kept is None:
            if pairs:
                raise _TakesTheRun
            return {}
        worst = self._worst(kept, pairs)
        lowest, highest = self._bounds(kept)
        witnesses = sorted((worst.a.id, worst.b.id), key=str)
        kind, reason = of_rank(rank_of(worst.finding))
        return {
            "episode": self._episode(kept.episode),
            "kind": kind,
            "reason": reason or "",
            "severity": worst.finding.weight,
            "witness_a_id": witnesses[0],
            "witness_b_id": witnesses[1],
            "witnesses": witnesses,
            "gap": stored(worst.finding.gap),
            "lowest": lowest,
            "highest": highest,
            "claim_count": kept.claim_count + len(self.moved.come) - len(self.moved.gone),
            "source_count": self._source_count(kept),
        }

    def _pairs(self) -> Iterator[Pairing]:
        """The pairs that are new and that somebody has to look at: of claims that stand now, and of those
        that their source has replaced since."""
        held = [claim for claim in self.after if claim.id not in self.replaced and not claim.mute]
        for new in self.moved.come:
            for other in held:
                pair = None if other is new or new.mute else self._paired(new, other)
                if pair is not None and pair.finding.weight:
                    yield pair
        for key, later in self.replaced.items():
            pair = self._paired(self.claims[key], later) if key in self.moved.anew else None
            if pair is not None and pair.finding.kind is Kind.REVISION:
                yield pair

    def _paired(self, a: Assertion, b: Assertion) -> Pairing | None:
        return paired(self.scope, a, b, self.world) if at_one_time(self.scope, a, b) else None

    def _worst(self, kept: Conflict, pairs: Sequence[Pairing]) -> Pairing:
        """The pair that the conflict is of after the change: the one so far, or a new one."""
        known = self._known(kept)
        worst = max((known, *pairs), key=lambda pair: Witnessed.by_pair(pair).place)
        if worst is not known and worst.finding.kind is Kind.ATTRIBUTION_CONFLICT:
            raise _TakesTheRun  # whether the two are members of one joint source has not been read
        return worst

    def _known(self, kept: Conflict) -> Pairing:
        """The pair that the conflict is of, if it is as it was when it was found."""
        a, b = self.claims[kept.witness_a_id], self.claims[kept.witness_b_id]
        left = {claim.id for claim in self.moved.gone} | self.moved.anew
        found_otherwise = kept.policy != POLICY.version or len(kept.witnesses) != 2
        if found_otherwise or left & {a.id, b.id} or not {a.id, b.id} <= self.open:
            raise _TakesTheRun
        pair = self._paired(a, b)
        if pair is None or _told(pair) != (kept.kind, kept.reason or None, kept.severity):
            raise _TakesTheRun  # the sources have been related otherwise since
        return pair

    def _episode(self, episode: DateRange) -> DateRange:
        """The days of the conflict; raises where it may fall apart or grow together with others."""
        beside = [claim for claim in self.others if any(map(_meeting(claim), self.neighbours.days))]
        if not all(_within(_days(claim), episode) for claim in beside):
            raise _TakesTheRun
        if self.removed is not None and not self._held_together(_days(self.removed)):
            raise _TakesTheRun
        if self.added is None:
            return episode
        days = _days(self.added)
        start = None if episode.lower is None else min(episode.lower, days.lower)
        return DateRange(start, max(episode.upper, days.upper), "()" if start is None else "[)")

    def _held_together(self, gone: DateRange) -> bool:
        """Whether others are for each of these days."""
        reached = gone.lower
        for days in sorted((_days(claim) for claim in self.after), key=_start):
            if _start(days) <= reached:
                reached = max(reached, days.upper)
        return bool(reached >= gone.upper)

    def _bounds(self, kept: Conflict) -> _Bounds:
        for claim in self.moved.gone:
            if not self._bounded_without(_values(self.scope, claim), kept):
                raise _TakesTheRun
        come = [_values(self.scope, claim) for claim in self.moved.come]
        lowest = _of_known(min, kept.lowest, *(low for low, _ in come))
        return lowest, _of_known(max, kept.highest, *(high for _, high in come))

    def _bounded_without(self, gone: _Bounds, kept: Conflict) -> bool:
        """Whether the bounds are as they were without a claim of these values."""
        lowest, highest = gone
        if lowest is None or (lowest != kept.lowest and highest != kept.highest):
            return True
        held = [claim for claim in self.after if claim.id not in self.replaced and self._well_inside(claim)]
        left = [_values(self.scope, claim) for claim in held]
        low_left = lowest != kept.lowest or any(low == lowest for low, _ in left)
        return low_left and (highest != kept.highest or any(high == highest for _, high in left))

    def _source_count(self, kept: Conflict) -> int:
        added = None if self.added is None else self.added.voice.source
        removed = None if self.removed is None else self.removed.voice.source
        count: int = kept.source_count
        if added != removed:
            count += added is not None and not self.neighbours.heard(added, kept.episode)
            count -= removed is not None and not self.neighbours.heard(removed, kept.episode)
        return count


def _told(pair: Pairing) -> tuple[str, str | None, int]:
    kind, reason = of_rank(rank_of(pair.finding))
    return kind, reason, pair.finding.weight


def _days(claim: Assertion) -> DateRange:
    """The days of a claim; in a large run each has some."""
    return cast(DateRange, to_date_range(claim.as_of))


def _share_a_day(a: Assertion, b: Assertion) -> bool:
    return a.as_of is not None and b.as_of is not None and a.as_of.shares_a_day(b.as_of)


def _meeting(claim: Assertion) -> Callable[[DateRange], bool]:
    return lambda days: overlap(_days(claim), days)


def _start(days: DateRange) -> date:
    return days.lower or date.min


def _within(days: DateRange, episode: DateRange) -> bool:
    return bool(_start(episode) <= _start(days) and days.upper <= episode.upper)


def _values(scope: Scope, claim: Assertion) -> _Bounds:
    lowest, highest = extremes_of(scope, [claim])
    return stored(lowest), stored(highest)


def _of_known(pick: Callable[..., Decimal], *values: Decimal | None) -> Decimal | None:
    known = [value for value in values if value is not None]
    return pick(known) if known else None
