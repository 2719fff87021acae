"""Who publishes."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from claims.published.linked_data import Site

_ANY = "00000000-0000-0000-0000-000000000000"


def site_of(request: HttpRequest) -> Site:
    """The newsroom, at the address under which it is asked."""
    page = reverse("figure-page", args=[_ANY]).replace(_ANY, "{id}")
    return Site(settings.NEWSROOM_NAME, request.build_absolute_uri("/").rstrip("/"), page)
