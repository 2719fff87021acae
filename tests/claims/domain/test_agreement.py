"""Independent counts are of claims that agree, and of voices shown to be independent."""

from collections.abc import Callable

import pytest

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.findings import Kind
from claims.domain.figures.interval import EMPTY, Interval
from claims.domain.weighing.grouping import maximal_groups
from claims.domain.weighing.independent_count import (
    aggregate_of_members,
    best_supported,
    independent_count,
)

from .cast import IN_RUSSIA, TRENCH_A, WORLD, both_ways, claim

MEMBERS = (
    ("US", "approx 10,000"),
    ("South Korea", "stated 11,000"),
    ("Ukraine", "up_to 12,000"),
)


def joint(wording: str = "range 10,000 12,000", said: str = "11-04") -> Assertion:
    return claim("joint", IN_RUSSIA, wording, "10-31/11-04", said=said)


def test_joint_assessment_is_one_voice_and_the_aggregate_of_its_members() -> None:
    claims = [claim(source, IN_RUSSIA, wording) for source, wording in MEMBERS]
    assert independent_count(joint(), claims, WORLD).count == 1
    assert best_supported([*claims, joint()], WORLD).count == 1
    assert aggregate_of_members(joint(), claims, WORLD)


@pytest.mark.parametrize(
    "changed",
    [
        lambda claims: (claims[:2], joint()),
        lambda claims: (claims, joint("range 10,000 13,000")),
        lambda claims: (claims, joint("approx 11,000")),
        lambda claims: (claims, joint(said="10-30")),
        lambda claims: ([*claims[:2], claim("Ukraine", IN_RUSSIA, "up_to 12,000", "10-28")], joint()),
        lambda claims: ([*claims[:2], claim("Ukraine", IN_RUSSIA, "at_least 12,000")], joint()),
    ],
    ids=["a member missing", "wider", "no range", "said before", "another time", "no high end"],
)
def test_not_an_aggregate(changed: Callable[[list[Assertion]], tuple[list[Assertion], Assertion]]) -> None:
    claims, ours = changed([claim(source, IN_RUSSIA, wording) for source, wording in MEMBERS])
    assert not aggregate_of_members(ours, claims, WORLD)


def test_two_independent_voices_confirm_each_other() -> None:
    ours, other = claim("joint chiefs", TRENCH_A, "approx 160"), claim("NGO", TRENCH_A, "stated 163")
    assert independent_count(ours, [other], WORLD).count == 2
    assert independent_count(ours, [ours, other], WORLD).count == 2  # a claim does not confirm itself


@pytest.mark.parametrize(
    "other",
    [
        claim("NGO", TRENCH_A, "at_least 150"),
        claim("NGO", TRENCH_A, "stated 120"),
        claim("NGO", TRENCH_A, "stated 160", confirmed=False),
        claim("NGO", TRENCH_A, "stated 160", relays=("joint chiefs",)),
        claim("NGO", TRENCH_A, "stated 160", relays=(None,)),
        claim("South Korea", TRENCH_A, "stated 160"),
    ],
    ids=["one-sided", "disagrees", "not confirmed", "derived", "unnamed hop", "affiliated"],
)
def test_what_does_not_raise_the_count(other: Assertion) -> None:
    assert independent_count(claim("joint chiefs", TRENCH_A, "approx 160"), [other], WORLD).count == 1


def test_those_who_agree_with_it_must_agree_with_each_other() -> None:
    span = claim("joint chiefs", TRENCH_A, "range 100 120")
    others = [claim("NGO", TRENCH_A, "exactly 102"), claim("EU", TRENCH_A, "exactly 119")]
    assert independent_count(span, others, WORLD).count == 2


def test_what_is_wider_than_a_tenth_either_side_raises_no_count() -> None:
    wide = claim("joint chiefs", TRENCH_A, "range 1 10,000")
    exact = claim("NGO", TRENCH_A, "exactly 5,000")
    assert independent_count(exact, [wide], WORLD).count == 1
    assert both_ways(wide, exact).kind is Kind.COMPATIBLE


def test_bound_is_no_voice_among_those_who_keep_to_it() -> None:
    bound = claim("joint chiefs", TRENCH_A, "at_least 100")
    others = [claim("NGO", TRENCH_A, "exactly 110"), claim("EU", TRENCH_A, "exactly 110")]
    assert independent_count(bound, others[:1], WORLD).count == 1
    assert independent_count(bound, others, WORLD).count == 2


def test_no_claims_no_support() -> None:
    assert best_supported([], WORLD).count == 0


def test_an_interval_without_a_number_is_in_no_group() -> None:
    groups = maximal_groups([Interval.of(1, 5), EMPTY, Interval.of(4, 9)])
    assert [(group.members, str(group.interval)) for group in groups] == [((0, 2), "[4, 5]")]
    assert list(maximal_groups([EMPTY])) == []
