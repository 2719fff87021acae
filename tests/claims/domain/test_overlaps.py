"""Questions that overlap: their figures are compared, and neither answers the other."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.domain import (
    ConflictSummary,
    Kind,
    Relations,
    Scope,
    Temporality,
    World,
    conflict_summary,
    episodes,
)
from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.scope import InvalidRelation, RelationKind
from claims.domain.weighing.conflict_summary import pairings
from tests.claims.domain.present import there

from .cast import TRENCH_A, claim

TROOPS = Scope("troops", "t", "persons", "person", is_count=True)
FIGHTERS = Scope("fighters", "t", "persons", "person", is_count=True)
OVERLAP = [("troops", RelationKind.OVERLAPS, "fighters")]
WORLD = World(relations=Relations.of_recorded(OVERLAP))


def found(question: Scope, claims: Sequence[Assertion], world: World = WORLD) -> list[ConflictSummary | None]:
    return [conflict_summary(question, each, world) for each in episodes(question, claims, world)]


@pytest.mark.parametrize("question", [TROOPS, FIGHTERS])
def test_a_difference_of_scope_stands_in_the_case_of_each(question: Scope) -> None:
    claims = [claim("A", TROOPS, "exactly 100"), claim("B", FIGHTERS, "exactly 900")]
    only = there(*found(question, claims))
    assert (only.kind, only.severity, only.gap) == (Kind.SCOPE_DIFFERENCE, 1, None)
    assert set(only.witness) == {each.id for each in claims}


def test_the_other_questions_claims_are_not_counted_and_tie_no_days_together() -> None:
    claims = [
        claim("A", TROOPS, "exactly 100", "10-01"),
        claim("B", FIGHTERS, "exactly 900", "10-01/10-05"),
        claim("C", TROOPS, "exactly 100", "10-05"),
    ]
    runs = episodes(TROOPS, claims, WORLD)
    assert [str(each.days) for each in runs] == ["2024-10-01", "2024-10-05"]
    assert [(len(each.assertions), len(each.beside)) for each in runs] == [(1, 1), (1, 1)]
    for each in map(there, found(TROOPS, claims)):
        assert (each.claim_count, each.source_count, each.lowest, each.highest) == (
            1,
            1,
            Decimal(100),
            Decimal(100),
        )


@pytest.mark.parametrize(
    ("ours", "theirs", "same_source"),
    [
        (("exactly 100", "10-01"), ("exactly 900", "10-02"), False),
        (("exactly 100", "10-01"), ("exactly 100", "10-01"), False),
        (("exactly 100", "10-01"), ("exactly 900", ""), False),
        (("exactly 100", "10-01"), ("exactly 900", "10-01"), True),
    ],
    ids=["another day", "cores that meet", "no day", "one source"],
)
def test_nobody_has_to_look(ours: tuple[str, str], theirs: tuple[str, str], same_source: bool) -> None:
    claims = [claim("A", TROOPS, *ours), claim("A" if same_source else "B", FIGHTERS, *theirs)]
    assert found(TROOPS, claims) == [None]


def test_a_person_looks_once() -> None:
    claims = [claim("A", TROOPS, "exactly 100"), claim("B", FIGHTERS, "exactly 900")]
    looked = World(relations=Relations.of_recorded(OVERLAP, [frozenset({"troops", "fighters"})]))
    assert found(TROOPS, claims, looked) == found(FIGHTERS, claims, looked) == [None]


@pytest.mark.parametrize(
    "change", [{"dimension": "items", "unit": "item"}, {"temporality": Temporality.FLOW}]
)
def test_what_can_not_be_compared_stands_not_even_beside(change: dict[str, Any]) -> None:
    other = replace(FIGHTERS, **change)
    claims = [claim("A", TROOPS, "exactly 100"), claim("B", other, "exactly 900")]
    (only,) = episodes(TROOPS, claims, WORLD)
    assert (len(only.assertions), only.beside) == (1, ())


def test_what_is_timeless_is_always_beside() -> None:
    other = replace(TRENCH_A, id="moat", unit="kilometre")
    world = World(relations=Relations.of_recorded([("moat", RelationKind.OVERLAPS, "trench A")]))
    claims = [claim("A", TRENCH_A, "exactly 100", ""), claim("B", other, "exactly 0.2", "10-01")]
    (only,) = episodes(TRENCH_A, claims, world)
    assert [each.id for each in only.beside] == [claims[1].id]
    assert there(conflict_summary(TRENCH_A, only, world)).kind is Kind.SCOPE_DIFFERENCE
    meeting = [claims[0], claim("B", other, "exactly 0.1", "10-01")]
    assert found(TRENCH_A, meeting, world) == [None]


def test_claims_beside_are_not_compared_with_each_other() -> None:
    claims = [claim(source, FIGHTERS, f"exactly {n}00") for n, source in enumerate("ABC", start=1)]
    claims.append(claim("D", TROOPS, "exactly 200"))
    assert {pair.finding.kind for pair in pairings(TROOPS, claims, WORLD)} == {Kind.SCOPE_DIFFERENCE}
    only = there(*found(TROOPS, claims))
    assert claims[-1].id in only.witness


def test_relations_are_read_both_ways_at_any_remove() -> None:
    relations = Relations.of_recorded(
        [
            ("street", RelationKind.PART_OF, "town"),
            ("town", RelationKind.PART_OF, "land"),
            ("town", RelationKind.OVERLAPS, "coast"),
        ]
    )
    assert relations.down("land") == {"land", "town", "street"}
    assert relations.overlapped_by("coast") == {"town"}
    assert relations.compared_with("town") == {"town", "street", "coast"}
    assert relations.compared_with("sea") == {"sea"}


def test_what_is_disjoint_does_not_overlap() -> None:
    relations = Relations.of_recorded([("a", RelationKind.OVERLAPS, "b"), ("a", RelationKind.DISJOINT, "b")])
    assert relations.overlapped_by("a") == frozenset()


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ([("a", RelationKind.EXISTENCE_OF, "a")], "not related to itself"),
        ([("a", RelationKind.OVERLAPS, "a")], "not related to itself"),
        ([("a", RelationKind.PART_OF, "b"), ("b", RelationKind.PART_OF, "a")], "a cycle"),
        ([("a", RelationKind.PART_OF, "b"), ("a", RelationKind.DISJOINT, "b")], "not disjoint"),
        (
            [
                ("b", RelationKind.DISJOINT, "c"),
                ("a", RelationKind.PART_OF, "b"),
                ("a", RelationKind.PART_OF, "c"),
            ],
            "can't be disjoint",
        ),
    ],
)
def test_what_can_not_hold_is_named(recorded: list[tuple[str, RelationKind, str]], said: str) -> None:
    with pytest.raises(InvalidRelation, match=said):
        Relations.of_recorded(recorded)
