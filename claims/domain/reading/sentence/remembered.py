"""Sentences that were read before: those of an article come again as quotes, in previews, in captures."""

from collections.abc import Callable
from dataclasses import replace

from claims.domain.reading.passage import Passage
from claims.domain.reading.values import FoundFigure

LONGEST = 400
"""Characters of a sentence that is kept."""
MOST = 2_000
"""Sentences that are kept for each language."""
Kept = tuple[int, tuple[FoundFigure, ...]]
"""Where a sentence began when it was read, and its figures."""


Figures = tuple[FoundFigure, ...]


def remembered(text: str, p: Passage, read: Callable[[Passage], Figures]) -> Figures:
    """The figures of a sentence: those read before where it stood between the same words, else read now."""
    start, end = p.chars(p.begin, p.end)
    if end - start > LONGEST:
        return read(p)
    key = _key(text, p, start, end)
    kept: Kept | None = p.lexicon.read_before.get(key)
    if kept is None:
        figures = read(p)
        if len(p.lexicon.read_before) >= MOST:
            p.lexicon.read_before.clear()
        p.lexicon.read_before[key] = start, figures
        return figures
    by = start - kept[0]
    return tuple(moved(figure, by) for figure in kept[1]) if by else kept[1]


def _key(text: str, p: Passage, start: int, end: int) -> tuple[str, str, str]:
    """The sentence with the word before it and the one behind it, which a rule may look at."""
    before = text[p.tokens[p.begin - 1].start : start] if p.begin else ""
    behind = text[end : p.tokens[p.end].end] if p.end < len(p.tokens) else ""
    return before, text[start:end], behind


def moved(figure: FoundFigure, by: int) -> FoundFigure:
    """The same figure so many characters further on, with the readings that are asked."""
    questions = tuple(
        replace(question, readings=tuple(moved(reading, by) for reading in question.readings))
        for question in figure.questions
    )
    (start, end), (first, last) = figure.span, figure.number
    return replace(figure, span=(start + by, end + by), number=(first + by, last + by), questions=questions)
