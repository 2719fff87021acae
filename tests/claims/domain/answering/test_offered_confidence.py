"""(e): confidence follows evidence × agreement, and each thing that keeps it from being higher is named."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.domain import Answer, Assertion, Method, Scope, Stance
from claims.domain.answering.answer_check import GivenAnswer
from claims.domain.answering.confidence import is_higher, offered_confidence
from claims.domain.grading import Confidence, ConfidenceReason
from sources.domain.independence import SourceGraph
from tests.claims.domain.cast import ARMS, IN_RUSSIA, claim, days

LOW, MODERATE, HIGH = Confidence.LOW, Confidence.MODERATE, Confidence.HIGH
ONE, SPREAD = ConfidenceReason.ONE_VOICE, ConfidenceReason.SPREAD
WARMTH = Scope("warmth", "weather", "temperature", "degree_celsius", minimum=None, additive=False)


def of(*wordings: str, question: Scope = IN_RUSSIA, **more: Any) -> list[Assertion]:
    return [
        claim(name, question, wording, **more) for name, wording in zip("ABCDEFGHIJ", wordings, strict=False)
    ]


def span(low: int, high: int, question: Scope = IN_RUSSIA) -> GivenAnswer:
    return GivenAnswer(question, Method.REPORT_RANGE, days("10-31"), low=Decimal(low), high=Decimal(high))


@pytest.mark.parametrize(
    ("wordings", "ends", "independent", "level", "reasons"),
    [
        (["exactly 100"] * 3, (100, 100), 3, HIGH, ()),
        (["exactly 100"] * 2, (100, 100), 2, MODERATE, ()),
        (["exactly 100"] * 2, (100, 100), 1, MODERATE, (ONE,)),
        # three who can't be right together: one in three agrees
        (["exactly 100", "exactly 500", "exactly 900"], (100, 900), 3, MODERATE, (SPREAD,)),
        (["exactly 100", "exactly 500", "exactly 900"], (100, 900), 1, LOW, (ONE, SPREAD)),
        # two in three
        (["exactly 100", "exactly 100", "exactly 900"], (100, 900), 3, MODERATE, (SPREAD,)),
        # nine in ten are enough
        ([*["exactly 100"] * 9, "exactly 900"], (100, 900), 9, HIGH, ()),
        # an answer that meets half of what it uses agrees with half of it, however much these agree
        (["range 100 140", "range 130 150"], (100, 110), 2, MODERATE, (SPREAD,)),
        ([], (100, 100), 0, LOW, (ONE, SPREAD)),
    ],
)  # fmt: skip
def test_evidence_and_agreement(
    wordings: list[str],
    ends: tuple[int, int],
    independent: int,
    level: Confidence,
    reasons: tuple[ConfidenceReason, ...],
) -> None:
    used = of(*wordings)
    found = offered_confidence(span(*ends), used, independent, SourceGraph())
    assert (found.level, found.reasons) == (level, reasons)


def test_two_names_of_one_body_agree_as_one() -> None:
    used = of("exactly 100", "exactly 100", "exactly 900")
    found = offered_confidence(span(100, 900), used, 3, SourceGraph(merged={"B": "A"}))
    assert found.level is MODERATE
    assert offered_confidence(span(100, 900), used[:2], 3, SourceGraph(merged={"B": "A"})).level is HIGH


@pytest.mark.parametrize(
    ("wordings", "imprecise"),
    [
        (["at_least 90"], True),
        (["up_to 110"], True),
        (["uncountable dozens"], True),
        (["range 80 120"], True),
        (["range 90 110"], False),  # ± 10 % of 100
        (["range 89 111"], True),
        (["exactly 100"], False),
        (["at_least 90", "exactly 100"], False),  # one of them says how many
    ],
)
def test_only_bounds_and_wide_ranges_are_imprecise(wordings: list[str], imprecise: bool) -> None:
    found = offered_confidence(span(90, 110), of(*wordings), 3, SourceGraph())
    assert (ConfidenceReason.IMPRECISE in found.reasons) is imprecise


def test_on_a_scale_whose_zero_is_a_convention_no_range_is_wide() -> None:
    used = of("range -5 5", question=WARMTH)
    found = offered_confidence(span(-5, 5, WARMTH), used, 3, SourceGraph())
    assert ConfidenceReason.IMPRECISE not in found.reasons


def test_a_stance_is_as_precise_as_can_be() -> None:
    assert ARMS.answer is Answer.YES_NO
    answer = GivenAnswer(ARMS, Method.EDITORIAL_JUDGEMENT, days("10-31"), stance=Stance.AFFIRMS)
    used = [claim(name, ARMS, Stance.AFFIRMS) for name in "ABC"]
    assert offered_confidence(answer, used, 3, SourceGraph()).reasons == ()
    mixed = [*used[:1], claim("D", ARMS, Stance.DENIES)]
    found = offered_confidence(answer, mixed, 2, SourceGraph())
    assert (found.level, found.reasons) == (MODERATE, (SPREAD,))


def test_at_second_hand_only_where_all_of_it_is() -> None:
    heard = of("exactly 100", "exactly 100", relays=("agency",))
    indirect = ConfidenceReason.INDIRECT
    assert offered_confidence(span(100, 100), heard, 3, SourceGraph()).reasons == (indirect,)
    beside = [*heard, claim("C", IN_RUSSIA, "exactly 100")]
    assert offered_confidence(span(100, 100), beside, 3, SourceGraph()).reasons == ()


@pytest.mark.parametrize(("filler", "imputes"), [("A", True), ("other name of A", True), ("Z", False)])
def test_a_source_that_fills_gaps_on_the_question(filler: str, imputes: bool) -> None:
    used = of("exactly 100", "exactly 100", "exactly 100")
    made_up = replace(claim(filler, IN_RUSSIA, "exactly 90", "10-30"), imputed=True)
    graph = SourceGraph(merged={"other name of A": "A"})
    found = offered_confidence(span(100, 100), used, 3, graph, claims=[*used, made_up])
    assert found.reasons == ((ConfidenceReason.IMPUTED,) if imputes else ())
    assert found.level is HIGH, "it is said, and a person weighs it"


def test_a_calculation_of_our_own_is_said() -> None:
    used = of("exactly 100", "exactly 100", "exactly 100")
    found = offered_confidence(span(100, 100), used, 3, SourceGraph(), calculated=True)
    assert found.reasons == (ConfidenceReason.OWN_CALCULATION,)


def test_surer_than_the_evidence_allows() -> None:
    higher = {(given, offered) for given in Confidence for offered in Confidence if is_higher(given, offered)}
    assert higher == {(MODERATE, LOW), (HIGH, LOW), (HIGH, MODERATE)}
