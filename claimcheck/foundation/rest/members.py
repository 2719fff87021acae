"""`?fields=id,quote`: of each record of a list these members only."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
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


OF_EACH = "Members of each record with commas between; the others are left out, but for its id and state."


@dataclass(frozen=True, slots=True)
class Records:
    """Where an answer has its records, and of which members they are.

    `at`: the members that lead to the records from the top; empty where the answer is the list itself.
    `kind`: their serializer. `always`: what else tells a record, beside its id and state.
    """

    kind: type[Serializer[Any]]
    at: tuple[str, ...] = ("results",)
    always: tuple[str, ...] = ()

    def wanted(self, text: str) -> frozenset[str]:
        """The members asked for and those that always come; raises Refused naming the nearest one."""
        names = wanted_members(text, self.kind().fields)
        return ALWAYS.union(names, self.always)

    def narrowed(self, answer: Any, names: Collection[str]) -> Any:
        """The answer with these members of each record alone."""
        return _narrowed(answer, self.at, names)


def of_records(
    kind: type[Serializer[Any]], at: tuple[str, ...] = ("results",), *, always: tuple[str, ...] = ()
) -> Callable[[Any], Any]:
    """Says of an action of an Endpoint that it answers a list, of which members can be chosen."""

    def described(verb: Any) -> Any:
        verb.records = Records(kind, at, always)
        return verb

    return described


def wanted_members(
    text: str, known: Collection[str], kind: str = "member", *, field: str = FIELDS
) -> tuple[str, ...]:
    """Names with commas between, each once; raises Refused naming the nearest of a name that is none."""
    names = tuple(dict.fromkeys(text.split(",")))
    for name in names:
        if name not in known:
            raise Refused(field, name, parsing.nearest(name, known, kind))
    return names


def _narrowed(value: Any, path: tuple[str, ...], names: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_narrowed(record, path, names) for record in value]
    if not path:
        return {name: told for name, told in value.items() if name in names}
    first, *rest = path
    return {**value, first: _narrowed(value[first], tuple(rest), names)}


class Members(BaseFilterBackend):
    """Describes the parameter; which rows there are does not depend on it."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """All of them."""
        return queryset

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """For the OpenAPI document."""
        if view.action != "list":  # type: ignore[attr-defined]  # an Endpoint
            return []
        schema = {"type": "string"}
        return [{"name": FIELDS, "in": "query", "required": False, "description": OF_EACH, "schema": schema}]


def narrow(serializer: Serializer[Any], request: Request) -> None:
    """Leave out of a list's serializer what is not asked for, before anything is read; raises Refused naming
    the nearest member."""
    asked = request.query_params.get(FIELDS)
    if not asked:
        return
    fields = getattr(serializer, "child", serializer).fields
    for name in fields.keys() - set(wanted_members(asked, fields)) - ALWAYS:
        fields.pop(name)
