"""Readings of what is published, and of the API, compressed by Brotli or gzip for whoever takes them.

The length of a compressed answer says whether a guess in it is like a secret in it (BREACH). So nothing of a
session is compressed: no page of the desk, no form, nothing that is asked for with a session's cookie.
The same text always makes the same bytes, since there is no secret in it to hide by noise.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import cast

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_sequence, compress_string

from claimcheck.foundation.rest.codings import BROTLI, GZIP, coding_for
from claimcheck.foundation.rest.conditional import compressed, held_tags, uncompressed

BELOW = ("/api/", "/figures/")
SHORTEST = 200
"""Bytes; below it compression costs more than it spares."""
QUALITY = 4
"""Of Brotli: the highest that takes no more of the processor than gzip does (ADR 0040)."""


class CompressionMiddleware:
    """Compresses answers to readings without a session. Their ETag is their own, and strong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, compressed where that is shorter and gives nothing away."""
        response = self.get_response(request)
        if not _is_plain(request):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        coding = coding_for(request.headers.get("Accept-Encoding", ""))
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            _name_what_is_held(request, response, coding)
        elif coding and not _is_left_alone(request, response) and _pack(response, coding):
            response.headers["Content-Encoding"] = coding
            if "ETag" in response.headers:
                response.headers["ETag"] = compressed(response.headers["ETag"], coding)
        return response


def _is_plain(request: HttpRequest) -> bool:
    """Whether it reads, without a session, what tools and readers read."""
    return (
        request.method in ("GET", "HEAD")
        and request.path_info.startswith(BELOW)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _is_left_alone(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether it is a part, may become one, or has a coding already."""
    in_part = "Range" in request.headers or response.status_code == HTTPStatus.PARTIAL_CONTENT
    return in_part or "Content-Encoding" in response.headers


def _name_what_is_held(request: HttpRequest, response: HttpResponseBase, coding: str | None) -> None:
    """A 304 names the answer that may be used again: as it would be sent now, or else as it is held."""
    etag = response.headers.get("ETag", "")
    held = [tag for tag in held_tags(request) if uncompressed(tag) == etag]
    if held:
        sent = compressed(etag, coding) if coding else etag
        response.headers["ETag"] = sent if sent in held else etag if etag in held else held[0]


def _pack(response: HttpResponseBase, coding: str) -> bool:
    """Compress the body where that makes it shorter; whether it did."""
    if isinstance(response, StreamingHttpResponse):
        if response.is_async:
            return False
        response.streaming_content = _SEQUENCES[coding](cast("Iterable[bytes]", response.streaming_content))
        del response.headers["Content-Length"]
        return True
    answer = cast("HttpResponse", response)
    if len(answer.content) < SHORTEST:
        return False
    packed = _STRINGS[coding](answer.content)
    if len(packed) >= len(answer.content):
        return False
    answer.content = packed
    answer.headers["Content-Length"] = str(len(packed))
    return True


def _brotli(text: bytes) -> bytes:
    return brotli.compress(text, quality=QUALITY)


def _brotli_sequence(chunks: Iterable[bytes]) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=QUALITY)
    for chunk in chunks:
        if packed := compressor.process(chunk):
            yield packed
    yield compressor.finish()


_STRINGS: Mapping[str, Callable[[bytes], bytes]] = {BROTLI: _brotli, GZIP: compress_string}
_SEQUENCES: Mapping[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    BROTLI: _brotli_sequence,
    GZIP: compress_sequence,
}
