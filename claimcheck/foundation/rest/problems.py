"""Errors below /api/ as problem documents (RFC 9457): one shape for every status, whoever raised the error.

    {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "…",
     "errors": [{"field": "low", "value": "NaN", "message": "…", "remedy": "…"}]}

`errors` is there where single values are at fault. An error of a layer below is known by what it carries,
not by its class: a ValueError with `field`, `value` and `remedy` is bad input (400). Errors that mean that
somebody was quicker (409) or that a second person is needed (403) are named in the setting API_REFUSALS.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.module_loading import import_string
from rest_framework import exceptions

from claimcheck.foundation.records.database_away import (
    FAULTS,
    RETRY_AFTER,
    gave_way,
    status_of_absence,
    was_cut,
)

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"
LONGEST_VALUE = 120
GIVEN_UP = (
    "A concurrent change prevented this one, and nothing was saved. Read the record and send the request "
    "again."
)
ABSENCES = {
    503: "The database cannot be reached right now. Nothing was saved; send the request again.",
    507: "The disk of the database is full. Nothing was saved; reading works.",
}
REMEDIES = {
    "required": "Send this field.",
    "null": "Send a value, or leave the field out.",
    "blank": "Send a text that is not empty.",
    "does_not_exist": "Look up the id in the list.",
    "invalid_choice": "Choose one of the values in the API's description.",
    "max_length": "Send a shorter text.",
    "not_a_list": "Send a list.",
    "empty": "Send at least one.",
}
LOOK_IT_UP = "Send a value as the API's description has it."


def problem(
    status: int, detail: str = "", *, errors: list[dict[str, Any]] | None = None, **headers: str
) -> HttpResponse:
    """A problem document as a response."""
    document: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        document["detail"] = detail
    if errors:
        document["errors"] = errors
    body = json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace")
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """The REST framework's exception handler; None for what nobody foresaw: the middleware answers 500."""
    for kinds, answer in ANSWERS:
        if isinstance(error, kinds):
            return answer(error, context)
    for name, status in settings.API_REFUSALS.items():
        if isinstance(error, import_string(name)):
            return problem(status, str(error))
    if isinstance(error, ValueError) and hasattr(error, "remedy"):
        return _from_rules(error, context)
    return None


