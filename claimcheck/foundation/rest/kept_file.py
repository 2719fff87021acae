"""A file that somebody handed in, sent so that a browser shows it and runs nothing of it."""

from urllib.parse import quote

from django.http import HttpResponse

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def kept_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """The bytes with the type found in them; only pictures are shown."""
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
