"""Where independent voices converge: Marzullo's interval, over the cores of what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.figures.interval import EMPTY, Interval
from claims.domain.saying import say
from claims.domain.weighing.independent_count import Support, agreements, independent_voices, raises_count
from sources.domain.independence import SourceGraph


@dataclass(frozen=True, slots=True)
class Convergence:
    """The interval that the most independent voices share, or why there is none.

    `members`: all claims whose cores share it. `agreeing`: a largest independent set of them. `voices`: how
    many independent voices there are in all. `exact`: False where the counts are lower bounds.
    """

    interval: Interval
    members: tuple[Assertion, ...]
    agreeing: tuple[Assertion, ...]
    voices: int
    exact: bool
    why_not: str | None = None


def converge(claims: Sequence[Assertion], world: World) -> Convergence:
    """The convergence of credible claims on one question, each source's latest.

    It takes two independent voices and half of all; not a tie, a mere touch or an open end. Bounds may narrow
    the interval, they don't create it.
    """
    found = list(agreements(claims, world))
    most = max((support.count for _, support in found), default=0)
    best = [(members, support) for members, support in found if support.count == most]
    voices = independent_voices(claims, world)
    why_not = _why_not(best, most, voices.count)
    if why_not is not None:
        return Convergence(EMPTY, (), (), voices.count, voices.exact, why_not)
    members, support = best[0]
    agreeing = tuple(member for member in members if member.id in support.members)
    interval = _narrowed(support.interval or EMPTY, claims)
    return Convergence(interval, tuple(members), agreeing, voices.count, support.exact and voices.exact)


def _why_not(best: Sequence[tuple[list[Assertion], Support]], most: int, voices: int) -> str | None:
    if most * 2 < voices:
        return say(
            "no agreement: only {most} of {all} independent sources share an interval", most=most, all=voices
        )
    if most < 2:
        return say("fewer than two independent sources agree")
    intervals = {support.interval for _, support in best}
    if len(intervals) > 1:
        return say(
            "a tie: {intervals} intervals are shared by {most} independent sources each",
            intervals=len(intervals),
            most=most,
        )
    (interval,) = intervals
    if interval is None or not interval.is_closed:
        return say("the shared interval has an open end")
    if touches(interval, [claim.figure.core for claim in best[0][0]]):
        return say("the figures merely touch")
    return None


def touches(shared: Interval, cores: Iterable[Interval]) -> bool:
    """Whether all that is shared is an end of one."""
    return shared.is_point and any(
        not core.is_point and shared.low in {core.low, core.high} for core in cores
    )


def _narrowed(interval: Interval, claims: Sequence[Assertion]) -> Interval:
    """Within the bounds that others give, as long as the interval stays closed and more than a touch."""
    for claim in sorted(claims, key=lambda a: a.said_key):
        if raises_count(claim):
            continue
        inside = interval.intersection(claim.figure.core)
        if not inside.is_empty and inside.is_closed and not touches(inside, [interval]):
            interval = inside
    return interval


def second_point(
    claims: Sequence[Assertion], members: Sequence[Assertion], graph: SourceGraph
) -> tuple[Assertion, ...]:
    """Claims of two sources, whatever their dependence, that share a point outside the members' outers.

    Two modes are more often two definitions than one truth and an error; nothing is offered then.
    """
    outside = [
        claim
        for claim in claims
        if raises_count(claim) and not any(claim.figure.core.meets(member.figure.outer) for member in members)
    ]
    for claim in outside:
        sharing = tuple(other for other in outside if other.figure.core.meets(claim.figure.core))
        if len({graph.identity(other.voice.source) for other in sharing}) > 1:
            return sharing
    return ()
