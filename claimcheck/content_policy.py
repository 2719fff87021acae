"""The content policy (CSP 3) of pages that carry none of their own: the theme's, and those of signing in.

The theme evaluates expressions in its markup, so its pages need a looser policy than ours; whatever carries a
policy of its own keeps it. Nothing comes from elsewhere in either.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from claimcheck.foundation.desk.screens import strictly
from claimcheck.sign_in.configuration import SIGNING_IN_BELOW

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


class ContentPolicyMiddleware:
    """Gives pages of the admin without a policy the theme's, and pages of signing in the strict one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with a content policy."""
        response = self.get_response(request)
        if request.path_info.startswith(SIGNING_IN_BELOW):
            return strictly(response)
        if request.path.startswith(reverse("admin:index")):
            response.headers.setdefault("Content-Security-Policy", THEME_POLICY)
        return response
