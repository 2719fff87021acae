"""Figures that another is a multiple of, or compared with: "three times as many as 200", 300の3倍."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from claims.domain.reading.borders import Modality
from claims.domain.reading.passage import Passage
from claims.domain.reading.values import Doubt, FoundFigure, ReadingQuestion

COMPARING = frozenset({Modality.UP_TO, Modality.MORE_THAN, Modality.LESS_THAN})
"""Bounds whose words compare as well."""
BASE = "The number is what another is compared with: is it the figure?"
_RELATIVE = frozenset({"ratio", "percent", "percent_change"})
_LINKS = 3


def compared(p: Passage, figures: Sequence[FoundFigure]) -> Sequence[FoundFigure]:
    """ "Three times as many as 200", "10 per cent more than 300", 300の3倍: what a multiple is of, and it.

    Both are asked, and so is what a difference is from: none of them is a figure by itself.
    """
    found = list(figures)
    for i in range(1, len(found)):
        last, this = found[i - 1 : i + 1]
        ahead = this.unit == "ratio" and _is_base_ahead(p, last, this)
        if ahead or _is_base(p, last, this):
            found[i] = _asked(this)
            found[i - 1] = _asked(last) if ahead or last.unit == "ratio" else last
    return found


def _asked(found: FoundFigure) -> FoundFigure:
    if any(question.doubt is Doubt.COMPARISON for question in found.questions):
        return found
    question = ReadingQuestion(Doubt.COMPARISON, BASE, (replace(found, questions=()),))
    return replace(found, questions=(*found.questions, question))


def _is_base_ahead(p: Passage, last: FoundFigure, found: FoundFigure) -> bool:
    """ "300の3倍", "300'ün üç katı", "300보다 세 배": the number before its multiple, a word or two away."""
    if not p.lexicon.flags & {"verb_last", "words_inside_words"}:
        return False
    first, after = _between(p, last, found)
    return after - first <= _LINKS and all(
        p.kind(j) != "mark" or p.key(j) == "'" for j in range(first, after)
    )


def _between(p: Passage, last: FoundFigure, found: FoundFigure) -> tuple[int, int]:
    """The tokens between two figures."""
    first = bisect_left(p.tokens, last.span[1], p.begin, p.end, key=attrgetter("start"))
    return first, bisect_left(p.tokens, found.span[0], first, p.end, key=attrgetter("start"))


def _is_base(p: Passage, last: FoundFigure, found: FoundFigure) -> bool:
    if last.unit not in _RELATIVE:
        return False
    first, after = _between(p, last, found)
    if after == first:
        return last.unit == "ratio" or found.modality in COMPARING
    return last.unit == "ratio" and _only_links(p, first, after)


def _only_links(p: Passage, first: int, after: int) -> bool:
    """ "Il doppio *di* 300", "twice *the* 300": nothing but little words between them."""
    i = first
    while i < after <= first + _LINKS:
        names = ("than", "multiple_of", "from", "noun_links", "articles", "definite")
        said = next((found for name in names if (found := p.says(name, i))), None)
        if said is None:
            return False
        i = said.end
    return first < i == after
