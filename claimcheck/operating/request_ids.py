"""Each request has an id, from the proxy that knows it first to the line of a log that is about it."""

import logging
import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("request id", default="")


class RequestIdMiddleware:
    """Takes over the id that a proxy gave, where it is well formed, or makes one; the response has it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with the id; a problem document has it in its header as well."""
        given = request.headers.get(HEADER, "")
        own = given if WELL_FORMED.fullmatch(given) else uuid4().hex
        _current.set(own)  # until this thread's next request: an error is logged when its answer is made
        response = self.get_response(request)
        response.headers[HEADER] = own
        return response


def current_id() -> str:
    """The id of the request that this thread answers, or has answered last; "" where it never did."""
    return _current.get()


class RequestIdFilter(logging.Filter):
    """Gives each record of a log the id of the request that it is about."""

    def filter(self, record: Any) -> bool:
        """Always true."""
        record.request_id = current_id()
        return True
