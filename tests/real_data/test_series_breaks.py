"""Breaks in the series of the epidemic feed: few as it is, and nearly all of those planted into it are found.

With LONG set over all questions and 200 planted breaks, 40 of each kind; else over some of them.
"""

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from random import Random
from statistics import median

import pytest

from benchmarks.feeds import covid
from claims.domain.comparing.classification import Kind, World, classify
from claims.domain.comparing.series_breaks import breaks
from claims.domain.flags import Flag
from tests.lengths import all_but_first
from tests.real_data.conftest import LONG
from tests.real_data.test_explanations import QUESTION, claim

pytestmark = [pytest.mark.slow, pytest.mark.needs("data")]
QUESTIONS, PLANTED = (None, 40) if LONG else (30, 8)
WINDOW = 8
"""Days from the planted one within which it has to be found."""


def feed():
    """(place, measure) → source → its days and values."""
    found = {
        key: {
            name: [(day, series.at(day)) for day in sorted(series.days)] for name, series in sources.items()
        }
        for key, sources in sorted(covid().items())
    }
    return dict(list(found.items())[: QUESTIONS or len(found)])


def said(sources):
    return [claim(name, value, day) for name, points in sources.items() for day, value in points]


@pytest.mark.whole("test_what_is_planted_is_found")
def test_at_most_one_day_in_a_hundred_is_flagged():
    flagged, slots = Counter(), 0
    for sources in feed().values():
        slots += len({day for points in sources.values() for day, _ in points})
        flagged.update(each.flag for each in breaks(QUESTION, said(sources), World().graph))
    print(f"flagged of {slots} days: {dict(flagged)}")
    assert flagged
    assert sum(flagged.values()) <= slots / 100


def leap(points, place, others):
    """From one day on so many more as ten times the usual step, and more."""
    steps = [b - a for (_, a), (_, b) in pairwise(points[place - 9 : place])]
    more = max(20 * median(steps), 4 * max(steps), points[place][1] * Decimal("0.04"), Decimal(60))
    return [(day, value + (more if n >= place else 0)) for n, (day, value) in enumerate(points)]


def fall(points, place, others):
    """From one day on a tenth of what was there is missing."""
    less = points[place][1] - points[place - 1][1] * 9 // 10
    return [(day, value if n < place else value - less) for n, (day, value) in enumerate(points)]


def standstill(points, place, others):
    """Seven days as the day before, while others moved on; None where they did not."""
    days = [day for day, _ in points[place - 1 : place + 7]]
    for other in others:
        known = dict(other)
        values = [known.get(day) for day in days]
        if None in values or any(a == b for a, b in pairwise(values)):
            return None
        if values[-2] - values[0] < values[-2] * Decimal("0.05"):
            return None
    still = points[place - 1][1]
    return [(day, still if place <= n < place + 7 else value) for n, (day, value) in enumerate(points)]


def daily_figures(points, place, others):
    """From one day on what was new on it."""
    new = {day: b - a for (_, a), (day, b) in pairwise(points)}
    return [(day, value if n < place else new[day]) for n, (day, value) in enumerate(points)]


def slip(points, place, others):
    """One figure a keystroke off, by more than a quarter: each of the four in turn; None where it is less."""
    digits, at = str(points[place][1]), place % 2
    typed = (
        digits[:at] + digits[at + 1 :],
        digits[: at + 1] + digits[at:],
        digits[:at] + str((int(digits[at]) + 5) % 10) + digits[at + 1 :],
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :],
    )[place % 4]
    off = Decimal(typed) / points[place][1]
    if Decimal("0.8") <= off <= Decimal("1.25"):
        return None
    return [(day, value if n != place else Decimal(typed)) for n, (day, value) in enumerate(points)]


FLAGS = {leap: Flag.LEAP, standstill: Flag.STANDSTILL, daily_figures: Flag.DAILY_FIGURES}


def is_found(how, sources, name, points, place):
    """Whether a flag of the kind, or a revision by the source, is on one of the days from the planted one."""
    days = {day for day, _ in points[place : place + WINDOW]}
    if how in FLAGS:
        found = breaks(QUESTION, said({**sources, name: points}), World().graph)
        mine = (each for each in found if each.flag is FLAGS[how] and each.claim.voice.source == name)
        return any(each.claim.as_of.end in days for each in mine)
    own = [claim(name, value, day) for day, value in points[place - 1 : place + WINDOW]]
    return any(classify(a, b, World()).kind is Kind.REVISION for a, b in pairwise(own))


def places_for(how, chance):
    """Where it can be planted: a series with twelve days before and after, of a thousand or more."""
    series = [
        (sources, name, points)
        for sources in feed().values()
        for name, points in sources.items()
        if len(points) > 40 and (how is not standstill or len(sources) > 1)
    ]
    while True:
        sources, name, points = chance.choice(series)
        place = chance.randrange(12, len(points) - 12)
        steps = [b - a for (_, a), (_, b) in pairwise(points[place - 9 : place + 9])]
        if points[place][1] < 1000 or min(steps) <= 0:
            continue
        others = [own for other, own in sources.items() if other != name]
        planted = how(points, place, others)
        if planted is not None:
            yield sources, name, planted, place


@pytest.mark.parametrize(
    "how", all_but_first([leap, fall, standstill, daily_figures, slip]), ids=lambda how: how.__name__
)
def test_what_is_planted_is_found(how):
    places = places_for(how, Random(7))
    found = sum(is_found(how, *next(places)) for _ in range(PLANTED))
    print(f"{how.__name__}: {found} of {PLANTED}")
    assert found >= 0.95 * PLANTED
