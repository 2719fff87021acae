"""Of the museum's kinds, cases of our own: who disagrees with whom is told of parts too."""

from datetime import time

import pytest

from claims.domain import Kind, Method, propose
from claims.domain.answering.answer_check import GivenAnswer, deviations
from claims.domain.answering.confidence import offered_confidence
from claims.domain.answering.methods import Use
from claims.domain.comparing.sentences import Teller
from claims.domain.figures.figure import Stance
from claims.domain.grading import ConfidenceReason
from claims.domain.questions.scope import RelationKind
from sources.domain.independence import SourceGraph

from .exhibit import LEVEL, asked, conflict, said, world
from .test_denials_and_parts import ANY, NONE_LEFT, answered

DAY, BEFORE = "2024-10-31", "2024-10-30"
BALLOTS, POST, ABROAD = (asked(name, "item") for name in ("ballots", "by post", "abroad"))
KNOWN = world(
    *((part.id, RelationKind.PART_OF, BALLOTS.id) for part in (POST, ABROAD)),
    (POST.id, RelationKind.DISJOINT, ABROAD.id),
)
SHARE = asked("vaccinated", "percent", LEVEL, base="adults")
TWICE = asked("vaccinated twice", "percent", LEVEL, base="adults")
SHARES = world((TWICE.id, RelationKind.PART_OF, SHARE.id))


def disagreement(question, claims, known):
    found = {each.method: each for each in propose(question, claims, known)}
    return found[Method.UNDETERMINED]


@pytest.mark.parametrize(
    ("whole", "parts", "text"),
    [
        (
            "exactly 1,000",
            ("exactly 600", "at_least 600"),
            "(W: exactly 1,000; A on “by post”: exactly 600; B on “abroad”: at least 600)",
        ),
        (
            "exactly 20",
            ("uncountable dozens", "uncountable dozens"),
            "(W: exactly 20; A on “by post”: dozens; B on “abroad”: dozens)",
        ),
        ("exactly 1,000", ("unread 900", "exactly 510"), "(W: exactly 1,000; B on “abroad”: exactly 510)"),
    ],
)
def test_parts_that_make_more_than_the_whole_are_a_disagreement_that_names_them(whole, parts, text):
    claims = [
        said("W", BALLOTS, whole, DAY),
        said("A", POST, parts[0], DAY),
        said("B", ABROAD, parts[1], DAY),
    ]
    found = disagreement(BALLOTS, claims, KNOWN)
    assert found.text == f"ballots: sources disagree {text}."


def test_one_claim_alone_disagrees_with_nobody():
    claims = [said("A", SHARE, "stated 45", DAY), said("B", TWICE, "stated 50", DAY)]
    found = disagreement(SHARE, claims, SHARES)
    assert found.text == (
        "vaccinated: sources disagree (A: 45 per cent; B on “vaccinated twice”: 50 per cent)."
    )


@pytest.mark.parametrize(("imputing", "named"), [("A", True), ("B", False)])
def test_a_source_that_fills_gaps_in_its_figures_is_a_reason_of_the_confidence(imputing, named):
    dead = asked("dead")
    used = said("A", dead, "exactly 100", BEFORE)
    claims = [used, said(imputing, dead, "exactly 101", DAY, imputed=True)]
    answer = GivenAnswer(
        dead, Method.REPORT_RANGE, used.as_of, used.figure.best, inputs={used.id: (Use.USED, "")}
    )
    offered = offered_confidence(answer, [used], 1, SourceGraph(), claims=claims)
    assert (ConfidenceReason.IMPUTED in offered.reasons) is named


@pytest.mark.parametrize(
    ("wordings", "text"),
    [
        (("nearly 1,000", "just_over 1,000"), "nearly 1,000, according to A; B: just over 1,000."),
        (("approx 1,000", "nearly 1,000"), "about 1,000, according to A; B: nearly 1,000."),
        (("approx 1,000", "approx 1,000"), "about 1,000, according to A and B."),
        (("approx 1,000", "exactly 1,000"), "1,000, according to A and B."),
        (("nearly 900", "just_over 1,000"), "from nearly 900 (A) to just over 1,000 (B)."),
    ],
)
def test_nobody_is_given_the_hedge_of_another(wordings, text):
    claims = [said(name, BALLOTS, words, DAY) for name, words in zip("AB", wordings, strict=True)]
    found = {each.method: each for each in propose(BALLOTS, claims, KNOWN)}[Method.REPORT_RANGE]
    assert found.text == f"ballots: {text}"
    assert set(found.used) == {claim.id for claim in claims}


