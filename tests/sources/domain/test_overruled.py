"""What a person found about a pair goes before the rules, but never makes one source two."""

from typing import Any

from sources.domain.independence import (
    Dependence,
    Id,
    SourceGraph,
    Verdict,
    Voice,
    dependence,
    largest_independent,
    may_be_independent,
)

FOUND: dict[frozenset[Id], Verdict] = {
    frozenset({"ministry", "statistics office"}): Verdict.INDEPENDENT,
    frozenset({"paper", "radio"}): Verdict.DEPENDENT,
    frozenset({"s1", "s2"}): Verdict.INDEPENDENT,
}
GRAPH = SourceGraph(
    parents={"ministry": frozenset({"state"}), "statistics office": frozenset({"state"})}, overruled=FOUND
)


def voice(source: str, statement: str = "", confirmed: bool = True) -> Voice:
    return Voice(source, statement or f"by {source}", chain_confirmed=confirmed)


def between(a: Voice, b: Voice, graph: SourceGraph = GRAPH, **more: Any) -> Dependence:
    found = dependence(a, b, graph, **more)
    assert dependence(b, a, graph, **more) is found
    return found


def test_one_house_found_independent_is_two_voices() -> None:
    ministry, office = voice("ministry"), voice("statistics office", confirmed=False)
    assert between(ministry, office, SourceGraph(GRAPH.parents)) is Dependence.AFFILIATED
    assert between(ministry, office) is Dependence.INDEPENDENT
    assert largest_independent([ministry, office], GRAPH).count == 2
    assert may_be_independent(office, GRAPH)


def test_two_found_dependent_are_one() -> None:
    assert between(voice("paper"), voice("radio")) is Dependence.DERIVED
    assert between(voice("paper"), voice("agency")) is Dependence.INDEPENDENT
    assert largest_independent([voice("paper"), voice("radio")], GRAPH).count == 1
    assert not may_be_independent(voice("paper", confirmed=False), GRAPH)


def test_it_holds_for_the_two_alone() -> None:
    assert between(voice("state"), voice("statistics office")) is Dependence.AFFILIATED
    complete, incomplete = voice("statistics office"), voice("statistics office", "later", confirmed=False)
    assert between(incomplete, voice("paper")) is Dependence.UNKNOWN
    assert largest_independent([incomplete, complete, voice("agency")], GRAPH).count == 2


def test_the_statements_go_before_the_sources() -> None:
    assert between(voice("paper", "s1"), voice("radio", "s2")) is Dependence.INDEPENDENT
    assert between(voice("paper", "s1"), voice("radio", "s3")) is Dependence.DERIVED


def test_one_statement_and_one_source_stay_one() -> None:
    assert between(voice("paper", "s1"), voice("paper", "s2")) is Dependence.SAME_SOURCE
    assert between(voice("ministry", "x"), voice("statistics office", "x")) is Dependence.SAME_STATEMENT


def test_one_statement_read_twice_is_taken_where_its_way_to_us_is_known() -> None:
    unconfirmed, confirmed = (voice("ministry", "said", confirmed=known) for known in (False, True))
    paper = voice("paper")
    assert largest_independent([unconfirmed, paper], GRAPH).count == 1
    assert largest_independent([unconfirmed, confirmed, paper], GRAPH).count == 2


def test_above_thirty_sources_a_chain_of_dependent_ones_is_one_group() -> None:
    chained: dict[frozenset[Id], Verdict] = {
        frozenset({f"town {i}", f"town {i + 1}"}): Verdict.DEPENDENT for i in range(31)
    }
    graph = SourceGraph(overruled=chained)
    many = largest_independent([voice(f"town {i}") for i in range(32)], graph)
    assert (many.count, many.exact) == (1, False)
    few = largest_independent([voice(f"town {i}") for i in range(30)], graph)
    assert (few.count, few.exact) == (15, True)
