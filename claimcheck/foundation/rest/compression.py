"""Readings of what is published, and of the API, compressed for whoever takes gzip.

The length of a compressed answer says whether a guess in it is like a secret in it (BREACH). So nothing of a
session is compressed: no page of the desk, no form, nothing that is asked for with a session's cookie.
"""

import re
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from claimcheck.foundation.rest.conditional import COMPRESSED, compressed

BELOW = ("/api/", "/figures/")
DECLINED = re.compile(r"(?:^|,)\s*gzip\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)
"""A weight of 0 says "not this one" (RFC 9110, 12.4.2); Django looks for the word alone."""


class CompressionMiddleware(GZipMiddleware):
    """Compresses answers to readings without a session. The ETag of such an answer is one of its own, and
    strong: the same text always makes the same bytes, since there is no secret in it to hide by noise."""

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where that is shorter and gives nothing away."""
        if not _is_plain(request):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        in_part = "Range" in request.headers or response.status_code == HTTPStatus.PARTIAL_CONTENT
        if in_part or DECLINED.search(request.headers.get("Accept-Encoding", "")):
            return response
        etag = response.headers.get("ETag", "")
        answer: HttpResponseBase = super().process_response(request, response)
        spared = answer.status_code == HTTPStatus.NOT_MODIFIED and COMPRESSED in _held(request)
        if etag and (spared or answer.headers.get("Content-Encoding") == "gzip"):
            answer.headers["ETag"] = compressed(etag)
        return answer


def _held(request: HttpRequest) -> str:
    return request.headers.get("If-None-Match", "")


def _is_plain(request: HttpRequest) -> bool:
    """Whether it reads, without a session, what tools and readers read."""
    return (
        request.method in ("GET", "HEAD")
        and request.path_info.startswith(BELOW)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )
