"""Search over everything that a viewer may know: which records have the words that are looked for.

The nearest to what was typed come first, and of those alike the newest.

A common word stands in half of a million quotes. So the newest rows are looked at first, and all of them only
where these are too few; both by an index of words (ADR 0036). What a viewer may not know of is left out
before anything is counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from claimcheck.foundation.records.migration_operations import WordsVector
from claimcheck.foundation.records.replica import alias, connection
from claimcheck.foundation.records.words import WordsQuery, words_of
from claims.domain.finding import SoughtKind, Term, closeness
from claims.models import Claim, FactCheck, Note, Question, Topic, VerifiedFigure
from claims.views.audience import Viewer
from claims.views.records import hidden_by_kind
from sources.models import Document, Snapshot, Source, Statement

NEWEST = 300
"""Rows that are looked at before all are: to read the words of one takes a tenth of a millisecond."""
PLANNED = "SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)"
"""Until the end of the transaction: to compile a query costs more than to run it; a page of a bitmap that
is lost is read word by word."""
MOST_COMPARED = 2_000
"""Characters of a text that are compared with what was typed."""
WINDOW = 40
"""Newest hits of a kind that are set in order by how near they are to what was typed."""
SOURCES, STATEMENTS = 5, 200
"""Sources of those found whose claims are found as well, the newest, and newest statements of each."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record, and the text of it that was searched."""

    record: Any
    text: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of a kind, the nearest first. `more`: there is more than is given."""

    kind: SoughtKind
    hits: tuple[SearchHit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """The query, whether it has several words, what may not be known of, how many are wanted of each kind."""

    query: Any
    several: bool
    hidden: Mapping[type[Model], list[UUID]]
    most: int

    @property
    def window(self) -> int:
        """Rows that are read to be set in order."""
        return max(WINDOW, self.most + 1)

    def seen(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that may be known of."""
        return rows.exclude(pk__in=keys) if (keys := self.hidden[rows.model]) else rows


def search(terms: Sequence[Term], viewer: Viewer, kinds: Iterable[SoughtKind], most: int) -> list[HitGroup]:
    """Of each kind what has all the terms, at most so many; nothing where there is no term.

    Notes are the desk's alone. The number of queries does not grow with what is found.
    """
    if not terms:
        return []
    wanted = [WordsQuery(term.text, together=term.together, beginnings=term.beginning) for term in terms]
    known = [kind for kind in kinds if kind != SoughtKind.NOTE or viewer.audience.sees_hidden]
    with transaction.atomic(using=alias()), connection.cursor() as cursor:
        cursor.execute(PLANNED)
        several = len(terms) > 1 or terms[0].together
        asked = _Asked(reduce(and_, wanted), several, hidden_by_kind(viewer), most)
        found = [(kind, list(_FINDERS[kind](asked))) for kind in known]
    return [
        HitGroup(kind, tuple(sorted(hits, key=nearness(terms), reverse=True)[:most]), len(hits) > most)
        for kind, hits in found
    ]


def nearness(terms: Sequence[Term]) -> Callable[[SearchHit], tuple[bool, int, int]]:
    """By which hits are set in order; those that are alike stay as they are."""
    return lambda hit: closeness(hit.text[:MOST_COMPARED], terms)


def _keys(rows: QuerySet[Any], column: str, asked: _Asked) -> list[UUID]:
    """Keys of the newest rows whose text has the words, at least one more than wanted where there are."""
    having = rows.order_by().annotate(words=words_of(column)).filter(words=asked.query)
    recent = rows.model._default_manager.order_by("-pk").values("pk")[NEWEST : NEWEST + 1]
    first = Coalesce(Subquery(recent), Value(UUID(int=0)))
    newest = having
    if asked.several and rows.model is not Snapshot:  # whose text is long
        # words that the index doesn't have: it would go through all rows that have one of several common ones
        each = WordsVector(Concat(column, Value("")))
        newest = rows.order_by().annotate(words=each).filter(words=asked.query)
    found = list(newest.filter(pk__gt=first).order_by("-pk").values_list("pk", flat=True)[: asked.window])
    if len(found) > asked.most:
        return found
    # by the text of the key: in the order of the key itself the words of each row would be looked through
    every = having.order_by(Cast("pk", TextField()).desc())
    return list(every.values_list("pk", flat=True)[: asked.window])


def _read(rows: QuerySet[Any], keys: Iterable[UUID], most: int) -> list[Any]:
    """These rows, the newest first, at most so many."""
    return list(rows.filter(pk__in=sorted(keys, reverse=True)[:most]).order_by("-pk"))


