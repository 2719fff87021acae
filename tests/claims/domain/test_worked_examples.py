"""Every worked example of the methodology is a row here; the reverse order must give the same finding."""

from fractions import Fraction

import pytest

from claims.domain.comparing.classification import Kind, Reason, World
from claims.domain.figures.figure import Stance
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Scope
from sources.domain.independence import Dependence

from .cast import (
    ARMS,
    DEAD,
    IN_RUSSIA,
    NEAR_BORDER,
    RELATIONS,
    SINCE_TEST,
    TRENCH_A,
    TRENCH_B,
    WORLD,
    both_ways,
    claim,
)

JOINT = ("joint", IN_RUSSIA, "range 10,000 12,000", "10-31/11-04")
US_BORDER = ("US", NEAR_BORDER, "approx 8,000")
US_RUSSIA = ("US", IN_RUSSIA, "approx 10,000")
KOREA = ("South Korea", IN_RUSSIA, "stated 11,000")
UKRAINE = ("Ukraine", IN_RUSSIA, "up_to 12,000")

ROWS = [
    ("border and joint", US_BORDER, JOINT, "scope_difference", "member_of_joint"),
    ("border and Russia by one source", US_BORDER, US_RUSSIA, "scope_difference", "same_source"),
    ("member and joint agree", US_RUSSIA, JOINT, "dependent_agreement", "member_of_joint"),
    ("two members agree", US_RUSSIA, KOREA, "compatible", "co_member"),
    ("member against a soft bound", US_RUSSIA, UKRAINE, "compatible", "co_member"),
    (
        "government and its department",
        US_BORDER,
        ("defence department", NEAR_BORDER, "approx 2,000", "10-28"),
        "update",
        "affiliated",
    ),
    (
        "earlier member",
        ("NIS", IN_RUSSIA, "stated 3,000", "10-23"),
        JOINT,
        "temporal_difference",
        "member_of_joint",
    ),
    (
        "part exceeds whole",
        ("outlet", NEAR_BORDER, "stated 13,000"),
        US_RUSSIA,
        "contradiction",
        "independent",
    ),
    (
        "part touches whole",
        ("outlet", NEAR_BORDER, "stated 13,000"),
        JOINT,
        "precision_difference",
        "independent",
    ),
    (
        "member dissents",
        ("Ukraine", IN_RUSSIA, "at_least 15,000"),
        JOINT,
        "internal_dissent",
        "member_of_joint",
    ),
    ("whole denied", ("Russia", IN_RUSSIA, "none"), US_BORDER, "contradiction", "independent"),
    (
        "denied since ever",
        ("North Korea", IN_RUSSIA, "none", "../10-21"),
        ("NIS", IN_RUSSIA, "stated 1,500", "10-08/10-13"),
        "contradiction",
        "independent",
    ),
    (
        "up to presupposes some",
        ("Russia", IN_RUSSIA, "none"),
        UKRAINE,
        "contradiction",
        "independent",
    ),
    (
        "two objects",
        ("joint chiefs", TRENCH_A, "approx 160"),
        ("joint chiefs", TRENCH_B, "approx 120"),
        "not_comparable",
        "same_source",
    ),
    (
        "one object, two lengths",
        ("joint chiefs", TRENCH_A, "approx 160"),
        ("NGO", TRENCH_A, "approx 120"),
        "contradiction",
        "independent",
    ),
    (
        "one object, near lengths",
        ("joint chiefs", TRENCH_A, "approx 160"),
        ("NGO", TRENCH_A, "stated 163"),
        "corroboration",
        "independent",
    ),
    (
        "nearly a year",
        ("press", SINCE_TEST, "nearly 1 unit=year"),
        ("own calculation", SINCE_TEST, "exactly 318"),
        "precision_difference",
        "independent",
    ),
    (
        "later total lower",
        ("hospital", DEAD, "at_least 24", "10-01"),
        ("police", DEAD, "stated 19", "10-02"),
        "contradiction",
        "independent",
    ),
    (
        "own total fell",
        ("hospital", DEAD, "at_least 24", "10-01"),
        ("hospital", DEAD, "stated 21", "10-03"),
        "revision",
        "same_source",
    ),
    (
        "both affirm",
        ("EU", ARMS, Stance.AFFIRMS),
        ("South Korea", ARMS, Stance.AFFIRMS),
        "corroboration",
        "independent",
    ),
    (
        "affirmed and denied",
        ("EU", ARMS, Stance.AFFIRMS),
        ("North Korea", ARMS, Stance.DENIES),
        "contradiction",
        "independent",
    ),
]


