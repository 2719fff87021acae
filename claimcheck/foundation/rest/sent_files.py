"""Files as answers: one that somebody handed in, and those that are written while they are sent."""

from collections.abc import Iterable
from itertools import chain
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
WRITTEN_BEFORE = 2**16
"""Bytes that are there before any is sent."""


def kept_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """The bytes with the type found in them; only pictures are shown, and a browser runs nothing of it."""
    shown = "inline" if media_type.startswith("image/") else "attachment"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-cache",
        },
    )


def streamed(pieces: Iterable[bytes], content_type: str) -> StreamingHttpResponse:
    """An answer that is written while it is sent; an error in its beginning is raised here.

    As long as no byte has left, a database that is away is a 503 and a cut reading is made again. After that
    it can only break off, which who reads notices by the missing end.
    """
    coming, begun, size = iter(pieces), list[bytes](), 0
    while size < WRITTEN_BEFORE and (piece := next(coming, None)) is not None:
        begun.append(piece)
        size += len(piece)
    return StreamingHttpResponse(chain((b"".join(begun),), coming), content_type=content_type)
