"""The English of the rules: large round numbers, days, names, and texts put together."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain import DayRange, Modality
from claims.domain.comparing.sentences import shown, spoken
from claims.domain.figures.phrasing import give_or_take, phrase
from claims.domain.questions.scope import Answer
from claims.domain.saying import SaidText, day, days, in_millions, joined, named, say, say_count


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (4_000_000, "4 million"),
        (11_250_000_000, "11.25 billion"),
        (11_255_000_000, ""),  # three places: read in digits
        (1_500_000_000_000, "1.5 trillion"),
        (1_000_000, "1 million"),
        (999_999, ""),
        (1_000_001, ""),
        (0, ""),
        (-2_500_000, "−2.5 million"),
        (Fraction(10**7, 3), ""),
    ],
)
def test_large_round_numbers_as_they_are_read_aloud(value: int | Fraction, words: str) -> None:
    exact = value if isinstance(value, Fraction) else Decimal(value)
    assert in_millions(exact) == words
    assert spoken(exact) == (words or shown(exact))


def test_a_day_is_no_large_number() -> None:
    assert spoken(Decimal(date(2024, 5, 1).toordinal()), Answer.DATE) == "1 May 2024"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (DayRange(date(2024, 5, 1), date(2024, 5, 1)), "1 May 2024"),
        (DayRange(date(2024, 5, 1), date(2024, 6, 3)), "1 May 2024 to 3 June 2024"),
        (DayRange(None, date(2024, 6, 3)), "up to 3 June 2024"),
        (None, "None"),
    ],
)
def test_days(when: DayRange | None, words: str) -> None:
    assert days(when) == words


@pytest.mark.parametrize(
    ("count", "text", "how_many"),
    [(1, "one zero is missing", 1), (2, "2 zeros are missing", 2), (0, "0 zeros are missing", 0)],
)
def test_one_and_many_keep_both_patterns(count: int, text: str, how_many: int) -> None:
    said = say_count("one zero is missing", "{count} zeros are missing", count=count)
    assert said == text
    assert isinstance(said, SaidText)
    assert (said.pattern, said.plural) == ("one zero is missing", "{count} zeros are missing")
    assert said.how_many == how_many


def test_a_number_in_a_sentence_is_grouped() -> None:
    assert say("{count} claims", count=12_000) == "12,000 claims"


def test_names_are_each_said_once() -> None:
    assert [named(list(names)) for names in ("A", "AB", "ABA", "ABC")] == [
        "A",
        "A and B",
        "A and B",
        "A, B and C",
    ]


@pytest.mark.parametrize(
    ("pieces", "by", "capital", "text"),
    [
        (("from 3", "to 5"), " ", False, "from 3 to 5"),
        (("from 3", "", "to 5"), "; ", False, "from 3; to 5"),
        (("from 3",), " ", True, "From 3"),
        ((), " ", True, ""),
    ],
)
def test_texts_one_after_the_other(pieces: tuple[str, ...], by: str, capital: bool, text: str) -> None:
    assert joined(*pieces, by=by, capital=capital) == text


@pytest.mark.parametrize(
    ("modality", "values", "words"),
    [
        (Modality.APPROX, ("", "8,000"), "about 8,000"),
        (Modality.RANGE, ("10", "", "12"), "10 to 12"),
        (Modality.RANGE, ("10", "11", "12"), "10 to 12, probably 11"),
        (Modality.NONE, ("", ""), "none"),
        (Modality.UNCOUNTABLE, ("", "dozens"), "dozens"),
        (Modality.AT_LEAST, ("", day(date(2024, 4, 2))), "2 April 2024 or later"),
        (Modality.STATED, ("", day(date(2024, 4, 2))), "2 April 2024"),
    ],
)
def test_figures_in_words(modality: Modality, values: tuple[str, ...], words: str) -> None:
    assert phrase(modality, *values) == words


def test_a_margin() -> None:
    assert give_or_take("10.5", "0.5") == "10.5 ± 0.5"
