"""The sentences of `gold.txt`, and the figures that a careful reader notes in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

GOLD = Path(__file__).with_name("gold.txt")
_QUOTE = re.compile(r"\[([^]]*)\]")


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure as read: its ends (equal unless it is a range), its unit's code, its modality if told."""

    low: Fraction
    high: Fraction
    unit: str
    modality: str = ""


Wanted = tuple[Answer, ...]
"""A figure that is to be found, in each of the ways that are right."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader is given, and the figures it holds."""

    words: str
    figures: tuple[Wanted, ...]


def sentences() -> list[Text]:
    """Whole sentences, each with all of its figures."""
    return [Text(_QUOTE.sub(r"\1", line), figures) for line, figures in _entries()]


def quotes() -> list[Text]:
    """The words an editor would quote for each figure; a sentence without one is given whole."""
    texts = []
    for line, figures in _entries():
        parts = _QUOTE.findall(line)
        texts += [Text(part, (figure,)) for part, figure in zip(parts, figures, strict=True)]
        if not figures:
            texts.append(Text(line, ()))
    return texts


def _entries() -> Iterator[tuple[str, tuple[Wanted, ...]]]:
    for block in GOLD.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], tuple(_wanted(line) for line in lines[1:])


def _wanted(line: str) -> Wanted:
    return tuple(_answer(each.split()) for each in line.split("|"))


def _answer(parts: list[str]) -> Answer:
    modality, value, *unit = parts
    low, _, high = value.partition("..")
    return Answer(Fraction(low), Fraction(high or low), "".join(unit), modality)
