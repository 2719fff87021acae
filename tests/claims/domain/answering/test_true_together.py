"""Part and whole are offered only where all figures can be true; and what speaks against an answer beside."""

from fractions import Fraction

import pytest

from claims.domain import Assertion, Method, Proposal, Scope, Temporality, World, propose
from claims.domain.answering.answer_table import table_of
from claims.domain.figures.units import UNITS
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.two_measures import Apart
from sources.domain.independence import Id
from tests.claims.domain.cast import IN_RUSSIA, NEAR_BORDER, TRENCH_A, claim, days, related

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


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (["approx 160", "approx 160", "exactly 300"], None),
        # two who share another figure, though the one has it from the other
        (["approx 160", "approx 160", "exactly 300", "exactly 300"],
         "C and D share another figure, outside this interval"),
        (["approx 160", "approx 160", "exactly 300", "exactly 301"], None),
        (["approx 160", "approx 160", "exactly 170", "exactly 170"], None),  # a wide reading of about 160
        (["approx 160", "approx 160", "at_least 300", "at_least 300"], None),  # bounds share too much
    ],
)  # fmt: skip
def test_agreement_is_withheld_where_two_share_a_second_point(said: list[str], why: str | None) -> None:
    claims = [
        claim(name, TRENCH_A, wording, relays=("C",) if name == "D" else ())
        for name, wording in zip("ABCD", said, strict=False)
    ]
    (found,) = [p for p in propose(TRENCH_A, claims, World()) if p.method is Method.CONVERGENT]
    assert found.not_offered == why


@pytest.mark.parametrize(("rank", "withheld"), [(Rank.NORMAL, True), (Rank.DEPRECATED, False)])
def test_no_figure_mixes_two_who_measure_two_things_by_all_questions_of_the_measure(
    rank: Rank, withheld: bool
) -> None:
    claims = [claim("runway", TRENCH_A, "exactly 172"), claim("gate", TRENCH_A, "exactly 160", rank=rank)]
    apart = Apart("runway", "gate", Fraction(25, 2), 20, 5)
    names: dict[Id, str] = {"runway": "The runway", "gate": "the gate"}
    found = {p.method: p.not_offered for p in propose(TRENCH_A, claims, World(), names, apart=(apart,))}
    told = (
        "The runway gives about 12.5 more than the gate throughout "
        "(20 times on 5 questions of this measure): they seem to measure two things"
    )
    assert found[Method.REPORT_RANGE] == (told if withheld else None)
    assert found[Method.UNDETERMINED] is None, "that they differ can be printed"


@pytest.mark.parametrize(
    ("other", "text"),
    [
        ("exactly 80 unit=EUR", "cost: 50 US dollars, according to A."),
        ("exactly 80", "cost: from 50 (A) to 80 US dollars (B)."),
        ("exactly 80 unit=USD", "cost: from 50 (A) to 80 US dollars (B)."),
    ],
)
def test_an_amount_in_another_currency_is_named_and_no_end(other: str, text: str) -> None:
    cost = Scope("cost", "war", UNITS["USD"].dimension, "USD")
    claims = [claim("A", cost, "exactly 50"), claim("B", cost, other)]
    (span, *_) = propose(cost, claims, World())
    assert span.text == text
    left_out = "B left out: in another currency or of another price year."
    assert (left_out in span.reasons) is (" unit=EUR" in other)
