"""The running example through the rules: its episodes, its two cases, its positions and proposals."""

from datetime import date
from decimal import Decimal

import pytest

from claims.domain import (
    Dependence,
    Episode,
    Interval,
    Kind,
    Method,
    Reason,
    Stance,
    Use,
    aggregate_of_members,
    classify,
    conflict_summary,
    episodes,
    positions,
    propose,
    suggested_uses,
)
from claims.domain.comparing.assertion import Assertion
from claims.domain.weighing.conflict_summary import relative_spread
from tests.claims.domain.present import there

from .cast import ARMS, IN_RUSSIA, NEAR_BORDER, WORLD, claim

IN_RUSSIA_ROWS = {
    "nis early": ("NIS", IN_RUSSIA, "stated 1,500", "10-08/10-13", "10-18"),
    "denial": ("North Korea", IN_RUSSIA, "none", "../10-21", "10-21"),
    "nis": ("NIS", IN_RUSSIA, "stated 3,000", "10-23", "10-23"),
    "white house": ("White House", IN_RUSSIA, "at_least 3,000", "10-23", "10-23"),
    "dod": ("defence department", IN_RUSSIA, "approx 10,000", "10-28", "10-28"),
    "dod border": ("defence department", NEAR_BORDER, "approx 2,000", "10-28", "10-28"),
    "us border": ("US", NEAR_BORDER, "approx 8,000", "10-31", "10-31"),
    "us": ("US", IN_RUSSIA, "approx 10,000", "10-31", "10-31"),
    "korea": ("South Korea", IN_RUSSIA, "stated 11,000", "10-31", "10-31"),
    "ukraine": ("Ukraine", IN_RUSSIA, "up_to 12,000", "10-31", "10-31"),
    "joint": ("joint", IN_RUSSIA, "range 10,000 12,000", "10-31/11-04", "11-04"),
}


@pytest.fixture
def claims() -> list[Assertion]:
    return [
        claim(source, question, wording, as_of, said=said, id=name)
        for name, (source, question, wording, as_of, said) in IN_RUSSIA_ROWS.items()
    ]


@pytest.fixture
def last(claims: list[Assertion]) -> Episode:
    return episodes(IN_RUSSIA, claims, WORLD)[-1]


def test_four_episodes_two_of_which_are_cases(claims: list[Assertion]) -> None:
    found = episodes(IN_RUSSIA, claims, WORLD)
    assert [sorted(str(a.id) for a in each.assertions) for each in found] == [
        ["denial", "nis early"],
        ["nis", "white house"],
        ["dod", "dod border"],
        ["joint", "korea", "ukraine", "us", "us border"],
    ]
    assert [there(each.first_day).day for each in found] == [8, 23, 28, 31]
    kinds = [c.kind if (c := conflict_summary(IN_RUSSIA, each, WORLD)) else None for each in found]
    assert kinds[0] is Kind.CONTRADICTION
    assert kinds[1] is kinds[2] is None
    assert kinds[3] is Kind.SCOPE_DIFFERENCE


def test_early_case_is_one_of_existence(claims: list[Assertion]) -> None:
    early = there(conflict_summary(IN_RUSSIA, episodes(IN_RUSSIA, claims, WORLD)[0], WORLD))
    assert (early.reason, early.severity) == (Reason.EXISTENCE, 3)
    assert set(early.witness) == {"denial", "nis early"}
    assert (early.lowest, early.highest, early.spread) == (Decimal(0), Decimal(1500), Decimal(1500))
    assert relative_spread([], early) == 1


def test_late_case_is_a_difference_of_scope(last: Episode) -> None:
    found = there(conflict_summary(IN_RUSSIA, last, WORLD))
    assert (found.severity, found.reason) == (1, None)
    assert set(found.witness) == {"us border", "joint"}
    one, other = (each for each in last.compared if each.id in found.witness)
    finding = classify(one, other, WORLD)
    assert finding.dependence is Dependence.MEMBER_OF_JOINT
    assert finding.remainder == Interval.of(1500, 4500)
    assert (found.lowest, found.highest) == (Decimal(10_000), Decimal(12_000))
    assert (found.claim_count, found.source_count) == (5, 4)
    assert there(last.days).end == date(2024, 11, 4)


def test_late_positions_are_one_and_the_joint_range_is_an_aggregate(last: Episode) -> None:
    (only,) = positions(IN_RUSSIA, last.assertions, WORLD)
    assert {a.id for a in only.assertions} == {"us", "korea", "ukraine", "joint"}
    assert (only.independent.count, only.independent.exact) == (1, True)
    joint = next(a for a in last.assertions if a.id == "joint")
    assert aggregate_of_members(joint, last.assertions, WORLD)


def test_late_proposals(last: Episode) -> None:
    offered = {p.method: p for p in propose(IN_RUSSIA, last.assertions, WORLD)}
    span = offered[Method.REPORT_RANGE]
    assert (span.low, span.best, span.high) == (Decimal(10_000), None, Decimal(12_000))
    assert span.text == (
        "in Russia: from 10,000 (US and joint) to 12,000 people (joint); Ukraine: up to 12,000 people."
    )
    both = offered[Method.PART_AND_WHOLE]
    assert [(p.question, p.best) for p in both.parts] == [("near the border", Decimal(8000))]
    assert offered[Method.CONVERGENT].not_offered == "fewer than two independent sources agree"
    assert offered[Method.MOST_AUTHORITATIVE].not_offered == "no credible source is graded A to D"
    assert offered[Method.UNDETERMINED].offered


def test_uses_of_the_range(last: Episode) -> None:
    span = propose(IN_RUSSIA, last.assertions, WORLD)[0]
    uses = suggested_uses(span, last.assertions)
    assert uses["us border"] == (Use.CONSIDERED, "")
    assert {key for key, (use, _) in uses.items() if use is Use.USED} == {"us", "korea", "ukraine", "joint"}


def test_arms_question_is_open() -> None:
    claims = [
        claim("EU", ARMS, Stance.AFFIRMS, "11-04", confirmed=False),
        claim("South Korea", ARMS, Stance.AFFIRMS, "11-04", confirmed=False),
        claim("North Korea", ARMS, Stance.DENIES, "11-04"),
    ]
    (episode,) = episodes(ARMS, claims, WORLD)
    found = there(conflict_summary(ARMS, episode, WORLD))
    assert (found.kind, found.reason, found.spread) == (Kind.CONTRADICTION, Reason.STANCE, None)
    assert len(positions(ARMS, claims, WORLD)) == 2
    offered = [p.method for p in propose(ARMS, claims, WORLD) if p.offered]
    assert offered == [Method.UNDETERMINED]
