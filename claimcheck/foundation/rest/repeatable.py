"""Requests that may be sent again: with an Idempotency-Key a POST is executed once, and answered alike."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string
from drf_spectacular.utils import OpenApiParameter
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.trying_again import gently
from claimcheck.foundation.rest.json_input import TooLarge

LONGEST_KEY = 200
HEADERS = ("ETag", "Location")
"""What is kept of a response beside its status and body."""
KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[ -~]+$", "minLength": 1, "maxLength": LONGEST_KEY},
    OpenApiParameter.HEADER,
    description=(
        "The same key with the same body is executed once and gets the same response; with another "
        "body it is an error (422)."
    ),
)
Post = Callable[..., HttpResponseBase]


class ToldOnce(Response):
    """An answer of which some members are told this once: for its key they are kept as null."""

    def __init__(self, data: Mapping[str, Any], *, once: Sequence[str], **options: Any):
        super().__init__(data, **options)
        self.once = once


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a request was answered: all that another one with its key gets."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> HttpResponse:
        """As it is sent."""
        return HttpResponse(
            self.body.encode(), status=self.status, headers=self.headers, content_type="application/json"
        )


def key_of(request: Request) -> str | None:
    """The key of a request, None where it has none; raises Refused."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (key.isascii() and key.isprintable() and 0 < len(key) <= LONGEST_KEY):
        raise Refused("Idempotency-Key", key[:40], f"send 1 to {LONGEST_KEY} printable ASCII characters.")
    return key


def repeatable(post: Post, *, key: str, now: Any) -> Post:
    """A verb that is executed once for a key, by the function that the setting API_ONCE names."""

    def answered(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        once = import_string(settings.API_ONCE)
        done: list[tuple[KeptAnswer, HttpResponseBase]] = []

        def effect() -> KeptAnswer:
            response = post(request, *args, **kwargs)
            done.append((_kept(response), response))
            return done[-1][0]

        answer: KeptAnswer = once(
            by=request.user,
            now=now,
            key=key,
            address=request.path,
            sha256=_digest(request),
            effect=effect,
        )
        if done and done[-1][0] is answer and isinstance(done[-1][1], ToldOnce):
            return done[-1][1]
        return answer.response()

    return answered


def given_way(post: Post) -> Post:
    """A verb of one transaction, which is tried again where it gives way to another."""
    return lambda request, *args, **kwargs: gently(lambda: post(request, *args, **kwargs))


def _digest(request: Request) -> str:
    try:
        return hashlib.sha256(request._request.body).hexdigest()
    except RequestDataTooBig as error:
        raise TooLarge from error


def _kept(response: Any) -> KeptAnswer:
    body = response.content if hasattr(response, "_container") and not hasattr(response, "data") else None
    if body is None:
        body = b"" if response.data is None else JSONRenderer().render(_told_again(response))
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    return KeptAnswer(response.status_code, body.decode(), headers)


def _told_again(response: Any) -> Any:
    """What of it may be told to whoever sends the request again."""
    if not isinstance(response, ToldOnce):
        return response.data
    return {**response.data, **dict.fromkeys(response.once)}
