"""What is closed to a person who reads blind: everything that names the question, or what hangs on it.

From when a reading is assigned until it is handed in (or decided, by the third person) the first reading is
shown to that person nowhere. What a page shows of a question can be many things; that it names the question,
or a record on it, is one. So that is what is looked for.
"""

import json
from collections.abc import Iterable
from html import escape, unescape
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

from claims.models import (
    Claim,
    Conflict,
    Question,
    ReadingAssignment,
    Resolution,
    SecondReading,
    VerifiedFigure,
)

Rows = TypeVar("Rows", bound=QuerySet[Any])


def reads_blind(person: OuterRef) -> Exists:
    """Whether the person of a query's row has a reading in their hands."""
    return Exists(ReadingAssignment.objects.live().filter(person=person).order_by())


def blind_readings(person: User) -> list[SecondReading]:
    """The readings in a person's hands, with their questions and claims."""
    return list(SecondReading.objects.of(person).select_related("question", "claim"))


def without_closed(rows: Rows, person: Any) -> Rows:
    """Of the rows of a list those on questions that are open to this person, so that the list opens at all.

    `person` as signing in gives them; whoever reads nothing blind costs no query.
    """
    if not getattr(person, "reads_blind", False):
        return rows
    return rows.exclude(question__in=SecondReading.objects.of(person).order_by().values("question"))


def closed_words(readings: Iterable[SecondReading]) -> frozenset[str]:
    """By what a page is known to be about these: the question's text, short name and id, the ids of the claim
    and of what stands on the question."""
    words: set[str] = set()
    topics, questions, claims = set(), set(), set()
    for reading in readings:
        question: Question = reading.question
        words |= {question.slug, str(question.pk), str(reading.claim.claim_id), *_forms(question.text)}
        topics.add(reading.topic_id)
        questions.add(question.pk)
        claims.add(reading.claim.claim_id)
    on_them = {"topic__in": topics, "question__in": questions}
    for rows in (
        Claim.objects.filter(topic__in=topics, claim_id__in=claims),
        Conflict.objects.filter(**on_them),
        Resolution.objects.filter(**on_them),
        VerifiedFigure.objects.filter(**on_them),
    ):
        words.update(map(str, rows.order_by().values_list("pk", flat=True)))
    return frozenset(word for word in words if word)


def names_any(text: str, words: frozenset[str]) -> bool:
    """Whether one of the words stands in a text, however HTML or JSON would write it."""
    return any(word in text for word in words)


def _forms(text: str) -> set[str]:
    """A text as HTML and JSON write it."""
    quoted = {json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
    return {text, unescape(text), escape(text), *quoted}
