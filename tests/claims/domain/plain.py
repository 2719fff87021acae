"""Cases and positions the plain way, each pair compared with each: what the fast way is held against."""

from itertools import combinations

from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import in_unit_of
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pairings import at_one_time, paired, rank_of, recorded, tells_most
from claims.domain.weighing.conflict_summary import ORDER, ConflictSummary, extremes_of
from claims.domain.weighing.grouping import common
from claims.domain.weighing.independent_count import agreements, raises_count


def plain_worst(question, assertions, world):
    """The telling pair: the worst of all, then the furthest apart, then the newest."""
    pairs = combinations(sorted(assertions, key=recorded), 2)
    found = [paired(question, a, b, world) for a, b in pairs if at_one_time(question, a, b)]
    needing = [pairing for pairing in found if pairing is not None and pairing.finding.weight]
    if not needing:
        return None
    rank = min(rank_of(pairing.finding) for pairing in needing)
    return max((p for p in needing if rank_of(p.finding) == rank), key=tells_most)


def plain_standing(question, assertions, world):
    """The claims on the question, and those on its parts that contradict one of them."""
    own = [each for each in assertions if each.question.id == question.id]
    return own + [
        part
        for part in assertions
        if part.question.id != question.id
        and question.id in world.relations.up(part.question.id)
        and any(classify(part, whole, world).kind is Kind.CONTRADICTION for whole in own)
    ]


def plain_positions(question, standing, world):
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


def _maximal(indexes, intervals):
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


def _told(interval, claims, world):
    supports = [support for _, support in agreements(claims, world)]
    most = max([1, *(support.count for support in supports)])
    exact = next((s.exact for s in supports if s.count == most), True) if most > 1 else True
    sources = tuple(dict.fromkeys(each.voice.source for each in claims))
    return interval, tuple(each.id for each in claims), sources, most, exact


def plain_case(question, episode, world):
    """The case as every pair tells it."""
    witness = plain_worst(question, episode.compared, world)
    if witness is None:
        return None
    kind, reason = ORDER[rank_of(witness.finding)]
    standing = plain_standing(question, episode.assertions, world)
    lowest, highest = extremes_of(question, standing)
    return ConflictSummary(
        kind,
        reason,
        witness.finding.weight,
        (witness.a.id, witness.b.id),
        witness.finding.gap,
        lowest,
        highest,
        len(episode.assertions),
        len({each.voice.source for each in episode.assertions}),
    )
