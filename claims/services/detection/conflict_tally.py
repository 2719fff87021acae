"""What is kept of a conflict, while a claim more or less is counted in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.pairings import Pairing, rank_of, tells_most
from claims.domain.questions.scope import Scope
from claims.domain.weighing.conflict_summary import extremes_of
from claims.models import Claim, Conflict
from claims.models.ranges import to_date_range
from claims.services.detection.conflict_writer import stored
from claims.services.detection.question_scope import Place

if TYPE_CHECKING:
    from claims.services.detection.changed_claim import Change


class Undecided(Exception):
    """What is near can't tell; all claims of the question have to be looked at."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The columns of a conflict as values; `worst` is the pair that it is of."""

    scope: Scope
    episode: DateRange
    worst: Pairing
    lowest: Decimal | None
    highest: Decimal | None
    claim_count: int
    source_count: int

    @classmethod
    def of(cls, conflict: Conflict, place: Place, change: "Change") -> "Counted | None":
        """As it was kept before the change; None where nothing was in dispute any more.

        Raises Undecided where the rules see its witnesses otherwise than when they were found.
        """
        witnesses = [conflict.witness_a_id, conflict.witness_b_id]
        open_now = set(Claim.objects.open().filter(pk__in=witnesses).values_list("pk", flat=True))
        if not all(_stood(pk, open_now, change) for pk in witnesses):
            return None
        first, second = place.read(witnesses).values()
        pair = place.paired(first, second)
        if pair is None or (pair.finding.kind, pair.finding.reason or "") != (conflict.kind, conflict.reason):
            raise Undecided
        return cls(
            place.scope,
            conflict.episode,
            pair,
            conflict.lowest,
            conflict.highest,
            conflict.claim_count,
            conflict.source_count,
        )

    @property
    def columns(self) -> dict[str, object]:
        """What is kept with the conflict."""
        finding = self.worst.finding
        witness_a, witness_b = sorted((self.worst.a.id, self.worst.b.id), key=str)
        return {
            "episode": self.episode,
            "kind": finding.kind,
            "reason": finding.reason or "",
            "severity": finding.weight,
            "witness_a_id": witness_a,
            "witness_b_id": witness_b,
            "gap": stored(finding.gap),
            "lowest": self.lowest,
            "highest": self.highest,
            "claim_count": self.claim_count,
            "source_count": self.source_count,
        }

    def bridged_by(self, new: Assertion, others: Iterable[Assertion]) -> bool:
        """Whether the claim ties others to the episode that were not of it."""
        days = to_date_range(new.as_of)
        if days is None or _within(days, self.episode):
            return False
        near = (to_date_range(each.as_of) for each in others)
        return any(each is not None and not _within(each, self.episode) for each in near)

    def with_days(self, days: DateRange | None) -> DateRange:
        """The episode with these days; of a question without a dated claim so far, just these."""
        if days is None:
            return self.episode
        if self.episode.upper is None:
            return days
        starts = self.episode.lower, days.lower
        start = None if None in starts else min(starts)
        return DateRange(start, max(self.episode.upper, days.upper), "[)" if start is not None else "()")

    def with_values(self, standing: Sequence[Assertion]) -> "Counted":
        """The bounds with the values of these claims."""
        lowest, highest = extremes_of(self.scope, standing)
        return replace(
            self,
            lowest=_of(min, self.lowest, stored(lowest)),
            highest=_of(max, self.highest, stored(highest)),
        )

    def bounded_by(self, gone: Assertion) -> bool:
        """Whether a value of the claim is the lowest or the highest."""
        lowest, highest = (stored(each) for each in extremes_of(self.scope, [gone]))
        return lowest is not None and (lowest == self.lowest or highest == self.highest)

    def reaches_to(self, gone: Assertion) -> bool:
        """Whether the claim's days begin or end the episode."""
        days = to_date_range(gone.as_of)
        return days is not None and (days.lower == self.episode.lower or days.upper == self.episode.upper)


def gravest(pairing: Pairing) -> tuple[object, ...]:
    """Sorts pairs: what a case is of comes last."""
    return (-rank_of(pairing.finding), *tells_most(pairing))


def _stood(pk: UUID, open_now: set[UUID], change: "Change") -> bool:
    """Whether a witness was an open claim before the change."""
    if change.added is not None and pk == change.added.pk:
        return False
    return pk in open_now or (change.removed is not None and pk == change.removed.pk)


def _within(days: DateRange, episode: DateRange) -> bool:
    starts = episode.lower is None or (days.lower is not None and episode.lower <= days.lower)
    return starts and (episode.upper is None or days.upper <= episode.upper)


def _of(pick: Any, a: Any, b: Any) -> Any:
    known = [each for each in (a, b) if each is not None]
    return pick(known) if known else None
