"""What scripts of other sites may read: what anybody may, without a session (the Fetch standard's CORS).

`*` and nothing that allows credentials: a browser then keeps every answer to a request with cookies from the
script that made it, and sends none that has a password or a token.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from rest_framework.request import Request

PREFIX = "/api/"
ANYBODY = {"Access-Control-Allow-Origin": "*"}
EXPOSED = {**ANYBODY, "Access-Control-Expose-Headers": "ETag, Link"}
ASKED_FIRST = {
    **ANYBODY,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "7200",
}


def asks_as_anybody(request: Request) -> bool:
    """Whether a request comes with no session and in nobody's name."""
    return "Authorization" not in request.headers and settings.SESSION_COOKIE_NAME not in request.COOKIES


def share(response: HttpResponseBase) -> None:
    """Let scripts of other sites read an answer, its ETag and its links."""
    for name, value in EXPOSED.items():
        response.headers[name] = value


def share_if_public(request: Request, response: HttpResponseBase) -> None:
    """Share what anybody may read, with whoever asks as anybody."""
    if settings.PUBLIC_READ and asks_as_anybody(request):
        share(response)


class CrossOriginMiddleware:
    """Answers what a browser asks before a reading with headers of a script's own: a preflight."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """204 and what is allowed; any other request goes on."""
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        if preflight and settings.PUBLIC_READ and request.path_info.startswith(PREFIX):
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=ASKED_FIRST)
        return self.get_response(request)
