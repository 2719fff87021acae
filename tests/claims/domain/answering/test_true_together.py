"""Part and whole are offered only where all figures can be true; and what speaks against an answer beside."""

import pytest

from claims.domain import Assertion, Method, Proposal, Scope, Temporality, World, propose
from claims.domain.answering.answer_table import table_of
from claims.domain.questions.scope import RelationKind
from tests.claims.domain.cast import IN_RUSSIA, NEAR_BORDER, claim, days, related

IN_TOWN = Scope("in town", "troops", "persons", "person", is_count=True)
BY_SEA = Scope("by sea", "troops", "persons", "person", is_count=True)
KNOWN = related(
    (NEAR_BORDER.id, RelationKind.PART_OF, IN_RUSSIA.id),
    (IN_TOWN.id, RelationKind.PART_OF, NEAR_BORDER.id),
    (BY_SEA.id, RelationKind.PART_OF, IN_RUSSIA.id),
    (NEAR_BORDER.id, RelationKind.DISJOINT, BY_SEA.id),
)
EXHAUSTIVE = World(
    relations=type(KNOWN.relations).of_recorded(
        [
            (NEAR_BORDER.id, RelationKind.PART_OF, IN_RUSSIA.id),
            (BY_SEA.id, RelationKind.PART_OF, IN_RUSSIA.id),
            (NEAR_BORDER.id, RelationKind.DISJOINT, BY_SEA.id),
        ],
        exhaustive=[IN_RUSSIA.id],
    )
)
ARRIVED = Scope("arrived", "port", "persons", "person", temporality=Temporality.FLOW, is_count=True)


def part_and_whole(claims: list[Assertion], world: World) -> Proposal:
    return next(p for p in propose(IN_RUSSIA, claims, world) if p.method is Method.PART_AND_WHOLE)


@pytest.mark.parametrize(
    ("said", "world", "why"),
    [
        ([("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50")], KNOWN, None),
        (
            [("A", IN_RUSSIA, "exactly 40"), ("B", NEAR_BORDER, "exactly 50")],
            KNOWN,
            "the part that B gives exceeds the whole",
        ),
        (
            [
                ("A", IN_RUSSIA, "exactly 90"),
                ("C", IN_RUSSIA, "exactly 900"),
                ("B", NEAR_BORDER, "exactly 50"),
            ],
            KNOWN,
            "A and C contradict each other",
        ),
        (
            [("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50"), ("B", IN_TOWN, "exactly 60")],
            KNOWN,
            "the figures of B contradict each other",
        ),
        (
            [("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50"), ("C", IN_TOWN, "exactly 60")],
            KNOWN,
            "B and C contradict each other",
        ),
        (
            [("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50"), ("C", BY_SEA, "exactly 60")],
            KNOWN,
            "the parts together make more than the whole",
        ),
        (
            [("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50"), ("C", BY_SEA, "exactly 30")],
            KNOWN,
            None,
        ),
        (
            [("A", IN_RUSSIA, "exactly 90"), ("B", NEAR_BORDER, "exactly 50"), ("C", BY_SEA, "exactly 30")],
            EXHAUSTIVE,
            "the parts, which are all there are, don't make up the whole",
        ),
    ],
)
def test_part_and_whole(said: list[tuple[str, Scope, str]], world: World, why: str | None) -> None:
    claims = [claim(source, question, wording) for source, question, wording in said]
    assert part_and_whole(claims, world).not_offered == why


@pytest.mark.parametrize(
    ("answered", "red"),
    [
        # the halves of the earlier period exceed the whole of it
        ("01-01/03-31", {"first", "second"}),
        # which says nothing of the later one
        ("04-01/06-30", set()),
    ],
)
def test_only_sums_in_which_a_claim_of_the_answer_stands_speak_against_it(
    answered: str, red: set[str]
) -> None:
    claims = [
        claim("A", ARRIVED, "exactly 100", "01-01/03-31", id="earlier"),
        claim("A", ARRIVED, "exactly 100", "04-01/06-30", id="later"),
        claim("B", ARRIVED, "exactly 70", "01-01/02-15", id="first"),
        claim("C", ARRIVED, "exactly 70", "02-16/03-31", id="second"),
    ]
    table = table_of(ARRIVED, claims, World(), {}, days(answered))
    assert {each.id for each in table.against} == red