THERE = asked("soldiers", temporality=LEVEL)
EXISTENCE, DENIAL = RelationKind.EXISTENCE_OF, RelationKind.DENIAL_OF


@pytest.mark.parametrize(
    ("question", "relation", "stance", "figure", "text"),
    [
        (ANY, EXISTENCE, Stance.DENIES, "stated 1,500", "A: 1,500 people; B on “any soldiers”: denies"),
        (ANY, EXISTENCE, Stance.AFFIRMS, "exactly 0", "A: exactly 0 people; B on “any soldiers”: affirms"),
        (NONE_LEFT, DENIAL, Stance.AFFIRMS, "up_to 12", "A: up to 12 people; B on “none left”: affirms"),
    ],
)
def test_who_says_that_there_are_none_elsewhere_is_named(question, relation, stance, figure, text):
    claims = [said("A", THERE, figure, DAY), answered("B", question, stance, DAY)]
    found = disagreement(THERE, claims, world((question.id, relation, THERE.id)))
    assert found.text == f"soldiers: sources disagree ({text})."


def test_a_denial_for_days_that_one_claim_shares_is_named_beside_it():
    claims = [
        said("A", THERE, "none", "2024-10-01/2024-10-08"),
        said("B", THERE, "stated 300", "2024-10-05/2024-10-31"),
        said("C", THERE, "stated 310", DAY),
    ]
    found = disagreement(THERE, claims, world())
    assert found.text == (
        "soldiers: sources disagree (B: 300 people for 5 October 2024 to 31 October 2024; "
        "C: 310 people for 31 October 2024; A: none for 1 October 2024 to 8 October 2024)."
    )


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ({}, "soldiers: A gives figures that do not agree (80 people; 60 people)."),
        ({"said_at": time(9)}, "soldiers: A gives figures that do not agree (80 people; 60 people)."),
        ({"said_on": "2024-11-02"}, ""),
    ],
)
def test_of_two_figures_of_one_source_the_later_is_known_or_both_are_told(second, text):
    earlier = said("A", THERE, "stated 60", DAY)
    later = said("A", THERE, "stated 80", DAY, **second)
    found = {each.method: each for each in propose(THERE, [earlier, later], world())}
    assert found[Method.UNDETERMINED].text == text
    beside = "A also gives 60 people for this time, and which of the two is later is not known."
    assert (beside in found[Method.REPORT_RANGE].reasons) is bool(text)
    if text:
        used = {claim.id: (Use.USED, "") for claim in (earlier, later)}
        told = GivenAnswer(THERE, Method.UNDETERMINED, earlier.as_of, inputs=used)
        assert not deviations(told, found[Method.UNDETERMINED], [earlier, later], Teller({}), SourceGraph())


def test_the_same_words_under_two_names_are_no_two_figures():
    words = "The army lost at least 300 of its soldiers in two days."
    claims = [said(name, THERE, "at_least 300", DAY, quote=words) for name in "AB"]
    assert conflict(THERE, claims).kind is Kind.ATTRIBUTION_CONFLICT
    assert not disagreement(THERE, claims, world()).offered


@pytest.mark.parametrize(
    ("wordings", "text"),
    [
        (("nearly 200", "stated 200"), "200 people, according to B; A: nearly 200 people."),
        (("just_over 2", "exactly 2", "exactly 3"), "from 2 (B) to 3 people (C); A: just over 2 people."),
        (
            ("nearly 200", "just_over 200", "stated 200"),
            "200 people, according to C; A: nearly 200 people; B: just over 200 people.",
        ),
    ],
)
def test_who_says_nearly_has_not_said_the_number(wordings, text):
    claims = [said(name, THERE, words, DAY) for name, words in zip("ABC", wordings, strict=False)]
    found = {each.method: each for each in propose(THERE, claims, world())}[Method.REPORT_RANGE]
    assert found.text == f"soldiers: {text}"
