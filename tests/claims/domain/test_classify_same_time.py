"""Rule 8, the same question and time; and what is read as a stance or as days before it is asked."""

from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest

from claims.domain import (
    Answer,
    Assertion,
    Kind,
    Modality,
    Reason,
    Scope,
    Stance,
    Temporality,
    Voice,
    date_figure,
)
from claims.domain.questions.scope import RelationKind
from sources.domain.independence import Dependence

from .cast import ARMS, IN_RUSSIA, NEAR_BORDER, TRENCH_A, both_ways, claim, related

WARMTH = Scope(
    "warmth",
    "w",
    "temperature",
    "degree_Celsius",
    temporality=Temporality.TIMELESS,
    additive=False,
    minimum=None,
)


@pytest.mark.parametrize(
    ("source", "wording", "kind"),
    [
        ("B", "exactly 5", "contradiction"),
        ("B", "uncountable dozens", "contradiction"),
        ("B", "at_most 5", "compatible"),
        ("B", "exactly 0", "compatible"),
        ("B", "at_least 0", "compatible"),
        ("B", "none", "compatible"),
        ("A", "exactly 5", "self_contradiction"),
    ],
)
def test_8_denials(source: str, wording: str, kind: str) -> None:
    found = both_ways(claim("A", TRENCH_A, "none"), claim(source, TRENCH_A, wording))
    assert found.kind is Kind(kind)


def test_8_independent_denials_of_a_yes_no_question_corroborate_each_other() -> None:
    found = both_ways(claim("A", ARMS, Stance.DENIES), claim("B", ARMS, Stance.DENIES))
    assert found.kind is Kind.CORROBORATION


def test_8_a_source_may_turn_round() -> None:
    found = both_ways(claim("A", ARMS, Stance.DENIES), claim("A", ARMS, Stance.AFFIRMS, said="11-01"))
    assert found.kind is Kind.REVISION


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("exactly 100", "range 90 130", "compatible"),
        ("exactly 100", "range 90 110", "corroboration"),
        ("approx 100", "approx 95", "corroboration"),
        ("approx 100", "approx 94", "compatible"),
        ("stated 0", "exactly 0", "corroboration"),
        ("at_least 90", "exactly 100", "compatible"),
        ("uncountable thousands", "exactly 100", "contradiction"),
        ("uncountable hundreds", "exactly 150", "precision_difference"),
        ("up_to 100", "exactly 150", "precision_difference"),
        ("up_to 100", "exactly 5000", "contradiction"),
        ("uncountable dozens", "approx 11", "precision_difference"),
    ],
)
def test_8_agreement_takes_near_best_values(a: str, b: str, kind: str) -> None:
    assert both_ways(claim("A", TRENCH_A, a), claim("B", TRENCH_A, b)).kind is Kind(kind)


def test_8_degrees_are_near_where_each_lies_in_the_others_widest_reading() -> None:
    warm, cold = claim("A", WARMTH, "approx 20"), claim("C", WARMTH, "approx 18")
    assert both_ways(warm, claim("B", WARMTH, "stated 22")).kind is Kind.COMPATIBLE
    assert both_ways(warm, claim("E", WARMTH, "stated 24")).kind is Kind.PRECISION_DIFFERENCE
    assert both_ways(warm, claim("D", WARMTH, "approx 20")).kind is Kind.CORROBORATION
    assert both_ways(warm, cold).kind is Kind.COMPATIBLE


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ({}, {"said": "11-01"}, "revision"),
        ({}, {}, "self_contradiction"),
        ({"said_at": time(9)}, {"said_at": time(17)}, "revision"),
        ({"said_at": time(9)}, {}, "self_contradiction"),
        ({"as_of": "10-31", "said": None}, {"said_at": time(9)}, "self_contradiction"),
    ],
)
def test_8_one_source_two_figures(a: dict[str, Any], b: dict[str, Any], kind: str) -> None:
    found = both_ways(claim("A", IN_RUSSIA, "exactly 5", **a), claim("A", IN_RUSSIA, "exactly 9", **b))
    assert found.kind is Kind(kind)


@pytest.mark.parametrize(("said", "kind"), [("11-01", "revision"), (None, "internal_dissent")])
def test_8_one_house_two_figures(said: str | None, kind: str) -> None:
    a = claim("US", IN_RUSSIA, "exactly 5")
    assert both_ways(a, claim("White House", IN_RUSSIA, "exactly 9", said=said)).kind is Kind(kind)


def test_8_members_of_one_coalition_that_exclude_each_other_contradict() -> None:
    found = both_ways(claim("US", IN_RUSSIA, "exactly 5"), claim("Ukraine", IN_RUSSIA, "exactly 9"))
    assert (found.kind, found.dependence) == (Kind.CONTRADICTION, Dependence.CO_MEMBER)


@pytest.mark.parametrize(
    ("wording", "stance", "kind"),
    [
        ("none", Stance.AFFIRMS, "contradiction"),
        ("none", Stance.DENIES, "corroboration"),
        ("stated 5", Stance.DENIES, "contradiction"),
        ("up_to 5", Stance.AFFIRMS, "corroboration"),
        ("at_most 5", Stance.DENIES, "compatible"),
    ],
)
def test_0_a_quantity_read_as_the_answer_to_whether_there_are_any(
    wording: str, stance: Stance, kind: str
) -> None:
    any_there = Scope("any there", "troops", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
    world = related(("any there", RelationKind.EXISTENCE_OF, IN_RUSSIA.id))
    found = both_ways(claim("A", any_there, stance), claim("B", IN_RUSSIA, wording), world)
    assert found.kind is Kind(kind)
    assert (found.reason is Reason.STANCE) == (kind == "contradiction")


def test_dates_are_intervals_of_days() -> None:
    question = Scope(
        "founded", "t", "date", answer=Answer.DATE, temporality=Temporality.TIMELESS, minimum=None
    )

    def dated(source: str, modality: Modality, *days: date) -> Assertion:
        return Assertion(
            source, question, Voice(source, source, chain_confirmed=True), date_figure(modality, *days)
        )

    first, last = date(2024, 5, 1), date(2024, 5, 31)
    month, day = dated("A", Modality.RANGE, first, last), dated("B", Modality.STATED, first)
    assert both_ways(month, day).kind is Kind.COMPATIBLE
    assert both_ways(day, dated("C", Modality.STATED, first)).kind is Kind.CORROBORATION
    found = both_ways(day, dated("D", Modality.STATED, last))
    assert (found.kind, found.gap) == (Kind.CONTRADICTION, Fraction(30))


def test_findings_say_what_they_are() -> None:
    a = claim("A", IN_RUSSIA, "exactly 5", "10-01")
    assert "unchanged" in both_ways(a, claim("A", IN_RUSSIA, "exactly 5", "10-02")).sentence
    assert "a newer figure" in both_ways(a, claim("A", IN_RUSSIA, "exactly 9", "10-02")).sentence
    assert "exclude each other" in both_ways(a, claim("B", IN_RUSSIA, "exactly 9", "10-01")).sentence


@pytest.mark.parametrize(
    ("whole", "part", "rest"),
    [
        ("exactly 5", "exactly 3", "2"),
        ("range 10,000 12,000", "approx 8,000", "1,500 to 4,500"),
        ("at_least 5,000", "exactly 3,000", "at least 2,000"),
    ],
)
def test_what_remains_beside_a_part_is_said_in_words(whole: str, part: str, rest: str) -> None:
    found = both_ways(claim("A", IN_RUSSIA, whole), claim("B", NEAR_BORDER, part))
    assert found.sentence.endswith(f"Beside the part, {rest} remain.")
