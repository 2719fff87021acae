"""Values written in two systems of units, brought together before claims are grouped."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import asserts_its_best
from claims.domain.figures.interval import Interval
from claims.domain.figures.units import system_of
from claims.domain.policy import POLICY


def in_one_system(claims: Sequence[Assertion], intervals: Sequence[Interval]) -> list[Interval]:
    """The intervals, those of customary units widened to the metric values that are the same value.

    984 feet and 300 metres are one length: the cores, and so the positions and counts, meet.
    """
    systems = [_system(claim) for claim in claims]
    if not {"metric", "customary"} <= set(systems):
        return list(intervals)
    metric = sorted(
        Fraction(claim.figure.best)
        for claim, system in zip(claims, systems, strict=True)
        if system == "metric" and claim.figure.best is not None
    )
    return [
        _widened(claim, interval, metric) if system == "customary" else interval
        for claim, system, interval in zip(claims, systems, intervals, strict=True)
    ]


def _system(claim: Assertion) -> str:
    if not asserts_its_best(claim.figure):
        return ""
    return system_of(claim.figure.written.unit or claim.question.unit)


def _widened(claim: Assertion, interval: Interval, metric: Sequence[Fraction]) -> Interval:
    best = abs(Fraction(claim.figure.best or 0))
    near = POLICY.two_systems
    # the tolerance is of the larger of the two values
    first = bisect_left(metric, best * (1 - near))
    last = bisect_right(metric, best / (1 - near))
    ends = metric[first:last]
    return interval.hull(Interval.of(ends[0], ends[-1])) if ends else interval
