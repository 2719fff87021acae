"""What holds for every pair of claims, every set of claims and every interval.

Over 20,000 pairs in all; with LONG set 20,000 cases of each law of answers and of claims together.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain import (
    Assertion,
    DayRange,
    Interval,
    Kind,
    Reason,
    Scope,
    Temporality,
    Voice,
    classify,
    conflict_summary,
    episodes,
    positions,
)
from claims.domain.comparing.comparison import compare_claims
from claims.domain.comparing.standing import standing
from claims.domain.figures.interval import EMPTY
from claims.domain.figures.units import UNITS, convert, convert_interval
from claims.domain.questions.times import TimeOrder, compare
from claims.domain.weighing.conflict_summary import pairings
from claims.domain.weighing.grouping import common, maximal_groups
from claims.domain.weighing.independent_count import best_supported, raises_count
from sources.domain.independence import Dependence, is_dependent
from tests.claims.domain.present import there

from .plain import plain_case
from .strategies import FRACTIONS, LAWS, PLAIN_VOICES, QUESTIONS, TIMES, WORLD, assertions, law, several

pytestmark = pytest.mark.slow
MIRRORED = {TimeOrder.EARLIER: TimeOrder.LATER, TimeOrder.LATER: TimeOrder.EARLIER}
ONE_QUESTION = [q for q in QUESTIONS if q.id == "whole" and q.topic == "troops"]
TIMELESS = [q for q in QUESTIONS if q.id == "ever"]
WHOLE_AND_PARTS = [q for q in QUESTIONS if q.id in {"whole", "part", "part of part"} and q.topic == "troops"]
INTERVALS = st.builds(Interval, FRACTIONS, FRACTIONS, st.booleans(), st.booleans())
FULL = INTERVALS.filter(lambda i: not i.is_empty)


def check_pair(a: Assertion, b: Assertion) -> None:
    """Every law of a pair."""
    finding = classify(a, b, WORLD)
    assert classify(b, a, WORLD) == finding
    pair = compare_claims(a, b, WORLD)
    assert finding.dependence is pair.dependence
    assert finding.reason is not None or finding.kind is not Kind.CONTRADICTION
    assert 0 <= finding.weight <= 3
    if finding.kind is Kind.CONTRADICTION:
        assert not pair.x.outer.meets(pair.y.outer)
        assert not pair.same_source
        if finding.reason is Reason.EXISTENCE and finding.rule == "8":
            assert pair.x.denies != pair.y.denies
    if finding.kind is Kind.CORROBORATION:
        assert pair.dependence is Dependence.INDEPENDENT
        assert pair.x.core.meets(pair.y.core)
    if finding.kind is Kind.DEPENDENT_AGREEMENT:
        assert is_dependent(pair.dependence)
    if finding.kind in {Kind.SELF_CONTRADICTION, Kind.UPDATE}:
        assert is_dependent(pair.dependence)
    if finding.gap is not None:
        assert finding.gap >= 0
        assert not pair.x.outer.meets(pair.y.outer)
    assert finding.sentence


def twelve(
    questions: Sequence[Scope] = QUESTIONS, **voices: st.SearchStrategy[Voice]
) -> st.SearchStrategy[list[Assertion]]:
    """Twelve claims: 66 pairs."""
    return st.lists(assertions(questions, **voices), min_size=12, max_size=12)


@law(130, cases=66)
@given(twelve())
def test_symmetry_and_the_other_laws_of_any_pair(claims: list[Assertion]) -> None:
    for a, b in combinations(claims, 2):
        check_pair(a, b)


@law(130, cases=66)
@given(twelve(ONE_QUESTION))
def test_symmetry_and_the_other_laws_on_one_question(claims: list[Assertion]) -> None:
    for a, b in combinations(claims, 2):
        check_pair(a, b)


@several(50)
@given(twelve(TIMELESS, voices=PLAIN_VOICES))
def test_laws_of_pairs_of_independent_voices(claims: list[Assertion]) -> None:
    for a, b in combinations(claims, 2):
        check_pair(a, b)


@several(100)
@given(assertions(ONE_QUESTION))
def test_a_claim_never_contradicts_itself(a: Assertion) -> None:
    assert classify(a, a, WORLD).kind is Kind.DUPLICATE


@law(150)
@given(st.lists(assertions(WHOLE_AND_PARTS), max_size=7), st.randoms())
def test_order_independence_of_positions_which_hold_together(claims: list[Assertion], random: Random) -> None:
    question = ONE_QUESTION[0]
    found = positions(question, claims, WORLD)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert positions(question, shuffled, WORLD) == found
    own = [claim for claim in claims if claim.question.id == question.id and not claim.mute]
    placed = {claim.id for p in found for claim in p.assertions if claim.question.id == question.id}
    assert {claim.id for claim in standing(own, WORLD.graph)} == placed
    for position in found:
        assert not position.interval.is_empty
        assert position.interval == common(a.figure.outer for a in position.assertions)
        assert 1 <= position.independent.count <= len(position.sources)
    founded = [{a.id for a in p.assertions if raises_count(a)} for p in found]
    assert all(not x < y for x in founded for y in founded if x)


@law(150)
@given(st.lists(assertions(WHOLE_AND_PARTS), min_size=1, max_size=7), st.randoms())
def test_order_independence_of_episodes_and_of_conflicts_the_worst_of_their_pairs(
    claims: list[Assertion], random: Random
) -> None:
    question = ONE_QUESTION[0]
    found = episodes(question, claims, WORLD)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert episodes(question, shuffled, WORLD) == found
    assert sorted(str(a.id) for e in found for a in e.assertions) == sorted(str(a.id) for a in claims)
    for earlier, later in pairwise(found):
        assert there(earlier.days).end < there(later.days).first
        assert (there(later.days).first - there(earlier.days).end).days > 1
    for episode in found:
        made = conflict_summary(question, episode, WORLD)
        assert made == plain_case(question, episode, WORLD)
        turned = replace(
            episode, assertions=tuple(random.sample(episode.assertions, len(episode.assertions)))
        )
        assert conflict_summary(question, turned, WORLD) == made


@law(150)
@given(st.lists(assertions(WHOLE_AND_PARTS), min_size=2, max_size=6), assertions(WHOLE_AND_PARTS))
def test_adding_a_claim_never_removes_a_contradiction_between_standing_claims_of_others(
    claims: list[Assertion], added: Assertion
) -> None:
    before, after = standing(claims, WORLD.graph), standing([*claims, added], WORLD.graph)
    others = [each for each in before if each.voice.source != added.voice.source]
    assert {each.id for each in others} <= {each.id for each in after}
    for a, b in combinations(others, 2):
        assert classify(a, b, WORLD) == classify(b, a, WORLD)
    disputed = [p for p in combinations(others, 2) if classify(*p, WORLD).kind is Kind.CONTRADICTION]
    if disputed:
        question = ONE_QUESTION[0]
        of_it = [p for p in disputed if question.id in {each.question.id for each in p}]
        later = pairings(question, after, WORLD)
        kept = {frozenset((p.a.id, p.b.id)) for p in later if p.finding.kind is Kind.CONTRADICTION}
        assert {frozenset(each.id for each in p) for p in of_it} <= kept


@several(150)
@given(st.lists(assertions(ONE_QUESTION), min_size=1, max_size=6))
def test_support_is_of_claims_that_are_independent_and_agree(claims: list[Assertion]) -> None:
    support = best_supported(claims, WORLD)
    members = [a for a in claims if a.id in support.members]
    assert support.count == len(members)
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            assert classify(a, b, WORLD).dependence is Dependence.INDEPENDENT
            assert a.figure.core.meets(b.figure.core)


@several(300)
@given(TIMES, TIMES, st.sampled_from([q.temporality for q in QUESTIONS]))
def test_times_mirror(a: DayRange | None, b: DayRange | None, temporality: Temporality) -> None:
    forth, back = compare(a, b, temporality), compare(b, a, temporality)
    assert back is MIRRORED.get(forth, forth)
    assert forth is not TimeOrder.MISSING or a is None or b is None


@several(300)
@given(INTERVALS, INTERVALS, INTERVALS, FRACTIONS.filter(lambda x: x is not None))
def test_algebra_of_intervals(a: Interval, b: Interval, c: Interval, x: Fraction) -> None:
    assert a.intersection(b) == b.intersection(a)
    assert a.hull(b) == b.hull(a)
    assert a.intersection(b).intersection(c) == a.intersection(b.intersection(c))
    assert a.intersection(b).contains(x) == (a.contains(x) and b.contains(x))
    assert a.meets(b) == (not a.intersection(b).is_empty)
    assert a.meets(b) + a.below(b) + b.below(a) == (0 if a.is_empty or b.is_empty else 1)
    assert (a.gap(b) is None) == (a.meets(b) or a.is_empty or b.is_empty)
    assert a.within(a.hull(b))
    assert a.intersection(b).within(a)
    assert (a == EMPTY) == a.is_empty
    if a.is_point:
        assert a.contains(there(a.low))


@several(150)
@given(FULL, FULL, st.integers(-9, 9))
def test_whole_numbers_and_differences(a: Interval, b: Interval, n: int) -> None:
    if a.contains(n):
        assert a.whole().contains(n)
    if not a.whole().is_empty and a.low is not None:
        assert there(a.whole().low).denominator == 1
    if b.contains(n) and a.contains(n + 1):
        assert a.minus(b).contains(1)


@several(200)
@given(st.lists(INTERVALS, max_size=8))
def test_maximal_groups_against_brute_force(intervals: list[Interval]) -> None:
    found = {group.members for group in maximal_groups(intervals)}
    subsets = [
        tuple(i for i in range(len(intervals)) if mask >> i & 1) for mask in range(1, 1 << len(intervals))
    ]
    sharing = [s for s in subsets if not common(intervals[i] for i in s).is_empty]
    assert found == {s for s in sharing if not any(set(s) < set(t) for t in sharing)}


@several(300)
@given(st.data())
def test_conversion_is_exact_and_reversible(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(UNITS)))
    alike = [u.code for u in UNITS.values() if u.dimension == UNITS[source].dimension]
    target = data.draw(st.sampled_from(alike))
    value = data.draw(st.fractions(max_denominator=1000))
    there = convert(value, source, target)
    assert isinstance(there, Fraction)
    assert convert(there, target, source) == value
    interval = Interval.of(value, None, low_open=True)
    assert convert_interval(interval, source, target).low == there


@pytest.mark.whole("test_symmetry_and_the_other_laws_on_one_question")
def test_these_claims_reach_every_kind() -> None:
    seen = set()

    @settings(LAWS, max_examples=60, derandomize=True, database=None)
    @given(
        st.tuples(
            twelve(),
            twelve(ONE_QUESTION),
            twelve(TIMELESS, voices=PLAIN_VOICES),
            twelve(TIMELESS[:1], voices=PLAIN_VOICES),
        )
    )
    def look(drawn: tuple[list[Assertion], ...]) -> None:
        for a, b in chain.from_iterable(combinations(each, 2) for each in drawn):
            seen.add(classify(a, b, WORLD).kind)

    look()
    assert seen == set(Kind) - {Kind.OUT_OF_STEP}
