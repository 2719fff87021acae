"""Lag, on the epidemic feed: its truth is what Johns Hopkins said later of the same days."""

import random
from collections.abc import Iterator
from decimal import Decimal

from benchmarks.explanations.score import SEED, Score, differing
from benchmarks.feeds import JHU, WIKIPEDIA, WORLDOMETER, restated
from claims.domain.explaining import Series, lag


def scores() -> Iterator[Score]:
    """How many differences a lag covers, how often it is confirmed, how often it is chance."""
    for a, b in ((JHU, WIKIPEDIA), (JHU, WORLDOMETER), (WIKIPEDIA, WORLDOMETER)):
        yield _coverage(a, b)
    yield _confirmed()
    yield _by_chance()


def _coverage(a: str, b: str) -> Score:
    """How many of the differences of two sources a lag explains; whether rightly is not known."""
    fired = [lag(x, y, day) is not None for _, x, y, day in differing(a, b)]
    return Score("lag", f"all differences {a} / {b}", sum(fired), None, len(fired), sum(fired))


def _confirmed() -> Score:
    """Johns Hopkins is late by its own later series: its figure is that of an earlier day, not of the day."""
    fired = right = truth = 0
    for question, jhu, wikipedia, day in differing(JHU, WIKIPEDIA):
        later = restated().get(question)
        if later is None or later.at(day) is None:
            continue
        late = jhu.at(day) != later.at(day) and jhu.at(day) in {later.ago(day, k) for k in (1, 2, 3)}
        suggested = lag(jhu, wikipedia, day)
        says_late = suggested is not None and suggested.behind == JHU
        fired, right, truth = fired + says_late, right + (says_late and late), truth + late
    return Score(
        "lag",
        "JHU behind Wikipedia; true where its own later series shows it late",
        fired,
        right,
        truth,
        right,
    )


def _by_chance() -> Score:
    """JHU's figure replaced by any number from Wikipedia's of three days ago to today's (at least ten)."""
    chance = random.Random(SEED)
    fired = tried = 0
    for _, jhu, wikipedia, day in differing(JHU, WIKIPEDIA):
        then, now = wikipedia.ago(day, 3), wikipedia.at(day)
        if then is None or now is None or now - then < 10:
            continue
        drawn = Series.of(JHU, [*jhu.before(day), (day, Decimal(chance.randrange(int(then), int(now))))])
        suggested = lag(drawn, wikipedia, day)
        tried, fired = tried + 1, fired + (suggested is not None and suggested.behind == JHU)
    return Score("lag", "a number drawn from the same range instead", fired, 0, tried=tried)
