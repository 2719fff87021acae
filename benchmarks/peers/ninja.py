"""The same by django-ninja: pydantic schemas over the same rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, NinjaAPI, Schema
from ninja.pagination import LimitOffsetPagination, paginate

from benchmarks.peers.rows import attribution, current_figures, positions

api = NinjaAPI()


class Topic(Schema):
    """A topic by name."""

    slug: str
    name: str


class Question(Schema):
    """What is measured."""

    id: UUID
    slug: str
    text: str
    answer: str
    temporality: str
    unit: str | None = Field(None, alias="unit_id")
    measure: str
    population: str
    place: str
    state: str
    base: str


class Source(Schema):
    """Who said it."""

    slug: str | None
    name: str


class Document(Schema):
    """Where it was read."""

    title: str
    url: str
    published_at: datetime | None


class Claim(Schema):
    """One claim with its provenance."""

    claim_id: UUID
    version: int
    question: str = Field(alias="question.slug")
    source: Source = Field(alias="statement.source")
    said_on: date | None = Field(alias="statement.said_on")
    written_best: str
    written_unit: str | None = Field(alias="written_unit_id")
    quote: str
    quote_language: str
    quote_translation: str
    document: Document = Field(alias="snapshot.document")


class Input(Schema):
    """A claim and what it was used for."""

    use: str
    reason: str
    claim: Claim


class Position(Schema):
    """An interval and who claims it."""

    low: str
    high: str
    sources: list[str]
    independent_count: int


class Figure(Schema):
    """A figure with all that its document tells."""

    id: UUID
    topic: Topic
    question: Question
    start: date | None = Field(alias="as_of.lower")
    end: date | None = Field(alias="as_of.upper")
    version: int
    change_kind: str
    reason: str
    standing: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    stance: str
    method: str
    rationale: str = Field(alias="resolution.rationale")
    confidence: str
    independent_count: int
    attribution: str
    positions: list[Position]
    inputs: list[Input] = Field(alias="resolution.inputs")
    proposed_by: str = Field(alias="proposed_by.username")
    approved_by: str = Field(alias="approved_by.username")
    published_at: datetime
    review_by: date

    @staticmethod
    def resolve_attribution(figure: Any) -> str:
        """As in `rows`."""
        return attribution(figure)

    @staticmethod
    def resolve_positions(figure: Any) -> list[dict[str, Any]]:
        """As in `rows`."""
        return positions(figure)


@api.get("/figures/", response=list[Figure])
@paginate(LimitOffsetPagination)
def listed(request: HttpRequest) -> Any:
    """The current ones."""
    return current_figures()


@api.get("/figures/{question}/", response=Figure)
def one(request: HttpRequest, question: UUID) -> Any:
    """The current one of a question."""
    found = current_figures().filter(question=question).first()
    if found is None:
        raise Http404
    return found
