"""An answer held against the figures that it uses and against its method: (a), (b) and (f)."""

from decimal import Decimal
from typing import Any

import pytest

from claims.domain import Method, Modality, Stance, Use
from claims.domain.answering.answer_check import AnswerCheck, GivenAnswer, deviations
from sources.domain.kinds import Reliability
from tests.claims.domain.cast import ARMS, GRAPH, IN_RUSSIA, claim, days

from .checked import BOTH, JUDGED, RANGE, TELL, checked, kinds, of


class TestMeetsUsed:
    """(a) Its interval meets the core of each claim that is marked as used, or says why not."""

    @pytest.mark.parametrize(
        ("wording", "meets"),
        [
            ("exactly 6,000", True),
            ("exactly 8,000", True),  # the end belongs to the answer
            ("exactly 8,001", False),
            ("range 8,000 9,000", True),
            ("range 8,100 9,000", False),
            ("at_least 8,000", True),
            ("more_than 8,000", False),  # it says that there are not 8,000
            ("at_most 5,500", True),
            ("less_than 5,500", False),
            ("approx 5,000", True),  # it asserts 4,500 to 5,500
            ("approx 4,000", False),  # 3,600 to 4,400
            ("uncountable thousands", True),
            ("none", False),
        ],
    )
    def test_a_judgement_from_5_500_to_8_000(self, wording: str, meets: bool) -> None:
        found = checked(of(wording), JUDGED, low=5_500, high=8_000)
        assert kinds(found) == ([] if meets else [(AnswerCheck.MEETS_USED, True)])

    @pytest.mark.parametrize(
        ("values", "wording", "meets"),
        [
            ({"low": 100, "low_modality": Modality.MORE_THAN}, "exactly 100", False),
            ({"low": 100, "low_modality": Modality.MORE_THAN}, "exactly 101", True),
            ({"low": 100, "low_modality": Modality.AT_LEAST}, "exactly 99", False),
            ({"high": 100, "high_modality": Modality.LESS_THAN}, "exactly 100", False),
            ({"low": 100, "high": 900, "high_modality": Modality.MORE_THAN}, "exactly 50,000", True),
            ({"best": 100}, "exactly 101", False),
            ({"best": 100}, "at_least 100", True),
            ({}, "exactly 100", True),  # it gives no value that could be another
        ],
    )
    def test_an_end_that_is_a_bound_is_open(self, values: dict[str, Any], wording: str, meets: bool) -> None:
        assert (checked(of(wording), JUDGED, **values) == []) is meets

    @pytest.mark.parametrize(
        ("stance", "said", "meets"),
        [
            (Stance.AFFIRMS, Stance.AFFIRMS, True),
            (Stance.AFFIRMS, Stance.DENIES, False),
            (Stance.DENIES, Stance.AFFIRMS, False),
            (Stance.DENIES, Stance.DENIES, True),
        ],
    )
    def test_a_yes_or_no_meets_its_like(self, stance: Stance, said: Stance, meets: bool) -> None:
        found = checked([claim("A", ARMS, said)], JUDGED, stance=stance)
        assert kinds(found) == ([] if meets else [(AnswerCheck.MEETS_USED, True)])

    def test_how_it_is_told_and_that_the_reason_of_the_input_stands_behind_it(self) -> None:
        claims = of("exactly 55,000", "exactly 400,000")
        why = {claims[0].id: (Use.USED, ""), claims[1].id: (Use.USED, " it counts families ")}
        first, second = checked(claims, JUDGED, low=5_500, high=8_000, inputs=why)
        assert first.sentence == (
            "5,500 to 8,000 does not meet the figure of the army (exactly 55,000 people), "
            "which is marked as used."
        )
        assert second.sentence == (
            "5,500 to 8,000 does not meet the figure of B (exactly 400,000 people), "
            "which is marked as used: it counts families"
        )

    def test_a_named_method_is_excused_by_a_reason_alone(self) -> None:
        graded = claim("A", IN_RUSSIA, "exactly 100", reliability=Reliability.USUALLY_RELIABLE)
        claims = [graded, claim("B", IN_RUSSIA, "exactly 900")]
        for why, excused in (("", False), ("another district", True)):
            inputs = {each.id: (Use.USED, why) for each in claims}
            found = checked(claims, Method.MOST_AUTHORITATIVE, best=100, inputs=inputs)
            assert kinds(found) == [(AnswerCheck.MEETS_USED, excused)]

    def test_what_is_not_used_has_to_meet_nothing(self) -> None:
        claims = of("exactly 6,000", "exactly 900", "exactly 901", "exactly 902")
        parts = [Use.USED, Use.CONSIDERED, Use.EXCLUDED]
        inputs = {each.id: (use, "why") for each, use in zip(claims, parts, strict=False)}
        assert checked(claims, JUDGED, best=6_000, inputs=inputs) == []

    def test_a_method_answers_for_the_claims_that_it_rests_on(self) -> None:
        """ "Nearly 160" says that there are not 160; the answer in its words does not deviate from it."""
        words: dict[str, Any] = {
            "low": 160,
            "high": 160,
            "low_modality": Modality.NEARLY,
            "high_modality": Modality.NEARLY,
        }
        assert checked(of("nearly 160"), RANGE, **words) == []
        assert kinds(checked(of("nearly 160"), JUDGED, **words)) == [(AnswerCheck.MEETS_USED, True)]


