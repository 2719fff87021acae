"""Lists and details whose JSON the database writes: two prepared statements a list, one a detail (ADR 0045).

The first finds the keys of a page, the second writes the records with these keys. A list that is filtered
has its keys found by the ORM's query. Both statements are made once for each shape of a request; what differs
between requests stands in them by stand-ins.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from claimcheck.foundation.records.prepared import ANY_MOMENT, KEYS, PreparedRows, among_keys, stand_in
from claimcheck.foundation.rest.database_json import as_object
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.filters import ORDERING, RELEVANCE, Ordering
from claimcheck.foundation.rest.members import FIELDS, narrow
from claimcheck.foundation.rest.pagination import CURSOR, LIMIT, KeysetPagination

Rows = Callable[[datetime], QuerySet[Any]]
Annotated = Callable[[Any], QuerySet[Any]]


def as_they_are(rows: Any) -> QuerySet[Any]:
    """Rows whose serializer needs no more than their columns."""
    plain: QuerySet[Any] = rows
    return plain


@dataclass(frozen=True, slots=True)
class Telling:
    """How records are told.

    `known`: the rows that may be listed or looked up at a moment. `kind`: their serializer. `annotated`: any
    rows, with the annotations that its members come from.
    """

    known: Rows
    kind: type[Any]
    annotated: Annotated = as_they_are


OF_A_PAGE = frozenset((CURSOR, LIMIT, ORDERING, FIELDS))
"""Parameters that choose no rows."""
KEY = "\ue001 key"
"""Stands in a prepared statement for the key of a row."""
SEPARATORS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What JSON allows and scripts do not, as the renderer of REST writes it."""


