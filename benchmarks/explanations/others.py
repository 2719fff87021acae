"""Carried forward and unit slips."""

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from benchmarks.explanations.score import SEED, Score, differing
from benchmarks.feeds import JHU, WIKIPEDIA, covid, restated
from claims.domain.explaining import carried_forward, unit_slip


def scores() -> Iterator[Score]:
    """The explanations that have one or two lines each."""
    yield _carried()
    yield from _thousands()
    yield from _miles()


def _carried() -> Score:
    """Johns Hopkins stands still while Wikipedia moves; true where its own later series moved meanwhile."""
    fired = right = truth = 0
    for question, later in restated().items():
        sources = covid()[question]
        jhu, others = sources[JHU], [each for name, each in sources.items() if name == WIKIPEDIA]
        for (_, before), (day, now) in pairwise(jhu.points):
            if before != now:
                continue
            moved = len({later.ago(day, k) for k in (1, 2, 3)}) > 1
            suggested = carried_forward(jhu, others, day) is not None
            fired, right, truth = fired + suggested, right + (suggested and moved), truth + moved
    return Score(
        "carried forward", "JHU still; true where its own later series moved", fired, right, truth, right
    )


def _thousands() -> Iterator[Score]:
    """Every tenth pair of differing figures with one of them a thousandfold; and the pairs as they are."""
    pairs = [(a.at(day), b.at(day)) for _, a, b, day in differing(JHU, WIKIPEDIA)]
    known = [(x, y) for x, y in pairs if x and y]
    near = [(x, y) for x, y in known[::10] if abs(x - y) * 10 <= y]
    found = sum(unit_slip(x * 1000, y, "person") is not None for x, y in near)
    yield Score("unit slip", "planted: a thousandfold (figures within 10 %)", found, found, len(near), found)
    fired = sum(unit_slip(x, y, "person") is not None for x, y in known)
    yield Score("unit slip", "differences as they are", fired, 0, tried=len(known))


def _miles() -> Iterator[Score]:
    """Lengths read in miles for kilometres; and two lengths, the one up to three times the other."""
    chance = random.Random(SEED)
    lengths = [Decimal(chance.randrange(101, 9999)) for _ in range(2000)]
    slips = [unit_slip(x, (x * Decimal("1.609344")).quantize(Decimal(1)), "kilometre") for x in lengths]
    found = sum(slip is not None and slip.one == "mile" for slip in slips)
    offered = sum(slip is not None for slip in slips)
    yield Score("unit slip", "planted: miles for kilometres", offered, found, len(slips), found)
    drawn = [
        unit_slip(x, Decimal(int(x * chance.randrange(1001, 3000) / 1000)), "kilometre") for x in lengths
    ]
    yield Score("unit slip", "two lengths drawn by lot", sum(map(bool, drawn)), 0, tried=len(drawn))