class TestFollowsMethod:
    """(b) Its values are what the method gives; otherwise it is an editorial judgement."""

    @pytest.mark.parametrize(
        ("wordings", "values", "same"),
        [
            (("exactly 100", "exactly 120"), {"low": 100, "high": 120}, True),
            (("exactly 100", "exactly 120"), {"low": 100, "high": 121}, False),
            (("exactly 100", "exactly 120"), {"low": 100}, False),
            (("exactly 100", "exactly 120"), {"low": 100, "best": 110, "high": 120}, False),
            (("exactly 160", "approx 160"), {"best": 160}, True),
            (("exactly 160", "approx 160"), {"low": 160, "best": 160, "high": 160}, True),
            (("exactly 160", "approx 160"), {}, False),
            (("approx 300", "approx 600"), {"low": 300, "high": 600}, True),
            (("approx 300", "approx 600"), {"low": 300, "high": 600, "low_modality": Modality.APPROX}, True),
            (("approx 300", "approx 600"), {"low": 300, "high": 600, "low_modality": Modality.NEARLY}, False),
            (("at_least 30", "at_least 12"), {"low": 30, "low_modality": Modality.AT_LEAST}, True),
            (("at_least 30", "at_least 12"), {"low": 12, "low_modality": Modality.AT_LEAST}, False),
        ],
    )
    def test_report_range(self, wordings: tuple[str, ...], values: dict[str, Any], same: bool) -> None:
        found = [each for each in checked(of(*wordings), RANGE, **values) if each.check == "b"]
        assert kinds(found) == ([] if same else [(AnswerCheck.FOLLOWS_METHOD, False)])

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"low": 1_000, "high": 2_000}, "1,000 to 2,000"),
            ({"best": 1_000}, "1,000"),
            ({"low": 1_000}, "1,000"),
            ({}, "an answer without a value"),
        ],
    )
    def test_how_it_is_told(self, values: dict[str, Any], said: str) -> None:
        (found,) = [each for each in checked(of("exactly 100"), RANGE, **values) if each.check == "b"]
        assert found.sentence == (
            f"{said} is not what “report range” gives: in Russia: 100 people, according to the army."
        )

    @pytest.mark.parametrize(("stance", "said"), [(Stance.DENIES, "denies"), (Stance.AFFIRMS, "affirms")])
    def test_a_stance_is_no_disagreement(self, stance: Stance, said: str) -> None:
        claims = [claim("A", ARMS, Stance.AFFIRMS), claim("B", ARMS, Stance.DENIES)]
        found = [each for each in checked(claims, BOTH, stance=stance) if each.check == "b"]
        assert [each.sentence.partition(" (")[0] for each in found] == [
            f"{said} is not what “undetermined” gives: arms exports: sources disagree"
        ]
        assert checked(claims, BOTH) == []

    def test_a_judgement_follows_none(self) -> None:
        claims = of("exactly 100", "exactly 120")
        assert checked(claims, JUDGED, low=100, best=110, high=120) == []


class TestMethodOffered:
    """(f) A method may be named only if the rules offer it here."""

    @pytest.mark.parametrize(
        ("wordings", "method", "why"),
        [
            (("exactly 100", "none"), RANGE, "B denies what the army says"),
            (("exactly 100",), Method.MOST_AUTHORITATIVE, "no credible source is graded A to D"),
            (("exactly 100",), Method.CONVERGENT, "fewer than two independent sources agree"),
            (("exactly 100",), Method.PART_AND_WHOLE, "there is no claim on a part of the question"),
            (("exactly 100", "exactly 100"), BOTH,
             "the claims on the question and its parts for this time do not conflict"),
        ],
    )  # fmt: skip
    def test_not_offered(self, wordings: tuple[str, ...], method: Method, why: str) -> None:
        (found,) = [each for each in checked(of(*wordings), method, best=100) if each.check == "f"]
        assert found.sentence.endswith(f"is not offered here: {why}.")
        assert not found.excused

    def test_without_a_proposal_the_rules_know_none(self) -> None:
        answer = GivenAnswer(IN_RUSSIA, RANGE, days("10-31"), best=Decimal(100))
        (found,) = deviations(answer, None, [], TELL, GRAPH)
        assert found.sentence == "“report range” is not offered here: the rules know no such proposal here."

    def test_a_judgement_is_always_open_to_a_person(self) -> None:
        assert checked(of("exactly 100"), JUDGED, best=100) == []
