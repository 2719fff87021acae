"""Which questions a quote may answer: BM25 over an index of words that the database keeps, and linked quotes.

Whatever a viewer may not know of is left out before anything is counted, so that it changes neither what is
found nor its order nor a score (docs/adr/0026-finding-a-question.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Any
from uuid import UUID

from claimcheck.foundation.records.replica import connection
from claimcheck.foundation.records.words import WordsQuery, words_of
from claims.domain.figures.units import UNITS
from claims.domain.finding import (
    Form,
    FoundQuestion,
    Hit,
    SoughtQuestion,
    asked_by,
    fitting_words,
    kept_words,
    ranked,
    share_covered,
    sought_words,
)
from claims.domain.questions.scope import RelationKind
from claims.models import Claim, Question
from claims.views.audience import Viewer
from claims.views.finding.question_words import SCORES, STEMMERS, WORDS
from claims.views.records import hidden_questions, seen_questions

QUOTES, QUOTE_WORDS = 200, 6
"""Linked quotes that are looked at, and words of which two have to stand in one."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A question that a quote may answer, with its live relations at hand, and why it was found."""

    question: Question
    found: FoundQuestion

    @property
    def wholes(self) -> list[Question]:
        """The questions that it is part of."""
        links = self.question.live_relations_from  # type: ignore[attr-defined]  # prefetched
        return [link.second for link in links if link.kind == RelationKind.PART_OF]

    @property
    def parts(self) -> list[Question]:
        """The questions that are part of it."""
        links = self.question.live_relations_to  # type: ignore[attr-defined]  # prefetched
        return [link.first for link in links if link.kind == RelationKind.PART_OF]


@dataclass(frozen=True, slots=True)
class Within:
    """Among which questions is looked; None: all."""

    topic: UUID | None = None
    dimension: str | None = None


def questions_for(
    quote: str,
    viewer: Viewer,
    *,
    language: str = "",
    within: Within = Within(),
) -> list[Likely]:
    """Those that a quote may answer, the likeliest first."""
    return likely_questions([asked_by(quote, language)], viewer, within)[0]


def likely_questions(asked: Sequence[SoughtQuestion], viewer: Viewer, within: Within) -> list[list[Likely]]:
    """For each that is asked the questions it may be about, the likeliest first; as many queries for one as
    for a hundred."""
    hidden = hidden_questions(viewer)
    hits = _hits(asked, _scope(within, hidden))
    quotes = _linked_quotes(asked, viewer, within, hidden)
    _add_quoted(hits, quotes)
    found = [
        ranked(sought, mine.values(), quotes if sought.own_words else ())
        for sought, mine in zip(asked, hits, strict=True)
    ]
    keys = {guess.key for guesses in found for guess in guesses}
    known = seen_questions(Question.objects.all(), viewer)
    rows = known.with_relations(known) if keys else known.none()  # type: ignore[attr-defined]  # its own query set
    questions = {str(row.pk): row for row in rows.filter(pk__in=keys).select_related("topic", "unit")}
    return [
        [Likely(questions[guess.key], guess) for guess in guesses if guess.key in questions]
        for guesses in found
    ]


def _scope(within: Within, hidden: list[UUID]) -> dict[str, Any]:
    """What is looked among; `units`: those of the dimension, by whose index its questions are counted."""
    units = [unit.code for unit in UNITS.values() if unit.dimension == within.dimension] or None
    return {"hidden": hidden, "topic": within.topic, "dimension": within.dimension, "units": units}


def _hits(asked: Sequence[SoughtQuestion], scope: Mapping[str, Any]) -> list[dict[str, Hit]]:
    """Of each that is asked the questions found by words, by key."""
    found: list[dict[str, Hit]] = [{} for _ in asked]
    fitting = _fitting(asked)
    rows = [
        (number, group, word, fit)
        for number, words in enumerate(fitting)
        for word, (group, fit) in words.items()
    ]
    if not rows:
        return found
    quotes, groups, words, fits = (list(column) for column in zip(*rows, strict=True))
    given = {"quotes": quotes, "groups": groups, "words": words, "fits": fits, **scope}
    with connection.cursor() as cursor:
        cursor.execute(SCORES, given)
        for number, key, score, dimension, text, aliases, by in cursor.fetchall():
            covered = share_covered([text, *aliases.splitlines()], fitting[number])
            found[number][str(key)] = Hit(str(key), score, tuple(by), covered, dimension, text)
    return found


def _fitting(asked: Sequence[SoughtQuestion]) -> list[Mapping[str, tuple[int, float]]]:
    """Of each that is asked the words of the records that fit, with group and fit."""
    sought = sought_words(asked)
    languages = {question.language for question in asked}
    stemmer = STEMMERS.get(languages.pop(), "") if len(languages) == 1 else ""
    forms: dict[str, list[tuple[str, str, str, str]]] = {}
    with connection.cursor() as cursor:
        named = f"{stemmer}_stem" if stemmer else "simple"
        given: dict[str, Any] = {"words": [*sought], "inflected": [*sought.values()], "stemmer": named}
        cursor.execute(WORDS, given)
        for form in cursor.fetchall():
            forms.setdefault(form[0], []).append(form)
    return [
        fitting_words(
            question,
            (
                Form(n, *form)
                for n, piece in enumerate(question.pieces)
                for word in kept_words(piece.text)
                for form in forms.get(word, ())
            ),
        )
        for question in asked
    ]


def _linked_quotes(
    asked: Sequence[SoughtQuestion], viewer: Viewer, within: Within, hidden: list[UUID]
) -> list[tuple[str, str]]:
    """Quotes of live claims that hold two of the words asked for, the newest, each with its question."""
    pairs = {pair for sought in asked for pair in combinations(_telling(sought), 2)}
    if not pairs:
        return []
    either = [WordsQuery(f"{a} {b}", beginnings=True) for a, b in sorted(pairs)]
    rows = Claim.objects.open().in_words().exclude(question__in=hidden)
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    if within.topic:
        rows = rows.filter(topic=within.topic)
    if within.dimension:
        rows = rows.filter(dimension=within.dimension)
    found = rows.annotate(words=words_of("quote")).filter(words=reduce(or_, either))
    newest = found.order_by("-pk").values_list("question", "quote")[:QUOTES]
    return [(str(question), quote) for question, quote in newest]


def _telling(asked: SoughtQuestion) -> list[str]:
    """The longest words of a quote, without their endings."""
    words = [word.lower() for word in asked.own_words if len(word) > 3 and word.isalpha()]
    return [word[: max(4, len(word) - 2)] for word in sorted(words, key=lambda w: (-len(w), w))[:QUOTE_WORDS]]


def _add_quoted(hits: Sequence[dict[str, Hit]], quotes: Iterable[tuple[str, str]]) -> None:
    """Questions that are known by a linked quote alone."""
    keys = {key for key, _ in quotes}
    missing = {key for hit in hits for key in keys - set(hit)}
    rows = Question.objects.filter(pk__in=missing).values_list("pk", "dimension", "text") if missing else ()
    plain = [Hit(str(key), 0.0, (), 0.0, dimension, text) for key, dimension, text in rows]
    for mine in hits:
        mine.update({hit.key: hit for hit in plain if hit.key not in mine})
