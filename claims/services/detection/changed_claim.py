"""A claim more, a claim less, or one in the place of another: its question's conflict brought in step by what
can matter to it alone.

Whatever that can't settle (a new conflict, two that grow together, an episode that falls apart) is left to
the detection that looks at all claims of the question; both end in the same state.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pair_bounds import ATTRIBUTION
from claims.domain.comparing.pairings import Pairing
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict, Question
from claims.services.detection import nearby
from claims.services.detection.around import Around, rank_or_none
from claims.services.detection.conflict_tally import Counted, Undecided, gravest
from claims.services.detection.conflict_writer import ALL_DAYS, Keeper, overlap, stored
from claims.services.detection.next_witness import worst_left
from claims.services.detection.question_scope import Place

A_DAY = timedelta(days=1)
ONE_EPISODE = frozenset({Temporality.CUMULATIVE, Temporality.TIMELESS})


@dataclass(frozen=True, slots=True)
class Change:
    """What has just changed: a claim added, one removed, or one put in the other's place."""

    added: Claim | None = None
    removed: Claim | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are no longer, and that are now."""
        return tuple(each for each in (self.removed, self.added) if each is not None)


def keep_changed(question: Question, change: Change, world: World, keeper: Keeper) -> bool:
    """Bring the conflict of `question` in step with a change on it, on a part of it or beside it.

    The question is locked. False where that can't be told from what is near, and nothing has been written.
    """
    try:
        conflict, counted = _followed(Place.of(question, world), change)
    except Undecided:
        return False
    if conflict is None or counted is None:
        return True
    keeper.update(conflict, counted.columns)
    return True


def _followed(place: Place, change: Change) -> tuple[Conflict | None, Counted | None]:
    """The conflict that the change touches and what is to be kept of it; None where it touches none."""
    conflict = _touched(place, change)
    counted = None if conflict is None else Counted.of(conflict, place, change)
    staying = counted.worst if counted is not None and not _shown_by(counted, change.removed) else None
    around = Around(place, added=change.added, removed=change.removed, worst=staying)
    if counted is None:
        if any(_may_be_latest(place, each) for each in change.claims):
            raise Undecided
        _without_conflict(place, change, around)
        return None, None
    if change.removed is not None:
        counted = _less(counted, place, change, around)
    if change.added is not None:
        counted = _more(counted, place, change.added, around)
    if any(place.speaks_jointly(each) for each in change.claims) and _may_be_misattributed(counted):
        raise Undecided
    return conflict, counted


def _may_be_latest(place: Place, claim: Claim) -> bool:
    """Whether the claim may begin or end the latest episode, of which those without a day are."""
    if claim.as_of is None or claim.question_id not in place.family:
        return False
    if place.scope.temporality in ONE_EPISODE or not nearby.undated(place.topic, place.family):
        return False
    last = place.last_day()
    return last is None or claim.as_of.upper >= last


def _may_be_misattributed(counted: Counted | None) -> bool:
    """Whether it may matter who is a member of which joint source: to equal quotes, and to those alone."""
    return counted is None or rank_or_none(counted.worst) >= ATTRIBUTION


def _without_conflict(place: Place, change: Change, around: Around) -> None:
    """Nothing was in dispute; raises Undecided where something may be now."""
    if change.removed is not None and place.speaks_jointly(change.removed):
        raise Undecided
    if change.added is not None:
        pairs = around.pairs(change.added, None)
        if any(pair.finding.weight for pair in pairs) or around.may_differ(change.added):
            raise Undecided


def _touched(place: Place, change: Change) -> Conflict | None:
    """The one conflict whose episode a claim falls in, or follows or precedes at once."""
    standing = Conflict.objects.filter(topic=place.topic, question=place.question, merged_into=None)
    found = list(standing.order_by("opened_at", "id"))
    if place.scope.temporality not in ONE_EPISODE:
        days = [_about(place, each) for each in change.claims]
        found = [conflict for conflict in found if any(overlap(conflict.episode, each) for each in days)]
    if len(found) > 1:
        raise Undecided
    return found[0] if found else None


def _about(place: Place, claim: Claim) -> DateRange:
    """The days of a claim with one before and after; of one without a day, the latest that is known."""
    if claim.as_of is None:
        last = place.last_day()
        if last is None:
            raise Undecided
        return DateRange(last - A_DAY, last)
    if claim.as_of.lower is None:
        raise Undecided
    return DateRange(claim.as_of.lower - A_DAY, claim.as_of.upper + A_DAY)


def _less(counted: Counted, place: Place, change: Change, around: Around) -> Counted:
    """The conflict without the claim that is removed; raises Undecided where nothing may be left of it."""
    removed = change.removed
    assert removed is not None  # noqa: S101  # narrows the type; the caller asks
    if removed.question_id in place.family:
        counted = _fewer(counted, place, removed, change.added, around)
    if _shown_by(counted, removed):
        counted = replace(counted, worst=worst_left(place, counted.episode))
    return counted


def _shown_by(counted: Counted, claim: Claim | None) -> bool:
    """Whether the claim is one of the two that show what the conflict is of."""
    return claim is not None and claim.pk in (counted.worst.a.id, counted.worst.b.id)


def _fewer(counted: Counted, place: Place, removed: Claim, added: Claim | None, around: Around) -> Counted:
    """Counts, bounds and days without a claim on the question or a part of it."""
    gone = around.claim(removed)
    others = [each for each in around.near(removed) if added is None or each.id != added.pk]
    if _ties_parts(place, gone, others):
        raise Undecided
    if place.scope.temporality not in ONE_EPISODE and not _covered(gone, others):
        raise Undecided
    but = [each.pk for each in (removed, added) if each is not None]
    heard = any(each.voice.source == gone.voice.source for each in others) or nearby.heard(
        removed.statement.source_id, place.topic, place.family, counted.episode, but
    )
    counted = replace(
        counted,
        claim_count=counted.claim_count - 1,
        source_count=counted.source_count - (not heard),
    )
    if place.scope.temporality in ONE_EPISODE and counted.reaches_to(gone):
        counted = replace(counted, episode=nearby.hull(place.topic, place.family) or ALL_DAYS)
    if counted.bounded_by(gone):
        if len(place.family) > 1:
            raise Undecided
        if nearby.has_twin(removed, counted.episode):
            return counted
        lowest, highest = nearby.extremes(place.topic, place.family, counted.episode)
        counted = replace(counted, lowest=stored(lowest), highest=stored(highest))
    return counted


def _ties_parts(place: Place, gone: Assertion, others: Iterable[Assertion]) -> bool:
    """Whether a part's values count because it contradicts this claim, or this one's because it is a part
    that does."""
    pairs = (place.paired(gone, each) for each in others if each.question.id != gone.question.id)
    return any(pair is not None and pair.finding.kind is Kind.CONTRADICTION for pair in pairs)


def _covered(gone: Assertion, others: Iterable[Assertion]) -> bool:
    """Whether others are for each of its days, so that the episode holds together without it."""
    if gone.as_of is None:
        return True
    left = gone.as_of.first
    for days in sorted(
        (each.as_of for each in others if each.as_of is not None), key=lambda each: each.first
    ):
        if days.first <= left <= days.end:
            left = days.end + A_DAY
    return left > gone.as_of.end


def _more(counted: Counted, place: Place, added: Claim, around: Around) -> Counted:
    """The conflict with the claim that is added."""
    pairs = around.pairs(added, counted)
    worst = max((counted.worst, *pairs), key=gravest)
    if worst is not counted.worst and worst.finding.kind is Kind.ATTRIBUTION_CONFLICT:
        raise Undecided  # whether the two are members of one joint source has not been read
    counted = replace(counted, worst=worst)
    if added.question_id not in place.family:
        return counted
    return _counting(counted, place, added, around, pairs)


def _counting(
    counted: Counted, place: Place, added: Claim, around: Around, pairs: Iterable[Pairing]
) -> Counted:
    """Counts, bounds and days with a claim on the question or on a part of it."""
    new = around.claim(added)
    others = around.near(added)
    if place.scope.temporality not in ONE_EPISODE and counted.bridged_by(new, others):
        raise Undecided
    episode = counted.with_days(added.as_of)
    heard = any(each.voice.source == new.voice.source for each in others) or nearby.heard(
        added.statement.source_id, place.topic, place.family, episode, [added.pk]
    )
    return replace(
        counted.with_values(_standing(place, new, pairs)),
        episode=episode,
        claim_count=counted.claim_count + 1,
        source_count=counted.source_count + (not heard),
    )


def _standing(place: Place, new: Assertion, pairs: Iterable[Pairing]) -> list[Assertion]:
    """Whose values count by this claim: its own, if it is on the question, and parts contradicted."""
    standing = [new] if new.question.id == place.scope.id else []
    for pair in pairs:
        if pair.finding.kind is Kind.CONTRADICTION:
            standing += [each for each in (pair.a, pair.b) if each.question.id != place.scope.id]
    return standing
