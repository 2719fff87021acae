"""The catalogue of what is published as data, over REST."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claimcheck.foundation.rest.endpoint import Endpoint
from claims.models import Publication
from claims.published.catalog import catalog
from claims.published.linked_data import written
from claims.published.site import site_of

KIND = "application/ld+json"


class CatalogViewSet(Endpoint):
    """What is published as data, for catalogues of data."""

    model = Publication
    pagination_class = None
    filter_backends = []
    paged = ()
    public = True
    permissions: ClassVar[dict[str, str]] = {}

    @extend_schema(operation_id="catalog_retrieve", responses={(200, KIND): OpenApiTypes.OBJECT})
    def list(self, request: Request) -> HttpResponse:
        """All sets of data with their files, as a Catalog of DCAT 3 (JSON-LD)."""
        newest = Publication.objects.order_by("-seq").values_list("published_at", flat=True).first()
        api = request.build_absolute_uri("../")
        found = catalog(site_of(request), api, modified=newest, public=settings.PUBLIC_READ)
        return HttpResponse(written(found).encode(), content_type=KIND)
