"""When a receiver that takes nothing is left in peace."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claims.domain.receivers import FAILURES, FIRST_REST, LONGEST_REST, LOOKED_AT, rests_until

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def attempts(*taken: bool) -> list[tuple[datetime, bool]]:
    return [(NOON - timedelta(minutes=number), each) for number, each in enumerate(taken)]


def test_a_few_failures_are_no_reason() -> None:
    assert rests_until([]) is None
    assert rests_until(attempts(*[False] * (FAILURES - 1))) is None
    assert rests_until(attempts(*[False] * (FAILURES - 1), True, False, False, False)) is None


def test_each_further_failure_doubles_the_rest() -> None:
    rests = [rests_until(attempts(*[False] * n)) for n in range(FAILURES, LOOKED_AT + 1)]
    assert rests[:3] == [NOON + FIRST_REST, NOON + 2 * FIRST_REST, NOON + 4 * FIRST_REST]
    assert rests[-1] == NOON + LONGEST_REST


@given(st.lists(st.booleans(), max_size=30))
def test_it_never_rests_longer_than_the_longest_and_never_after_success(taken: list[bool]) -> None:
    until = rests_until(attempts(*taken))
    if taken[:1] == [True]:
        assert until is None
    if until is not None:
        assert NOON < until <= NOON + LONGEST_REST
