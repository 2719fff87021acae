"""Date slips: a figure that its source's own series has no place for on its day, and has on another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Point, Series
from claims.domain.saying import day as say_day
from claims.domain.saying import say
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class DateSlip(Explanation):
    """`figure` of `source` is out of place on `day` and in place on `meant`: what `slip` did."""

    name: ClassVar[ExplanationName] = ExplanationName.DATE_SLIP
    source: Id
    figure: Decimal
    day: date
    meant: date
    slip: str

    @property
    def strength(self) -> Strength:
        """Fair, and weak where the day is off by one: much lies a day apart."""
        return Strength.WEAK if self.slip == "day" else Strength.FAIR

    def told(self, named: Naming = str) -> str:
        """Both days, and what may have happened."""
        told = {
            "name": named(self.source),
            "figure": shown(self.figure),
            "day": say_day(self.day),
            "meant": say_day(self.meant),
        }
        if self.slip == "day":
            return say(
                "{name} gives two figures for {day} and none for {meant}, where its {figure} fits: the date "
                "may be one day off.",
                **told,
            )
        if self.slip == "year":
            return say(
                "{name}'s {figure} does not fit its other figures around {day}, and fits those around "
                "{meant}: the date may be a year off.",
                **told,
            )
        return say(
            "{name}'s {figure} does not fit its other figures around {day}, and fits those around {meant}: "
            "the date may be with day and month exchanged.",
            **told,
        )


def date_slip(series: Series, day: date, *, never_falls: bool) -> DateSlip | None:
    """Whether a figure fits its source's series a year off, or with day and month exchanged, and not where it
    stands."""
    figure = series.at(day)
    if figure is None or _fits(series, day, figure, never_falls) is not False:
        return None
    for slip, meant in _meant(day):
        if series.at(meant) is None and _fits(series, meant, figure, never_falls, leaving=day):
            return DateSlip(series.source, figure, day, meant, slip)
    return None


def _meant(day: date) -> Iterator[tuple[str, date]]:
    for years in (-1, 1):
        try:
            yield "year", day.replace(year=day.year + years)
        except ValueError:  # 29 February
            continue
    if day.day <= 12 and day.day != day.month:
        yield "exchanged", date(day.year, day.day, day.month)


def day_slip(series: Series, day: date, figure: Decimal, other: Decimal) -> DateSlip | None:
    """Whether of two figures of a running total that its source gives for one day the one fits the day before
    or after, for which it gives none."""
    nearest = {-1: series.before(day)[-1:], 1: series.after(day)[:1]}
    for days, point in nearest.items():
        meant = day + timedelta(days)
        if not point or series.at(meant) is not None or abs((point[0][0] - day).days) > LIMITS.label_days:
            continue
        low, high = (point[0][1], other) if days < 0 else (other, point[0][1])
        if low <= figure <= high and figure != other:
            return DateSlip(series.source, figure, day, meant, "day")
    return None


def _fits(
    series: Series, day: date, figure: Decimal, never_falls: bool, leaving: date | None = None
) -> bool | None:
    """Whether a figure lies between the source's last one before a day and its next one; None where they are
    not both near, so that nothing can be told."""
    before = _nearest(series.before(day)[::-1], day, leaving)
    after = _nearest(series.after(day), day, leaving)
    if before is None or after is None:
        return None
    low, high = sorted((before, after))
    if never_falls:
        return before <= figure <= after
    margin = 1 + (LIMITS.out_of_line if leaving is None else LIMITS.in_line)
    return Fraction(low) / margin <= figure <= Fraction(high) * margin


def _nearest(points: tuple[Point, ...], day: date, leaving: date | None) -> Decimal | None:
    near = (value for at, value in points[:2] if at != leaving and abs((at - day).days) <= LIMITS.label_days)
    return next(near, None)
