"""Sentences of the rules, said again in the active language: patterns, numbers, days, names, units."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.sentences import in_words, shown, span_of
from claims.domain.figures.figure import Modality
from claims.domain.figures.phrasing import give_or_take, phrase
from claims.domain.questions.times import DayRange
from claims.domain.saying import day, days, joined, named, say, say_count
from claims.wording.sentences import in_language, in_newsroom_words, written
from sources.domain.independence import Dependence

CONTRADICTION = Finding(Kind.CONTRADICTION, Dependence.INDEPENDENT, "8", Reason.CUMULATIVE_FELL)


def test_english_is_what_stands_there() -> None:
    assert CONTRADICTION.sentence == "Both cannot be true. A running total cannot fall."
    assert in_language(CONTRADICTION.sentence) == CONTRADICTION.sentence
    assert in_language(phrase(Modality.APPROX, best="8,000")) == "about 8,000"
    assert span_of([shown(Decimal(1500)), shown(Decimal(4500))]) == "1,500 to 4,500"


@pytest.mark.parametrize(
    ("text", "german"),
    [
        (CONTRADICTION.sentence, "Beides kann nicht wahr sein. Eine laufende Summe kann nicht fallen."),
        (phrase(Modality.APPROX, best="8,000"), "etwa 8.000"),
        (phrase(Modality.RANGE, low="10,000", high="12,000"), "10.000 bis 12.000"),
        (phrase(Modality.UNCOUNTABLE, best="dozens"), "dozens"),
        (give_or_take("10.50", "0.5"), "10,50 ± 0,5"),
        (joined(shown(Decimal(12_000)), in_words("person", "12,000")), "12.000 Menschen"),
        (say("{figure}, according to {names}", figure="x", names=named(["A", "B", "A"])), "x laut A und B"),
        (say_count("{count} zero", "{count} zeros", count=1), "1 Null"),
        (say_count("{count} zero", "{count} zeros", count=3), "3 Nullen"),
        (joined("Q?", joined(say("about {number}", number=1000), capital=True), by=" "), "Q? Etwa 1.000"),
        (day(date(2024, 11, 4)), "4. November 2024"),
        (days(DayRange(date(2024, 11, 4), date(2024, 11, 4))), "4. November 2024"),
        ("A plain text, 8,000", "A plain text, 8,000"),
    ],
)
def test_german_is_said_from_the_same_parts(text: str, german: str) -> None:
    with translation.override("de"):
        assert in_language(text) == german


def test_what_is_kept_is_in_the_newsroom_s_language(settings: object) -> None:
    settings.LANGUAGE_CODE = "fr"  # type: ignore[attr-defined]  # pytest-django's
    with translation.override("de"):
        assert in_newsroom_words(say("Both cannot be true.")) == "Les deux ne peuvent pas être vrais."


def test_digits_of_a_source_are_left_where_they_are_not_english() -> None:
    with translation.override("de"):
        assert [written(text) for text in ("12 000", "1.234,5", "-3.5", "1,234.50")] == [
            "12 000", "1.234,5", "-3,5", "1.234,50",
        ]  # fmt: skip
