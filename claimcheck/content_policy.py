"""The content policy (CSP 3) of the theme's own pages.

The theme evaluates expressions in its markup, so its pages need a looser policy than ours; whatever carries a
policy of its own keeps it. Nothing comes from elsewhere in either.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

THEME_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
    )
)


class ThemePolicyMiddleware:
    """Gives every page below the admin that has no content policy the theme's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with a content policy."""
        response = self.get_response(request)
        if request.path.startswith(reverse("admin:index")):
            response.headers.setdefault("Content-Security-Policy", THEME_POLICY)
        return response
