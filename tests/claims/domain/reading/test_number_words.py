"""Twelve numbers in the words of each language, with what they count: a line of the table for each."""

from decimal import Decimal
from pathlib import Path

import pytest

from claims.domain.reading import read
from claims.domain.reading.borders import read_written
from claims.domain.reading.vocabulary.lexicon import languages

WRITTEN = Path(__file__).with_name("number_words.txt").read_text(encoding="utf-8").splitlines()
NUMBERS = (17, 21, 76, 99, 101, 215, 1001, 2300, 15_000, 121_000, 1_500_000)
SHARE = "75"
UNSPACED = frozenset({"zh", "ja"})


def _rows() -> list[tuple[str, str, list[str]]]:
    lines = (line.split(" ", 2) for line in WRITTEN)
    return [(language, noun, words.split(" | ")) for language, noun, words in lines]


def test_every_language_has_its_line() -> None:
    assert sorted(language for language, _, _ in _rows()) == list(languages())
    assert {len(words) for _, _, words in _rows()} == {len(NUMBERS) + 1}


@pytest.mark.parametrize(("language", "noun", "words"), _rows(), ids=[row[0] for row in _rows()])
def test_numbers_in_words_are_read(language: str, noun: str, words: list[str]) -> None:
    space = "" if language in UNSPACED else " "
    found = {}
    for number, text in zip(map(Decimal, NUMBERS), words[:-1], strict=True):
        for written in {text, text[:1].upper() + text[1:]}:
            figures = read(f"{written}{space}{noun}", language).figures
            found[written] = [
                (read_written(f.written.best, point_is_decimal=True).value, f.unit) for f in figures
            ] == [(number, "person")]
    assert [written for written, right in found.items() if not right] == []


@pytest.mark.parametrize(("language", "noun", "words"), _rows(), ids=[row[0] for row in _rows()])
def test_three_quarters_are_read(language: str, noun: str, words: list[str]) -> None:
    figures = read(words[-1], language).figures
    assert [(figure.written.best, figure.unit) for figure in figures] == [(SHARE, "percent")]
