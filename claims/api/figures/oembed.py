"""oEmbed 1.0: how a content system learns to show a figure's card when somebody pastes its address."""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.parsing import whole_number
from claims.models import Publication, VerifiedFigure
from claims.published.embedding import Room, figure_at, oembed, pin_of
from claims.published.figure import read_back
from claims.published.site import site_of
from claims.wording.newsroom import newsroom_day

LARGEST = 10_000
PIXELS = whole_number(1, LARGEST)


class NotImplementedHere(APIException):
    """A format that oEmbed knows and we do not write."""

    status_code = 501
    default_detail = "format: only json is written here."


@extend_schema_serializer(many=False)
class OEmbed(serializers.Serializer[Any]):
    """A frame with the card."""

    version = serializers.CharField()
    type = serializers.CharField()
    title = serializers.CharField()
    provider_name = serializers.CharField()
    provider_url = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    html = serializers.CharField()


def _pixels(name: str) -> OpenApiParameter:
    schema = {"type": "integer", "minimum": 1, "maximum": LARGEST}
    return OpenApiParameter(name, schema, description="The maximum number of pixels available.")


PARAMETERS = [
    OpenApiParameter("url", str, required=True, description="The address of a figure's page or card here."),
    _pixels("maxwidth"),
    _pixels("maxheight"),
]


class OEmbedViewSet(Endpoint):
    """How to show a figure's card."""

    model = VerifiedFigure
    serializer_class = OEmbed
    pagination_class = None
    filter_backends = []
    public = True
    finds = True
    other_refusals = (501,)
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"list": ("url", "maxwidth", "maxheight", "format")}

    @extend_schema(parameters=PARAMETERS, responses=OEmbed)
    def list(self, request: Request) -> Response:
        """A frame that shows the card: 404 for an address that is no figure's here.

        A `format` may be sent as well; any but json is answered 501, as oEmbed asks.
        """
        if request.query_params.get("format", "json") != "json":
            raise NotImplementedHere
        room = Room(parameter(request, "maxwidth", PIXELS), parameter(request, "maxheight", PIXELS))
        publication = self._published(request)
        figure = read_back(publication.pk, publication.body, newsroom_day(self.now))
        pin = pin_of(request.query_params["url"])
        return Response(oembed(figure, site_of(request), room, pin))

    def _published(self, request: Request) -> Publication:
        address = request.query_params.get("url")
        if address is None:
            raise Refused("url", "", "give the address of a figure's page.")
        key = figure_at(address, request.get_host())
        found = Publication.objects.current().of_question(UUID(key)).first() if key else None
        if found is None:
            raise NotFound("url: there is no figure at this address; give the address of a figure's page.")
        return found

    def _check_parameters(self, request: Any) -> None:
        """Consumers add parameters of their own, which oEmbed lets them: none is refused for its name."""
