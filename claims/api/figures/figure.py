"""Verified figures over REST: the stored text of the publication, never assembled or parsed here."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.conditional import IF_MODIFIED_SINCE, held_by
from claimcheck.foundation.rest.cross_origin import share
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import ORDERING, Ordering, parameter, read_ids
from claimcheck.foundation.rest.preconditions import IF_MATCH, check_match
from claims.api.claims.requests import StopFigure
from claims.api.figures.export import Exported
from claims.api.figures.filters import FigureFilter
from claims.api.figures.finding import Sought
from claims.api.figures.news_item import AsNews
from claims.api.figures.pack import Packed
from claims.api.figures.responses import PrintableFigure, figure_body
from claims.api.figures.sheet import KEY, MOST_ROWS, SheetAuthentication, sheet, signed_key
from claims.api.figures.stored_text import (
    ASKED_FIELDS,
    IN_STYLE,
    SHAPES,
    answered,
    asked_style,
    midnight_before,
    shape,
)
from claims.api.named import published_question
from claims.api.search import Searched
from claims.models import Publication, Question, VerifiedFigure
from claims.models.publication import PublicationQuerySet
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.served_texts import with_texts
from claims.views.figures import ServedPage, StoredFigure, current_page, page_of, served_figure
from claims.wording.newsroom import newsroom_day

AS_OF = OpenApiParameter("as_of", OpenApiTypes.DATE, description="What was true on this day.")
KNOWN_AT = OpenApiParameter(
    "known_at", OpenApiTypes.DATETIME, description="What had been published by this time."
)
ASKED = [ASKED_FIELDS, *IN_STYLE, IF_MODIFIED_SINCE]
OF_A_PAGE = frozenset(("limit", "cursor", ORDERING, *SHAPES))
"""Parameters that choose no figures: a list with no others is the list of all."""


class FigureViewSet(Exported, Packed, AsNews, Sought, Searched, Endpoint):
    """What we say: one figure per question, by the question's id; its newest version is the answer."""

    model = VerifiedFigure
    serializer_class = PrintableFigure
    filterset_class = FigureFilter
    lookup_url_kwarg = "id"
    by_published_slug = True
    orderings: ClassVar[dict[str, str]] = {"published_at": "pk"}
    ordering = ("-pk",)
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {
        "list": ("as_of", "known_at", *SHAPES),
        "retrieve": ("as_of", "known_at", *SHAPES),
        "history": ("known_at", *SHAPES),
        "sheet": ("key", "lang", "style"),
        "ndjson": SHAPES,
        "csv": ("columns", "lang", "style"),
        "csvw": ("columns", "lang", "style"),
        "find": ("quote", "fields"),
        "pack": ("whole",),
        "vintages": ("known_at", "as_of", "fields"),
    }
    streamed = ("ndjson", "csv", "pack")
    paged = ("list", "history")
    public = True
    permissions: ClassVar[dict[str, str]] = {
        "hold": "claims.hold_verifiedfigure",
        "withdraw": "claims.withdraw_verifiedfigure",
    }

    def get_queryset(self) -> PublicationQuerySet:
        """Publications: of the list and the detail the current one of each figure."""
        if getattr(self, "swagger_fake_view", False):
            return Publication.objects.none()
        if self.action == "history":
            return Publication.objects.known_at(self.known_at)
        as_of = parameter(self.request, "as_of", parsing.day)
        return Publication.objects.current(as_of=as_of, known_at=self.known_at)

    @cached_property
    def known_at(self) -> Any:
        """The moment that is asked about; None for now."""
        return parameter(self.request, "known_at", parsing.moment)

    @cached_property
    def day(self) -> date:
        """The newsroom's day that is asked about: a figure is stale on it or is not."""
        return newsroom_day(self.known_at or self.now)

    @extend_schema(parameters=[AS_OF, KNOWN_AT, *ASKED], responses=figure_body(many=True))
    def list(self, request: Request) -> HttpResponseBase:
        """The current figure of each question, newest first."""
        paginator: Any = self.paginator
        held = self._held()
        if request.query_params.keys() <= OF_A_PAGE:
            order = ("pk",) if self._oldest_first() else ("-pk",)
            paginator.begin(request, Publication, order)
            page = with_texts(
                current_page,
                on=self.day,
                limit=paginator.limit,
                after=paginator.start[0] if paginator.start else None,
                newest_first=order == ("-pk",),
                turned=paginator.backwards,
                held=held,
            )
        else:
            chosen: Any = self.filter_queryset(self.get_queryset())
            page = self._chosen(chosen, held=held)
        return self._answer_page(page)

    @extend_schema(parameters=[AS_OF, KNOWN_AT, *ASKED], responses=figure_body())
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:
        """The current figure of a question: of a day by `as_of`, as we had it at a moment by `known_at`."""
        found = self._figure(id, held=self._held())
        self._note([found.seq])
        modified = found.published_at
        if found.stale:
            modified = max(modified, midnight_before(self.known_at or self.now))
        return self._answer(found.body, found.etag, modified)

    @extend_schema(parameters=[KNOWN_AT, *ASKED], responses=figure_body(many=True))
    @action(detail=True, filterset_class=None)
    def history(self, request: Request, id: str) -> HttpResponseBase:
        """Every version of a figure, newest first; what may no longer be printed stands under `last_said`."""
        found = self.get_queryset().of_question(_question(id)).order_by("-pk")
        page = self._chosen(found, held=self._held(), current=False)
        if not page.seqs and "cursor" not in request.query_params:
            raise NotFound(f"id: no figure of the question {id} has been published.")
        return self._answer_page(page)

    @extend_schema(
        parameters=[
            OpenApiParameter("key", str, description="Of a signed address, in place of a header."),
            *IN_STYLE,
        ],
        responses={(200, "text/csv"): OpenApiTypes.STR},
        filters=False,
    )
    @action(
        detail=False,
        pagination_class=None,
        authentication_classes=[SheetAuthentication, *Endpoint.authentication_classes],
    )
    def sheet(self, request: Request) -> HttpResponseBase:
        """The current figures as CSV, newest first. To a token, `Link` tells the signed address."""
        page = with_texts(
            current_page,
            on=self.day,
            limit=MOST_ROWS,
            after=None,
            newest_first=True,
            turned=False,
            held=(),
        )
        self._note(page.seqs)
        text = sheet(page.body or "", style=asked_style(request))
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        token = getattr(request.auth, "token", None)
        if token is not None:
            address = request.build_absolute_uri(f"{request.path}?key={signed_key(token)}")
            response.headers["Link"] = f'<{address}>; rel="alternate"; type="text/csv"'
        response.headers["Cache-Control"] = "private, no-cache"
        if KEY in request.query_params:  # a signed address is all it takes, so any script may read it
            share(response)
        return response

    @extend_schema(request=StopFigure, parameters=[IF_MATCH], responses=figure_body())
    @action(detail=True, methods=["post"], filterset_class=None)
    def hold(self, request: Request, id: str) -> HttpResponseBase:
        """Put the current figure on hold, at once and alone; a second person is asked afterwards."""
        return self._stopped(request, id, hold_figure)

    @extend_schema(request=StopFigure, parameters=[IF_MATCH], responses=figure_body())
    @action(detail=True, methods=["post"], filterset_class=None)
    def withdraw(self, request: Request, id: str) -> HttpResponseBase:
        """Withdraw the current figure, which somebody else has put on hold."""
        return self._stopped(request, id, withdraw_figure)

    def _stopped(self, request: Request, id: str, stop: Callable[..., VerifiedFigure]) -> HttpResponseBase:
        """The version that stopping the current figure makes."""
        given = self.given(StopFigure)
        with transaction.atomic():
            Question.objects.select_for_update(no_key=True).filter(pk=_question(id)).first()
            read = self._figure(id)
            check_match(request, f'"{read.etag}"')
            current = VerifiedFigure.objects.get(publication=read.seq)
            made = stop(by=self.person, now=self.now, figure=current, **given)
        published = made.publication
        etag = f"{published.sha256}-{published.served.form}"
        return self._answer(published.served.withheld, etag, made.published_at)

    def _figure(self, text: str, held: Sequence[str] = ()) -> StoredFigure:
        """The figure of the address, or 404."""
        as_of = parameter(self.request, "as_of", parsing.day)
        question = _question(text)
        found = with_texts(
            served_figure, question, on=self.day, as_of=as_of, known_at=self.known_at, held=held
        )
        if found is None:
            raise NotFound(f"id: no figure of the question {text} has been published for what was asked.")
        return found

    def _chosen(self, found: PublicationQuerySet, *, held: Sequence[str], current: bool = True) -> ServedPage:
        """A page of what a query finds."""
        paginator: Any = self.paginator
        paginator.begin(self.request, Publication, found.query.order_by)
        return with_texts(
            page_of,
            paginator.narrowed(found),
            on=self.day,
            current=current,
            limit=paginator.limit,
            turned=paginator.backwards,
            known_at=self.known_at,
            held=held,
        )

    def _answer_page(self, page: ServedPage) -> HttpResponseBase:
        """The documents between the addresses of the pages before and after."""
        paginator: Any = self.paginator
        self._note(page.seqs)
        modified = midnight_before(self.known_at or self.now)
        if page.newest is not None and page.newest > modified:
            modified = page.newest
        if page.body is None:
            return self._answer(None, page.etag, modified)
        paginator.end([{"pk": seq} for seq in page.seqs], more=page.more)
        return self._answer(page.body, page.etag, modified, paginator.links())

    def _answer(
        self, body: str | None, etag: str, modified: Any, links: dict[str, str | None] | None = None
    ) -> HttpResponse:
        wanted = shape(self.request)
        if wanted is not None:
            body, etag = wanted.of(body or ""), wanted.etag(etag)
        held = held_by(self.request)
        if etag in held or "*" in held:
            body = None
        if body is not None and links is not None:
            head = json.dumps({**links, **self._unknown()}, separators=(",", ":"))[:-1]
            body = f'{head},"results":[{body}]}}'
        return answered(self.request, body, etag=etag, modified=modified, now=self.now)

    def _unknown(self) -> dict[str, Sequence[str]]:
        """Which of the `ids` asked for have no figure; nothing where none are asked for."""
        asked = parameter(self.request, "ids", read_ids)
        if asked is None:
            return {}
        known = set(VerifiedFigure.objects.filter(question__in=asked).values_list("question", flat=True))
        return {"unknown": [str(key) for key in dict.fromkeys(asked) if key not in known]}

    def _held(self) -> Sequence[str]:
        """What the asker holds of the whole documents; what is projected is compared when it is made."""
        return held_by(self.request) if self.request.query_params.keys().isdisjoint(SHAPES) else ()

    def _oldest_first(self) -> bool:
        asked = self.request.query_params.get(ORDERING)
        return asked is not None and not Ordering().get_ordering(
            self.request, Publication.objects.none(), self
        )[0].startswith("-")

    def _note(self, seqs: Sequence[int]) -> None:
        """A token is told when what it was given here is recalled; what we once said is no such thing."""
        if self.action != "history" and self.known_at is None:
            pulled = getattr(self.request.auth, "pulled", None)
            if pulled is not None:
                pulled(seqs)


def _question(text: str) -> UUID:
    """The id in the address, or 404."""
    try:
        return published_question(text)
    except ValueError as problem:
        raise NotFound(f"id: {text[:120]!r} is not the id of a question; {problem}") from problem
