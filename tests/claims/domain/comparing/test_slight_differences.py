"""Minor: a gap of up to 2 % of the larger end, half a point of shares; never of small counts or degrees."""

from fractions import Fraction

import pytest

from claims.domain import Answer, Scope, Temporality
from claims.domain.comparing.materiality import slight
from claims.domain.figures.interval import Interval
from tests.claims.domain.cast import IN_RUSSIA, TRENCH_A

SHARE = Scope("vaccinated", "health", "share", "percent", additive=False)
OF_ONE = Scope("vaccinated", "health", "ratio", "ratio", additive=False)
WARMTH = Scope("warmth", "weather", "temperature", "degree_celsius", minimum=None, additive=False)
BALLOTS = Scope("ballots", "vote", "persons", "person", is_count=True, material_gap=Fraction(0))
LOOSE = Scope("loose", "vote", "persons", "person", is_count=True, material_gap=Fraction(10, 100))
LOOSE_SHARE = Scope("turnout", "vote", "share", "percent", additive=False, material_gap=Fraction(2))
FOUNDED = Scope(
    "founded", "t", "date", answer=Answer.DATE, temporality=Temporality.TIMELESS, minimum=None, additive=False
)


@pytest.mark.parametrize(
    ("question", "lower", "higher", "minor"),
    [
        (IN_RUSSIA, 9_800, 10_000, True),
        (IN_RUSSIA, 9_799, 10_000, False),
        (IN_RUSSIA, 100, 102, True),
        (IN_RUSSIA, 99, 100, False),  # counts under 100 are exact
        (TRENCH_A, Fraction(98, 100), 1, True),  # lengths of any size
        (TRENCH_A, Fraction(97, 100), 1, False),
        (SHARE, 3, Fraction(35, 10), True),
        (SHARE, 3, Fraction(36, 10), False),
        (SHARE, 90, 91, False),  # in points, whatever their share of it
        (WARMTH, 99, 100, False),
        (FOUNDED, 738_000, 738_001, False),
        (BALLOTS, 9_999, 10_000, False),  # of ballots nothing is slight
        (LOOSE, 9_000, 10_000, True),
        (LOOSE_SHARE, 3, 5, True),
        (LOOSE_SHARE, 3, Fraction(51, 10), False),
    ],
)
def test_slight(question: Scope, lower: Fraction | int, higher: Fraction | int, minor: bool) -> None:
    below, above = Interval.point(lower), Interval.point(higher)
    assert slight(question, below, above) is minor
    assert slight(question, above, below) is minor


@pytest.mark.parametrize(
    ("below", "above"),
    [
        (Interval.of(1_000, 2_000), Interval.of(2_000, 3_000)),  # they meet
        (Interval.of(1_000, None), Interval.of(2_000, 3_000)),
        (Interval.of(None, None), Interval.of(2_000, 3_000)),
    ],
)
def test_what_can_be_one_number_does_not_differ(below: Interval, above: Interval) -> None:
    assert not slight(IN_RUSSIA, below, above)


def test_the_nearest_ends_are_what_differs() -> None:
    assert slight(IN_RUSSIA, Interval.of(1, 9_900), Interval.of(10_000, 50_000))
