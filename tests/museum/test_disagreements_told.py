"""Of the museum's kinds, cases of our own: who disagrees with whom is told of parts too."""

import pytest

from claims.domain import Method, propose
from claims.domain.answering.answer_check import GivenAnswer
from claims.domain.answering.confidence import offered_confidence
from claims.domain.answering.methods import Use
from claims.domain.grading import ConfidenceReason
from claims.domain.questions.scope import RelationKind
from sources.domain.independence import SourceGraph

from .exhibit import LEVEL, asked, said, world

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
