"""Two names of one body, and whose house a source belongs to."""

from sources.domain.independence import (
    Dependence,
    SourceGraph,
    Verdict,
    Voice,
    dependence,
    largest_independent,
)

GRAPH = SourceGraph(
    parents={"ministry": frozenset({"state"}), "press office": frozenset({"ministry"})},
    members={"joint": frozenset({"state", "ally"})},
    merged={"the republic": "state", "MoD": "ministry"},
)


def voice(source: str) -> Voice:
    return Voice(source, f"said by {source}", chain_confirmed=True)


def test_two_names_of_one_body_are_one_source() -> None:
    assert GRAPH.identity("MoD") == "ministry"
    assert dependence(voice("MoD"), voice("ministry"), GRAPH) is Dependence.SAME_SOURCE
    assert dependence(voice("MoD"), voice("the republic"), GRAPH) is Dependence.AFFILIATED
    assert dependence(voice("the republic"), voice("joint"), GRAPH) is Dependence.MEMBER_OF_JOINT
    assert largest_independent([voice("MoD"), voice("ministry"), voice("paper")], GRAPH).count == 2


def test_names_that_were_merged_in_a_circle_end() -> None:
    assert SourceGraph(merged={"a": "b", "b": "a"}).identity("a") in {"a", "b"}


def test_a_house_is_that_of_the_topmost_parents_and_a_joint_source_its_own() -> None:
    assert GRAPH.house("press office") == GRAPH.house("state") == frozenset({"state"})
    assert GRAPH.house("joint") == frozenset({"joint"})


def test_suspected_pairs_count_as_one_until_somebody_has_found_them_independent() -> None:
    voices, pair = [voice("a"), voice("b")], frozenset({"a", "b"})
    assert largest_independent(voices, SourceGraph()).count == 2
    assert largest_independent(voices, SourceGraph(), suspected={pair}).count == 1
    answered = SourceGraph(overruled={pair: Verdict.INDEPENDENT})
    assert largest_independent(voices, answered, suspected={pair}).count == 2
