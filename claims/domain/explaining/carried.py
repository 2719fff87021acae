"""Carried forward: a source gives its old figure again while all others move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import ClassVar

from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Series, window
from claims.domain.saying import day, joined, say, say_count
from claims.domain.saying import named as listed
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class CarriedForward(Explanation):
    """`source` gives on `day` the `figure` it has given since `since`; each of `moved` moved meanwhile.

    `stood` of `steps`: on how many of its earlier steps in the window it stood still: the rarer, the more it
    says that it did now.
    """

    name: ClassVar[ExplanationName] = ExplanationName.CARRIED_FORWARD
    source: Id
    day: date
    since: date
    figure: Decimal
    moved: tuple[Id, ...]
    stood: int
    steps: int

    @property
    def strength(self) -> Strength:
        """Strong where it seldom stands still and at least two others moved; weak where it often does."""
        seldom = self.steps >= LIMITS.shared_points and 4 * self.stood <= self.steps
        if seldom and len(self.moved) >= 2:
            return Strength.STRONG
        return Strength.FAIR if seldom or len(self.moved) >= 2 else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """Since when it stands still, and who moved."""
        still = say(
            "{name} has given {figure} unchanged since {day}, while {names} changed: it may have been "
            "carried forward.",
            name=named(self.source),
            figure=shown(self.figure),
            day=day(self.since),
            names=listed([named(source) for source in self.moved]),
        )
        before = say_count(
            "Before that, it was unchanged on {stood} of {count} step.",
            "Before that, it was unchanged on {stood} of {count} steps.",
            count=self.steps,
            stood=self.stood,
        )
        return joined(still, before, by=" ")


def carried_forward(series: Series, others: Iterable[Series], day: date) -> CarriedForward | None:
    """Whether a source's figure for a day is its earlier one again, while every other source moved.

    Others are those with a figure for the day and for the day since which this one stands still (or the last
    before it); at least one, and each of them must have moved. An other that gives the very same figure
    confirms it: then nothing is carried forward.
    """
    figure = series.at(day)
    run = list(takewhile(lambda point: point[1] == figure, reversed(series.before(day))))
    if figure is None or not run:
        return None
    since = run[-1][0]
    compared = [(other.source, *both) for other in others if (both := _then_and_now(other, since, day))]
    if not compared or any(now in (then, figure) for _, then, now in compared):
        return None
    moved = tuple(sorted((source for source, _, _ in compared), key=str))
    return CarriedForward(series.source, day, since, figure, moved, *_still(series, since))


def _then_and_now(series: Series, since: date, day: date) -> tuple[Decimal, Decimal] | None:
    then, now = series.at(since), series.at(day)
    if then is None:
        then = next((value for _, value in reversed(series.before(since))), None)
    return None if then is None or now is None else (then, now)


def _still(series: Series, until: date) -> tuple[int, int]:
    """On how many of the steps up to a day it stood still, and of how many."""
    points = series.within(window(until, LIMITS.window), until)
    steps = list(pairwise(points))
    return sum(then[1] == now[1] for then, now in steps), len(steps)