def _figures(asked: _Asked) -> Iterator[SearchHit]:
    """The current figures of the questions that have the words."""
    questions = asked.seen(Question.objects.all())
    having = questions.order_by().annotate(words=words_of("text")).filter(words=asked.query)
    current = VerifiedFigure.objects.filter(question__in=having.values("pk")).current()
    rows = current.select_related("question__unit", "topic").order_by("-pk")
    for row in rows[: asked.window]:
        yield SearchHit(row, row.question.text)


def _claims(asked: _Asked) -> Iterator[SearchHit]:
    """Live claims that have the words in their quote, or were made by a source that has them in its name."""
    rows = asked.seen(Claim.objects.live())
    quoted = _keys(asked.seen(Claim.objects.live().in_words()), "quote", asked)
    voices = _keys(asked.seen(Source.objects.all()), "name", asked)[:SOURCES]
    by_them = _by(voices, rows, asked.most)
    related = rows.select_related("question", "written_unit", "statement__source", "topic")
    for row in _read(related, {*quoted, *by_them}, asked.window):
        yield SearchHit(row, row.quote)


def _by(voices: Sequence[UUID], rows: QuerySet[Any], most: int) -> list[UUID]:
    """Keys of the newest claims of these sources."""
    if not voices:
        return []
    # each by itself: the planner knows how much a source said, and reads all of little and the end of much
    first, *others = (
        Statement.objects.filter(source=voice).order_by("-pk").values_list("pk", flat=True)[:STATEMENTS]
        for voice in voices
    )
    found = rows.filter(statement__in=list(first.union(*others, all=True) if others else first))
    return list(found.order_by(Cast("pk", TextField()).desc()).values_list("pk", flat=True)[: most + 1])


def _questions(asked: _Asked) -> Iterator[SearchHit]:
    rows = asked.seen(Question.objects.all())
    by_text = set(_keys(rows, "text", asked))
    by_alias = _keys(rows.filter(aliases__gt=""), "aliases", asked)
    for row in _read(rows.select_related("topic", "unit"), {*by_text, *by_alias}, asked.window):
        yield SearchHit(row, row.text if row.pk in by_text else f"{row.text} · {row.aliases}")


def _sources(asked: _Asked) -> Iterator[SearchHit]:
    rows = asked.seen(Source.objects.all())
    by_name = set(_keys(rows, "name", asked))
    by_alias = _keys(rows.filter(aliases__gt=""), "aliases", asked)
    for row in _read(rows, {*by_name, *by_alias}, asked.window):
        yield SearchHit(row, row.name if row.pk in by_name else f"{row.name} · {row.aliases}")


def _documents(asked: _Asked) -> Iterator[SearchHit]:
    """Documents that have the words in their title, or in a text that was captured of them."""
    rows = asked.seen(Document.objects.all())
    titled = set(_keys(rows, "title", asked))  # texts are long: as many as are wanted are read
    texts = asked.seen(Snapshot.objects.exclude(document__in=asked.hidden[Document]))
    captured = Snapshot.objects.filter(pk__in=_keys(texts, "text", asked)[: asked.most + 1]).order_by("pk")
    text_of = {snapshot.document_id: snapshot.text for snapshot in captured}
    for row in _read(rows.select_related("publisher"), {*titled, *text_of}, asked.window):
        yield SearchHit(row, row.title if row.pk in titled else text_of[row.pk])


def _plainly(
    narrowed: Callable[[_Asked], QuerySet[Any]], column: str
) -> Callable[[_Asked], Iterator[SearchHit]]:
    """Records that have the words in one column."""

    def find(asked: _Asked) -> Iterator[SearchHit]:
        rows = narrowed(asked)
        for row in _read(rows, _keys(rows, column, asked), asked.window):
            yield SearchHit(row, getattr(row, column))

    return find


def _fact_checks(asked: _Asked) -> QuerySet[FactCheck]:
    rows = FactCheck.objects.live().select_related("checker")
    return rows.exclude(checker__in=hidden) if (hidden := asked.hidden[Source]) else rows


_FINDERS: dict[SoughtKind, Callable[[_Asked], Iterator[SearchHit]]] = {
    SoughtKind.FIGURE: _figures,
    SoughtKind.CLAIM: _claims,
    SoughtKind.QUESTION: _questions,
    SoughtKind.SOURCE: _sources,
    SoughtKind.DOCUMENT: _documents,
    SoughtKind.TOPIC: _plainly(lambda asked: asked.seen(Topic.objects.all()), "name"),
    SoughtKind.FACT_CHECK: _plainly(_fact_checks, "claim"),
    SoughtKind.NOTE: _plainly(lambda asked: Note.objects.select_related("topic", "written_by"), "text"),
}
