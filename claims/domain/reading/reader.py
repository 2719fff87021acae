"""The two ways to read: all figures of a text, or the one whose value somebody has typed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claims.domain.reading.borders import Modality, read_written
from claims.domain.reading.digits import read_digits
from claims.domain.reading.engine import figures_of
from claims.domain.reading.languages import detect, few_words, has_words, may_be_written_in
from claims.domain.reading.values import Doubt, FoundFigure, Reading, ReadingQuestion
from claims.domain.reading.vocabulary.lexicon import Lexicon, lexicon
from claims.domain.reading.vocabulary.tokens import tokens_of

HAN = frozenset({"zh", "ja"})
"""Languages that may have no other letters than the same."""
UNKNOWN = "en"
"""The lexicon that is tried where no language could be told; everything is asked then."""


def read(text: str, language: str = "", *, expected: str = "") -> Reading:
    """The figures of a text; `language` is found out where it isn't given. Never raises on any text.

    `expected`: the language of the entry, taken where the text has too few words to tell ("over 300"). Raises
    InvalidLexicon where a language that is given has no lexicon.
    """
    if language:
        return Reading(figures_of(text, lexicon(language)), language)
    found = detect(text)
    if found is not None:
        return Reading(figures_of(text, lexicon(found)), found, detected=True)
    able = may_be_written_in(text)
    if expected and few_words(text) and (not able or expected in able):
        return Reading(figures_of(text, lexicon(expected)), expected, detected=True)
    if set(able) >= HAN:
        return Reading(_in_either(text, able), None, detected=True)
    figures = figures_of(text, _neutral())
    if has_words(text):
        figures = tuple(_unsure(figure) for figure in figures)
    return Reading(figures, None, detected=True)


def _in_either(text: str, able: Iterable[str]) -> tuple[FoundFigure, ...]:
    """What all languages that it may be in read alike is taken; what they read differently is asked."""
    read_in = [{figure.number: figure for figure in figures_of(text, lexicon(code))} for code in able]
    found = []
    for number in sorted({number for figures in read_in for number in figures}):
        readings = [figures[number] for figures in read_in if number in figures]
        unlike = {(r.modality, r.written, r.per, r.denied, r.direction): r for r in readings}
        hedged = sorted(unlike.values(), key=lambda reading: reading.modality is Modality.STATED)
        if len(readings) < len(read_in) or len(unlike) > 1:
            question = ReadingQuestion(Doubt.LANGUAGE, "Is this Chinese or Japanese?", tuple(hedged))
            hedged[0] = replace(hedged[0], questions=(question, *hedged[0].questions))
        found.append(hedged[0])
    return tuple(found)


@lru_cache(maxsize=1)
def _neutral() -> Lexicon:
    """Words of the lexicon that is tried, but no marks of any language: "1,234" is open."""
    tried = lexicon(UNKNOWN)
    marks = replace(tried.locale, decimal="", group="")
    return replace(tried, locale=marks, flags=tried.flags | {"foreign"}, read_before={})


def _unsure(figure: FoundFigure) -> FoundFigure:
    question = ReadingQuestion(
        Doubt.LANGUAGE, "In which language is this? Its words could not be read.", (figure,)
    )
    return replace(figure, questions=(*figure.questions, question))


@lru_cache(maxsize=10_000)
def typed_number(value: str) -> Decimal:
    """The number that somebody has typed; raises InvalidFigure. A file repeats its numbers."""
    return read_written(value, point_is_decimal=True).value


def numbers_of(figure: FoundFigure) -> set[Decimal]:
    """The numbers of a figure in every way to read it; none where it has words only."""
    if figure.modality in {Modality.NONE, Modality.UNCOUNTABLE}:
        return set()
    readings = [figure, *(reading for question in figure.questions for reading in question.readings)]
    texts = {t for r in readings for t in (r.written.low, r.written.best, r.written.high) if t}
    return {typed_number(text) for text in texts}


def digits_in(text: str) -> set[Decimal]:
    """The numbers that stand in a text in digits, in every style that they may be written in."""
    found = set()
    for token in tokens_of(text):
        if token.kind == "number":
            for marks in (("", ""), (".", ","), (",", ".")):
                found |= {Decimal(read.replace(",", "")) for read in read_digits(token.text, *marks).readings}
    return found
