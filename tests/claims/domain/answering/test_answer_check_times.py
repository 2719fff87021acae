"""An answer held against the times of what it uses, and each source against its last figure: (c) and (d)."""

from decimal import Decimal

import pytest

from claims.domain import Assertion, Scope, Temporality, Use, propose
from claims.domain.answering.answer_check import (
    AnswerCheck,
    Deviation,
    GivenAnswer,
    against_the_answer,
    deviations,
)
from sources.domain.independence import SourceGraph
from tests.claims.domain.cast import DEAD, GRAPH, IN_RUSSIA, TRENCH_A, WORLD, claim, days

from .checked import BOTH, JUDGED, RANGE, TELL, checked, kinds, of

LEFT = Scope("left", "troops", "persons", "person", temporality=Temporality.FLOW, is_count=True)
TOLD = (
    "An older figure of the army is used (exactly 129 people); "
    "its last one for this time is exactly 131 people."
)


def at(*times: str, question: Scope) -> list[Assertion]:
    return [claim(name, question, "exactly 9", time) for name, time in zip("ABC", times, strict=False)]


class TestWithinTimes:
    """(c) Its as-of lies within the hull of the used claims' times: of totals by their ends."""

    @pytest.mark.parametrize(
        ("question", "used", "as_of", "inside"),
        [
            (IN_RUSSIA, ("10-25/10-27", "10-26/10-31"), "10-26", True),
            (IN_RUSSIA, ("10-25/10-27", "10-26/10-31"), "10-25/10-31", True),
            (IN_RUSSIA, ("10-25/10-27", "10-26/10-31"), "10-24/10-26", False),
            (IN_RUSSIA, ("10-25/10-27", "10-26/10-31"), "10-31/11-01", False),
            (IN_RUSSIA, ("../10-21",), "10-01", True),
            (IN_RUSSIA, ("10-21",), "../10-21", False),
            (DEAD, ("10-27", "10-31"), "10-29", True),
            (DEAD, ("10-27", "10-31"), "10-01/10-31", True),  # a total has its end alone
            (DEAD, ("10-27", "10-31"), "10-26", False),
            (DEAD, ("10-27", "10-31"), "11-01", False),
            (LEFT, ("10-01/10-31",), "10-01/10-31", True),
            (LEFT, ("10-01/10-31",), "10-01/11-30", False),
            (TRENCH_A, ("10-01",), "11-01", True),
            (IN_RUSSIA, ("10-21",), "", True),
            (IN_RUSSIA, ("",), "10-21", True),
        ],
    )
    def test_hull(self, question: Scope, used: tuple[str, ...], as_of: str, inside: bool) -> None:
        found = checked(at(*used, question=question), JUDGED, as_of, best=9)
        outside = [each for each in found if each.check is AnswerCheck.WITHIN_TIMES]
        assert kinds(outside) == ([] if inside else [(AnswerCheck.WITHIN_TIMES, True)])

    def test_how_it_is_told(self) -> None:
        found = checked(at("10-21", "10-23", question=IN_RUSSIA), JUDGED, "10-31", best=9)
        assert found[-1].sentence == (
            "The answer is as of 31 October 2024, "
            "the claims it uses are for 21 October 2024 to 23 October 2024."
        )

    def test_only_a_judgement_is_excused(self) -> None:
        claims = at("10-21", question=IN_RUSSIA)
        answer = GivenAnswer(IN_RUSSIA, RANGE, days("10-31"), best=Decimal(9),
                             inputs={claims[0].id: (Use.USED, "")})  # fmt: skip
        found = deviations(answer, None, claims, TELL, GRAPH)
        assert (AnswerCheck.WITHIN_TIMES, False) in kinds(found)


