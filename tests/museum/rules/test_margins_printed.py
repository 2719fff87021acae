"""Figures with a margin, as answers print them: in their sources' words, and never below what can be."""

import pytest

from claims.domain import DayRange, Method, Modality, World, Written, interpret, propose

from .exhibit import LEVEL, asked, said

PLACE = asked("there", temporality=LEVEL)


def _around(source, best, margin, unit="person", question=PLACE):
    claim = said(source, question, f"exactly {best}", "2024-05-01")
    written = Written(best=best, plus_minus=margin, unit=unit)
    return type(claim)(
        claim.id,
        question,
        claim.voice,
        interpret(Modality.RANGE, written, question),
        as_of=DayRange(claim.as_of.start, claim.as_of.end),
    )


LENGTH = asked("length", "kilometre", LEVEL)


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ([_around("A", "2,400", "300")], "there: 2,400 ± 300 people, according to A."),
        (
            [_around("A", "2,400", "300"), said("B", PLACE, "stated 3,500", "2024-05-01")],
            "there: from 2,100 (A: 2,400 ± 300 people) to 3,500 people (B).",
        ),
        (
            [_around("A", "100", "150"), said("B", PLACE, "stated 3,500", "2024-05-01")],
            "there: from 0 (A: 100 ± 150 people) to 3,500 people (B).",
        ),
        (
            [_around("A", "2,400", "300"), _around("B", "2,600", "400")],
            "there: from 2,100 (A: 2,400 ± 300 people) to 3,000 people (B: 2,600 ± 400 people).",
        ),
        (
            [_around("A", "100", "10", "mile", LENGTH), said("B", LENGTH, "stated 300", "2024-05-01")],
            "length: from 90 miles (about 145 kilometres) (A: 100 ± 10 miles) to 300 kilometres (B).",
        ),
    ],
)
def test_it_is_printed_in_the_words_of_its_source(claims, text):
    names = {"A": "A", "B": "B", PLACE.id: "there", LENGTH.id: "length"}
    offered = {each.method: each for each in propose(claims[0].question, claims, World(), names)}
    assert offered[Method.REPORT_RANGE].text == text
