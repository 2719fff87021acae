"""The OpenAPI document's finishing: every operation says in which shape it answers errors."""

from typing import Any

from drf_spectacular.authentication import BasicScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension

ENTRY = {
    "type": "object",
    "required": ["field", "value", "message", "remedy"],
    "properties": {
        "field": {
            "type": "string",
            "description": "Which value, such as `relays.0.name`; empty: the whole.",
        },
        "value": {"type": "string", "description": "The value as sent, shortened."},
        "message": {"type": "string"},
        "remedy": {"type": "string", "description": "What to do about it, where that is known."},
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
ANSWER = {
    "description": "An error.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


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

    target_class = "claims.api.sheet.SheetAuthentication"
    name = "signed_address"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A key in the query."""
        return {"type": "apiKey", "in": "query", "name": "key"}


def add_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """A post-processing hook of drf-spectacular: problem documents as every operation's default answer."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    for path in result["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "responses" in operation:
                operation["responses"].setdefault("default", ANSWER)
    return result


def say_what_ids_are(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """A post-processing hook: every `id` in a path is a UUID, of whatever column a query set has its key."""
    for path in result["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                if (parameter["name"], parameter["in"]) == ("id", "path"):
                    parameter["schema"] = {"type": "string", "format": "uuid"}
    return result
