"""kill -9 at named points: each report once, each delivery under one id, no import half recorded; with its
guard off, each point is seen to lose."""

import math
from collections import Counter
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.faults.nursery import Nursery, nursery
from tests.faults.points import POINTS, Guard, Point
from tests.faults.results import LONG, Result, keep
from tests.faults.rounds import ROUNDS, Receivers, Round, take_on
from tests.lengths import all_but_first
from tests.receivers import mail_server, receiving

pytestmark = [pytest.mark.own_database, pytest.mark.slow, pytest.mark.needs("proc")]
KILLS = 300 if LONG else len(POINTS)
TIMES = math.ceil(KILLS / len(POINTS))
KILLED = 9


@pytest.fixture(scope="module")
def forked() -> Iterator[Nursery]:
    with nursery() as process:
        yield process


@pytest.fixture
def receivers(settings: Settings) -> Iterator[Receivers]:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    with receiving() as web, mail_server() as mail:
        yield Receivers(web, mail)


def killed(forked: Nursery, receivers: Receivers, point: Point, number: int, *, off: str = "") -> Round:
    """A round in which a process was killed at the point, made good by another."""
    round_ = ROUNDS[point.work](receivers, number)
    ended = forked.work(round_.told, point=point, off=off, of=point.work)
    assert ended.signal == KILLED, "it never got there"
    if off != Guard.TAKEN_ON:
        take_on()
    later = "" if off == Guard.ONE_TRANSACTION else off
    ended = forked.work(round_.again(off), off=later, of=point.work)
    assert (ended.signal, ended.code) == (0, 0)
    round_.answered(ended.answer)
    return round_


@pytest.mark.check(
    "tests/claims/intake/test_killed.py::test_nothing_of_what_was_killed_is_recorded_and_the_next_try_takes_all"
)
@pytest.mark.parametrize("point", POINTS, ids=str)
def test_nothing_is_lost_torn_or_done_twice(forked: Nursery, receivers: Receivers, point: Point) -> None:
    for number in range(TIMES):
        killed(forked, receivers, point, number).check(point)
    keep(Result(f"kill -9, {point}", faults=TIMES, tried=TIMES, acknowledged=TIMES))


@pytest.mark.check(
    "tests/claims/intake/test_killed.py::test_nothing_of_what_was_killed_is_recorded_and_the_next_try_takes_all"
)
@pytest.mark.parametrize("point", all_but_first(POINTS), ids=str)
def test_control_without_its_guard_it_is(forked: Nursery, receivers: Receivers, point: Point) -> None:
    unguarded = killed(forked, receivers, point, 1, off=point.guard)
    with pytest.raises(AssertionError):
        unguarded.check(point)


def test_every_kind_of_work_and_every_guard_has_points() -> None:
    assert {point.work for point in POINTS} == set(ROUNDS)
    assert {point.guard for point in POINTS} == set(Guard)
    assert max(Counter(map(str, POINTS)).values()) == 1
