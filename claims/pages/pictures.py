"""The picture of a published figure as a file: SVG and PNG for the web, PDF for print."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from claimcheck.foundation.rest.cross_origin import share
from claims.models import Publication
from claims.pages.published_page import read_by_members
from claims.published.figure import read_back
from claims.published.input_claims import behind
from claims.published.picture import picture
from claims.published.picture_files import as_pdf, as_png
from claims.wording.newsroom import newsroom_day
from claims.wording.plots import Svg

KINDS: Mapping[str, tuple[str, Callable[[Svg], str | bytes]]] = {
    "svg": ("image/svg+xml", str),
    "png": ("image/png", as_png),
    "pdf": ("application/pdf", as_pdf),
}


@require_safe
@conditional_page
@read_by_members
def figure_picture(request: HttpRequest, figure_id: UUID, kind: str) -> HttpResponse:
    """Who says what, and our figure as a band behind it while it may be printed; 404 where nothing is drawn.

    `?preview`: without our figure, for whoever keeps copies that nobody can call back.
    """
    now = timezone.now()
    found = Publication.objects.current().of_question(figure_id).select_related("figure").first()
    if found is None or kind not in KINDS:
        raise Http404("No figure of this question has been published.")
    figure = read_back(found.pk, found.body, newsroom_day(now))
    drawn = picture(figure, behind([(found, figure)], at=now), banded="preview" not in request.GET)
    if not drawn:
        raise Http404("Of this figure there is nothing to draw.")
    media, write = KINDS[kind]
    response = HttpResponse(write(drawn), content_type=media)
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Cookie"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if settings.PUBLIC_READ:
        share(response)
    return response
