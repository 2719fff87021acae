"""Margins: read with their figure wherever they stand, and never as a figure of their own."""

import pytest

from claims.domain import DayRange, Method, Modality, Scope, Temporality, World, Written, interpret, propose
from claims.domain.reading.reader import read
from tests.museum.exhibit import LEVEL, asked, said


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2,400 people, plus or minus 300", ("2,400", "300", "person")),
        ("2,400 people plus or minus 300 were killed", ("2,400", "300", "person")),
        ("2,400 (± 300) people", ("2,400", "300", "person")),
        ("2,400 people +/- 300", ("2,400", "300", "person")),
        ("2,400 people, give or take 300", ("2,400", "300", "person")),
        ("2,400 people, with a margin of error of plus or minus 300", ("2,400", "300", "person")),
        ("Some 2,400 North Korean soldiers, plus or minus 300, have died.", ("2,400", "300", "person")),
        ("2,400 people (margin of error: ± 10 %)", ("2,400", "240", "person")),
        ("$2.4 million, plus or minus 10 percent", ("2.4 million", "240,000", "USD")),
        ("52 percent, with a margin of error of 3 points", ("52", "3", "percent")),
        ("52 ± 3 %", ("52", "3", "percent")),
        ("a strip of 10 km, plus or minus 500 metres", ("10", "0.5", "kilometre")),
        ("2.400 Menschen, plus/minus 300", ("2,400", "300", "person")),
        ("2 400 personnes, plus ou moins 300", ("2,400", "300", "person")),
        ("2.400 más o menos 300 personas", ("2,400", "300", "person")),
        ("2400 осіб, плюс-мінус 300", ("2400", "300", "person")),
        ("2400 artı eksi 300 kişi", ("2400", "300", "person")),
        ("2400 زائد أو ناقص 300 شخص", ("2400", "300", "person")),
        ("2400人、プラスマイナス300人が死亡した", ("2400", "300", "person")),
        ("约2400人（误差±300人）", ("2400", "300", "person")),
        ("2400명 ± 300명", ("2400", "300", "person")),
    ],
)
def test_a_margin_belongs_to_its_figure(text, figure):
    (found,) = read(text).figures
    assert found.modality is Modality.RANGE
    assert (found.written.best, found.written.plus_minus, found.unit) == figure


@pytest.mark.parametrize(
    "text",
    [
        "The margin of error is plus or minus 3 points.",
        "plus or minus 300 people",
        "It may be wrong by plus or minus 300 people.",
    ],
)
def test_a_margin_alone_is_no_figure(text):
    assert read(text).figures == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2,400 people, give or take 300 families", [("stated", "2,400"), ("approx", "300")]),
        ("Murieron más o menos 300 personas", [("approx", "300")]),
        ("about 2,400 people, give or take a few hundred", [("approx", "2,400")]),
        ("3,000 people, give or take a dozen", [("approx", "3,000")]),
        ("2,400 people (300 of them children)", [("stated", "2,400"), ("stated", "300")]),
        ("-300 people", [("stated", "-300")]),
    ],
)
def test_what_only_looks_like_a_margin(text, figures):
    assert [(each.modality.value, each.written.best) for each in read(text).figures] == figures


COUNT = Scope("there", "topic", "persons", "person", temporality=Temporality.STOCK, is_count=True)
SHARE = Scope("share", "topic", "share", "percent", temporality=Temporality.STOCK, additive=False)


@pytest.mark.parametrize(
    ("question", "best", "margin", "ends"),
    [
        (COUNT, "2,400", "300", (2100, 2400, 2700)),
        (COUNT, "100", "150", (0, 100, 250)),
        (SHARE, "98", "5", (93, 98, 100)),
        (SHARE, "2", "3", (0, 2, 5)),
        (Scope("t", "topic", "change", "percent_change", additive=False, minimum=None), "1", "3", (-2, 1, 4)),
    ],
)
def test_its_ends_go_no_further_than_what_can_be(question, best, margin, ends):
    figure = interpret(Modality.RANGE, Written(best=best, plus_minus=margin), question)
    assert (figure.low, figure.best, figure.high) == ends
    assert not figure.out_of_range


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
