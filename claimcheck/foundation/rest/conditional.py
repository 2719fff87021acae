"""Conditional readings (RFC 9110, section 13): answers to GET have a strong ETag, and 304 spares the body.

An ETag is the hash of the bytes as they would be sent, unless the endpoint knows a cheaper one that changes
with them. Last-Modified is told only by endpoints where one moment decides what is said.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, parse_http_date_safe
from drf_spectacular.utils import OpenApiParameter
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.codings import CODINGS, is_read

SETTLED = timedelta(minutes=1)
"""A date tells seconds, not the order of transactions: 304 by date alone only where all has been quiet."""

IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="ETags already held; 304 where one still holds.",
)
IF_MODIFIED_SINCE = OpenApiParameter(
    "If-Modified-Since",
    str,
    OpenApiParameter.HEADER,
    description="A Last-Modified already held; an ETag says it more exactly.",
)


def compressed(etag: str, coding: str) -> str:
    """The ETag of the same answer compressed: other bytes, and so another tag."""
    return f'{etag[:-1]}-{coding}"'


def uncompressed(etag: str) -> str:
    """The ETag of the answer of which this may be a compressed one's."""
    coding = coding_of(etag)
    return etag.removesuffix(f'-{coding}"') + '"' if coding else etag


def coding_of(etag: str) -> str | None:
    """In what the answer of this ETag is compressed; None: as it is."""
    return next((coding for coding in CODINGS if etag.endswith(f'-{coding}"')), None)


def held_tags(request: Request | HttpRequest) -> Sequence[str]:
    """The ETags that the asker holds, as strong ones, without those of a coding that it does not read:
    a cache that holds them would hand on to a reader what that reader has declined."""
    held = [etag.removeprefix("W/") for etag in parse_etags(request.headers.get("If-None-Match", ""))]
    asked = request.headers.get("Accept-Encoding")
    codings = [coding_of(etag) for etag in held]
    return [etag for etag, coding in zip(held, codings, strict=True) if not coding or is_read(asked, coding)]


def held_by(request: Request | HttpRequest) -> Sequence[str]:
    """The ETags of answers that the asker holds in any coding, without quotation marks; `*` holds for any."""
    return [uncompressed(etag).strip('"') for etag in held_tags(request)]


def is_held(request: Request | HttpRequest, etag: str) -> bool:
    """Whether the asker holds the answer of this ETag, given without quotation marks."""
    held = held_by(request)
    return etag in held or "*" in held


def tag(response: HttpResponseBase, etag: str) -> None:
    """The headers of an answer that whoever holds it asks about again."""
    response.headers["ETag"] = f'"{etag}"'
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ["Authorization", "Cookie"])


def unchanged_since(request: Request, modified: datetime, now: datetime) -> bool:
    """Whether the asker holds it by date; an ETag that is sent as well decides alone."""
    asked = request.headers.get("If-Modified-Since")
    if asked is None or "If-None-Match" in request.headers or now - modified < SETTLED:
        return False
    since = parse_http_date_safe(asked)
    return since is not None and int(modified.timestamp()) <= since


def last_modified(moment: datetime) -> str:
    """A moment as the header of that name has it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def conditional(request: Request, response: HttpResponse, *, now: datetime) -> HttpResponseBase:
    """The answer to a reading with its ETag once its bytes are there; without them where the asker has them.

    Left as they are: refusals, answers that have an ETag, and those that are written while they are sent.
    """
    if request.method not in SAFE_METHODS or response.status_code != 200 or response.streaming:
        return response
    if "ETag" not in response.headers:
        if isinstance(response, Response):
            response.add_post_render_callback(lambda rendered: _validated(request, rendered, now))
        else:
            _validated(request, response, now)
    return response


def _validated(request: Request, response: Any, now: datetime) -> None:
    etag = hashlib.sha256(response.content).hexdigest()
    tag(response, etag)
    if is_held(request, etag) or _unchanged(request, response, now):
        response.status_code, response.content = 304, b""
        del response.headers["Content-Type"]


def _unchanged(request: Request, response: Any, now: datetime) -> bool:
    told = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    return told is not None and unchanged_since(request, datetime.fromtimestamp(told, UTC), now)
