"""Kinds of figures in each of the languages: one in five, a third of 3,000, minus twelve, nearly a year …

A file of `kinds/` has a sentence a line and, behind a bar, its figures: modality, numbers, unit (or the noun
in quotes), base of a rate, direction, "denied", and what is asked after a question mark. Nothing behind the
bar: the sentence has no figure.
"""

from pathlib import Path

import pytest

from claims.domain.reading import FoundFigure, read
from claims.domain.reading.borders import InvalidFigure, read_written
from claims.domain.reading.vocabulary.lexicon import languages

KINDS = Path(__file__).with_name("kinds")
LEAST = 20


def _lines(language: str) -> list[str]:
    return (KINDS / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def _number(text: str) -> str:
    try:
        return f"{read_written(text, point_is_decimal=True).value.normalize():f}"
    except InvalidFigure:
        return text


def _shown(figure: FoundFigure) -> str:
    written = figure.written
    numbers = (_number(text) for text in (written.low, written.best, written.high) if text)
    asked = ",".join(question.doubt.value for question in figure.questions)
    words = (
        figure.modality.value,
        *numbers,
        figure.unit or (f"“{figure.noun}”" if figure.noun else "-"),
        figure.per and f"/{figure.per}",
        figure.direction,
        "denied" if figure.denied else "",
        asked and f"?{asked}",
    )
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("language", languages())
def test_every_kind_is_read_or_asked(language: str) -> None:
    lines = _lines(language)
    assert len(lines) >= LEAST
    read_now = []
    for line in lines:
        sentence = line.partition(" |")[0]
        shown = "; ".join(_shown(figure) for figure in read(sentence, language).figures)
        read_now.append(f"{sentence} | {shown}".rstrip())
    assert read_now == lines


@pytest.mark.parametrize("language", languages())
def test_no_sentence_stands_there_twice(language: str) -> None:
    sentences = [line.partition(" |")[0] for line in _lines(language)]
    assert len(set(sentences)) == len(sentences)
