"""Two names of one body: whatever is said under either counts as if it had been said under one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.domain import Assertion, Scope, World, conflict_summary, episodes, positions, propose
from claims.domain.explaining import explain
from claims.domain.weighing.conflict_summary import pairings
from claims.domain.weighing.flagged import flagged
from claims.domain.weighing.independent_count import best_supported
from sources.domain.independence import Id

from .cast import claim
from .strategies import QUESTIONS, SOURCES, WORLD, assertions, law

pytestmark = pytest.mark.slow
BY_ANOTHER_NAME: dict[Id, Id] = {f"{name}, by another name": name for name in SOURCES}
MERGED = replace(WORLD, graph=replace(WORLD.graph, merged=BY_ANOTHER_NAME))
ONE_QUESTION = [q for q in QUESTIONS if q.id in {"whole", "part"} and q.topic == "troops"]
SAID = (8, "10-31"), (900, "11-01")
LEVEL, PART = ONE_QUESTION
ONE_NUMBER = [claim("ministry", question, "exactly 24") for question in (PART, PART, LEVEL)]
"""A source gives one number twice for a part and once for the whole: the number of another question."""
TOTALS = [q for q in QUESTIONS if q.id == "total"]


def _renamed(claims: Sequence[Assertion], under: Sequence[bool]) -> list[Assertion]:
    return [
        replace(claim, voice=replace(claim.voice, source=f"{claim.voice.source}, by another name"))
        if other
        else claim
        for claim, other in zip(claims, under, strict=True)
    ]


def _found(question: Scope, claims: Sequence[Assertion], world: World) -> list[object]:
    """All that the rules make of the claims, by their keys."""
    names: dict[Id, str] = dict.fromkeys((*SOURCES, *BY_ANOTHER_NAME), "X")
    return [
        *(conflict_summary(question, one, world) for one in episodes(question, claims, world)),
        *((one.finding, one.a.id, one.b.id) for one in pairings(question, claims, world)),
        *((place.interval, place.independent) for place in positions(question, claims, world)),
        best_supported(claims, world),
        *propose(question, [c for c in claims if c.question.id == question.id], world, names),
        *((one.flag, [c.id for c in one.claims]) for one in flagged(question, claims, world.graph)),
        *([each.name for each in explain(a, b, world, claims)] for a, b in pairwise(claims)),
    ]


def _law(question: Scope, claims: Sequence[Assertion], under: Sequence[bool]) -> None:
    apart = [replace(claim, id=str(claim.id)) for claim in claims]
    assert _found(question, _renamed(apart, under), MERGED) == _found(question, apart, WORLD)


@law(25)
@example(ONE_NUMBER, [False, True, False])
@given(st.lists(assertions(ONE_QUESTION), min_size=2, max_size=8), st.lists(st.booleans(), min_size=8))
def test_two_names_count_as_one_on_a_level(claims: list[Assertion], under: list[bool]) -> None:
    _law(ONE_QUESTION[0], claims, under[: len(claims)])


@law(25)
@given(st.lists(assertions(TOTALS), min_size=2, max_size=8), st.lists(st.booleans(), min_size=8))
def test_two_names_count_as_one_on_a_running_total(claims: list[Assertion], under: list[bool]) -> None:
    _law(TOTALS[0], claims, under[: len(claims)])


@law(25)
@given(st.lists(assertions(ONE_QUESTION), min_size=2, max_size=8))
def test_merging_then_setting_apart_two_sources_changes_nothing(claims: list[Assertion]) -> None:
    before = _found(ONE_QUESTION[0], claims, WORLD)
    kept = replace(WORLD, graph=replace(WORLD.graph, merged={"paper": "ally"}))
    _found(ONE_QUESTION[0], claims, kept)
    again = replace(kept, graph=replace(kept.graph, merged={}))
    assert _found(ONE_QUESTION[0], claims, again) == before


def test_the_law_sees_a_name_that_is_not_merged() -> None:
    """The control: without the merge the same claims make something else."""
    claims = [claim("paper", ONE_QUESTION[0], f"exactly {value}", said=day) for value, day in SAID]
    apart = replace(MERGED, graph=replace(MERGED.graph, merged={}))
    assert _found(ONE_QUESTION[0], _renamed(claims, [False, True]), apart) != _found(
        ONE_QUESTION[0], claims, WORLD
    )
