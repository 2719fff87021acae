"""The sentences of our own are well-formed, and what a reader finds in them is counted fairly."""

from fractions import Fraction

import pytest

from benchmarks.extraction.gold import Answer, Text, quotes, sentences
from benchmarks.extraction.readers import ours
from benchmarks.extraction.score import Score, by_value, score, with_measure, with_unit
from claims.domain import Modality
from claims.domain.figures.units import UNITS


def answer(low: str, high: str = "", unit: str = "") -> Answer:
    return Answer(Fraction(low), Fraction(high or low), unit)


SPAN = (answer("10", "12", "kilometre"),)
EIGHT = (answer("8", "8", "person"),)


def test_the_sentences_are_many_and_each_figure_has_its_quote() -> None:
    whole, parts = sentences(), quotes()
    figures = [each for text in whole for wanted in text.figures for each in wanted]
    assert len(whole) >= 120
    assert len({text.words for text in whole}) == len(whole)
    assert sum(len(text.figures) for text in whole) == sum(len(text.figures) for text in parts) >= 120
    assert sum(not text.figures for text in whole) >= 25
    assert not any("[" in text.words for text in whole + parts)
    assert {each.modality for each in figures} == set(Modality) - {Modality.UNREAD}
    assert {each.unit for each in figures} <= {*UNITS, ""}
    assert all(each.low <= each.high for each in figures)


@pytest.mark.parametrize(
    ("found", "same", "right"),
    [
        ([answer("10", "12", "kilometre")], with_unit, 1),
        ([answer("10"), answer("12", unit="kilometre")], with_unit, 1),
        ([answer("10", "12", "mile")], by_value, 1),
        ([answer("10", "12", "mile")], with_unit, 0),
        ([answer("11")], by_value, 0),
        ([], by_value, 0),
    ],
    ids=["as wanted", "by its ends", "another unit", "another unit counts", "the middle", "nothing"],
)
def test_a_range(found: list[Answer], same: object, right: int) -> None:
    read = score(lambda _: found, [Text("10 to 12 km", (SPAN,))], same)  # type: ignore[arg-type]
    assert (read.right, read.wanted) == (right, 1)


def test_each_figure_asks_for_an_answer_of_its_own_and_what_is_too_much_counts_against_it() -> None:
    eight, twice = Text("eight", (EIGHT,)), Text("eight and eight", (EIGHT, EIGHT))
    assert score(lambda _: [answer("8")], [eight, twice], by_value) == Score(2, 2, 3)
    assert score(lambda _: [answer("8"), answer("5")], [eight], by_value) == Score(1, 2, 1)
    assert score(lambda _: [answer("8")], [Text("page 8", ())], by_value).precision == 0


def test_what_is_counted_may_go_without_a_unit_but_not_with_a_wrong_one() -> None:
    assert with_measure(answer("8"), EIGHT[0])
    assert not with_measure(answer("8", unit="day"), EIGHT[0])
    assert not with_measure(answer("10", "12"), SPAN[0])


def test_f1_is_the_harmonic_mean() -> None:
    found = Score(right=3, found=4, wanted=6)
    assert (found.precision, found.recall) == (0.75, 0.5)
    assert found.f1 == pytest.approx(2 * 0.75 * 0.5 / (0.75 + 0.5))
    assert (Score(0, 0, 0).f1, Score(0, 0, 5).recall, Score(0, 0, 5).precision) == (0, 0, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("about 8,000 soldiers", [Answer(Fraction(8000), Fraction(8000), "person", "approx")]),
        ("160 m ± 5", [Answer(Fraction(155), Fraction(165), "metre", "range")]),
        ("dozens of people", [Answer(Fraction(12), Fraction(12), "person", "uncountable")]),
        ("no troops", [Answer(Fraction(0), Fraction(0), "person", "none")]),
        (
            "3 dead and 5 wounded",
            [
                Answer(Fraction(3), Fraction(3), "person", "stated"),
                Answer(Fraction(5), Fraction(5), "person", "stated"),
            ],
        ),
    ],
)
def test_what_our_reader_says(words: str, expected: list[Answer]) -> None:
    assert ours(words) == expected
