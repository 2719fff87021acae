"""Small rules of evidence, contacts and conflicts: what a file is, what is overdue, what is not compared."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claims.domain.contacts import ContactOutcome, is_overdue, reply_problem
from claims.domain.evidence import MEDIA_TYPES, EvidenceKind, may_hold, media_type_of
from claims.domain.questions.times import DayRange
from claims.domain.weighing.left_out import WhyNot, why_not_compared

DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 1))


@given(DAYS, st.integers(0, 20), DAYS, st.integers(0, 20))
def test_other_days_are_those_that_do_not_meet(a: date, long: int, b: date, wide: int) -> None:
    first, second = DayRange(a, a + timedelta(days=long)), DayRange(b, b + timedelta(days=wide))
    meet = {a + timedelta(days=n) for n in range(long + 1)} & {b + timedelta(days=n) for n in range(wide + 1)}
    assert (why_not_compared(first, second) is WhyNot.OTHER_DAYS) == (not meet)
    assert why_not_compared(first, second) is why_not_compared(second, first)


def test_without_days_only_the_number_of_newer_claims_keeps_one_out() -> None:
    some = DayRange(date(2024, 1, 1), date(2024, 1, 2))
    assert {why_not_compared(None, some), why_not_compared(some, None)} == {WhyNot.OLDER}


@given(st.binary(max_size=64))
def test_a_file_is_of_a_kind_that_is_kept_or_of_none(content: bytes) -> None:
    found = media_type_of(content)
    assert found in ("", *MEDIA_TYPES)
    assert not any(may_hold(kind, "") for kind in EvidenceKind)


@given(st.sampled_from(["", *ContactOutcome]), st.sampled_from(["", " ", "We stand by it."]), st.booleans())
def test_what_is_printed_has_an_outcome_and_an_answer_its_words(
    outcome: str, reply: str, printed: bool
) -> None:
    fine = reply_problem(outcome, reply, printed=printed) == ""
    assert fine == (
        (bool(outcome) or not printed)
        and (not printed or outcome != ContactOutcome.ANSWERED or bool(reply.strip()))
        and (not reply.strip() or outcome == ContactOutcome.ANSWERED)
    )


def test_nothing_is_overdue_once_something_came_of_it() -> None:
    now = datetime(2024, 11, 5, tzinfo=UTC)
    past = now - timedelta(hours=1)
    assert is_overdue(past, "", now)
    assert not is_overdue(past, ContactOutcome.DECLINED, now)
    assert not is_overdue(None, "", now)
    assert not is_overdue(now, "", now)
