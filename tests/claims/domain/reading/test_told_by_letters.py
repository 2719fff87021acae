"""What is kept of how a language was told: digits have no say in it, letters that touch them do."""

from importlib import import_module

import pytest

from claims.domain.reading import read
from claims.domain.reading.values import Doubt

languages = import_module("claims.domain.reading.languages")  # the package has a function of that name

QUOTES = {
    "about 1,030 were counted, number 37": "en",
    "Mindestens 40 Menschen starben am 3. Oktober in 2 Dörfern": "de",
    "за словами міністра, 12 000 військових": "uk",
    "по словам министра, были 12 000 военных": "ru",
    "地震造成至少367人死亡,超过1800人受伤。": "zh",
    "少なくとも12人が死亡した": "ja",
    "약 3천 명이 숨졌다": "ko",
    "قتل نحو 100 شخص في التفجير": "ar",
    "कम से कम ४० लोग मारे गए और 12 घायल हुए": "hi",
    "COVID-19 cases rose by 9.4m in the 27 countries of the EU27": "en",
}
UNTOLD = ("12 %", "॥ ३", "2024-10-31", "Дождў 12 людзей", "QX17 3x 4y", "300 ok", "")


@pytest.mark.parametrize(("quote", "code"), QUOTES.items())
def test_a_language_is_told_by_what_is_not_a_digit(quote: str, code: str) -> None:
    assert languages.detect(quote) == code


@pytest.mark.parametrize("quote", [*QUOTES, *UNTOLD])
@pytest.mark.parametrize(("from_digit", "to_digit"), [("1", "8"), ("3", "0"), ("2", "2024")])
def test_it_is_told_the_same_with_and_without_what_is_kept(
    quote: str, from_digit: str, to_digit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = quote.replace(from_digit, to_digit)
    kept = [languages.detect(text) for text in (quote, other, quote)]
    monkeypatch.setattr(languages, "SENTENCE", -1)
    assert kept == [languages.detect(text) for text in (quote, other, quote)]


@pytest.mark.parametrize(
    ("text", "modality"), [("約300人", "approx"), ("300人以上", "at_least"), ("300人死亡", "stated")]
)
def test_what_chinese_and_japanese_read_alike_is_taken(text: str, modality: str) -> None:
    reading = read(text)
    (found,) = reading.figures
    assert (reading.language, found.modality, found.written.best) == (None, modality, "300")
    assert found.questions == ()


@pytest.mark.parametrize(("text", "modality"), [("至少300人", "at_least"), ("最大300人", "up_to")])
def test_where_one_of_them_knows_a_hedge_it_is_asked_which_it_is(text: str, modality: str) -> None:
    (found,) = read(text).figures
    (question,) = found.questions
    assert question.doubt is Doubt.LANGUAGE
    assert [possible.modality for possible in question.readings] == [modality, "stated"]


def test_sentences_that_differ_in_digits_alone_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    languages.detect("about 1 of them were counted, number 1")
    monkeypatch.setattr(languages, "_script", lambda text: pytest.fail(f"looked at again: {text}"))
    assert languages.detect("about 9,400 of them were counted, number 12") == "en"


def test_letters_that_touch_a_digit_are_words_of_their_own() -> None:
    """ "a1b" has two words, "ab" one: the digits are replaced, not taken out."""
    assert languages._DIGITS.sub("0", "a1b 23") == "a0b 0"


def test_a_text_longer_than_a_sentence_is_not_kept() -> None:
    before = languages._by_letters_known.cache_info().currsize
    languages.detect("more words than a sentence has, " * 20)
    assert languages._by_letters_known.cache_info().currsize == before


def test_any_single_character_is_read_without_a_fault() -> None:
    """Marks that stand among the letters of a script: ×, ÷, the Cyrillic sign of thousands."""
    for first, last in (
        ("\u00a0", "\u024f"),
        ("\u0400", "\u04ff"),
        ("\u0600", "\u06ff"),
        ("\u0900", "\u097f"),
    ):
        for number in range(ord(first), ord(last) + 1):
            read(f"5 {chr(number)} 3")
    assert read("5 × 3").language is None
