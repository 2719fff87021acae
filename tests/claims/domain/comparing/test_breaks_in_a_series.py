"""Breaks in a series: leaps, standstills and daily figures, at the edge of each and one step before it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from claims.domain import Assertion, Flag, Scope, Stance, Temporality
from claims.domain.comparing.series_breaks import Break, bounds_far_off, breaks, ends_in_a_leap
from sources.domain.independence import SourceGraph
from tests.claims.domain.cast import ARMS, DEAD, IN_RUSSIA, TRENCH_A, claim

ARRIVED = Scope("arrived", "port", "persons", "person", temporality=Temporality.FLOW, is_count=True)
WARMTH = Scope("warmth", "weather", "temperature", "degree_celsius", minimum=None, additive=False)
START = date(2024, 1, 1)


def said(question: Scope, values: Sequence[float], source: str = "A", step: int = 1) -> list[Assertion]:
    """One figure every `step` days, read from data."""
    made = []
    for place, value in enumerate(values):
        day = (START + timedelta(place * step)).isoformat()[5:]
        made.append(claim(source, question, f"exactly {value}", day, from_data=True))
    return made


def found(question: Scope, *series: Sequence[Assertion]) -> list[Break]:
    return list(breaks(question, [claim for own in series for claim in own], SourceGraph()))


def places(question: Scope, values: Sequence[float], flag: Flag = Flag.LEAP, step: int = 1) -> list[int]:
    """Which of the values is asked about."""
    series = said(question, values, step=step)
    ids = [each.id for each in series]
    return [ids.index(each.claim.id) for each in found(question, series) if each.flag is flag]


STEADY = [1000, 1010, 1020, 1030, 1040]  # four steps of 10


@pytest.mark.parametrize(
    ("question", "values", "leaps"),
    [
        # totals: ten times the usual step, three times the largest, 2 % of the value, 50 of counts
        (DEAD, [*STEADY, 1140], [5]),
        (DEAD, [*STEADY, 1139], []),
        (DEAD, [1000, 1010, 1020, 1030, 1100, 1209], []),  # under three times the largest, 70
        (DEAD, [1000, 1010, 1020, 1030, 1100, 1310], [5]),
        (DEAD, [10_000, 10_010, 10_020, 10_030, 10_040, 10_140], []),  # 1 % of the value
        (DEAD, [100, 101, 102, 103, 104, 153], []),  # 49 people
        (DEAD, [100, 101, 102, 103, 104, 154], [5]),
        (DEAD, [500, 500, 500, 500, 500, 550], [5]),  # a usual step of nothing is taken as 1
        # no second break of a kind within eight steps
        (DEAD, [*STEADY, 1140, *range(1150, 1220, 10), 1700], [5]),
        (DEAD, [*STEADY, 1140, *range(1150, 1230, 10), 1700], [5, 14]),
        # with fewer than four steps: half more from one day to the next, from 100 up
        (DEAD, [100, 150], [1]),
        (DEAD, [100, 149], []),
        (DEAD, [99, 300], []),
        (DEAD, [1000, 1010, 1600], [2]),
        # flows: five times the usual value, and 50 of counts; fewer than four: three quarters more
        (ARRIVED, [100, 100, 100, 100, 500], [4]),
        (ARRIVED, [100, 100, 100, 100, 499], []),
        (ARRIVED, [8, 8, 8, 8, 49], []),
        (ARRIVED, [0, 0, 0, 0, 50], [4]),
        (ARRIVED, [100, 175], [1]),
        (ARRIVED, [100, 174], []),
        # levels: five times the figure before, either way, and 50 of counts
        (IN_RUSSIA, [100, 500], [1]),
        (IN_RUSSIA, [500, 100], [1]),
        (IN_RUSSIA, [100, 499], []),
        (IN_RUSSIA, [10, 55], []),
        (IN_RUSSIA, [0, 500], []),  # 0 has no factor
    ],
)
def test_leap(question: Scope, values: list[float], leaps: list[int]) -> None:
    assert places(question, values) == leaps


@pytest.mark.parametrize(("question", "values"), [(DEAD, [100, 150]), (ARRIVED, [100, 175])])
def test_where_little_is_known_only_the_next_day_is_a_leap(question: Scope, values: list[float]) -> None:
    assert places(question, values, step=2) == []


@pytest.mark.parametrize("question", [TRENCH_A, WARMTH])
def test_what_has_no_series_has_no_break(question: Scope) -> None:
    assert places(question, [1, 1_000, 1, 1_000]) == []
    assert breaks(ARMS, [claim("A", ARMS, Stance.DENIES)], SourceGraph()) == ()


@pytest.mark.parametrize(
    ("others", "asked"),
    [
        ([[10, 11, 12, 13, 14, 15]], True),
        ([[10, 11, 12, 13, 13, 15]], False),  # one of its steps did not move
        ([[1000, 1001, 1002, 1003, 1004, 1005]], False),  # under 2 % together
        ([[10, 11, 12, 13, 14, 15], [20, 20, 20, 20, 20, 20]], False),  # another stood still as well
        ([], False),  # alone nobody stands still
    ],
)
def test_standstill_of_five_steps_while_all_others_moved(others: list[list[float]], asked: bool) -> None:
    still = said(DEAD, [70] * 6)
    beside = [said(DEAD, values, source) for source, values in zip("BC", others, strict=False)]
    flags = [each.flag for each in found(DEAD, still, *beside) if each.flag is Flag.STANDSTILL]
    assert flags == ([Flag.STANDSTILL] if asked else [])


@pytest.mark.parametrize(
    ("values", "asked"), [([70] * 5, False), ([70] * 5 + [71], False), ([69] + [70] * 6, True)]
)
def test_fewer_than_five_steps_are_no_standstill(values: list[float], asked: bool) -> None:
    moving = said(DEAD, [10 + n for n in range(7)], "B")
    told = [each.flag for each in found(DEAD, said(DEAD, values), moving)]
    assert (Flag.STANDSTILL in told) is asked


def test_who_began_later_says_nothing_of_the_days_before() -> None:
    began_late = said(DEAD, [0, 0, 20, 21, 22, 23], "B")[2:]
    assert [each.flag for each in found(DEAD, said(DEAD, [70] * 6), began_late)] == []


def test_amounts_per_period_never_stand_still() -> None:
    moving = said(ARRIVED, [10, 11, 12, 13, 14, 15], "B")
    assert found(ARRIVED, said(ARRIVED, [70] * 6), moving) == []


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ([700, 5, 8, 6, 1100], [1]),  # under a tenth, and it falls again
        ([700, 70, 80, 60, 1100], []),  # a tenth
        ([700, 5, 8, 9, 1100], []),  # it falls no more
        ([700, 5, 6, 7, 8, 9, 10, 11, 12, 13, 1, 1100], []),  # not within eight steps
    ],
)
def test_daily_figures_after_a_fall(values: list[float], asked: list[int]) -> None:
    assert places(DEAD, values, Flag.DAILY_FIGURES) == asked


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ([3, 4, 9, 2, 7], True),  # what the other rose by from the second day on
        ([3, 4, 9, 2, 8], False),
        ([3, 4, 9, 2], False),  # three of them are chance
    ],
)
def test_daily_figures_that_are_anothers_rises(values: list[float], asked: bool) -> None:
    total = said(DEAD, [100, 104, 113, 115, 122], "B")
    told = [each.flag for each in found(DEAD, said(DEAD, values), total)]
    assert (Flag.DAILY_FIGURES in told) is asked


def test_a_single_figure_of_another_is_no_series() -> None:
    assert found(DEAD, said(DEAD, [3, 4, 9, 2, 7]), said(DEAD, [100], "B")) == []


def test_rises_that_are_all_alike_prove_nothing() -> None:
    total = said(DEAD, [100, 104, 108, 112, 116], "B")
    assert found(DEAD, said(DEAD, [4, 4, 4, 4, 4]), total) == []


@pytest.mark.parametrize(
    ("values", "leap"),
    [
        ([*STEADY, 1140], True),
        ([*STEADY, 1050], False),
        ([*STEADY, 1140, 1150], False),
        ([1000], False),
        ([], False),
    ],
)
def test_whether_the_last_of_some_figures_is_a_leap(values: list[float], leap: bool) -> None:
    assert ends_in_a_leap(said(DEAD, values)) is leap


def test_a_bound_ends_no_series() -> None:
    assert not ends_in_a_leap([*said(DEAD, STEADY), claim("A", DEAD, "at_least 9,000", "01-06")])


@pytest.mark.parametrize(
    ("others", "soft", "far"),
    [
        (["exactly 10"], "up_to 100", True),
        (["exactly 10"], "up_to 99", False),
        (["exactly 10", "exactly 11"], "up_to 100", False),  # of the highest value
        (["range 5 10"], "up_to 100", True),
        (["at_least 10"], "up_to 100", False),  # nobody says how many
        (["none"], "up_to 100", False),  # 0 has no factor
        (["exactly 10"], "at_most 100", False),  # what is meant as the limit may be far off
    ],
)
def test_bound_far_off(others: list[str], soft: str, far: bool) -> None:
    claims = [claim("S", DEAD, soft), *(claim(f"o{n}", DEAD, wording) for n, wording in enumerate(others))]
    flagged = bounds_far_off(DEAD, claims, SourceGraph())
    assert [each.claim for each in flagged] == (claims[:1] if far else [])
