"""Definition: two sources that differ, steadily, measure different things.

Losses claimed by one side run at 2.7 times those that pictures confirm; a country's count with its overseas
territories exceeds the count without by the same number week after week. A ratio or offset that changes is no
matter of definition: that stays a contradiction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import ClassVar

from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.lag import habit
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Series, shared_days, window
from claims.domain.saying import day, number, say
from sources.domain.independence import Id

Both = Sequence[tuple[Decimal, Decimal]]


class Steady(StrEnum):
    """What stays the same between two series."""

    RATIO = "ratio"
    OFFSET = "offset"


@dataclass(frozen=True, slots=True)
class Definition(Explanation):
    """`larger` stands at `typical` times `smaller` (`what` ratio), or by `typical` above it (offset).

    `least` and `most` are its ends over the window from `first` to `last`; on `steady` of `shared` days it
    was within 5 % of `typical`. `moves`: how often the one that moved less did so.
    """

    name: ClassVar[ExplanationName] = ExplanationName.DEFINITION
    larger: Id
    smaller: Id
    what: Steady
    typical: Fraction
    least: Fraction
    most: Fraction
    first: date
    last: date
    steady: int
    shared: int
    moves: int

    @property
    def strength(self) -> Strength:
        """Strong where it held over many moves of both."""
        many = self.moves >= 2 * LIMITS.shared_points and self.shared >= 2 * LIMITS.shared_points
        return Strength.STRONG if many else Strength.FAIR

    def told(self, named: Naming = str) -> str:
        """The ratio or offset, how steady it was, and what follows."""
        if self.what is Steady.RATIO:
            by = number(self.typical, f"{float(self.typical):.3g}")
            standing = say("{number} times the figure of {name}", number=by, name=named(self.smaller))
        else:
            by = shown(self.typical)
            standing = say("{number} more than {name}", number=by, name=named(self.smaller))
        return say(
            "{name} gives {standing}, consistently: within {share}% of that on {steady} of {shared} days "
            "since {day}. They seem to measure different things.",
            name=named(self.larger),
            standing=standing,
            share=shown(LIMITS.steady * 100),
            steady=self.steady,
            shared=self.shared,
            day=day(self.first),
        )


def definition(a: Series, b: Series, day: date) -> Definition | None:
    """Whether two series stood in a steady ratio, or a steady distance, in the window that ends on `day`.

    The longest of the windows counts. Both must have moved, or nothing has been tested. Not offered where
    they differ by less than a tenth in ratio, nor where one only repeats the other late, or runs where the
    other ran up to two weeks before. The same whichever comes first, and in whatever unit both are.
    """
    if a.at(day) == b.at(day):
        return None
    tried = (_definition(a, b, shared_days(a, b, window(day, days), day)) for days in LIMITS.windows)
    return next((candidate for candidate in tried if candidate is not None), None)


def _definition(a: Series, b: Series, days: Sequence[date]) -> Definition | None:
    both = [(x, y) for day in days if (x := a.at(day)) is not None and (y := b.at(day)) is not None]
    if not _tested(days, both):
        return None
    # by days, not by sums: one mistyped day must not decide which of them is the larger
    if sum(first < second for first, second in both) > sum(first > second for first, second in both):
        a, b, both = b, a, [(second, first) for first, second in both]
    measured = _steadier(both)
    if measured is None:
        return None
    what, values = measured
    typical = median(values)
    if _only_late(what, typical, (a, b), days):
        return None
    moves = min(_moves([first for first, _ in both]), _moves([second for _, second in both]))
    return Definition(
        a.source, b.source, what, typical, min(values), max(values), days[0], days[-1],
        _near(values, typical), len(values), moves,
    )  # fmt: skip


def _tested(days: Sequence[date], both: Both) -> bool:
    """Whether there are days enough, far enough apart, on which both have moved often enough."""
    if len(days) < LIMITS.shared_points or (days[-1] - days[0]).days < LIMITS.shared_span:
        return False
    return min(_moves([first for first, _ in both]), _moves([second for _, second in both])) >= LIMITS.moves


def _moves(values: Sequence[Decimal]) -> int:
    return sum(then != now for then, now in pairwise(values))


def _span(values: Sequence[Decimal]) -> Decimal:
    return max(values) - min(values)


def _near(values: Sequence[Fraction], typical: Fraction) -> int:
    """How many are within the margin of the typical one."""
    margin = abs(typical) * LIMITS.steady
    return sum(abs(value - typical) <= margin for value in values)


def _is_steady(values: Sequence[Fraction]) -> bool:
    """Whether nearly all are near the middle, and so is the last: what was steady and broke off is over."""
    typical = median(values)
    return _near(values, typical) >= LIMITS.steady_share * len(values) and _near(values[-1:], typical) == 1


def _steadier(both: Both) -> tuple[Steady, list[Fraction]] | None:
    """The ratios or the offsets, whichever is steady; if both are, the one that tells the figures better."""
    able = [measure for measure in (_steady_ratio(both), _steady_offset(both)) if measure is not None]
    return min(able, key=lambda each: _missed(each[0], each[1], both), default=None)


def _missed(what: Steady, values: Sequence[Fraction], both: Both) -> Fraction:
    """By how much the typical ratio or offset misses the larger figures, in all."""
    typical = median(values)
    sizes = [Fraction(y) if what is Steady.RATIO else Fraction(1) for _, y in both]
    return sum((abs(value - typical) * size for value, size in zip(values, sizes, strict=True)), Fraction(0))


def _steady_ratio(both: Both) -> tuple[Steady, list[Fraction]] | None:
    if any(first <= 0 or second <= 0 for first, second in both):
        return None
    ratios = [Fraction(first) / Fraction(second) for first, second in both]
    apart = median(ratios) >= 1 + LIMITS.apart
    return (Steady.RATIO, ratios) if apart and _is_steady(ratios) else None


def _steady_offset(both: Both) -> tuple[Steady, list[Fraction]] | None:
    """A distance is steady only if it stayed while both moved by more than what steadiness leaves open."""
    offsets = [Fraction(first) - Fraction(second) for first, second in both]
    typical = median(offsets)
    room = abs(typical) * LIMITS.steady
    travelled = min(_span([first for first, _ in both]), _span([second for _, second in both]))
    if not typical or travelled <= 2 * room or not _is_steady(offsets):
        return None
    return Steady.OFFSET, offsets


def _only_late(what: Steady, typical: Fraction, pair: tuple[Series, Series], days: Sequence[date]) -> bool:
    """Whether one repeats the other on half of the days, or, shifted by some days, runs where it ran.

    Where it runs is judged by the same margin as steadiness: 5 % of the figure, or of the offset.
    """
    for behind, ahead in (pair, pair[::-1]):
        matched, tried = habit(behind, ahead, days[0], days[-1])
        if tried and 2 * matched >= tried:
            return True
        for shift in range(1, LIMITS.shift + 1):
            if _runs_where(behind, ahead, shift, days, typical if what is Steady.OFFSET else None):
                return True
    return False


def _runs_where(
    behind: Series, ahead: Series, shift: int, days: Sequence[date], offset: Fraction | None
) -> bool:
    """Whether, on half of the days, one is where the other was `shift` days before, within the margin."""
    both = [
        (x, y)
        for day in days
        if (x := behind.at(day)) is not None and (y := ahead.ago(day, shift)) is not None
    ]
    # cross-multiplied: this is asked for many days and shifts, and exact fractions are slow
    up, down = LIMITS.steady.numerator, LIMITS.steady.denominator
    if offset is None:
        near = sum(abs(first - second) * down <= abs(second) * up for first, second in both)
    else:
        up, down = up * abs(offset).numerator, down * offset.denominator
        near = sum(abs(first - second) * down <= up for first, second in both)
    return len(both) >= LIMITS.shared_points and 2 * near >= len(both)
