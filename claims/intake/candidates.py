"""Candidates of an article as plain values, the same over REST and on the command line."""

from collections.abc import Sequence
from typing import Any

from claims.domain.articles import Candidate, NamedDays, SaidBy
from claims.domain.reading import Asked, FoundFigure
from claims.intake.articles import Taken
from claims.views.finding.likely_questions import Likely


def document(taken: Taken) -> dict[str, Any]:
    """All that was read, with what the positions refer to."""
    read, article = taken.read, taken.article
    return {
        "text": article.text,
        "sha256": read.sha256,
        "language": read.language,
        "language_detected": not article.language,
        "published": article.published.isoformat() if article.published else None,
        "attributions": read.attributions,
        "candidates": [
            candidate(mention, read.sha256, likely)
            for mention, likely in zip(read.candidates, taken.questions, strict=True)
        ],
        "dropped": list(read.dropped),
    }


def candidate(found: Candidate, sha256: str, likely: Sequence[Likely] = ()) -> dict[str, Any]:
    """One of them; `figure` is null where a person has to choose among `choices`."""
    choices = readings(found.figure)
    return {
        "selector": selector(found, sha256),
        "figure": choices[0] if len(choices) == 1 and not found.figure.questions else None,
        "choices": choices,
        "questions_asked": [question.sentence for question in found.figure.questions],
        "denied": found.figure.denied,
        "direction": found.figure.direction,
        "per": found.figure.per,
        "noun": found.figure.noun,
        "source": _said_by(found.source),
        "relay": _said_by(found.relay),
        "as_of": _days(found.as_of),
        "said_on": _days(found.said_on),
        "unsure": [reason.value for reason in found.unsure],
        "questions": [likely_question(question) for question in likely],
        "rule": found.rule,
    }


def likely_question(likely: Likely) -> dict[str, Any]:
    """A question that a quote may answer, why it was found, and those that it is part of or has as parts."""
    question, found = likely.question, likely.found
    return {
        "id": str(question.pk),
        "slug": question.slug,
        "text": question.text,
        "topic": question.topic.slug,
        "unit": question.unit_id,
        "score": found.score,
        "words": list(found.words),
        "quoted": list(found.quoted),
        "same_dimension": found.same_dimension,
        "same_year": found.same_year,
        "part_of": [{"slug": whole.slug, "text": whole.text} for whole in likely.wholes],
        "parts": [{"slug": part.slug, "text": part.text} for part in likely.parts],
    }


def selector(found: Candidate, sha256: str) -> list[dict[str, Any]]:
    """Where it stands, in the words of the W3C's Web Annotation Data Model, with the capture's hash."""
    where = found.selector
    return [
        {
            "type": "TextQuoteSelector",
            "exact": where.exact,
            "prefix": where.prefix,
            "suffix": where.suffix,
        },
        {"type": "TextPositionSelector", "start": where.start, "end": where.end, "sha256": sha256},
    ]


def readings(figure: FoundFigure) -> list[dict[str, str]]:
    """Each way to read it, as the fields that record it; one where nothing is open."""
    found = [reading for question in figure.questions for reading in question.readings] or [figure]
    choices = Asked("", "", found).choices
    return list({tuple(choice.items()): choice for choice in choices}.values())


def _said_by(said: SaidBy | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "name": said.name,
        "exact": said.exact,
        "start": said.start if said.exact else None,
        "slug": said.key or None,
        "members": list(said.members),
        "speaks_for": said.speaks_for,
        "rule": said.rule,
        "sure": said.sure,
    }


def _days(days: NamedDays | None) -> dict[str, Any] | None:
    if days is None:
        return None
    return {
        "start": days.first.isoformat() if days.first else None,
        "end": days.last.isoformat() if days.last else None,
        "position": [days.start, days.end],
        "resolved": days.unsure is None and (days.first is not None or days.last is not None),
    }
