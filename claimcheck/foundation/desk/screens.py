"""Our own screens inside the admin: their frame, and the content policy that they alone can afford."""

from typing import Any, TypeVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

Response = TypeVar("Response", bound=HttpResponse)

STRICT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No inline script or style, nothing from elsewhere (CSP 3). The theme's own pages need more."""


def screen(
    request: HttpRequest, template: str, context: dict[str, Any], *, title: str, status: int = 200
) -> TemplateResponse:
    """A page in the admin's frame (navigation, person, messages), under the strict content policy."""
    request.current_app = admin.site.name
    given = {
        "title": title,
        "undo": request.session.pop("undo", None),
        "here": request.get_full_path(),
        **context,
    }
    response = TemplateResponse(
        request, template, {**admin.site.each_context(request), **given}, status=status
    )
    return strictly(response)


def fragment(request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
    """A piece of a page, fetched by one of our own scripts."""
    return strictly(TemplateResponse(request, template, context))


def strictly(response: Response) -> Response:
    """Put the strict policy on a response; what a person sees here is kept in no shared cache."""
    response.headers["Content-Security-Policy"] = STRICT_POLICY
    response.headers["Cache-Control"] = "no-store"
    return response
