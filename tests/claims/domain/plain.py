"""Cases and positions the plain way, each pair compared with each: what the fast way is held against."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World, in_unit_of
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.findings import Finding, Kind
from claims.domain.comparing.pairings import (
    Pairing,
    Witnessed,
    at_one_time,
    paired,
    rank_of,
    recorded,
    tells_most,
)
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import TimeOrder, compare
from claims.domain.weighing.conflict_summary import ConflictSummary, extremes_of, kept_as
from claims.domain.weighing.grouping import common
from claims.domain.weighing.independent_count import agreements, raises_count
from sources.domain.independence import Dependence, Id, SourceGraph
from tests.claims.domain.plain_apart import plain_later_parts, plain_out_of_step
from tests.claims.domain.plain_sums import plain_sums, plain_sums_of_periods

Told = tuple[Interval, tuple[Id, ...], tuple[Id, ...], int, bool]
"""A position: its interval, the ids of its claims, their sources, the independent count, if it is exact."""


def plain_worst(
    question: Scope, assertions: Iterable[Assertion], world: World, before: Collection[Id] = ()
) -> Pairing | None:
    """The telling pair: the gravest of all, then the furthest apart, then the newest."""
    every = combinations(sorted(assertions, key=recorded), 2)
    pairs = ((a, b) for a, b in every if a.id not in before or b.id not in before)
    found = [paired(question, a, b, world) for a, b in pairs if at_one_time(question, a, b)]
    needing = [pairing for pairing in found if pairing is not None and pairing.finding.weight]
    if not needing:
        return None
    rank = min(rank_of(pairing.finding) for pairing in needing)
    return max((p for p in needing if rank_of(p.finding) == rank), key=tells_most)


def plain_replaced(claims: Sequence[Assertion], graph: SourceGraph) -> dict[Id, Assertion]:
    """What replaced each claim, by comparing each with each."""
    found = {}
    for claim in claims:
        others = [
            other
            for other in claims
            if other.question.id == claim.question.id
            and other.money == claim.money
            and graph.same(other.voice.source, claim.voice.source)
            and other.speaks
            and claim.speaks
            and (claim.candidate or not other.candidate)
            and other.id != claim.id
        ]
        later = _later_hour(claim, others)
        if later is None:
            later = _said_after(claim, [o for o in others if not _later_hour(o, [*others, claim])])
        if later is not None:
            found[claim.id] = later
    if claims and claims[0].question.temporality is Temporality.CUMULATIVE:
        said_again = dict(found)
        for claim in claims:
            if claim.id not in found:
                lower = _stays_below(claim, claims, said_again, graph)
                if lower is not None:
                    found[claim.id] = lower
    return found


def _later_hour(claim: Assertion, others: Sequence[Assertion]) -> Assertion | None:
    kind = claim.question.temporality
    if kind not in {Temporality.STOCK, Temporality.CUMULATIVE} or claim.as_of is None or not claim.as_of_at:
        return None
    of_the_day = [
        other
        for other in others
        if other.as_of is not None
        and other.as_of_at is not None
        and other.as_of_at > claim.as_of_at
        and other.as_of.end == claim.as_of.end
        and (
            kind is Temporality.CUMULATIVE
            or claim.as_of.start == claim.as_of.end == other.as_of.start == other.as_of.end
        )
    ]
    return min(of_the_day, key=lambda o: (o.as_of_at, o.said_key), default=None)


def _said_after(claim: Assertion, others: Sequence[Assertion]) -> Assertion | None:
    after = [
        other
        for other in others
        if compare(other.as_of, claim.as_of, claim.question.temporality) is TimeOrder.SAME
        and _said_later(other, claim)
    ]
    return min(after, key=lambda o: (o.said_on or o.published_on, o.said_key), default=None)


def _said_later(a: Assertion, b: Assertion) -> bool:
    day, other_day = (claim.said_on or claim.published_on for claim in (a, b))
    if day is None or other_day is None:
        return False
    if day != other_day:
        return day > other_day
    hour, other_hour = (claim.said_at if claim.said_on else None for claim in (a, b))
    return hour is not None and other_hour is not None and hour > other_hour


def _stays_below(
    claim: Assertion, claims: Sequence[Assertion], found: dict[Id, Assertion], graph: SourceGraph
) -> Assertion | None:
    """The later total that revises the claim: two in a row below it, or the very last one after it."""
    if not claim.speaks or claim.as_of is None:
        return None
    last = {}
    for other in sorted(claims, key=lambda c: c.said_key):
        same = (other.question.id, other.money) == (claim.question.id, claim.money)
        same = same and graph.same(other.voice.source, claim.voice.source)
        counts = other.speaks and (claim.candidate or not other.candidate)
        if same and counts and other.id not in found and other.as_of is not None:
            last[other.as_of.end] = other
    after = [last[end] for end in sorted(last) if end > claim.as_of.end]
    below = [other.figure.outer.below(claim.figure.outer) for other in after]
    if len(after) == 1 and below[0]:
        return after[0]
    return next((after[i] for i in range(len(after) - 1) if below[i] and below[i + 1]), None)


def plain_standing(question: Scope, assertions: Sequence[Assertion], world: World) -> list[Assertion]:
    """The standing claims on the question, and those on its parts that contradict one of them."""
    gone = plain_replaced_by_question(assertions, world.graph)
    held = [claim for claim in assertions if claim.id not in gone and not claim.mute]
    return plain_answering(question, held, world)


def plain_answering(question: Scope, held: Sequence[Assertion], world: World) -> list[Assertion]:
    """The same, of claims that stand."""
    known = [claim for claim in held if claim.money == (claim.question.unit, None)]
    own = [each for each in known if each.question.id == question.id]
    return own + [
        part
        for part in known
        if part.question.id != question.id
        and question.id in world.relations.up(part.question.id)
        and any(classify(part, whole, world).kind is Kind.CONTRADICTION for whole in own)
    ]


def plain_replaced_by_question(claims: Sequence[Assertion], graph: SourceGraph) -> dict[Id, Assertion]:
    """What replaced each claim, question by question."""
    found: dict[Id, Assertion] = {}
    for key in dict.fromkeys(claim.question.id for claim in claims):
        found |= plain_replaced([claim for claim in claims if claim.question.id == key], graph)
    return found


def plain_positions(question: Scope, standing: Iterable[Assertion], world: World) -> list[Told]:
    """Each position as (interval, ids, sources, count, members, exact), from the lowest up."""
    claims = sorted(standing, key=recorded)
    outers = [in_unit_of(each, question).outer for each in claims]
    founders = [i for i, each in enumerate(claims) if raises_count(each)]
    joiners = [i for i in range(len(claims)) if i not in founders]
    groups = []
    for founded in _maximal(founders, outers):
        members, shared = list(founded), common(outers[i] for i in founded)
        for i in joiners:
            if not shared.intersection(outers[i]).is_empty:
                members.append(i)
                shared = shared.intersection(outers[i])
        groups.append((shared, sorted(members)))
    left = [i for i in joiners if not any(i in members for _, members in groups)]
    groups += [(common(outers[i] for i in members), members) for members in _maximal(left, outers)]
    told = [_told(shared, [claims[i] for i in members], world) for shared, members in groups]
    return sorted(told, key=lambda p: (p[0].low_key(), p[0].high_key()))


def _maximal(indexes: Sequence[int], intervals: Sequence[Interval]) -> list[list[int]]:
    """Every largest set that shares a point: those meeting at a lower end, where none holds another."""
    sets = set()
    for i in indexes:
        here = frozenset(
            j
            for j in indexes
            if intervals[j].low_key() <= intervals[i].low_key() and intervals[j].meets(intervals[i])
        )
        sets.add(here)
    return [sorted(each) for each in sets if not any(each < other for other in sets)]


def _told(interval: Interval, claims: Sequence[Assertion], world: World) -> Told:
    supports = [support for _, support in agreements(claims, world)]
    most = max([1, *(support.count for support in supports)])
    exact = next((s.exact for s in supports if s.count == most), True) if most > 1 else True
    sources = tuple(dict.fromkeys(world.graph.identity(each.voice.source) for each in claims))
    return interval, tuple(each.id for each in claims), sources, most, exact


def plain_before(question: Scope, episode: Episode, claim: Assertion) -> bool:
    """Whether a claim is for a time up to the answer that came before the episode: a level or an amount that
    begins by its last day, a running total that ends by it."""
    if episode.after is None or claim.as_of is None:
        return False
    if question.temporality is Temporality.CUMULATIVE:
        return claim.as_of.end <= episode.after
    return claim.as_of.start is None or claim.as_of.start <= episode.after


def _latest(claims: Iterable[Assertion]) -> Assertion:
    """The one for the latest day: it says in which episode they stand."""
    return max(claims, key=lambda claim: (claim.as_of.end if claim.as_of else date.min, claim.said_key))


def plain_case(question: Scope, episode: Episode, world: World) -> ConflictSummary | None:
    """The case as every pair and every set of claims tells it."""
    claims = [claim for claim in episode.compared if not claim.mute]
    gone = plain_replaced_by_question(claims, world.graph)
    held = [claim for claim in claims if claim.id not in gone]
    before = {claim.id for claim in claims if plain_before(question, episode, claim)}
    worst = plain_worst(question, held, world, before)
    found = [] if worst is None else [Witnessed.by_pair(worst)]
    for claim in claims:
        if claim.id in gone and claim.question.id == question.id:
            pair = paired(question, claim, gone[claim.id], world)
            if pair is not None and pair.finding.kind is Kind.REVISION:
                found.append(Witnessed.by_pair(pair))
    found += plain_later_parts(question, held, world)
    found += plain_sums(question, held, world)
    found += plain_sums_of_periods(question, held, world)
    inside = {claim.id for claim in episode.assertions}
    entries = plain_out_of_step(question, claims, world, [*gone])
    apart = [entry for entry in entries if _latest(entry).id in inside]
    out_of_step = Finding(Kind.OUT_OF_STEP, Dependence.UNKNOWN, "7", weight=1)
    found += [Witnessed(entry, out_of_step) for entry in apart]
    found = [each for each in found if {claim.id for claim in each.claims} - before]
    if not found:
        return None
    telling = max(found, key=lambda each: each.place)
    kind, reason = kept_as(telling.finding)
    mine = {claim.id for claim in (*episode.assertions, *episode.beside, *telling.claims)}
    if question.temporality is not Temporality.CUMULATIVE:
        mine |= {claim.id for claim in episode.earlier}
    standing = plain_answering(question, [claim for claim in held if claim.id in mine], world)
    lowest, highest = extremes_of(question, standing)
    all_claims = [*episode.assertions, *episode.earlier]
    counted = [claim for claim in all_claims if claim.id in mine and claim.id not in gone]
    return ConflictSummary(
        kind=kind,
        reason=reason,
        severity=telling.finding.weight,
        witness=tuple(claim.id for claim in telling.claims),
        gap=telling.finding.gap,
        lowest=lowest,
        highest=highest,
        claim_count=len(counted),
        source_count=len({world.graph.identity(each.voice.source) for each in counted}),
        out_of_step=tuple(tuple(claim.id for claim in entry) for entry in apart),
        finding=telling.finding,
    )
