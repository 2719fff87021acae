"""Figures by what is said of them: which one answers a sentence, and which was in force at past moments."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import SOMETHING, parameter
from claims.api.figures.export import as_objects
from claims.api.figures.responses import ServedFigure
from claims.api.figures.stored_text import ASKED_FIELDS, asked_members
from claims.api.named import published_question
from claims.api.registers.question import LONGEST_QUOTE, quote_of
from claims.models import Publication
from claims.services.canonical_json import moment
from claims.views.audience import reader
from claims.views.finding.likely_questions import Likely, questions_for
from claims.wording.newsroom import newsroom_day

MOST_MOMENTS = 50
MOMENTS = {"type": "string", "pattern": SOMETHING}


@extend_schema_serializer(component_name="FoundFigure")
class FigureFound(serializers.Serializer[Any]):
    """A figure that may answer a sentence, and why it was found."""

    score = serializers.FloatField(help_text="The higher, the likelier; comparable within one answer only.")
    words = serializers.ListField(child=serializers.CharField(), help_text="Of the question, as indexed.")
    figure = ServedFigure()


class FoundFigures(serializers.Serializer[Any]):
    """Figures that may answer a sentence, the likeliest first."""

    results = FigureFound(many=True)


class Vintage(serializers.Serializer[Any]):
    """What was in force at a moment, as it stands now: `superseded` where a newer version has followed."""

    known_at = serializers.DateTimeField()
    figure = ServedFigure(allow_null=True, help_text="null: nothing had been published then.")


class Vintages(serializers.Serializer[Any]):
    """One figure at several moments, in their order."""

    results = Vintage(many=True)


class Sought(Endpoint):
    """Looking figures up otherwise than by their ids."""

    _note: Callable[[Sequence[int]], None]

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "quote", {"type": "string", "minLength": 1, "maxLength": LONGEST_QUOTE}, required=True
            ),
            ASKED_FIELDS,
        ],
        responses=FoundFigures,
        filters=False,
    )
    @action(detail=False, pagination_class=None, filterset_class=None)
    def find(self, request: Request) -> Response:
        """Find the published figures that a sentence may be about, the likeliest first."""
        shape, quote = asked_members(request), parameter(request, "quote", quote_of)
        if quote is None:
            raise Refused("quote", "", "give the sentence to find a figure for.")
        likely = questions_for(quote, reader(self.now))
        seqs = _current([guess.question.pk for guess in likely])
        self._note(list(seqs.values()))
        told = as_objects(list(seqs.values()), newsroom_day(self.now), shape)
        found = [(guess, told[seqs[guess.question.pk]]) for guess in likely if guess.question.pk in seqs]
        return Response({"results": [_found(guess, figure) for guess, figure in found]})

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "known_at",
                MOMENTS,
                required=True,
                description=f"Moments with commas between, at most {MOST_MOMENTS}.",
            ),
            OpenApiParameter("as_of", OpenApiTypes.DATE, description="For this day."),
            ASKED_FIELDS,
        ],
        responses=Vintages,
        filters=False,
    )
    @action(detail=True, pagination_class=None, filterset_class=None)
    def vintages(self, request: Request, id: str) -> Response:
        """Read what was in force at each of several moments, each as it may be used now."""
        moments = parameter(request, "known_at", _moments)
        if moments is None:
            raise Refused("known_at", "", "give moments, such as 2024-11-05T12:00:00Z.")
        try:
            question = published_question(id)
        except ValueError as problem:
            raise NotFound(f"id: {id[:120]!r} is not the id of a question; {problem}") from problem
        as_of = parameter(request, "as_of", parsing.day)
        seqs = [_at(question, known_at, as_of) for known_at in moments]
        if not any(seqs):
            raise NotFound(f"id: no figure of the question {id[:120]} had been published by then.")
        told = as_objects(
            sorted({seq for seq in seqs if seq}), newsroom_day(self.now), asked_members(request)
        )
        rows = [
            {"known_at": moment(known_at), "figure": told[seq] if seq else None}
            for known_at, seq in zip(moments, seqs, strict=True)
        ]
        return Response({"results": rows})


def _current(questions: Sequence[UUID]) -> dict[UUID, int]:
    rows = Publication.objects.current().filter(figure__question__in=questions)
    return dict(rows.values_list("figure__question", "pk"))


def _at(question: UUID, at: datetime, as_of: date | None) -> int | None:
    found = Publication.objects.current(as_of=as_of, known_at=at).of_question(question)
    return found.values_list("pk", flat=True).first()


def _found(likely: Likely, figure: Any) -> dict[str, Any]:
    return {"score": likely.found.score, "words": list(likely.found.words), "figure": figure}


_moments = parsing.several(parsing.moment, MOST_MOMENTS, "moments")
