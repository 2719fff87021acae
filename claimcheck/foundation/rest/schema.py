"""How the OpenAPI document is made: every operation says which errors it answers, and in which shape."""

import re
from collections.abc import Iterator
from typing import Any

from drf_spectacular.authentication import BasicScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from claimcheck.foundation.rest.conditional import IF_NONE_MATCH
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.members import FIELDS, OF_EACH
from claimcheck.foundation.rest.repeatable import KEY

ENTRY = {
    "type": "object",
    "required": ["field", "value", "message", "remedy"],
    "properties": {
        "field": {
            "type": "string",
            "description": "The path of the value, such as `relays.0.name`; empty for the whole body.",
        },
        "value": {"type": "string", "description": "The value as sent, shortened."},
        "message": {"type": "string"},
        "remedy": {"type": "string", "description": "What to do about it, if known."},
        "choices": {
            "type": "array",
            "description": "Where words can be read in two ways: the fields to send for each, with a label.",
            "items": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    },
}
PROBLEM = {
    "type": "object",
    "description": "An error, as RFC 9457 describes it.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "example": "about:blank"},
        "title": {"type": "string", "example": "Bad Request"},
        "status": {"type": "integer", "example": 400},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": ENTRY},
    },
}
PROBLEMS = {
    400: "A value, a parameter or the body is invalid; `errors` names it.",
    401: "Not signed in, or the token is invalid.",
    403: "Not allowed, or a second person is needed.",
    404: "Not found, or not visible to you.",
    409: "The state of the record does not allow it, or another change came first.",
    410: "The cursor is beyond the newest change; start again without it.",
    412: "The record has changed since the version that `If-Match` names.",
    413: "The request is too large.",
    415: "A body of another media type.",
    422: "The Idempotency-Key was used for another request.",
    428: "`If-Match` is missing.",
    429: "The token's rate limit for this minute is reached; `Retry-After` gives the seconds to wait.",
    501: "Not in this format.",
}
"""What each error status means, wherever it is answered."""

PREFIX = "/api/v1/"
FIRST_SENTENCE = re.compile(r".*?(?=[.:](?: |$))|.*")
ID_OR_SLUG = r"^[^/.]+$"
"""One part of an address, as the router takes it."""
TOLD = {"enum", "format", "pattern"}
"""Keywords of a schema that leave no room for an empty text."""


class Description(AutoSchema):
    """How an operation is described: with every status that it answers, told from what it takes."""

    def get_override_parameters(self) -> list[Any]:
        """Those declared, `If-None-Match` where the answer has an ETag, `Idempotency-Key` where it writes."""
        declared = super().get_override_parameters()
        if self.method == "POST":
            return [*declared, KEY]
        listed = isinstance(self.view, Endpoint) and self.view.records is not None
        members = [OpenApiParameter(FIELDS, str, description=OF_EACH)] if listed else []
        return [*declared, *members, *([IF_NONE_MATCH] if self._has_etag() else [])]

    def get_summary(self) -> str:
        """The first sentence of what is said of it."""
        return first_sentence(self.get_description())

    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        """The operation with its problems; 304 where the answer has an ETag."""
        operation = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        for parameter in operation.get("parameters", ()):
            _say_what_is_no_value(parameter)
            if (parameter["name"], parameter["in"]) == ("id", "path"):
                self._say_what_the_id_is(parameter)
        if "application/x-ndjson" in operation.get("requestBody", {}).get("content", ()):
            operation["requestBody"]["required"] = True  # only of serializers it is known by itself
        self._announce(operation)
        answers = operation["responses"]
        if self._has_etag():
            answers["304"] = {"description": "It has not changed."}
        for status in self._refusals(operation):
            answers[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
        operation["responses"] = dict(sorted(answers.items()))
        return operation

    def _get_serializer_field_meta(self, field: Any, direction: Any) -> dict[str, Any]:
        """Without the label, which is the desk's and in its reader's language."""
        told: dict[str, Any] = super()._get_serializer_field_meta(field, direction)  # type: ignore[no-untyped-call]  # of the library
        told.pop("title", None)
        return told

    def _say_what_the_id_is(self, parameter: dict[str, Any]) -> None:
        """A UUID, of whatever column a query set has its key; a short name where the endpoint takes one."""
        parameter["schema"] = {"type": "string", "format": "uuid"}
        if getattr(self.view, "by_slug", None) is not None or getattr(self.view, "by_published_slug", False):
            parameter["schema"] = {"type": "string", "pattern": ID_OR_SLUG}
            parameter["description"] = "Its id or short name (slug)."

    def _announce(self, operation: dict[str, Any]) -> None:
        """What of it will go."""
        going = getattr(self.view, "going", {})
        if getattr(self.view, "action", None) in going:
            operation["deprecated"] = True
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in going:
                parameter["deprecated"] = True

    def _has_etag(self) -> bool:
        view = self.view
        return self.method == "GET" and isinstance(view, Endpoint) and view.action not in view.streamed

    def _refusals(self, operation: dict[str, Any]) -> Iterator[int]:
        headers = {
            parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "header"
        }
        yield from (400, 401, 403, 429)
        if "{" in self.path or getattr(self.view, "finds", False):
            yield 404
        if self.method == "POST":
            yield 409
        if "requestBody" in operation:
            yield from (413, 415)
        if "If-Match" in headers:
            yield from (412, 428)
        if "Idempotency-Key" in headers:
            yield 422
        yield from getattr(self.view, "other_refusals", ())


def first_sentence(text: str) -> str:
    """The first sentence of a text on one line, without the mark at its end."""
    found = FIRST_SENTENCE.match(" ".join(text.split()))
    return found[0] if found else ""


def _say_what_is_no_value(parameter: dict[str, Any]) -> None:
    """A text in the query is never empty: `?unit=` is refused, since it could mean two things."""
    schema = parameter["schema"]
    if parameter["in"] == "query" and schema.get("type") == "string" and not schema.keys() & TOLD:
        schema["minLength"] = 1


class PasswordScheme(BasicScheme):
    """HTTP Basic, for the OpenAPI document."""

    target_class = "claimcheck.authentication.PasswordAuthentication"
    name = "password"


class TokenScheme(OpenApiAuthenticationExtension):
    """A bearer token, for the OpenAPI document."""

    target_class = "claims.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """HTTP Bearer (RFC 6750)."""
        return {"type": "http", "scheme": "bearer"}


class SheetScheme(OpenApiAuthenticationExtension):
    """A signed address, for the OpenAPI document."""

    target_class = "claims.api.figures.sheet.SheetAuthentication"
    name = "signed_address"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A key in the query."""
        return {"type": "apiKey", "in": "query", "name": "key"}


def add_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """A post-processing hook of drf-spectacular: the problem documents that operations refer to."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    components["responses"] = {
        f"Problem{status}": {"description": description, "content": content}
        for status, description in PROBLEMS.items()
    }
    return result


def describe_tags(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """A post-processing hook: what each tag, the noun of an address, is about."""
    nouns: dict[str, str] = {}
    for path, _, _, view in generator._get_paths_and_endpoints():
        noun = path.removeprefix(PREFIX).split("/")[0]
        nouns.setdefault(noun, (view.__class__.__doc__ or "").partition("\n")[0])
    used = {
        tag for path in result["paths"].values() for operation in path.values() for tag in operation["tags"]
    }
    result["tags"] = [{"name": name, "description": nouns[name]} for name in sorted(used)]
    return result
