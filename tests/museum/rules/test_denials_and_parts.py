"""Of the museum's kinds, cases of our own: denials said elsewhere, parts of one source, digits as written."""

from datetime import date, timedelta

import pytest

from claims.domain import Assertion, DayRange, Method, Scope, Stance, Use, World, propose
from claims.domain.answering.answer_check import AnswerCheck, GivenAnswer, deviations
from claims.domain.comparing.common_origin import possible_common_origins
from claims.domain.comparing.sentences import Teller
from claims.domain.comparing.summing.sums import sums
from claims.domain.figures.figure import stance_figure
from claims.domain.questions.scope import Answer, RelationKind
from sources.domain.independence import SourceGraph, Voice

from .exhibit import EVER, LEVEL, PERIOD, asked, broken, days, said, world

SOLDIERS, NEAR = asked("soldiers", temporality=LEVEL), asked("near the border", temporality=LEVEL)
DEAD, MEN, WOMEN = asked("dead"), asked("men"), asked("women")
ANY = Scope("any soldiers", "topic", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
NONE_LEFT = Scope("none left", "topic", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
BOTH = world(
    ("men", RelationKind.PART_OF, "dead"),
    ("women", RelationKind.PART_OF, "dead"),
    ("men", RelationKind.DISJOINT, "women"),
    exhaustive=["dead"],
)


def answered(source, question, stance, day):
    period = DayRange(date.fromisoformat(day), date.fromisoformat(day))
    voice = Voice(source, f"{source} on {day}", chain_confirmed=True)
    return Assertion(f"{source} {day}", question, voice, stance_figure(stance), stance, period, period.end)


def proposals(question, *claims, known=None):
    found = propose(question, claims, known or World())
    return {each.method: each for each in found}


@pytest.mark.parametrize(
    ("question", "relation", "stance"),
    [
        (ANY, RelationKind.EXISTENCE_OF, Stance.DENIES),
        (NONE_LEFT, RelationKind.DENIAL_OF, Stance.AFFIRMS),
    ],
    ids=["there are none", "none are left"],
)
def test_no_range_is_offered_while_somebody_answers_that_there_are_none(question, relation, stance):
    known = world((question.id, relation, "soldiers"))
    figures = [said(name, SOLDIERS, "stated 8000", "2024-10-31") for name in "AB"]
    denial = answered("C", question, stance, "2024-10-31")
    withheld = proposals(SOLDIERS, *figures, denial, known=known)[Method.REPORT_RANGE]
    assert withheld.not_offered == "C denies what A says"
    other_day = answered("C", question, stance, "2024-11-20")
    assert proposals(SOLDIERS, *figures, other_day, known=known)[Method.REPORT_RANGE].offered


def test_a_denial_that_shares_a_day_with_one_of_the_claims_alone_withholds_the_range():
    claims = [
        said("A", SOLDIERS, "stated 1500", "2024-10-08/2024-10-13"),
        said("B", SOLDIERS, "stated 1600", "2024-10-12/2024-10-20"),
        said("C", SOLDIERS, "none", "2024-10-01/2024-10-08"),
    ]
    assert proposals(SOLDIERS, *claims)[Method.REPORT_RANGE].not_offered == "C denies what A says"


def test_a_later_denial_of_a_running_total_withholds_the_range():
    claims = [said(name, DEAD, "stated 20", "2024-10-03") for name in "AB"]
    denial = said("C", DEAD, "none", "2024-10-05")
    assert not proposals(DEAD, *claims, denial)[Method.REPORT_RANGE].offered
    earlier = said("C", DEAD, "none", "2024-10-01")
    assert proposals(DEAD, *claims, earlier)[Method.REPORT_RANGE].offered


def test_a_source_whose_part_exceeds_its_own_whole_is_no_part_and_whole():
    known = world(("near the border", RelationKind.PART_OF, "soldiers"))
    whole, part = (
        said("A", SOLDIERS, "stated 5000", "2024-10-31"),
        said("A", NEAR, "stated 8000", "2024-10-31"),
    )
    found = proposals(SOLDIERS, whole, part, known=known)[Method.PART_AND_WHOLE]
    assert found.not_offered == "the part that A gives exceeds the whole"


@pytest.mark.parametrize(
    ("sources", "kind"), [("SSS", "self_contradiction"), ("SXY", "contradiction")], ids=["one", "three"]
)
def test_parts_that_are_all_there_are_fall_short(sources, kind):
    numbers = zip(sources, (DEAD, MEN, WOMEN), (1000, 400, 400), strict=True)
    claims = [
        said(name, question, f"exactly {value}", "2024-10-01", data=True) for name, question, value in numbers
    ]
    (found,) = sums(DEAD, claims, BOTH)
    assert (found.finding.kind, found.finding.reason, found.finding.gap) == (kind, "parts_fall_short", 200)
    assert not proposals(DEAD, *claims, known=BOTH)[Method.PART_AND_WHOLE].offered


@pytest.mark.parametrize(
    ("wording", "unit", "asks"),
    [("approx 200", "mile", False), ("stated 321", "mile", True), ("range 20 30", "mile", False),
     ("range 200 250", "mile", True), ("stated 1.2_million", "metre", False)],
)  # fmt: skip
def test_digits_in_common_are_those_that_were_said(wording, unit, asks):
    wall = asked("wall", "kilometre", EVER)
    claims = [said(name, wall, wording, unit=unit) for name in "AB"]
    assert bool(possible_common_origins(claims, SourceGraph())) is asks


def arrivals(*values):
    day = date(2024, 1, 1)
    question = asked("arrivals", temporality=PERIOD)
    claims = [
        said("A", question, f"exactly {value}", (day + timedelta(days=n)).isoformat(), data=True)
        for n, value in enumerate(values)
    ]
    return broken(question, claims)


def test_of_amounts_per_period_four_values_make_a_usual_one():
    assert arrivals(100, 100, 100, 180) == [("leap", "2024-01-04")]
    assert arrivals(100, 100, 100, 100, 180) == []
    assert arrivals(100, 100, 100, 100, 500) == [("leap", "2024-01-05")]
    assert arrivals(10, 10, 10, 10, 50) == [("leap", "2024-01-05")]
    assert arrivals(9, 9, 9, 9, 49) == []
    assert arrivals(0, 0, 0, 0, 5000) == [("leap", "2024-01-05")]


def test_an_older_figure_of_a_source_does_not_stand_in_for_its_last():
    older = said("A", SOLDIERS, "stated 5000", "2024-10-31", said_on="2024-10-31")
    last = said("A", SOLDIERS, "stated 9000", "2024-10-31", said_on="2024-11-02")
    other = said("B", SOLDIERS, "stated 5000", "2024-10-31")
    answer = GivenAnswer(
        SOLDIERS,
        Method.REPORT_RANGE,
        days("2024-10-31"),
        best=other.figure.best,
        inputs={older.id: (Use.USED, ""), other.id: (Use.USED, ""), last.id: (Use.EXCLUDED, "a typo")},
    )
    (rule,) = (each for each in propose(SOLDIERS, [other], World()) if each.method is Method.REPORT_RANGE)
    found = deviations(answer, rule, [older, last, other], Teller({}), SourceGraph())
    assert [(each.check, each.excused) for each in found] == [(AnswerCheck.LAST_FIGURES, False)]
    assert "its last one for this time is 9,000" in found[0].sentence.replace("9000", "9,000")


def test_since_ever_is_no_day_that_the_claims_are_for():
    claim = said("A", SOLDIERS, "stated 5000", "2024-10-08/2024-10-31")
    given = {"low": None, "best": claim.figure.best, "inputs": {claim.id: (Use.USED, "")}}
    ever = GivenAnswer(SOLDIERS, Method.REPORT_RANGE, DayRange(None, date(2024, 10, 31)), **given)
    rule = proposals(SOLDIERS, claim)[Method.REPORT_RANGE]
    found = deviations(ever, rule, [claim], Teller({}), SourceGraph())
    assert [each.check for each in found] == [AnswerCheck.WITHIN_TIMES]
