"""What is recorded of two statements, or of the texts they stand in, decides what their case is of."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain import World, conflict_summary, episodes
from claims.domain.comparing.assertion import Assertion
from sources.domain.independence import Verdict
from tests.claims.domain.present import there

from .cast import GRAPH, IN_RUSSIA, claim
from .plain import plain_case

NIS, CHIEFS = "NIS", "joint chiefs"  # of one house


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({}, "internal_dissent"),
        ({"overruled": {frozenset({"one", "two"}): Verdict.INDEPENDENT}}, "contradiction"),
        ({"overruled": {frozenset({"one", "two"}): Verdict.DEPENDENT}}, "contradiction"),
        ({"overruled": {frozenset({"one", "three"}): Verdict.INDEPENDENT}}, "internal_dissent"),
        ({"syndicated_from": {"copy": "original"}}, "contradiction"),
        ({"syndicated_from": {"copy": "another"}}, "internal_dissent"),
    ],
)
def test_a_house_dissents_unless_its_two_statements_are_known_to_be_otherwise(
    known: dict[str, Any], kind: str
) -> None:
    world = World(replace(GRAPH, **known))
    claims = [
        _of(claim(NIS, IN_RUSSIA, "exactly 8000", statement="one"), "original"),
        _of(claim(CHIEFS, IN_RUSSIA, "exactly 20000", statement="two"), "copy"),
        claim(CHIEFS, IN_RUSSIA, "exactly 90000", statement="farther, and plain dissent"),
    ]
    (episode,) = episodes(IN_RUSSIA, claims, world)
    found = there(conflict_summary(IN_RUSSIA, episode, world))
    assert found == plain_case(IN_RUSSIA, episode, world)
    assert found.kind == kind


def _of(made: Assertion, document: str) -> Assertion:
    return replace(made, voice=replace(made.voice, document=document))
