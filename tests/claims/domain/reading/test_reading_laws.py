"""Laws of the reader: no text makes it fail, and what CLDR writes is read back."""

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.reading import read
from claims.domain.reading.borders import read_written
from claims.domain.reading.vocabulary.lexicon import data_of, languages

from ..strategies import LAWS

FEW = settings(LAWS, max_examples=20)

NOUN = {
    "ar": " جندي", "de": " Soldaten", "en": " soldiers", "es": " soldados", "fr": " soldats", "hi": " सैनिक",
    "it": " soldati", "ja": "人", "ko": "명", "nl": " soldaten", "pl": " żołnierzy", "pt": " soldados",
    "ru": " солдат", "tr": " asker", "uk": " солдатів", "zh": "人",
}  # fmt: skip
WORDS = [
    "about", "at least", "not", "no", "between", "and", "to", "1,000", "2", "%", "$", "million",
    "m", "-", "people", "half", "of", "the", "per", "week", "denied", "that", "March", "2024", "(",
    ")", ".", ",", "or more", "±", "twice", "3-", "COVID-19", "up", "fell", "by", "a", "one", "in",
    "three", "dozens", "under", "30", "km", "'", "from",
]  # fmt: skip


@LAWS
@given(st.text(max_size=200), st.sampled_from(languages()))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for figure in read(text, language).figures:
        assert 0 <= figure.span[0] <= figure.number[0] < figure.number[1] <= len(text)
        assert figure.span[1] <= len(text)


@LAWS
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_in_any_order_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for figure in read(text, "en").figures:
        for value in (figure.written.low, figure.written.high, figure.written.plus_minus):
            assert not value or read_written(value, point_is_decimal=True)
        if figure.modality not in {"none", "uncountable"} and figure.written.best:
            assert read_written(figure.written.best, point_is_decimal=True)


def _phrases(language: str) -> list[str]:
    """Every phrase of a lexicon, and some numbers."""
    sections = (section for name, section in data_of(language).items() if name != "language")
    lists = (words for section in sections for words in section.values())
    return ["80", "-4", "1.5", "5%", "2024", *(word.replace("*", "") for words in lists for word in words)]


@pytest.mark.parametrize("language", languages())
@settings(LAWS, max_examples=60)
@given(data=st.data())
def test_the_phrases_of_a_lexicon_in_any_order_can_be_read(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(_phrases(language)), min_size=2, max_size=8))
    text = " ".join(words)
    for figure in read(text, language).figures:
        assert 0 <= figure.number[0] < figure.number[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("No fewer people than 80 were trapped.", ["80"]),
        ("No more people than 80 came.", ["80"]),
        ("No more died.", []),
        ("No people fewer came.", []),
        ("Przypada 5% biliony poniżej zera.", ["5", "trillions"]),
        ("No more homes were lost.", []),
    ],
)
def test_what_is_none_has_no_sign(text: str, numbers: list[str]) -> None:
    language = "pl" if text.startswith("Przy") else "en"
    assert [figure.written.best for figure in read(text, language).figures if figure.written.best] == numbers


@pytest.mark.parametrize("language", languages())
@FEW
@given(number=st.integers(min_value=10_000, max_value=10**9))
def test_whole_numbers_as_a_language_writes_them_are_read_back(language: str, number: int) -> None:
    written = format_decimal(number, locale=language, numbering_system="latn")
    (figure,) = read(f"{written}{NOUN[language]}", language).figures
    assert read_written(figure.written.best).value == number
    assert figure.unit == "person"


@pytest.mark.parametrize("language", languages())
@FEW
@given(whole=st.integers(min_value=1, max_value=999), part=st.integers(min_value=1, max_value=99))
def test_decimals_as_a_language_writes_them_are_read_back(language: str, whole: int, part: int) -> None:
    written = format_decimal(whole + part / 100, format="0.00", locale=language, numbering_system="latn")
    (figure,) = read(f"{written} %", language).figures
    assert read_written(figure.written.best).value * 100 == whole * 100 + part
    assert figure.unit == "percent"


@pytest.mark.parametrize(("language", "system"), [("ar", "arab"), ("hi", "deva")])
@FEW
@given(number=st.integers(min_value=10_000, max_value=10**9))
def test_digits_of_other_scripts_are_read_back(language: str, system: str, number: int) -> None:
    written = format_decimal(number, locale=language, numbering_system=system)
    (figure,) = read(f"{written}{NOUN[language]}", language).figures
    assert read_written(figure.written.best).value == number
