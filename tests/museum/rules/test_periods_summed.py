"""Amounts for periods: shorter ones that together exceed a longer one, or fill it and fall short of it."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from claims.domain import Kind, Method, Reason, World, propose
from claims.domain.comparing.summing.period_sums import sums_of_periods
from claims.domain.finding.temporality import rate_days
from claims.domain.questions.scope import RelationKind

from .exhibit import EVER, LEVEL, PERIOD, TOTAL, asked, conflict, said, world

FIRST = date(2023, 1, 1)
YEAR = "2023-01-01/2023-12-31"
QUARTERS = (
    "2023-01-01/2023-03-31",
    "2023-04-01/2023-06-30",
    "2023-07-01/2023-09-30",
    "2023-10-01/2023-12-31",
)
FEBRUARY = "2021-02-01/2021-02-28"
WEEKS = tuple(f"2021-02-{day:02}/2021-02-{day + 6:02}" for day in (1, 8, 15, 22))
CASES = asked("cases", temporality=PERIOD)
EXCEED, SHORT = Reason.PARTS_EXCEED_WHOLE, Reason.PARTS_FALL_SHORT


def _against(whole, parts, *, by="B", period=YEAR, question=CASES):
    """What A says of a period, and what others say of shorter ones."""
    sources = by * len(parts) if len(by) == 1 else by
    each = [
        said(source, question, wording, days) for source, (days, wording) in zip(sources, parts, strict=True)
    ]
    return [said("A", question, whole, period), *each]


@pytest.mark.parametrize(
    ("whole", "wording", "periods", "found"),
    [
        ("exactly 100", "exactly 40", QUARTERS, (EXCEED, 3, 60, 5)),
        ("exactly 110", "exactly 40", QUARTERS[:3], (EXCEED, 3, 10, 4)),
        ("exactly 200", "exactly 40", QUARTERS, (SHORT, 3, 40, 5)),
        ("exactly 160", "exactly 40", QUARTERS, None),
        ("exactly 200", "exactly 40", QUARTERS[:3], None),
        ("exactly 1,000", "exactly 251", QUARTERS, (EXCEED, 1, 4, 5)),
        ("approx 120", "approx 40", QUARTERS, None),
        ("exactly 100", "at_least 40", QUARTERS, (EXCEED, 3, 60, 5)),
        ("at_least 100", "exactly 40", QUARTERS, None),
        ("at_least 200", "exactly 40", QUARTERS, (SHORT, 3, 40, 5)),
        ("exactly 200", "at_least 40", QUARTERS, None),
    ],
)
def test_quarters_are_held_against_their_year(whole, wording, periods, found):
    made = conflict(CASES, _against(whole, [(days, wording) for days in periods]))
    kind = made and (made.reason, made.severity, made.gap, len(made.witness))
    assert kind == found
    assert made is None or made.kind is Kind.CONTRADICTION


def test_the_longer_period_is_the_first_witness_and_the_shorter_follow_in_time():
    claims = _against("exactly 100", [(days, "exactly 40") for days in QUARTERS])
    assert conflict(CASES, claims[::-1]).witness == tuple(claim.id for claim in claims)


@pytest.mark.parametrize(
    ("period", "parts", "reason"),
    [
        (FEBRUARY, WEEKS, SHORT),
        ("2021-02-01/2021-03-01", WEEKS, None),  # the last day is in no week
        (FEBRUARY, WEEKS[:3], None),
        ("2023-01-01/2023-06-30", ("2023-01-01/2023-01-31", *QUARTERS[:2]), SHORT),  # two ways to fill it
    ],
)
def test_periods_fall_short_only_where_they_leave_out_no_day(period, parts, reason):
    made = conflict(CASES, _against("exactly 900", [(days, "exactly 100") for days in parts], period=period))
    assert (made and made.reason) is reason


@pytest.mark.parametrize(
    "parts",
    [
        ("2023-01-01/2023-07-31", "2023-07-01/2023-12-31"),
        ("2022-12-26/2023-01-01", "2023-01-02/2023-06-30"),
        (YEAR, "2023-01-01/2023-06-30"),
    ],
)
def test_what_shares_a_day_or_reaches_out_is_not_summed(parts):
    made = conflict(CASES, _against("exactly 110", [(days, "exactly 100") for days in parts]))
    assert made is None or made.reason is not EXCEED


@pytest.mark.parametrize("temporality", [LEVEL, TOTAL, EVER])
def test_only_amounts_are_summed_over_time(temporality):
    question = asked("there", temporality=temporality)
    claims = _against("exactly 100", [(days, "exactly 100") for days in QUARTERS], question=question)
    assert conflict(question, claims) is None


def test_what_one_source_says_of_all_contradicts_itself():
    own = conflict(CASES, _against("exactly 100", [(days, "exactly 40") for days in QUARTERS], by="A"))
    assert (own.kind, own.reason, own.severity) == (Kind.SELF_CONTRADICTION, EXCEED, 2)
    spread = conflict(CASES, _against("exactly 100", [(days, "exactly 40") for days in QUARTERS], by="BCDE"))
    assert (spread.kind, spread.reason, spread.severity) == (Kind.CONTRADICTION, EXCEED, 3)


def test_the_lowest_that_anybody_says_of_a_period_counts():
    claims = _against("exactly 100", [(days, "exactly 40") for days in QUARTERS])
    kinder = [said("C", CASES, "exactly 20", days) for days in QUARTERS]
    made = conflict(CASES, [*claims, *kinder])
    assert (made.kind, made.reason) == (Kind.CONTRADICTION, Reason.VALUE), "80 to 160 holds 100"


def test_periods_of_a_part_can_exceed_the_whole_too():
    men = asked("men", temporality=PERIOD)
    claims = [said("A", CASES, "exactly 100", YEAR), *(said("B", men, "exactly 40", q) for q in QUARTERS)]
    made = conflict(CASES, claims, world((men.id, RelationKind.PART_OF, CASES.id)))
    assert (made.reason, made.gap) == (EXCEED, 60)


@pytest.mark.parametrize(
    ("text", "days", "exceeds"),
    [
        ("exports per month", 31, False),
        ("cases a day", 1, False),
        ("weekly admissions", 7, False),
        ("quarterly sales", 92, False),
        ("annual budget", 366, True),
        ("exports", 0, True),
    ],
)
def test_a_rate_is_not_summed_beyond_its_own_time(text, days, exceeds):
    assert rate_days(text) == days
    rate = replace(asked(text, temporality=PERIOD), per_days=days)
    claims = _against("exactly 100", [(quarter, "exactly 90") for quarter in QUARTERS], question=rate)
    assert (conflict(rate, claims) is not None) is exceeds


def test_the_disagreement_names_the_periods_with_their_days():
    claims = _against("exactly 100", [(days, "stated 40") for days in QUARTERS])
    offered = {each.method: each for each in propose(CASES, claims, World(), {"A": "A", "B": "B"})}
    text = offered[Method.UNDETERMINED].text
    assert "A: exactly 100 people for 1 January 2023 to 31 December 2023" in text
    assert "B: 40 people for 1 January 2023 to 31 March 2023, 40 people for 1 April" in text
    assert "and 40 people for 1 October 2023 to 31 December 2023)" in text
    fitting = _against("exactly 160", [(days, "stated 40") for days in QUARTERS])
    offered = {each.method: each for each in propose(CASES, fitting, World(), {"A": "A", "B": "B"})}
    assert not offered[Method.UNDETERMINED].offered


def _days(first, last):
    return f"{FIRST + timedelta(first)}/{FIRST + timedelta(last)}"


def _apart(periods):
    return all(not a.shares_a_day(b) for a, b in combinations(periods, 2))


def _by_all_sets(claims):
    """The largest and the smallest sum, by every set of periods within the longest one."""
    (whole, *inside) = claims
    most, least = 0, None
    for size in range(2, len(inside) + 1):
        for chosen in combinations(inside, size):
            periods = [claim.as_of for claim in chosen]
            if not _apart(periods):
                continue
            total = sum(claim.figure.best for claim in chosen)
            most = max(most, total)
            covered = sum((days.end - days.first).days + 1 for days in periods)
            if covered == (whole.as_of.end - whole.as_of.first).days + 1:
                least = total if least is None else min(least, total)
    return most, least


def test_the_sums_are_those_of_all_sets_of_periods():
    wrong = {EXCEED: 0, SHORT: 0}
    for seed in range(400):
        rng = random.Random(seed)
        length = rng.randint(4, 9)
        spans = {(rng.randrange(length), rng.randrange(length)) for _ in range(rng.randint(2, 6))}
        inside = sorted({(min(span), max(span)) for span in spans} - {(0, length - 1)})
        claims = [said("A", CASES, f"exactly {rng.randint(10, 60)}", _days(0, length - 1))]
        claims += [said("B", CASES, f"exactly {rng.randint(1, 20)}", _days(*span)) for span in inside]
        most, least = _by_all_sets(claims)
        sums = [each for each in sums_of_periods(CASES, claims, World()) if each.claims[0] is claims[0]]
        found = {each.finding.reason: each for each in sums}
        value = claims[0].figure.best
        assert (EXCEED in found) is (most > value), seed
        assert (SHORT in found) is (least is not None and least < value), seed
        for reason, sum_found in found.items():
            wrong[reason] += 1
            assert sum_found.finding.gap == (most - value if reason is EXCEED else value - least), seed
    assert min(wrong.values()) > 20