@pytest.mark.parametrize(("first", "second", "kind", "who"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_worked_example(
    first: tuple[str, Scope, Stance] | tuple[str, Scope, str, str] | tuple[str, Scope, str],
    second: tuple[str, Scope, Stance] | tuple[str, Scope, str, str] | tuple[str, Scope, str],
    kind: str,
    who: str,
) -> None:
    finding = both_ways(claim(*first), claim(*second))
    assert (finding.kind, finding.dependence) == (Kind(kind), Dependence(who))


@pytest.mark.parametrize("statement", ["the same", None])
def test_remainder_of_one_source_whatever_the_statement(statement: str | None) -> None:
    finding = both_ways(claim(*US_BORDER, statement=statement), claim(*US_RUSSIA, statement=statement))
    assert finding.kind is Kind.SCOPE_DIFFERENCE
    assert finding.dependence is Dependence.SAME_SOURCE
    assert finding.remainder == Interval.of(500, 3500)


def test_remainder_elsewhere() -> None:
    finding = both_ways(claim(*US_BORDER), claim(*JOINT))
    assert finding.remainder == Interval.of(1500, 4500)
    assert finding.weight == 1


def test_syndicated_copy_is_a_duplicate_and_a_typo_a_relay_discrepancy() -> None:
    original = claim("US", NEAR_BORDER, "stated 8,000", statement="wire")
    copy = claim("US", NEAR_BORDER, "stated 8000", statement="wire", relays=("outlet",))
    typo = claim("US", NEAR_BORDER, "stated 18,000", statement="wire", relays=("outlet",))
    assert both_ways(original, copy).kind is Kind.DUPLICATE
    assert both_ways(original, typo).kind is Kind.RELAY_DISCREPANCY
    assert both_ways(original, typo).dependence is Dependence.SAME_STATEMENT


def test_equal_numbers_of_unnamed_officials_are_not_corroboration() -> None:
    officials = claim("officials", IN_RUSSIA, "stated 11,000", unnamed=True)
    finding = both_ways(officials, claim(*KOREA))
    assert (finding.kind, finding.dependence) == (Kind.COMPATIBLE, Dependence.UNKNOWN)


def test_unconfirmed_chain_does_not_corroborate() -> None:
    together = claim("EU", ARMS, Stance.AFFIRMS, confirmed=False)
    finding = both_ways(together, claim("South Korea", ARMS, Stance.AFFIRMS, confirmed=False))
    assert (finding.kind, finding.dependence) == (Kind.COMPATIBLE, Dependence.UNKNOWN)


@pytest.mark.parametrize(
    ("first", "second", "reason", "gap"),
    [
        (("joint chiefs", TRENCH_A, "approx 160"), ("NGO", TRENCH_A, "approx 120"), Reason.VALUE, 20),
        (("Russia", IN_RUSSIA, "none"), UKRAINE, Reason.EXISTENCE, 1),
        (("Russia", IN_RUSSIA, "none"), US_BORDER, Reason.EXISTENCE, 7000),
        (("outlet", NEAR_BORDER, "stated 13,000"), US_RUSSIA, Reason.PART_EXCEEDS_WHOLE, 500),
        (
            ("hospital", DEAD, "at_least 24", "10-01"),
            ("police", DEAD, "stated 19", "10-02"),
            Reason.LATER_TOTAL_LOWER,
            5,
        ),
        (("EU", ARMS, Stance.AFFIRMS), ("North Korea", ARMS, Stance.DENIES), Reason.STANCE, None),
    ],
    ids=["value", "existence", "whole denied", "part exceeds whole", "later total lower", "stance"],
)
def test_reason_and_gap_of_a_contradiction(
    first: tuple[str, Scope, Stance] | tuple[str, Scope, str, str] | tuple[str, Scope, str],
    second: tuple[str, Scope, Stance] | tuple[str, Scope, str, str] | tuple[str, Scope, str],
    reason: Reason,
    gap: int | None,
) -> None:
    finding = both_ways(claim(*first), claim(*second))
    assert (finding.kind, finding.reason, finding.weight) == (Kind.CONTRADICTION, reason, 3)
    assert finding.gap == (None if gap is None else Fraction(gap))


def test_confirmed_pair_of_questions_is_no_longer_queued() -> None:
    seen = type(RELATIONS)(
        RELATIONS.wholes,
        RELATIONS.disjoint,
        confirmed=frozenset({frozenset({IN_RUSSIA.id, NEAR_BORDER.id})}),
    )
    finding = both_ways(claim(*US_BORDER), claim(*JOINT), World(WORLD.graph, seen, WORLD.open_joints))
    assert (finding.kind, finding.weight) == (Kind.SCOPE_DIFFERENCE, 0)
