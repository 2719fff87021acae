"""Reviewed claims in the words of schema.org: JSON-LD of one figure, and the DataFeed of all."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import MomentFilter, parameter
from claimcheck.foundation.rest.members import wanted_members
from claims.api.named import NamedFilter, published_question
from claims.models import Publication, Question, Topic, VerifiedFigure
from claims.models.publication import PublicationQuerySet
from claims.published.feed import data_feed
from claims.published.figure import read_back
from claims.published.input_claims import behind
from claims.published.linked_data import REVIEW, TELLING, graph, written
from claims.published.site import site_of
from claims.wording.newsroom import newsroom_day

KIND = "application/ld+json"
MEMBERS = OpenApiParameter(
    "fields",
    str,
    description="Only these members of each ClaimReview, with commas between. `@id`, `@type`, `url` and "
    "`creativeWorkStatus`, which says how the figure stands, always come too.",
)


class ClaimReviewFilter(django_filters.FilterSet):
    """The reviews of which figures."""

    topic = NamedFilter(Topic, field_name="figure__topic")
    question = NamedFilter(Question, field_name="figure__question")
    updated_since = MomentFilter(field_name="published_at", lookup_expr="gte")

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = []


class ClaimReviewViewSet(Endpoint):
    """What we say of the claims behind a figure, for readers of schema.org; by the question's id."""

    model = VerifiedFigure
    filterset_class = ClaimReviewFilter
    lookup_url_kwarg = "id"
    by_published_slug = True
    ordering = ("-pk",)
    public = True
    streamed = ("list",)
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"list": ("fields",)}

    def get_queryset(self) -> PublicationQuerySet:
        """The current publication of each figure."""
        if getattr(self, "swagger_fake_view", False):
            return Publication.objects.none()
        return Publication.objects.current()

    @extend_schema(
        operation_id="claim_reviews_list", parameters=[MEMBERS], responses={(200, KIND): OpenApiTypes.OBJECT}
    )
    def list(self, request: Request) -> HttpResponseBase:
        """A DataFeed (schema.org) of the figures, newest first, each with a ClaimReview of every claim.

        The next page is in the `Link` header.
        """
        paginator: Any = self.paginator
        rows = self.filter_queryset(self.get_queryset()).only("pk", "published_at")
        names = parameter(request, "fields", _members) or REVIEW
        page = paginator.paginate_queryset(rows, request, self)
        self._note([figure.pk for figure in page])
        day = newsroom_day(self.now)
        pieces = data_feed(page, site_of(request), at=self.now, today=day, names=names)
        response = StreamingHttpResponse((piece.encode() for piece in pieces), content_type=KIND)
        links = [
            f'<{address}>; rel="{name}"' for name, address in paginator.links().items() if address is not None
        ]
        if links:
            response.headers["Link"] = ", ".join(links)
        return self._cached(response)

    @extend_schema(responses={(200, KIND): OpenApiTypes.OBJECT})
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:
        """The current figure of a question as an Observation, with a ClaimReview of every claim.

        Without a value where it is disputed, on hold, withdrawn or out of date.
        """
        publication = self._of_question(id)
        if publication is None:
            raise NotFound(f"id: no figure of the question {id} has been published.")
        self._note([publication.pk])
        figure = read_back(publication.pk, publication.body, newsroom_day(self.now))
        shown = behind([(publication, figure)], at=self.now)
        body = written(graph(figure, shown, site_of(request))).encode()
        return self._cached(HttpResponse(body, content_type=KIND))

    def _of_question(self, text: str) -> Publication | None:
        try:
            found = self.get_queryset().of_question(published_question(text))
        except ValueError as problem:
            raise NotFound(f"id: {text[:120]!r} is not the id of a question; {problem}") from problem
        return found.select_related("figure").first()

    def _note(self, numbers: Sequence[int]) -> None:
        """A token is told when what it was given here is recalled."""
        pulled = getattr(self.request.auth, "pulled", None)
        if pulled is not None:
            pulled(numbers)

    def _cached(self, response: HttpResponseBase) -> HttpResponseBase:
        """May be kept, must be asked about."""
        response.headers["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response


def _members(text: str) -> tuple[str, ...]:
    return (*wanted_members(text, REVIEW, "member of a ClaimReview"), *TELLING)
