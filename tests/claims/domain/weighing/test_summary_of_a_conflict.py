"""What a conflict keeps of what made it: a pair, a sum, or last figures out of step; and its spread."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain import Assertion, Kind, Reason, Scope, Stance, Temporality, World
from claims.domain.comparing.classification import classify
from claims.domain.comparing.episodes import episodes
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.conflict_summary import ConflictSummary, conflict_summary
from claims.domain.weighing.independent_count import aggregate_of_members
from sources.domain.independence import Dependence
from tests.claims.domain.cast import ARMS, DEAD, IN_RUSSIA, NEAR_BORDER, WORLD, claim, related
from tests.claims.domain.present import there

BY_SEA = Scope("by sea", "troops", "persons", "person", is_count=True)
KNOWN = related(
    (NEAR_BORDER.id, RelationKind.PART_OF, IN_RUSSIA.id),
    (BY_SEA.id, RelationKind.PART_OF, IN_RUSSIA.id),
    (NEAR_BORDER.id, RelationKind.DISJOINT, BY_SEA.id),
)
FOUND = Scope("found", "attack", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)


def summed(question: Scope, claims: list[Assertion], world: World) -> ConflictSummary:
    (episode,) = episodes(question, claims, world)
    return there(conflict_summary(question, episode, world))


def witness(summary: ConflictSummary, claims: list[Assertion]) -> list[Assertion]:
    by_id = {each.id: each for each in claims}
    return [by_id[key] for key in summary.witness]


PAIR = [claim("A", IN_RUSSIA, "exactly 100"), claim("B", IN_RUSSIA, "exactly 900")]
SUM = [
    claim("A", IN_RUSSIA, "exactly 100"),
    claim("B", NEAR_BORDER, "exactly 80"),
    claim("C", BY_SEA, "exactly 70"),
]
OWN_SUM = [claim("A", each.question, f"exactly {each.figure.best}") for each in SUM]
APART = [claim("A", DEAD, "exactly 64", "10-01"), claim("B", DEAD, "exactly 2,975", "10-31")]
LATER_PART = [claim("A", DEAD, "exactly 64", "10-01"), claim("B", FOUND, "exactly 90", "10-31")]
TOTALS = related((FOUND.id, RelationKind.PART_OF, DEAD.id))


@pytest.mark.parametrize(
    ("question", "claims", "world", "kept", "of_a_pair"),
    [
        (IN_RUSSIA, PAIR, KNOWN, (Kind.CONTRADICTION, Reason.VALUE, 3), True),
        (IN_RUSSIA, SUM, KNOWN, (Kind.CONTRADICTION, Reason.PARTS_EXCEED_WHOLE, 3), False),
        (IN_RUSSIA, OWN_SUM, KNOWN, (Kind.SELF_CONTRADICTION, Reason.PARTS_EXCEED_WHOLE, 2), False),
        (DEAD, APART, KNOWN, (Kind.OUT_OF_STEP, None, 1), False),
        (DEAD, LATER_PART, TOTALS, (Kind.SCOPE_DIFFERENCE, Reason.PART_EXCEEDS_EARLIER_WHOLE, 1), False),
    ],
)
def test_what_it_is_of_and_what_is_known_of_it_from_its_row(
    question: Scope,
    claims: list[Assertion],
    world: World,
    kept: tuple[Kind, Reason | None, int],
    of_a_pair: bool,
) -> None:
    summary = summed(question, claims, world)
    assert (summary.kind, summary.reason, summary.severity) == kept
    assert summary.of_a_pair is of_a_pair
    witnesses = witness(summary, claims)
    whole = summary.between(witnesses, world)
    assert (whole.kind, whole.weight, whole.gap) == (summary.kind, summary.severity, summary.gap)
    if of_a_pair:
        first, second = witnesses
        assert whole == classify(first, second, world)
    row = replace(summary, finding=None)  # as a conflict is read back: the finding itself is not stored
    read = row.between(witnesses, world)
    assert (read.kind, read.reason, read.weight, read.gap) == (*kept, summary.gap)
    assert read.rule == ("8" if of_a_pair else "7" if summary.kind is Kind.OUT_OF_STEP else "5")
    own = Dependence.SAME_SOURCE if summary.kind is Kind.SELF_CONTRADICTION else Dependence.UNKNOWN
    assert read.dependence is (Dependence.INDEPENDENT if of_a_pair else own)


@pytest.mark.parametrize(
    ("question", "claims", "spread", "relative"),
    [
        (IN_RUSSIA, PAIR, 800, Fraction(8, 9)),
        (IN_RUSSIA, [claim("A", IN_RUSSIA, "none"), PAIR[1]], 900, Fraction(1)),
        (IN_RUSSIA, [PAIR[0], claim("B", IN_RUSSIA, "at_least 500")], 400, Fraction(4, 5)),
        (IN_RUSSIA, [PAIR[0], claim("B", IN_RUSSIA, "uncountable thousands")], 0, Fraction(0)),
        (ARMS, [claim("A", ARMS, Stance.AFFIRMS), claim("B", ARMS, Stance.DENIES)], None, None),
        # what is impossible is no end
        (IN_RUSSIA, [*PAIR, claim("C", IN_RUSSIA, "exactly -5")], 800, Fraction(8, 9)),
    ],
)
def test_spread_over_values_as_written(
    question: Scope, claims: list[Assertion], spread: int | None, relative: Fraction | None
) -> None:
    summary = summed(question, claims, World())
    assert summary.spread == (None if spread is None else Decimal(spread))
    assert summary.relative == relative


def test_of_nothing_but_zeros_the_spread_is_nothing() -> None:
    zeros = replace(summed(IN_RUSSIA, PAIR, World()), lowest=Decimal(0), highest=Decimal(0))
    assert zeros.relative == 0


def test_a_member_whose_figure_is_filled_in_makes_no_aggregate() -> None:
    joint = claim("joint", IN_RUSSIA, "range 10,000 12,000", "10-31/11-04", said="11-04")
    members = [
        claim("US", IN_RUSSIA, "exactly 10,000"),
        claim("South Korea", IN_RUSSIA, "exactly 11,000"),
        claim("Ukraine", IN_RUSSIA, "up_to 12,000"),
    ]
    assert aggregate_of_members(joint, members, WORLD)
    for place in range(3):
        filled = [replace(each, imputed=True) if n == place else each for n, each in enumerate(members)]
        assert not aggregate_of_members(joint, filled, WORLD)