class WrittenByDatabase(ReadEndpoint):
    """An endpoint whose readings are written by PostgreSQL as its serializer describes them."""

    telling: ClassVar[Telling]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # noqa: D102  # its bytes; callers are told what the endpoint is
        names = self.members()
        page = self.page(request, self.telling.known)
        return self.answered_page(self.texts(page, names, self.telling).values())

    def retrieve(  # type: ignore[override]  # its bytes
        self, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Read one record. Whoever changes it sends back the ETag of this answer."""
        (column, value), *fixed = self.address().items()
        key = KEY if isinstance(value, str) else stand_in(value, 0)
        statement = _one(self.telling, column, key, tuple(fixed))
        found = statement.rows({ANY_MOMENT: self.now, key: value})
        if not found:
            raise self.not_there()
        return _json(found[0][0])

    def page(self, request: Request, known: Rows | None) -> Sequence[UUID]:
        """The keys of the page's rows; the paginator knows its neighbours. `known`: the rows of a list that
        is not filtered, where they do not depend on who asks; None where they do."""
        paginator: Any = self.paginator
        if known is not None and self._is_plain(request):
            order = Ordering().get_ordering(request, self.model._default_manager.none(), self)
            paginator.begin(request, self.model, order, annotated=_annotations(known))
            found = _page(known, paginator, self.now)
        else:
            rows = self.filter_queryset(self.get_queryset())
            paginator.begin(request, self.model, rows.query.order_by, annotated=rows.query.annotations)
            found = list(_keys(paginator.narrowed(rows), paginator.order)[: paginator.limit + 1])
        shown = found[: paginator.limit]
        shown = shown[::-1] if paginator.backwards else shown
        names = _columns(paginator.order)
        rows_read = [dict(zip(names, row, strict=True)) for row in shown]
        paginator.end(rows_read, more=len(found) > paginator.limit)
        return [row[0] for row in shown]

    def _is_plain(self, request: Request) -> bool:
        """Whether all rows are asked for, in an order of the model's columns, by somebody who may see all."""
        asked = request.query_params
        if getattr(request.user, "reads_blind", False) or asked.get(ORDERING) == RELEVANCE:
            return False
        return asked.keys() <= OF_A_PAGE

    def texts(self, keys: Sequence[UUID], names: frozenset[str] | None, telling: Telling) -> dict[UUID, str]:
        """The JSON of the records with these keys, in their order; without those that are gone."""
        if not keys:
            return {}
        statement = _many(telling, self.model, names)
        found = dict(statement.rows({ANY_MOMENT: self.now, KEYS: list(keys)}))
        return {key: found[key] for key in keys if key in found}

    def answered_page(self, texts: Iterable[str]) -> HttpResponse:
        """The records between the addresses of the pages before and after."""
        paginator: Any = self.paginator
        head = json.dumps(paginator.links(), separators=(",", ":"), ensure_ascii=False)[:-1]
        return _json(f'{head},"results":[{",".join(texts)}]}}')

    def members(self) -> frozenset[str] | None:
        """The members asked for; None for all. Raises Refused naming the nearest one."""
        if not self.request.query_params.get(FIELDS):
            return None
        serializer: Any = self.get_serializer_class()()
        narrow(serializer, self.request)
        return frozenset(serializer.fields)


def _json(body: str) -> HttpResponse:
    for sign, escaped in SEPARATORS.items():
        body = body.replace(sign, escaped)
    return HttpResponse(body.encode(), content_type="application/json")


def _page(known: Rows, paginator: KeysetPagination, now: datetime) -> Sequence[Any]:
    """What the paginator asks for and one row more, by a statement that is kept where its order can be."""
    starts = tuple(stand_in(value, place) for place, value in enumerate(paginator.start))
    order, limit = tuple(paginator.order), paginator.limit
    if None in starts:
        return list(_keys(paginator.narrowed(known(now)), order)[: limit + 1])
    statement = _page_statement(known, order, paginator.backwards, starts, limit)
    return statement.rows({ANY_MOMENT: now, **dict(zip(starts, paginator.start, strict=True))})


def _keys(rows: QuerySet[Any], order: Sequence[str]) -> QuerySet[Any]:
    return rows.values_list(*_columns(order))


def _columns(order: Sequence[str]) -> list[str]:
    """The key, and the columns of an order."""
    return list(dict.fromkeys(("pk", *(column.lstrip("-") for column in order))))


@lru_cache(maxsize=512)
def _page_statement(
    known: Rows, order: tuple[str, ...], backwards: bool, starts: tuple[Any, ...], limit: int
) -> PreparedRows:
    place = KeysetPagination()
    place.order, place.backwards, place.start = order, backwards, list(starts)
    return PreparedRows.of(_keys(place.narrowed(known(ANY_MOMENT)), order)[: limit + 1])


@lru_cache(maxsize=64)
def _annotations(known: Rows) -> Mapping[str, Any]:
    annotations: Mapping[str, Any] = known(ANY_MOMENT).query.annotations
    return annotations


@lru_cache(maxsize=64)
def _one(telling: Telling, column: str, key: Any, fixed: tuple[tuple[str, Any], ...]) -> PreparedRows:
    """The text of the record whose column holds the key."""
    rows = telling.known(ANY_MOMENT).filter(**{column: key}, **dict(fixed))
    return PreparedRows.of(_texts(rows, telling, None).values_list("json"))


@lru_cache(maxsize=256)
def _many(telling: Telling, model: type[Model], names: frozenset[str] | None) -> PreparedRows:
    """The keys and texts of the records with certain keys."""
    rows = model._default_manager.filter(among_keys())
    return PreparedRows.of(_texts(rows, telling, names).values_list("pk", "json"))


def _texts(rows: QuerySet[Any], telling: Telling, names: frozenset[str] | None) -> QuerySet[Any]:
    """The rows in no order, each with its `json`: these members of it, or all."""
    serializer = telling.kind(context={"known": telling.known(ANY_MOMENT)})
    for name in serializer.fields.keys() - (names or serializer.fields.keys()):
        serializer.fields.pop(name)
    told: QuerySet[Any] = telling.annotated(rows).order_by().annotate(json=as_object(serializer))
    return told
