"""Pages of a list by keyset: each starts after the last row of the one before, whatever was added meanwhile.

Nothing is counted and nothing is skipped over, so that a page costs the same at row 50 and at row 5,000,000.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError as InvalidValue
from django.db.models import Model, Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param
from rest_framework.views import APIView

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.filters import RELEVANCE

CURSOR = "cursor"
LIMIT = "limit"
LONGEST_CURSOR = 2000


class KeysetPagination(BasePagination):
    """Pages in the order of the query set (or the view's `ordering`), ties broken by the key.

    `?limit=` rows a page (1–200, default 50), `?cursor=` as found in `next` and `previous`. The columns of
    the order must not be null; what is ordered by relevance has one page. A cursor or limit that cannot be
    read is refused (400).
    """

    default_limit = 50
    largest_limit = 200

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        """The rows of the page asked for, and one query for them."""
        self.begin(
            request, queryset.model, _total_order(queryset, view), annotated=queryset.query.annotations
        )
        found = list(self.narrowed(queryset)[: self.limit + 1])
        page = found[: self.limit]
        self.end(page[::-1] if self.backwards else page, more=len(found) > self.limit)
        return self.page

    def begin(
        self,
        request: Request,
        model: type[Model],
        order: Sequence[str],
        *,
        annotated: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Read where the page of this order starts (`start`: values of its columns, none for the first page),
        whether it is read `backwards` from there, and its `limit`. `annotated`: expressions by their names,
        for an order by what is no column of the model."""
        self.url = request.build_absolute_uri()
        self.order = order
        self.limit = self._limit(request)
        self.whole = order[0] == f"-{RELEVANCE}"
        if self.whole and CURSOR in request.query_params:
            cursor = request.query_params[CURSOR]
            raise Refused(CURSOR, cursor, "results ordered by relevance have one page; omit the cursor.")
        self.backwards, self.start = self._cursor(request, model, annotated)

    def narrowed(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows from the start on, in the order in which they are to be read."""
        order = [_turned(column) for column in self.order] if self.backwards else self.order
        rows = queryset.order_by(*order)
        return rows.filter(_after(order, self.start)) if self.start else rows

    def end(self, page: list[Any], *, more: bool) -> None:
        """What was found: the rows in the order of the list, and whether more follow as it was read."""
        self.page, self.more = page, more and not self.whole

    def get_paginated_response(self, data: Any) -> Response:
        """`{"next": address or null, "previous": address or null, "results": rows}`."""
        return Response({**self.links(), "results": data})

    def links(self) -> dict[str, str | None]:
        """The addresses of the next and the previous page; None where there is none."""
        has_next = self.more or self.backwards
        has_previous = self.more if self.backwards else bool(self.start)
        return {
            "next": self._link(self.page[-1], False) if has_next and self.page else None,
            "previous": self._link(self.page[0], True) if has_previous and self.page else None,
        }

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """For the OpenAPI document."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """For the OpenAPI document, and for whoever checks which parameters there are."""
        bounds = {"minimum": 1, "maximum": self.largest_limit, "default": self.default_limit}
        return [
            {
                "name": CURSOR,
                "in": "query",
                "required": False,
                "description": "Where the page starts, as found in `next` and `previous`.",
                "schema": {"type": "string"},
            },
            {
                "name": LIMIT,
                "in": "query",
                "required": False,
                "description": "How many rows a page has at most.",
                "schema": {"type": "integer", **bounds},
            },
        ]

    def _limit(self, request: Request) -> int:
        text = request.query_params.get(LIMIT)
        if text is None:
            return self.default_limit
        if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= self.largest_limit:
            return int(text)
        raise Refused(LIMIT, text, f"send a whole number from 1 to {self.largest_limit}.")

    def _cursor(
        self, request: Request, model: type[Model], annotated: Mapping[str, Any]
    ) -> tuple[bool, list[Any]]:
        """Whether the page is read backwards, and the values after which it starts; none for the first."""
        text = request.query_params.get(CURSOR)
        if text is None:
            return False, []
        try:
            backwards, *values = _decoded(text)
            if len(values) != len(self.order) or not isinstance(backwards, bool):
                raise ValueError(text)
            fields = [_field(model, annotated, name) for name in self.order]
            return backwards, [_value(field, value) for field, value in zip(fields, values, strict=True)]
        except (ValueError, TypeError, OverflowError, InvalidValue) as error:
            remedy = "use an address found in `next` or `previous`, or leave it out."
            raise Refused(CURSOR, text, remedy) from error

    def _link(self, row: Any, backwards: bool) -> str:
        values = [_text(_of(row, column.lstrip("-"))) for column in self.order]
        packed = json.dumps([backwards, *values], separators=(",", ":")).encode()
        cursor = urlsafe_b64encode(packed).decode().rstrip("=")
        return replace_query_param(remove_query_param(self.url, CURSOR), CURSOR, cursor)


def _total_order(queryset: QuerySet[Any], view: APIView | None) -> list[str]:
    """The columns of the order, the last one unique."""
    chosen = queryset.query.order_by or getattr(view, "ordering", None) or queryset.model._meta.ordering
    order = list(chosen)
    if not any(column.lstrip("-") in ("pk", "id") for column in order):
        order.append("-pk" if order and order[-1].startswith("-") else "pk")
    return order


def _field(model: type[Model], annotated: Mapping[str, Any], name: str) -> Any:
    """What reads and writes the values of a name in the order."""
    plain = name.lstrip("-")
    if plain in annotated:
        return annotated[plain].output_field
    return model._meta.pk if plain == "pk" else model._meta.get_field(plain)


def _turned(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """The rows after these values: a > x or (a = x and (b > y or …)), bounded so that an index serves."""
    column, value = order[0].lstrip("-"), values[0]
    beyond = "lt" if order[0].startswith("-") else "gt"
    if len(order) == 1:
        return Q(**{f"{column}__{beyond}": value})
    later = Q(**{f"{column}__{beyond}": value}) | Q(**{column: value}) & _after(order[1:], values[1:])
    return Q(**{f"{column}__{beyond}e": value}) & later


def _decoded(text: str) -> Any:
    if len(text) > LONGEST_CURSOR or not text.isascii():
        raise ValueError(text)
    return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def _value(field: Any, text: Any) -> Any:
    """A value of the cursor as its column holds it; a text that no database takes is refused."""
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError(text)
    text.encode()  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
    value = field.to_python(text)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(text)
    return value


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _of(row: Any, name: str) -> Any:
    return row[name] if isinstance(row, Mapping) else getattr(row, name)
