"""One claim more: its question's conflict brought in step by what can matter to it alone.

Whatever it can't settle (a new conflict, two that grow together, claims without a day, a joint source) is
left to the detection that looks at all claims of the question; both end in the same state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.assertion import Assertion
from claims.domain.cases import extremes_of
from claims.domain.comparison import World
from claims.domain.findings import Kind
from claims.domain.pairings import Pairing, paired, rank_of, tells_most
from claims.domain.scope import Scope, Temporality
from claims.models import Claim, Conflict, Question
from claims.models.assertions import scope_of
from claims.services import nearby
from claims.services.assertion_rows import assertions_of
from claims.services.case_keeping import Keeper, overlap, stored
from sources.domain.kinds import SourceKind

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Nearby:
    """The new claim, the others that can matter to it, and the pairs that it makes with those."""

    claim: Assertion
    others: Sequence[Assertion]
    pairs: Sequence[Pairing]

    @property
    def worst(self) -> Pairing | None:
        """The pair that a case would be of."""
        needing = [pair for pair in self.pairs if pair.finding.weight]
        return max(needing, key=_worse, default=None)


def keep_added(question: Question, claim: Claim, world: World, keeper: Keeper) -> bool:
    """Bring the conflict of `question` in step with a claim just added to it or to a part of it.

    The question is locked. False where that can't be told from what is near, and nothing has been written.
    """
    family = cast(frozenset[UUID], world.relations.down(question.pk))
    if world.relations.overlapped_by(question.pk) or not _simple(question, claim, family):
        return False
    found = _nearby(question, claim, family, world)
    if found is None or any(pair.finding.kind is Kind.ATTRIBUTION_CONFLICT for pair in found.pairs):
        return False
    conflicts = _touched(question, claim)
    if not conflicts:
        return found.worst is None
    if len(conflicts) > 1 or _bridges(question, found, conflicts[0], claim):
        return False
    columns = _grown(_Addition(question, claim, family, world), found, conflicts[0])
    if columns is not None:
        keeper.update(conflicts[0], columns)
    return columns is not None


def _simple(question: Question, claim: Claim, family: frozenset[UUID]) -> bool:
    """Whether only claims for its own days, or totals that it speaks against, can matter to the claim."""
    if question.temporality == Temporality.TIMELESS or claim.as_of is None or claim.as_of.lower is None:
        return False
    if question.temporality == Temporality.CUMULATIVE and len(family) > 1:
        return False
    if claim.statement.source.kind == SourceKind.JOINT:
        return False
    return not nearby.any_undated(question.topic_id, family)


def _nearby(question: Question, claim: Claim, family: frozenset[UUID], world: World) -> Nearby | None:
    if question.temporality == Temporality.CUMULATIVE:
        keys = nearby.totals_against(claim)
    else:
        first, after = claim.as_of.lower - A_DAY, claim.as_of.upper + A_DAY
        keys = nearby.about(question.topic_id, family, first, after)
    if keys is None:
        return None
    scopes = [scope_of(each) for each in Question.objects.filter(pk__in=family)]
    claims = assertions_of(keys, scopes)
    new = next(each for each in claims if each.id == claim.pk)
    others = [each for each in claims if each.id != claim.pk]
    scope = next(each for each in scopes if each.id == question.pk)
    pairs = (paired(scope, new, other, world) for other in others if _together(scope, new, other))
    return Nearby(new, others, [pair for pair in pairs if pair is not None])


def _together(scope: Scope, a: Assertion, b: Assertion) -> bool:
    """Whether the two can be in dispute: levels and periods of other days are not."""
    if scope.temporality is Temporality.CUMULATIVE or a.as_of is None or b.as_of is None:
        return True
    return a.as_of.shares_a_day(b.as_of)


def _touched(question: Question, claim: Claim) -> list[Conflict]:
    """The conflicts whose episode the claim falls in, or follows or precedes at once."""
    standing = Conflict.objects.filter(topic=question.topic_id, question=question, merged_into=None)
    found = list(standing.order_by("opened_at", "id"))
    if question.temporality == Temporality.CUMULATIVE:
        return found
    days = DateRange(claim.as_of.lower - A_DAY, claim.as_of.upper + A_DAY)
    return [conflict for conflict in found if overlap(conflict.episode, days)]


def _bridges(question: Question, found: Nearby, conflict: Conflict, claim: Claim) -> bool:
    """Whether the claim ties others to the episode that were not of it."""
    if question.temporality == Temporality.CUMULATIVE or _within(claim.as_of, conflict.episode):
        return False
    start, end = conflict.episode.lower, conflict.episode.upper
    return any(
        each.as_of is None
        or (start is not None and each.as_of.first < start)
        or (end is not None and each.as_of.end >= end)
        for each in found.others
    )


def _within(days: DateRange, episode: DateRange) -> bool:
    starts = episode.lower is None or (days.lower is not None and episode.lower <= days.lower)
    return starts and (episode.upper is None or days.upper <= episode.upper)


@dataclass(frozen=True, slots=True)
class _Addition:
    """A claim, and the question on whose conflict it is counted in."""

    question: Question
    claim: Claim
    family: frozenset[UUID]
    world: World


def _grown(addition: _Addition, found: Nearby, conflict: Conflict) -> dict[str, object] | None:
    """What is to be kept with the claim counted in; None where what the conflict was of is not there."""
    claim, family = addition.claim, addition.family
    scope = scope_of(addition.question)
    before = _witness(scope, conflict, addition.world, family)
    if before is None:
        return None
    worst = max((pair for pair in (before, found.worst) if pair is not None), key=_worse)
    lowest, highest = extremes_of(scope, _standing(scope, found))
    episode = _hull(conflict.episode, claim.as_of)
    source = found.claim.voice.source
    known = any(each.voice.source == source and _of(each, episode) for each in found.others)
    if not known:
        known = nearby.heard(cast(UUID, source), claim, family, episode)
    witness_a, witness_b = sorted((worst.a.id, worst.b.id), key=str)
    return {
        "episode": episode,
        "kind": worst.finding.kind,
        "reason": worst.finding.reason or "",
        "severity": worst.finding.weight,
        "witness_a_id": witness_a,
        "witness_b_id": witness_b,
        "gap": stored(worst.finding.gap),
        "lowest": _least(min, conflict.lowest, stored(lowest)),
        "highest": _least(max, conflict.highest, stored(highest)),
        "claim_count": conflict.claim_count + 1,
        "source_count": conflict.source_count + (not known),
    }


def _witness(scope: Scope, conflict: Conflict, world: World, family: frozenset[UUID]) -> Pairing | None:
    """What the conflict is of, as the rules see it now; None where that has changed."""
    scopes = [scope, *(scope_of(each) for each in Question.objects.filter(pk__in=family - {scope.id}))]
    claims = assertions_of([conflict.witness_a_id, conflict.witness_b_id], scopes)
    if len(claims) < 2:
        return None
    pair = paired(scope, claims[0], claims[1], world)
    if pair is None or pair.finding.kind != conflict.kind or (pair.finding.reason or "") != conflict.reason:
        return None
    return pair


def _standing(scope: Scope, found: Nearby) -> list[Assertion]:
    """Whose values count by this claim: its own, if it is on the question, and parts contradicted."""
    standing = [found.claim] if found.claim.question.id == scope.id else []
    for pair in found.pairs:
        if pair.finding.kind is Kind.CONTRADICTION:
            standing += [each for each in (pair.a, pair.b) if each.question.id != scope.id]
    return standing


def _of(each: Assertion, episode: DateRange) -> bool:
    if each.as_of is None:
        return True
    starts = episode.lower is None or episode.lower <= each.as_of.end
    return starts and (episode.upper is None or each.as_of.first < episode.upper)


def _hull(episode: DateRange, days: DateRange) -> DateRange:
    start = None if episode.lower is None else min(episode.lower, days.lower)
    end = None if episode.upper is None else max(episode.upper, days.upper)
    return DateRange(start, end, "[)" if start is not None else "()")


def _least(pick: Any, a: Any, b: Any) -> Any:
    known = [each for each in (a, b) if each is not None]
    return pick(known) if known else None


def _worse(pairing: Pairing) -> tuple[object, ...]:
    return (-rank_of(pairing.finding), *tells_most(pairing))