class TestLastFigures:
    """(d) Of one source only its last figure at that time is used."""

    @pytest.mark.parametrize(
        ("first", "second", "twice"),
        [
            (("exactly 100", "10-31", "10-31"), ("exactly 120", "10-31", "11-01"), True),
            (("exactly 100", "10-31", "10-31"), ("exactly 120", "10-31", "10-31"), True),
            (("exactly 100", "10-31", "10-31"), ("exactly 100", "10-31", "11-01"), False),  # said again
            (("exactly 100", "10-25/10-31", "10-31"), ("exactly 100", "10-31", "10-31"), False),  # one time
            (("exactly 100", "10-30", "10-30"), ("exactly 120", "10-31", "10-31"), True),
        ],
    )
    def test_two_of_one_source(
        self, first: tuple[str, str, str], second: tuple[str, str, str], twice: bool
    ) -> None:
        claims = [
            claim("A", IN_RUSSIA, wording, as_of, said=said) for wording, as_of, said in (first, second)
        ]
        found = checked(claims, JUDGED, low=100, high=120)
        assert kinds(found) == ([(AnswerCheck.LAST_FIGURES, True)] if twice else [])
        if twice:
            assert found[0].sentence == (
                "Two figures of the army are used (exactly 100 people and exactly 120 people); "
                "only its last one for this time counts."
            )

    def test_two_names_of_one_body_are_one_source(self) -> None:
        claims = of("exactly 100", "exactly 120")
        merged = SourceGraph(merged={"B": "A"})
        assert kinds(checked(claims, JUDGED, low=100, high=120, graph=merged)) == [
            (AnswerCheck.LAST_FIGURES, True)
        ]

    @pytest.mark.parametrize(
        ("said", "as_of", "told"),
        [
            ("10-31", "10-31", False),  # of one day: which is later, nobody knows
            ("11-01", "10-31", True),  # the later has replaced the earlier
            ("10-30", "10-30", True),  # of two days: each has its own
        ],
    )
    def test_a_disagreement_is_told_with_both_where_neither_replaces_the_other(
        self, said: str, as_of: str, told: bool
    ) -> None:
        claims = [
            claim("A", IN_RUSSIA, "exactly 100", said="10-31"),
            claim("A", IN_RUSSIA, "exactly 300", as_of, said=said),
        ]
        found = [each for each in checked(claims, BOTH) if each.check is AnswerCheck.LAST_FIGURES]
        assert kinds(found) == ([(AnswerCheck.LAST_FIGURES, False)] if told else [])

    @pytest.mark.parametrize(
        ("question", "other"),
        [
            (IN_RUSSIA, "10-31"),
            (IN_RUSSIA, "10-25/10-31"),  # levels that share a day are for one time
            (DEAD, "10-01/10-31"),  # totals that end together
            (TRENCH_A, "10-01"),  # what is timeless always is
            (TRENCH_A, ""),
            (LEFT, "10-31"),
        ],
    )
    def test_the_disagreement_that_the_rules_offer_passes_its_own_check(
        self, question: Scope, other: str
    ) -> None:
        claims = [
            claim("A", question, wording, as_of, said="10-31")
            for wording, as_of in (("exactly 100", "10-31"), ("exactly 300", other))
        ]
        offered = next(each for each in propose(question, claims, WORLD) if each.method is BOTH)
        assert offered.offered
        answer = GivenAnswer(
            question, BOTH, offered.as_of, inputs=dict.fromkeys(offered.used, (Use.USED, ""))
        )
        assert deviations(answer, offered, claims, TELL, GRAPH) == []

    @pytest.mark.parametrize(
        ("used", "as_of", "older"),
        [
            ("10-29", "10-31", True),
            ("10-31", "10-31", False),
            ("10-29", "10-29", False),  # at that time it was the last
        ],
    )
    def test_an_older_one_in_place_of_the_last(self, used: str, as_of: str, older: bool) -> None:
        claims = [claim("A", DEAD, f"exactly {100 + day}", f"10-{day}") for day in (29, 31)]
        inputs = {each.id: (Use.USED, "") for each in claims if each.as_of == days(used)}
        found = checked(claims, JUDGED, as_of, low=90, high=200, inputs=inputs)
        last = [each for each in found if each.check is AnswerCheck.LAST_FIGURES]
        assert kinds(last) == ([(AnswerCheck.LAST_FIGURES, True)] if older else [])
        assert all(each.sentence == TOLD for each in last)

    def test_one_that_repeats_the_last_stands_for_it(self) -> None:
        claims = [claim("A", IN_RUSSIA, "exactly 100", said=day) for day in ("10-31", "11-01")]
        inputs = {claims[0].id: (Use.USED, "")}
        assert checked(claims, JUDGED, best=100, inputs=inputs) == []


def test_what_speaks_against_an_answer_is_told_with_its_days_and_its_finding() -> None:
    answer = GivenAnswer(IN_RUSSIA, RANGE, days("10-31"), best=Decimal(100))
    speaking = [
        (claim("A", IN_RUSSIA, "exactly 900", "10-01/10-08"), "two values."),
        (claim("B", IN_RUSSIA, "none", "../10-21"), "none against some."),
    ]
    assert against_the_answer(answer, speaking, TELL) == [
        Deviation(
            AnswerCheck.AGAINST,
            "the army (exactly 900 people, for 1 October 2024 to 8 October 2024) contradicts it: two values.",
            excused=True,
        ),
        Deviation(
            AnswerCheck.AGAINST,
            "B (none, for up to 21 October 2024) contradicts it: none against some.",
            excused=True,
        ),
    ]
