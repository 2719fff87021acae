"""The largest sum of parts that are pairwise disjoint: each thing is counted once."""

from fractions import Fraction
from itertools import combinations

import pytest

from claims.domain.comparing.summing.disjoint import EXACT_UP_TO, Parts, SummedAmount, heaviest
from claims.domain.questions.scope import RelationKind, Relations
from sources.domain.independence import Id
from tests.claims.domain.cast import IN_RUSSIA, claim


def amounts(**values: int) -> dict[Id, SummedAmount]:
    return {
        name: SummedAmount(Fraction(value), (claim(name, IN_RUSSIA, f"exactly {value}", id=name),))
        for name, value in values.items()
    }


def taken(sum_: SummedAmount) -> tuple[int, set[Id]]:
    return int(sum_.value), {each.id for each in sum_.claims}


@pytest.mark.parametrize(
    ("said", "overlapping", "value", "parts"),
    [
        ({"men": 40, "women": 50}, [], 90, {"men", "women"}),
        ({"men": 40, "women": 50, "soldiers": 60}, ["men soldiers", "women soldiers"], 90, {"men", "women"}),
        ({"men": 40, "women": 50, "soldiers": 95}, ["men soldiers", "women soldiers"], 95, {"soldiers"}),
        ({"men": 40, "women": 50, "soldiers": 60}, ["men soldiers"], 110, {"women", "soldiers"}),
        ({"men": 40}, [], 40, {"men"}),
        ({}, [], 0, set()),
    ],
)
def test_of_parts_that_may_overlap_the_heaviest_that_do_not(
    said: dict[str, int], overlapping: list[str], value: int, parts: set[str]
) -> None:
    beside = {frozenset(pair.split()) for pair in overlapping}
    found = heaviest(amounts(**said), lambda a, b: frozenset((a, b)) not in beside)
    assert taken(found) == (value, parts)


def test_above_sixteen_that_may_overlap_the_larger_are_taken_first_which_is_a_lower_bound() -> None:
    """A middle one of 12 beside two of 10, which it overlaps: exact 20 and more, greedy 12 and more."""
    said = {f"p{n:02}": 1 for n in range(EXACT_UP_TO - 2)} | {"middle": 12, "left": 10, "right": 10}
    beside = {frozenset(("middle", "left")), frozenset(("middle", "right"))}

    def disjoint(a: Id, b: Id) -> bool:
        return frozenset((a, b)) not in beside

    many, fewer = amounts(**said), amounts(**dict(list(said.items())[1:]))
    assert (len(many), len(fewer)) == (EXACT_UP_TO + 1, EXACT_UP_TO)
    assert heaviest(many, disjoint).value == EXACT_UP_TO - 2 + 12
    assert heaviest(fewer, disjoint).value == EXACT_UP_TO - 3 + 20


def test_many_that_are_all_disjoint_are_all_counted() -> None:
    said = {f"ward {n:02}": n for n in range(1, 31)}
    assert heaviest(amounts(**said), lambda a, b: True).value == sum(range(1, 31))


def test_a_part_counts_as_the_larger_of_itself_and_the_sum_of_its_own_parts() -> None:
    names = ("north", "south", "town", "village")
    relations = Relations.of_recorded(
        [
            *((name, RelationKind.PART_OF, "country") for name in names[:2]),
            *((name, RelationKind.PART_OF, "north") for name in names[2:]),
            *((a, RelationKind.DISJOINT, b) for a, b in combinations(names[:2], 2)),
            *((a, RelationKind.DISJOINT, b) for a, b in combinations(names[2:], 2)),
        ]
    )
    parts = Parts("country", names, relations)
    assert set(parts.direct()) == {"north", "south"}
    for north, expected in ((100, 130), (30, 90)):
        own = amounts(north=north, south=30, town=35, village=25)
        assert parts.largest(own).value == expected
