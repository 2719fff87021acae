"""Who repeats whom: each answer, their order, and the largest independent set against brute force."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.domain.independence import (
    DEPENDENT,
    Dependence,
    SourceGraph,
    Voice,
    chain_complete,
    dependence,
    is_dependent,
    largest_independent,
)

# a machine that others use as well may be slow; that is no fault of the rules
LAWS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
GRAPH = SourceGraph(
    parents={
        "ministry": frozenset({"government"}),
        "spokesman": frozenset({"ministry"}),
        "chiefs": frozenset({"government"}),
        "envoy": frozenset({"joint"}),
    },
    members={
        "joint": frozenset({"government", "ally"}),
        "council": frozenset({"ally", "neighbour"}),
        "pact": frozenset({"ministry", "island"}),
        "summit": frozenset({"joint", "far land"}),
    },
    syndicated_from={"copy": "wire story", "second copy": "copy", "loop": "loop"},
    document_source={"copy": "paper", "second copy": "weekly"},
    unnamed=frozenset({"officials"}),
)


def voice(source: str, **more: Any) -> Voice:
    return Voice(source, more.pop("statement", f"by {source}"), chain_confirmed=True, **more)


CASES = [
    ("government", "government", "same_source"),
    ("government", "joint", "member_of_joint"),
    ("spokesman", "joint", "member_of_joint"),
    ("ally", "envoy", "member_of_joint"),
    ("far land", "summit", "member_of_joint"),
    ("ally", "summit", "member_of_joint"),
    ("chiefs", "pact", "member_of_joint"),
    ("joint", "council", "overlapping_joint"),
    ("envoy", "council", "overlapping_joint"),
    ("joint", "pact", "overlapping_joint"),
    ("ministry", "government", "affiliated"),
    ("spokesman", "chiefs", "affiliated"),
    ("envoy", "joint", "affiliated"),
    ("government", "ally", "independent"),
    ("neighbour", "joint", "independent"),
    ("neighbour", "far land", "independent"),
]


def both_ways(a: Voice, b: Voice, **how: Any) -> Dependence:
    found = dependence(a, b, GRAPH, **how)
    assert dependence(b, a, GRAPH, **how) is found
    return found


@pytest.mark.parametrize(("a", "b", "answer"), CASES, ids=[f"{a} and {b}" for a, b, _ in CASES])
def test_who_they_are(a: str, b: str, answer: str) -> None:
    assert both_ways(voice(a, statement=1), voice(b, statement=2)) is Dependence(answer)


def test_one_act_of_saying_is_one_statement_on_one_question_only() -> None:
    a, b = voice("ally", statement="speech"), voice("ally", statement="speech", relays=("paper",))
    assert both_ways(a, b) is Dependence.SAME_STATEMENT
    assert both_ways(a, b, same_question=False) is Dependence.SAME_SOURCE


def test_members_of_a_joint_source_at_work_on_the_question() -> None:
    a, b = voice("spokesman"), voice("ally")
    assert both_ways(a, b, open_joints=["joint"]) is Dependence.CO_MEMBER
    assert both_ways(a, b, open_joints=["council"]) is Dependence.INDEPENDENT
    assert not is_dependent(Dependence.CO_MEMBER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (voice("paper", relays=("ally",)), voice("ally")),
        (voice("paper", document="copy"), voice("agency", document="wire story")),
        (voice("weekly", document="second copy"), voice("agency", document="wire story")),
    ],
    ids=["relay chain", "syndicated", "syndicated twice"],
)
def test_derived(a: Voice, b: Voice) -> None:
    assert both_ways(a, b) is Dependence.DERIVED


def test_syndication_does_not_make_one_voice_of_those_whom_a_story_quotes() -> None:
    ours, theirs = voice("ally", document="copy"), voice("neighbour", document="wire story")
    assert both_ways(ours, theirs) is Dependence.INDEPENDENT


@pytest.mark.parametrize(
    "other",
    [
        Voice("ally", "s"),
        voice("ally", relays=(None,)),
        voice("ally", relays=("officials",)),
        voice("ally", unnamed=True),
        voice("officials"),
    ],
    ids=[
        "nobody confirmed it",
        "a hop without a name",
        "relayed by the unnamed",
        "unnamed",
        "known as unnamed",
    ],
)
def test_unknown_unless_shown(other: Voice) -> None:
    assert both_ways(voice("neighbour"), other) is Dependence.UNKNOWN
    assert not chain_complete(other, GRAPH)


def test_circles_in_reference_data_end() -> None:
    circle = SourceGraph(
        parents={"a": frozenset({"b"}), "b": frozenset({"a"})},
        members={"j": frozenset({"k"}), "k": frozenset({"j"})},
        syndicated_from={"x": "y", "y": "x"},
    )
    assert circle.acts_for("a") == {"a", "b"}
    assert circle.represented("j") == {"k"}
    assert circle.origins("x") == {"x", "y"}


def test_dependent_are_the_first_six() -> None:
    assert frozenset(list(Dependence)[:6]) == DEPENDENT


def test_sets_of_none_and_one() -> None:
    assert largest_independent([], GRAPH).count == 0
    assert largest_independent([Voice("ally", "s")], GRAPH).members == (0,)


def test_above_thirty_sources_the_count_is_a_lower_bound() -> None:
    voices = [voice(f"town {i}") for i in range(40)]
    found = largest_independent(voices, SourceGraph())
    assert (found.count, found.exact) == (40, False)
    chained = SourceGraph(parents={f"town {i}": frozenset({f"county {i // 2}"}) for i in range(40)})
    assert largest_independent(voices, chained).count == 20
    assert largest_independent(voices[:30], chained).exact


def test_containing_one_that_nobody_confirmed() -> None:
    voices = [Voice("ally", "s"), voice("neighbour"), voice("far land")]
    assert largest_independent(voices, GRAPH).count == 2
    alone = largest_independent(voices, GRAPH, containing=0)
    assert (alone.count, alone.members) == (1, (0,))


NAMES = [
    "government",
    "ministry",
    "chiefs",
    "ally",
    "neighbour",
    "far land",
    "joint",
    "council",
    "pact",
    "island",
]
VOICES = st.lists(
    st.builds(
        Voice,
        st.sampled_from(NAMES),
        st.integers(0, 9),
        relays=st.lists(st.sampled_from([*NAMES, None]), max_size=1).map(tuple),
        document=st.sampled_from([None, "wire story", "copy"]),
        chain_confirmed=st.sampled_from([True, True, True, False]),
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(LAWS, max_examples=200)
@given(VOICES, st.sampled_from([(), ("joint",), ("joint", "council")]), st.booleans())
def test_largest_independent_set_against_brute_force(
    voices: list[Voice], joints: tuple[str, ...], with_first: bool
) -> None:
    containing = 0 if with_first and voices else None
    found = largest_independent(voices, GRAPH, joints, containing=containing)

    def fits(indexes: Sequence[int]) -> bool:
        return all(
            dependence(voices[i], voices[j], GRAPH, open_joints=joints) is Dependence.INDEPENDENT
            for i, j in combinations(indexes, 2)
        ) and (containing is None or containing in indexes)

    sizes = [n for n in range(len(voices) + 1) if any(map(fits, combinations(range(len(voices)), n)))]
    assert found.exact
    assert found.count == len(found.members) == max(sizes)
    assert fits(found.members)


@settings(LAWS, max_examples=300)
@given(VOICES.filter(lambda v: len(v) > 1), st.sampled_from([(), ("joint",)]), st.booleans())
def test_symmetric(voices: list[Voice], joints: tuple[str, ...], same_question: bool) -> None:
    a, b, *_ = voices
    both_ways(a, b, open_joints=joints, same_question=same_question)
