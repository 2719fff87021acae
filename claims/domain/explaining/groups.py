"""Two definitions on one question: its sources fall into two groups, each agreeing within itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from statistics import median
from typing import ClassVar

from claims.domain.explaining.definition import Steady, definition
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Series, shared_days, window
from claims.domain.saying import number, say
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class TwoDefinitions(Explanation):
    """The sources in `higher` measure one thing, those in `lower` another; no figure is offered.

    `pairs` of `possible`: between how many pairs across the groups the difference is proven steady; `typical`
    is the middle of their ratios or offsets (`what`).
    """

    name: ClassVar[ExplanationName] = ExplanationName.TWO_DEFINITIONS
    higher: tuple[Id, ...]
    lower: tuple[Id, ...]
    what: Steady
    typical: Fraction
    pairs: int
    possible: int

    @property
    def offers_figure(self) -> bool:
        """Never: a figure of the one definition is no answer to the other."""
        return False

    @property
    def strength(self) -> Strength:
        """Strong where every pair across the groups shows it."""
        return Strength.STRONG if self.pairs == self.possible else Strength.FAIR

    def told(self, named: Naming = str) -> str:
        """The two groups, how they stand to each other, and that no figure is offered."""
        if self.what is Steady.RATIO:
            by = number(self.typical, f"{float(self.typical):.3g}")
            standing = say("at {number} times the second", number=by)
        else:
            standing = say("{number} above the second", number=shown(self.typical))
        return say(
            "Two definitions suspected: {higher} on one side, {lower} on the other; the first is "
            "consistently {standing}. No figure is suggested: first decide which definition the question "
            "asks for.",
            higher=_listed(self.higher, named),
            lower=_listed(self.lower, named),
            standing=standing,
        )


def _listed(sources: Sequence[Id], named: Naming) -> str:
    return ", ".join(map(named, sources))


def suspected(series: Sequence[Series]) -> TwoDefinitions | None:
    """Whether the sources on one question measure two different things, on the last day that two of them
    speak of."""
    days = Counter(day for curve in series for day in curve.days)
    shared = max((day for day, sources in days.items() if sources > 1), default=None)
    return None if shared is None else two_definitions(series, shared)


def two_definitions(series: Sequence[Series], day: date) -> TwoDefinitions | None:
    """Whether the sources on one question fall, in the window that ends on `day`, into exactly two groups.

    Two sources belong together where their figures differ by less than 5 % on most shared days. Between the
    groups at least one pair must show a steady difference, and no pair may show the opposite.
    """
    groups = _together([curve for curve in series if curve.points], day)
    if len(groups) != 2:
        return None
    found = [each for a, b in product(*groups) if (each := definition(a, b, day)) is not None]
    above = {group.source for group in groups[0]}
    sides = {pair.larger in above for pair in found}
    if len(sides) != 1:
        return None
    higher, lower = groups if sides == {True} else groups[::-1]
    # where pairs show one or the other, ratios tell more than offsets do
    what = Steady.RATIO if any(pair.what is Steady.RATIO for pair in found) else Steady.OFFSET
    typical = median([pair.typical for pair in found if pair.what is what])
    return TwoDefinitions(_ids(higher), _ids(lower), what, typical, len(found), len(higher) * len(lower))


def _ids(group: Sequence[Series]) -> tuple[Id, ...]:
    return tuple(sorted((series.source for series in group), key=str))


def _together(series: Sequence[Series], day: date) -> list[list[Series]]:
    """The groups of sources that agree, directly or through others."""
    groups = [[curve] for curve in series]
    for a, b in combinations(series, 2):
        mine = next(group for group in groups if a in group)
        yours = next(group for group in groups if b in group)
        if mine is not yours and _agree(a, b, day):
            mine.extend(yours)
            groups.remove(yours)
    return groups


def _agree(a: Series, b: Series, day: date) -> bool:
    ratios = [
        Fraction(x) / Fraction(y) if y else Fraction(1 if not x else 2)
        for shared_day in shared_days(a, b, window(day, LIMITS.window), day)
        if (x := a.at(shared_day)) is not None and (y := b.at(shared_day)) is not None
    ]
    return bool(ratios) and abs(median(ratios) - 1) < LIMITS.steady
