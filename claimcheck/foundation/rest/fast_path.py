"""The short way to a reading: no session, no language, no message has a part in it.

A page of the admin passes through a dozen middlewares. A tool that reads below /api/ without a session needs
none of those after this one, and they would be a third of what its answer costs. They also would have the
answer vary by language and cookie, which no cache between us and the tool could use.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponseBase

PREFIX = "/api/"
PAGES = ("/api/v1/docs/",)
"""Pages for people, which go the long way."""


class Views(BaseHandler):
    """Django's own handler with no middleware at all: the address is resolved, its view answers."""

    def __init__(self) -> None:
        handler: Any = self
        handler._view_middleware = handler._template_response_middleware = handler._exception_middleware = ()
        self._answer: Callable[[HttpRequest], HttpResponseBase] = handler._get_response
        self.answer: Any = convert_exception_to_response(self._checked)

    def _checked(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # raises DisallowedHost, as CommonMiddleware would have it
        return self._answer(request)


class ShortWayMiddleware:
    """Has a reading below /api/ answered at once, unless it comes with a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.long_way = get_response
        self.short_way: Callable[[HttpRequest], HttpResponseBase] = Views().answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, by whichever way."""
        if not is_plain_reading(request):
            return self.long_way(request)
        response = self.short_way(request)
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        if _has_length(response):
            response.headers["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]  # it does not stream
        return response


def _has_length(response: HttpResponseBase) -> bool:
    """Whether to say how long it is: a 304 would have to tell the length of the answer that it spares."""
    return not response.streaming and response.status_code != 304 and "Content-Length" not in response.headers


def is_plain_reading(request: HttpRequest) -> bool:
    """Whether a request reads, is made by a tool, and is complete as it stands."""
    path = request.path_info
    return (
        request.method in ("GET", "HEAD")
        and path.startswith(PREFIX)
        and path.endswith("/")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and path not in PAGES
    )
