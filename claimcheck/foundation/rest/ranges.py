"""A part of a download (RFC 9110, section 14): whoever was cut off goes on where it was."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from claimcheck.foundation.rest.problems import MEDIA_TYPE, problem

BELOW = ("/api/", "/figures/", "/reports/")
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})", re.ASCII)


class RangeMiddleware:
    """Answers `Range: bytes=` of one part with 206, and with 416 where it begins beyond the end; several
    parts at once get the whole, as they may, and so does what is no range.

    What is written while it is sent has no length, and so no parts. With `If-Range` a part is given only of
    the very answer that is held already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or the part of it that is asked for."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
            return response
        if request.method != "GET" or not request.path_info.startswith(BELOW):
            return response
        response.headers["Accept-Ranges"] = "bytes"
        asked = _RANGE.fullmatch(request.headers.get("Range", ""))
        if asked is None or asked.groups() == ("", "") or not _still(request, response):
            return response
        return _part(response, *asked.groups())


def _still(request: HttpRequest, response: HttpResponseBase) -> bool:
    held = request.headers.get("If-Range")
    return held is None or held == response.headers.get("ETag")


def _part(response: HttpResponse, first: str, last: str) -> HttpResponse:
    size = len(response.content)
    start, end = (int(first), int(last or size)) if first else (max(0, size - int(last)), size)
    if first and last and start > end:
        return response  # no range: it ends before it begins
    end = min(end, size - 1)
    if start > end:
        return _beyond(response, size)
    response.status_code = HTTPStatus.PARTIAL_CONTENT
    return _with(response, response.content[start : end + 1], f"bytes {start}-{end}/{size}")


def _beyond(response: HttpResponse, size: int) -> HttpResponse:
    """416, which says how long the whole is; nothing else of it is told."""
    told = problem(
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        f"The whole has {size} bytes; ask for a part that begins within it.",
    )
    response.status_code = told.status_code
    for name in ("ETag", "Last-Modified", "Content-Disposition"):
        response.headers.pop(name, None)
    response.headers["Content-Type"] = MEDIA_TYPE
    return _with(response, told.content, f"bytes */{size}")


def _with(response: HttpResponse, content: bytes, part: str) -> HttpResponse:
    """The same answer with this content, which is that part of it."""
    response.content = content
    response.headers["Content-Range"] = part
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(content))
    return response
