"""How many independent voices agree: claims for one time whose cores share a point, never others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.common_origin import possible_common_origins
from claims.domain.comparing.comparison import World, in_two_systems
from claims.domain.figures.figure import Modality
from claims.domain.figures.interval import Interval
from claims.domain.questions.times import TimeOrder, compare
from claims.domain.weighing.grouping import common, maximal_groups, same_time_groups
from claims.domain.weighing.two_systems import in_one_system
from sources.domain.independence import Id, largest_independent, may_be_independent


@dataclass(frozen=True, slots=True)
class Support:
    """How many independent voices stand behind something.

    `members`: ids of the claims of one such largest set. `exact`: False where there are too many sources to
    search and the count is a lower bound. `interval`: what the cores of all that agree share.
    """

    count: int
    members: tuple[Id, ...]
    exact: bool = True
    interval: Interval | None = None


def raises_count(assertion: Assertion) -> bool:
    """Whether a claim can add to an independent count: a bound, dozens or a wide range agree with too much.

    Nor does what is mute, or what its source denies having said.
    """
    figure = assertion.figure
    return assertion.speaks and not (figure.one_sided or figure.wide)


def same_time(a: Assertion, b: Assertion) -> bool:
    """Whether two claims on one question are for the same time."""
    return compare(a.as_of, b.as_of, a.question.temporality) is TimeOrder.SAME


def independent_count(assertion: Assertion, others: Iterable[Assertion], world: World) -> Support:
    """How many independent voices a claim has, its own included.

    It is the largest set that holds the claim, in which each is proven independent of every other, among
    claims on its question, of its time, whose cores share a point with its own. Bounds, vague and wide
    figures don't raise it. A joint assessment and its members are one voice; two who quote the same third are
    one; what is not known to be independent doesn't count.
    """
    alike = [
        other
        for other in others
        if other.id != assertion.id
        and other.question.id == assertion.question.id
        and raises_count(other)
        and same_time(other, assertion)
        and (other.figure.core.meets(assertion.figure.core) or in_two_systems(other, assertion))
    ]
    own = Support(1, (assertion.id,), interval=assertion.figure.core)
    if not raises_count(assertion):
        # a bound is confirmed by whoever keeps to it, but is no voice of its own among them
        found = [_support([assertion, *group], world, containing=0) for group in _agreeing(alike, assertion)]
        without = [Support(s.count - 1, s.members, s.exact, s.interval) for s in found]
        return max([own, *without], key=_strength)
    found = [_support([assertion, *group], world, containing=0) for group in _agreeing(alike, assertion)]
    return max([own, *found], key=_strength)


def _agreeing(alike: Sequence[Assertion], assertion: Assertion) -> Iterator[list[Assertion]]:
    """The largest sets of the claims that agree with each other at one point of the claim's core."""
    claims = [assertion, *alike]
    own, *others = in_one_system(claims, [claim.figure.core for claim in claims])
    cores = [core.intersection(own) for core in others]
    for group in maximal_groups(cores):
        members = [alike[i] for i in group.members]
        for moment in same_time_groups(members):
            yield [members[i] for i in moment]


def best_supported(assertions: Sequence[Assertion], world: World) -> Support:
    """The largest independent set of claims that agree, among these; of none, 0."""
    alone = [Support(1, (claim.id,), interval=claim.figure.core) for claim in assertions[:1]]
    able = (claim.voice for claim in assertions if may_be_independent(claim.voice, world.graph))
    heard = {world.graph.identity(voice.source) for voice in able}
    # one voice stands behind any claim; two take two sources that can be independent at all
    found = [support for _, support in agreements(assertions, world)] if len(heard) > 1 else []
    return max([*alone, *found], key=_strength, default=Support(0, ()))


def agreements(assertions: Sequence[Assertion], world: World) -> Iterator[tuple[list[Assertion], Support]]:
    """Every largest set of claims that agree (one question, one time, a shared point), and its support."""
    by_question: dict[Id, list[Assertion]] = {}
    for claim in assertions:
        if raises_count(claim):
            by_question.setdefault(claim.question.id, []).append(claim)
    for claims in by_question.values():
        for moment in same_time_groups(claims):
            alike = [claims[i] for i in moment]
            cores = in_one_system(alike, [fellow.figure.core for fellow in alike])
            for group in maximal_groups(cores):
                members = [alike[i] for i in group.members]
                yield members, replace(_support(members, world), interval=group.interval)


def _support(claims: Sequence[Assertion], world: World, containing: int | None = None) -> Support:
    found = largest_independent(
        [claim.voice for claim in claims],
        world.graph,
        world.joints_on(claims[0].question.id),
        containing=containing,
        suspected=world.common_origins.get(claims[0].question.id, frozenset())
        | possible_common_origins(claims, world.graph),
    )
    shared = common(claim.figure.core for claim in claims)
    return Support(found.count, tuple(claims[i].id for i in found.members), found.exact, shared)


def independent_voices(assertions: Sequence[Assertion], world: World) -> Support:
    """The largest independent set among claims on one question, whether they agree or not; of none, 0."""
    claims = [claim for claim in assertions if raises_count(claim)]
    return _support(claims, world) if claims else Support(0, ())


def _strength(support: Support) -> int:
    return support.count


def aggregate_of_members(assertion: Assertion, others: Iterable[Assertion], world: World) -> bool:
    """Whether a joint range is only the span of what its members say: no voice, and no news, of its own.

    Every member has a claim for the same time, said no later, and the smallest to the largest of their values
    as written are the range's own ends. An "at least" gives a low end only, an "up to" a high end only; of a
    source only its latest such claim is taken.
    """
    members = world.graph.members_of(assertion.voice.source)
    if not members or assertion.figure.modality is not Modality.RANGE:
        return False
    latest: dict[Id, Assertion] = {}
    for other in sorted(others, key=lambda a: a.said_key):
        if _precedes(other, assertion) and world.graph.acts_for(other.voice.source) & members:
            latest[world.graph.identity(other.voice.source)] = other
    heard = {member for source in latest for member in world.graph.acts_for(source) & members}
    lows = [f for claim in latest.values() if (f := claim.figure.lowest_value) is not None]
    highs = [f for claim in latest.values() if (f := claim.figure.highest_value) is not None]
    if heard != members or not lows or not highs:
        return False
    return (min(lows), max(highs)) == (assertion.figure.low, assertion.figure.high)


def _precedes(each: Assertion, joint: Assertion) -> bool:
    """Whether it is a claim on the joint one's question and time, known to be said no later."""
    if each.id == joint.id or each.question.id != joint.question.id or not same_time(each, joint):
        return False
    if not each.gives_an_end:
        return False
    return each.said_on is not None and joint.said_on is not None and each.said_on <= joint.said_on