def _from_rules(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    entry: dict[str, Any] = {**_entry(error.field, error.value, str(error), error.remedy)}
    if choices := getattr(error, "choices", None):
        entry["choices"] = list(choices)
    return problem(400, str(error), errors=[entry])


def _from_rest(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW_Authenticate"] = error.auth_header
    detail, view = str(error.detail), context.get("view")
    if isinstance(error, exceptions.MethodNotAllowed) and view is not None:
        headers["Allow"] = ", ".join(view.allowed_methods)
        detail = f"{detail} This address answers {headers['Allow']}."
    if isinstance(error, exceptions.UnsupportedMediaType) and view is not None:
        kinds = " or ".join(parser.media_type for parser in view.parser_classes)
        detail = f"{detail} Send {kinds}."
    return problem(error.status_code, detail, **headers)


def _from_throttle(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    if error.wait is None:
        return problem(429, "Too many requests.")
    seconds = int(error.wait) + 1
    opens = (timezone.now() + timedelta(seconds=seconds)).astimezone(UTC)
    detail = f"Too many requests. Try again after {opens:%Y-%m-%dT%H:%M:%SZ}."
    return problem(429, detail, Retry_After=str(seconds))


MOST_ERRORS = 100
"""Of a request, as its answer lists them."""


def _from_validation(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    sent = getattr(context.get("request"), "_full_data", None)
    entries = [
        _entry(field, _at(sent, field), str(message), _remedy(message))
        for field, message in islice(_flat(error.detail, ""), MOST_ERRORS)
    ]
    return problem(400, "The request is invalid.", errors=entries)


def _remedy(message: Any) -> str:
    """What to do: by the kind of error, else what the message says after its semicolon."""
    _, _, told = str(message).rpartition("; ")
    return REMEDIES.get(getattr(message, "code", None) or "") or told or LOOK_IT_UP


def _from_model(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    entries = [_entry(field, "", text, LOOK_IT_UP) for field, texts in messages.items() for text in texts]
    return problem(400, "The request is invalid.", errors=entries)


def _from_integrity(error: Any, context: Mapping[str, Any]) -> HttpResponse:
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or "a rule of the database"
    return problem(409, f"The request violates {name} of the database. Nothing was saved.")


def _from_operation(error: Any, context: Mapping[str, Any]) -> HttpResponse | None:
    """409 where two changes stood in each other's way and the database gave up this one, 503 or 507 where it
    is away; else unforeseen."""
    if gave_way(error):
        return problem(409, GIVEN_UP)
    status = status_of_absence(error)
    request = context.get("request")
    if request is not None and was_cut(error):
        request._request.was_cut = True
    return None if status is None else problem(status, ABSENCES[status], Retry_After=str(RETRY_AFTER))


def _answer(status: int, detail: str) -> Callable[[Any, Mapping[str, Any]], HttpResponse]:
    return lambda error, context: problem(status, detail)


ANSWERS: tuple[tuple[Any, Callable[[Any, Mapping[str, Any]], HttpResponse | None]], ...] = (
    (exceptions.ValidationError, _from_validation),
    (exceptions.Throttled, _from_throttle),
    (exceptions.APIException, _from_rest),
    ((Http404, ObjectDoesNotExist), _answer(404, "Not found.")),
    (PermissionDenied, _answer(403, "You do not have permission to do this.")),
    (RequestDataTooBig, _answer(413, "The body is larger than 2 MB. Send smaller batches.")),
    ((SuspiciousOperation, UnreadablePostError), _answer(400, "The request cannot be parsed.")),
    (ValidationError, _from_model),
    (IntegrityError, _from_integrity),
    (FAULTS, _from_operation),
    (DataError, _answer(400, "A value is out of range. Nothing was saved.")),
)


def _flat(detail: Any, place: str) -> Iterator[tuple[str, Any]]:
    """(field, message) pairs of nested details; a field inside another is `outer.inner` or `list.0`."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = place if name == "non_field_errors" else f"{place}.{name}".lstrip(".")
            yield from _flat(inner, own)
    elif isinstance(detail, list):
        for number, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list)
            yield from _flat(inner, f"{place}.{number}".lstrip(".") if nested else place)
    else:
        yield place, detail


def _at(sent: Any, place: str) -> Any:
    """What was sent at a place; "" where nothing was."""
    for name in place.split(".") if place else ():
        if isinstance(sent, Mapping) and name in sent:
            sent = sent[name]
        elif isinstance(sent, list) and name.isdigit() and int(name) < len(sent):
            sent = sent[int(name)]
        else:
            return ""
    return "" if isinstance(sent, Mapping | list) else sent


def _entry(field: Any, value: Any, message: str, remedy: Any) -> dict[str, str]:
    shown = "" if value is None else str(value)
    if len(shown) > LONGEST_VALUE:
        shown = f"{shown[: LONGEST_VALUE - 1]}…"
    return {"field": str(field), "value": shown, "message": message, "remedy": str(remedy)}


class ProblemMiddleware:
    """The outermost middleware: whatever error leaves the site below /api/ is a problem document."""

    details = {
        400: "The request cannot be parsed.",
        403: "You do not have permission to do this.",
        404: "Not found. The addresses are listed at /api/v1/.",
        500: "Internal server error. It has been logged.",
        **ABSENCES,
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; rewrite an error that is not a problem document yet."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        if not request.path_info.endswith("/") and request.method not in ("GET", "HEAD", "OPTIONS"):
            return problem(404, f"Not found. Did you mean {request.path_info[:200]}/ ?")
        response = self.get_response(request)
        if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        told = problem(response.status_code, self.details.get(response.status_code, ""))
        if "Retry-After" in response.headers:
            told.headers["Retry-After"] = response.headers["Retry-After"]
        return told
