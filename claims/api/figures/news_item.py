"""A figure over REST as a news item of IPTC's ninjs."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import Endpoint
from claims.api.figures.stored_text import cacheable
from claims.api.named import published_question
from claims.models import Publication
from claims.published.figure import read_back
from claims.published.news_item import news_item
from claims.published.site import site_of
from claims.wording.newsroom import newsroom_day

STATUSES = ("usable", "withheld", "canceled")


class NewsText(serializers.Serializer[Any]):
    """A text of a news item."""

    role = serializers.CharField()
    contenttype = serializers.CharField()
    value = serializers.CharField()


class NewsBody(NewsText):
    """The text to print."""

    charcount = serializers.IntegerField()


@extend_schema_serializer(many=False)
class NewsItem(serializers.Serializer[Any]):
    """The members of ninjs 2.2 that bear on use; the others are in IPTC's schema."""

    uri = serializers.CharField(help_text="The figure's page.")
    version = serializers.CharField(help_text="The number of the publication; it only grows.")
    versioncreated = serializers.DateTimeField()
    expires = serializers.DateTimeField(help_text="From here on it is withheld, unless it is renewed.")
    pubstatus = serializers.ChoiceField(choices=[(status, status) for status in STATUSES])
    ednote = serializers.CharField(required=False, help_text="For editors: why, or what was corrected.")
    headlines = NewsText(many=True)
    descriptions = NewsText(many=True, help_text="How it stands.")
    bodies = NewsBody(many=True, required=False, help_text="What to print; only where it is usable.")


class AsNews(Endpoint):
    """A figure for the systems of agencies."""

    @extend_schema(responses=NewsItem)
    @action(detail=True, filterset_class=None)
    def ninjs(self, request: Request, id: str) -> HttpResponse:
        """Read the current figure of a question as a news item of IPTC's ninjs 2.2.

        Without a body unless it is usable: verified and in time.
        """
        try:
            question = published_question(id)
        except ValueError as problem:
            raise NotFound(f"id: {id[:120]!r} is not the id of a question; {problem}") from problem
        publication = Publication.objects.current().of_question(question).first()
        if publication is None:
            raise NotFound(f"id: no figure of the question {id} has been published.")
        pulled = getattr(request.auth, "pulled", None)
        if pulled is not None:
            pulled([publication.pk])
        figure = read_back(publication.pk, publication.body, newsroom_day(self.now))
        response: HttpResponse = Response(news_item(figure, site_of(request)))
        cacheable(request, response, self.now)
        return response
