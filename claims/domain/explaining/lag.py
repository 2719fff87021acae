"""Lag: one source repeats what the other said some days earlier.

For running totals. A figure that is passed on late looks like a contradiction, and is the commonest reason
why two daily feeds differ.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Series, window
from claims.domain.saying import joined, say_count
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Lag(Explanation):
    """`behind` says on `day` the `figure` that `ahead` gave for `days` earlier; `ahead` is at `newer` by now.

    `matched` of `tried`: on how many of the earlier days in the window on which the two differed (and
    `ahead` had an earlier figure to repeat) the same source was late in the same way.
    """

    name: ClassVar[ExplanationName] = ExplanationName.LAG
    behind: Id
    ahead: Id
    day: date
    days: int
    figure: Decimal
    newer: Decimal
    matched: int
    tried: int

    @property
    def strength(self) -> Strength:
        """Strong where it is a habit (half of at least five days), weak where it never happened before."""
        if self.tried >= 5 and 2 * self.matched >= self.tried:
            return Strength.STRONG
        return Strength.FAIR if 4 * self.matched >= self.tried > 0 else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """What is repeated, from when, and how often that happened before."""
        told = {
            "name": named(self.behind),
            "other": named(self.ahead),
            "figure": shown(self.figure),
            "newer": shown(self.newer),
        }
        repeats = say_count(
            "{name} repeats the figure that {other} gave {count} day earlier, {figure}; {other} now gives "
            "{newer}.",
            "{name} repeats the figure that {other} gave {count} days earlier, {figure}; {other} now gives "
            "{newer}.",
            count=self.days,
            **told,
        )
        if not self.tried:
            return repeats
        before = say_count(
            "The same happened on {matched} of {count} earlier day on which they differed.",
            "The same happened on {matched} of {count} earlier days on which they differed.",
            count=self.tried,
            matched=self.matched,
        )
        return joined(repeats, before, by=" ")


def lag(a: Series, b: Series, day: date) -> Lag | None:
    """Whether one of two running totals repeats, on `day`, what the other said some days earlier.

    The nearest day counts, then the direction that has more of a habit. Never of equal figures; the same
    whichever source is named first.
    """
    x, y = a.at(day), b.at(day)
    if x is None or y is None or x == y:
        return None
    found = [
        Lag(behind.source, ahead.source, day, days, figure, newer, *_earlier_habit(behind, ahead, day))
        for behind, ahead, figure, newer in ((a, b, x, y), (b, a, y, x))
        if (days := _repeated(figure, ahead, day)) is not None
    ]
    return min(found, key=lambda each: (each.days, -each.matched, str(each.behind)), default=None)


def _repeated(figure: Decimal, ahead: Series, day: date) -> int | None:
    """How many days before `day` `ahead` gave the figure: the fewest; None if not lately."""
    reach = LIMITS.lag_steps * ahead.step
    return next((days for days in range(1, reach + 1) if ahead.ago(day, days) == figure), None)


def habit(behind: Series, ahead: Series, first: date, last: date) -> tuple[int, int]:
    """On how many days one repeats the other, and of how many: those on which they differ and it could."""
    reach = LIMITS.lag_steps * ahead.step
    matched = tried = 0
    for day, figure in behind.within(first, last):
        newer = ahead.at(day)
        could = newer is not None and newer != figure and ahead.within(window(day, reach + 1), day)[:-1]
        tried += bool(could)
        matched += bool(could) and _repeated(figure, ahead, day) is not None
    return matched, tried


def _earlier_habit(behind: Series, ahead: Series, day: date) -> tuple[int, int]:
    earlier = behind.before(day)
    return habit(behind, ahead, window(day, LIMITS.window), earlier[-1][0]) if earlier else (0, 0)
