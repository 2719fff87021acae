"""`?fields=id,quote`: of each record of a list these members only."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing

FIELDS = "fields"
ALWAYS = frozenset({"id", "state", "standing", "printable"})
"""Told of every record that has them: which it is, and whether it still holds."""


class Members(BaseFilterBackend):
    """Describes the parameter; which rows there are does not depend on it."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """All of them."""
        return queryset

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """For the OpenAPI document."""
        if view.action != "list":  # type: ignore[attr-defined]  # an Endpoint
            return []
        text = (
            "Members of each record with commas between; the others are left out, but for its id and state."
        )
        schema = {"type": "string"}
        return [{"name": FIELDS, "in": "query", "required": False, "description": text, "schema": schema}]


def narrow(serializer: Serializer[Any], request: Request) -> None:
    """Leave out of a list's serializer what is not asked for, before anything is read; raises Refused naming
    the nearest member."""
    asked = request.query_params.get(FIELDS)
    if not asked:
        return
    fields = getattr(serializer, "child", serializer).fields
    wanted = set(asked.split(","))
    for name in sorted(wanted - fields.keys()):
        raise Refused(FIELDS, name, parsing.nearest(name, list(fields), "member"))
    for name in fields.keys() - wanted - ALWAYS:
        fields.pop(name)
