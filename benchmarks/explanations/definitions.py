"""Definition: claimed against confirmed losses measure different things by both publishers' account."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from benchmarks.explanations.score import SEED, Score
from benchmarks.feeds import JHU, WIKIPEDIA, Mapped, covid, mapped, restated
from claims.domain.explaining import Series, definition


def scores() -> Iterator[Score]:
    """On every tenth shared day after the first month; and where no difference of definition exists."""
    for each in mapped():
        days = _days(each)
        fired = sum(definition(each.claimed, each.confirmed, day) is not None for day in days)
        yield Score("definition", f"claimed / confirmed: {each.category}", fired, fired, len(days), fired)
    yield _last_day()
    yield _same_publisher()
    yield _random_walk()


def _days(each: Mapped) -> list[date]:
    shared = [day for day in each.claimed.days if each.confirmed.at(day) is not None][::10]
    return [day for day in shared if (day - shared[0]).days >= 30]


def _last_day() -> Score:
    """Johns Hopkins and Wikipedia on the last day, place by place; whether rightly is judged by reading."""
    pairs = [(own[JHU], own[WIKIPEDIA]) for own in covid().values() if WIKIPEDIA in own]
    fired = sum(definition(jhu, wikipedia, jhu.days[-1]) is not None for jhu, wikipedia in pairs)
    return Score("definition", f"JHU / Wikipedia, last day of {len(pairs)} questions", fired, None)


def _same_publisher() -> Score:
    fired = tried = 0
    for question, later in restated().items():
        jhu = covid()[question][JHU]
        for day in jhu.days[30::10]:
            tried, fired = tried + 1, fired + (definition(jhu, later, day) is not None)
    return Score("definition", "JHU / what JHU said later of the same days", fired, 0, tried=tried)


def _random_walk() -> Score:
    """A series that grows by 0 to 5 % from one day to the next, as it likes: the ratio changes."""
    chance = random.Random(SEED)
    fired = tried = 0
    for each in mapped():
        level, points = Decimal(1), []
        for day in each.confirmed.days:
            level *= Decimal(chance.choice(("1", "1", "1.01", "1.02", "1.05")))
            points.append((day, level))
        walk = Series.of("walk", points)
        for day in _days(each):
            tried, fired = tried + 1, fired + (definition(each.claimed, walk, day) is not None)
    return Score("definition", "claimed losses / a random walk", fired, 0, tried=tried)
