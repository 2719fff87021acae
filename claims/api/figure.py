"""Verified figures over REST: the stored text of the publication, never assembled or parsed here."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from claims.api.claim_write import Because
from claims.api.figure_body import FigureBody
from claims.api.sheet import MOST_ROWS, SheetAuthentication, sheet, signed_key
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ChangeKind, Standing
from claims.models import Publication, VerifiedFigure
from claims.models.publication_queryset import PublicationQuerySet
from claims.services.publication import hold_figure
from sources.api import parsing
from sources.api.base import Endpoint
from sources.api.filters import DayFilter, IdFilter, IdsFilter, MomentFilter, WordsFilter, choice, parameter
from sources.api.preconditions import IF_MATCH, check_match

AS_OF = OpenApiParameter("as_of", OpenApiTypes.DATE, description="What was true on this day.")
KNOWN_AT = OpenApiParameter(
    "known_at", OpenApiTypes.DATETIME, description="What we had published by this moment."
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="ETags already held; 304 where one still holds.",
)
UNCHANGED = {304: None}


class FigureFilter(django_filters.FilterSet):
    """Which figures."""

    topic = IdFilter(field_name="figure__topic")
    question = IdFilter(field_name="figure__question")
    unit = django_filters.CharFilter(field_name="figure__question__unit")
    standing = choice(Standing, "figure__standing")
    confidence = choice(Confidence, "figure__confidence")
    change_kind = choice(ChangeKind, "figure__change_kind")
    ids = IdsFilter(field_name="figure__question", help_text="Ids with commas between, at most 100.")
    source = IdFilter(method="from_source", help_text="Figures to which a claim of this source was an input.")
    q = WordsFilter(method="with_words", help_text="Figures whose question has all these words.")
    as_of_since = DayFilter(method="as_of_not_before", help_text="True on this day or later.")
    as_of_until = DayFilter(method="as_of_not_after", help_text="True on this day or earlier.")
    published_since = MomentFilter(field_name="published_at", lookup_expr="gte")
    published_until = MomentFilter(field_name="published_at", lookup_expr="lte")
    updated_since = MomentFilter(field_name="published_at", lookup_expr="gte")

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = []

    def from_source(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet:
        """By who is among the inputs."""
        return queryset.with_source(value)

    def with_words(self, queryset: PublicationQuerySet, name: str, value: str) -> QuerySet:
        """By full text."""
        return queryset.with_words(value)

    def as_of_not_before(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet:
        """Whose as-of does not end before a day."""
        return queryset.filter(figure__as_of__overlap=DateRange(value, None, "[]"))

    def as_of_not_after(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet:
        """Whose as-of does not begin after a day."""
        return queryset.filter(figure__as_of__overlap=DateRange(None, value, "[]"))


class FigureViewSet(Endpoint):
    """What we say: one figure per question, by the question's id; its newest version is the answer."""

    model = VerifiedFigure
    serializer_class = FigureBody
    filterset_class = FigureFilter
    lookup_url_kwarg = "id"
    orderings: ClassVar[dict[str, str]] = {"published_at": "pk"}
    ordering = ("-pk",)
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {
        "list": ("as_of", "known_at"),
        "retrieve": ("as_of", "known_at"),
        "history": ("known_at",),
        "sheet": ("key",),
    }
    paged = ("list", "history")
    public = True
    permissions: ClassVar[dict[str, str]] = {"hold": "claims.hold_verifiedfigure"}

    def get_queryset(self) -> PublicationQuerySet:
        """Publications: of the list and the detail the current one of each figure."""
        if getattr(self, "swagger_fake_view", False):
            return Publication.objects.none()
        known_at = parameter(self.request, "known_at", parsing.moment)
        if self.action == "history":
            return Publication.objects.known_at(known_at)
        as_of = parameter(self.request, "as_of", parsing.day)
        return Publication.objects.current(as_of=as_of, known_at=known_at)

    @extend_schema(
        parameters=[AS_OF, KNOWN_AT, IF_NONE_MATCH], responses={200: FigureBody(many=True), **UNCHANGED}
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The current figure of each question, newest first."""
        return self._page(self.filter_queryset(self.get_queryset()))

    @extend_schema(parameters=[AS_OF, KNOWN_AT, IF_NONE_MATCH], responses={200: FigureBody, **UNCHANGED})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:
        """The current figure of a question: of a day by `as_of`, as we had it at a moment by `known_at`."""
        found = self._of_question(id)
        etag = _etag(_hashes(found[:1])) if self._asked_conditionally() else None
        if etag is not None and self._holds(etag):
            return self._unchanged(etag)
        publication = found.only("pk", "sha256", "body").first()
        if publication is None:
            raise NotFound(f"id: no figure of the question {id} has been published for what was asked.")
        self._note([publication])
        return self._answer(publication.body, _etag([publication.sha256]))

    @extend_schema(parameters=[KNOWN_AT, IF_NONE_MATCH], responses={200: FigureBody(many=True), **UNCHANGED})
    @action(detail=True, filterset_class=None)
    def history(self, request: Request, id: str) -> HttpResponseBase:
        """Every version of a figure that was published, newest first."""
        found = self._of_question(id).order_by("-pk")
        if not found.exists():
            raise NotFound(f"id: no figure of the question {id} has been published.")
        return self._page(found)

    @extend_schema(
        parameters=[OpenApiParameter("key", str, description="Of a signed address, in place of a header.")],
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
        found = list(self.get_queryset().order_by("-pk").only("pk", "body")[:MOST_ROWS])
        self._note(found)
        response = HttpResponse(sheet(each.body for each in found), content_type="text/csv; charset=utf-8")
        token = getattr(request.auth, "token", None)
        if token is not None:
            address = request.build_absolute_uri(f"{request.path}?key={signed_key(token)}")
            response.headers["Link"] = f'<{address}>; rel="alternate"; type="text/csv"'
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=FigureBody)
    @action(detail=True, methods=["post"], filterset_class=None)
    def hold(self, request: Request, id: str) -> HttpResponseBase:
        """Put the current figure on hold, at once and alone; a second person is asked afterwards."""
        reason = self.given(Because)["reason"]
        current = self._of_question(id).select_related("figure").first()
        if current is None:
            raise NotFound(f"id: no figure of the question {id} has been published.")
        check_match(request, _etag([current.sha256]))
        held = hold_figure(by=self.person, now=self.now, figure=current.figure, reason=reason)
        return self._answer(held.publication.body, _etag([held.publication.sha256]))

    def _of_question(self, text: str) -> QuerySet[Publication]:
        try:
            return self.get_queryset().of_question(parsing.identifier(text))
        except ValueError as problem:
            raise NotFound(f"id: {text[:120]!r} is not the id of a question; {problem}") from problem

    def _page(self, found: QuerySet[Publication]) -> HttpResponseBase:
        """A page of stored bodies joined; only their hashes are read where the client may hold them."""
        paginator: Any = self.paginator
        if self._asked_conditionally():
            held = paginator.paginate_queryset(found.only("pk", "sha256"), self.request, self)
            etag = _etag([each.sha256 for each in held], paginator.links())
            if self._holds(etag):
                return self._unchanged(etag)
        page = paginator.paginate_queryset(found.only("pk", "sha256", "body"), self.request, self)
        self._note(page)
        links = paginator.links()
        head = json.dumps(links, separators=(",", ":"))[:-1]
        body = f'{head},"results":[{",".join([each.body for each in page])}]}}'
        return self._answer(body, _etag([each.sha256 for each in page], links))

    def _note(self, page: Sequence[Publication]) -> None:
        """A token is told when what it was given here is recalled; what we once said is no such thing."""
        if self.action != "history" and "known_at" not in self.request.query_params:
            pulled = getattr(self.request.auth, "pulled", None)
            if pulled is not None:
                pulled([each.pk for each in page])

    def _asked_conditionally(self) -> bool:
        return "If-None-Match" in self.request.headers

    def _holds(self, etag: str) -> bool:
        """Whether the client has this very answer (weak comparison, RFC 9110, section 13.1.2)."""
        held = parse_etags(self.request.headers["If-None-Match"])
        return "*" in held or etag in (each.removeprefix("W/") for each in held)

    def _answer(self, body: str, etag: str) -> HttpResponse:
        return self._cached(HttpResponse(body.encode(), content_type="application/json"), etag)

    def _unchanged(self, etag: str) -> HttpResponse:
        return self._cached(HttpResponse(status=304), etag)

    def _cached(self, response: HttpResponse, etag: str) -> HttpResponse:
        """May be kept, must be asked about: a correction reaches every reader with its next request."""
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response


def _hashes(found: QuerySet[Publication]) -> Sequence[str]:
    return list(found.values_list("sha256", flat=True))


def _etag(hashes: Sequence[str], links: dict[str, str | None] | None = None) -> str:
    """A strong ETag: of one figure its publication's hash, of a page the hash of its hashes and links."""
    if links is None:
        return f'"{hashes[0]}"' if hashes else '""'
    text = "\n".join((*hashes, links["next"] or "", links["previous"] or ""))
    return f'"{hashlib.sha256(text.encode()).hexdigest()}"'
