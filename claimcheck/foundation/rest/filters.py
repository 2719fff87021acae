"""Choosing and ordering rows by query parameters: strict readers, built only when one is asked for."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing

ORDERING = "ordering"
RELEVANCE = "relevance"
"""The order in which the best hits of a search come first, and the column of it."""
BEST_FIRST = (f"-{RELEVANCE}", "-pk")
MOST_IDS = 100
ONE_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SOMETHING = r"\S"  # as a pattern: a text with more than spaces in it


class ParsedField(forms.CharField):
    """A form field whose text is read by one of our strict readers."""

    read: Callable[[str], Any]

    def __init__(self, **options: Any):
        super().__init__(**{**options, "strip": False})

    def clean(self, value: Any) -> Any:
        """The value read; None for an empty text."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return type(self).read(text)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


class TextField(ParsedField):
    """A text with more than spaces in it."""

    @staticmethod
    def read(text: str) -> Any:
        """The very text."""
        if not text.strip():
            raise ValueError("enter some text, or omit the parameter.")
        return text


class _IdField(ParsedField):
    read = staticmethod(parsing.identifier)


class _DayField(ParsedField):
    read = staticmethod(parsing.day)


class _MomentField(ParsedField):
    read = staticmethod(parsing.moment)


read_ids = parsing.several(parsing.identifier, MOST_IDS, "ids")


class _IdsField(ParsedField):
    read = staticmethod(read_ids)


@extend_schema_field({"type": "string", "pattern": SOMETHING})
class TextFilter(django_filters.Filter):
    """Rows by a text as it is; one of spaces alone chooses nothing and is refused."""

    field_class = TextField


@extend_schema_field({"type": "string", "pattern": f"^{ONE_ID}(,{ONE_ID}){{0,{MOST_IDS - 1}}}$"})
class IdsFilter(django_filters.Filter):
    """Rows that refer to one of these records; one look-up for all."""

    field_class = _IdsField

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Those among the ids."""
        return queryset if value is None else queryset.filter(**{f"{self.field_name}__in": value})


@extend_schema_field(OpenApiTypes.UUID)
class IdFilter(django_filters.Filter):
    """Rows that refer to the record with this id."""

    field_class = _IdField


@extend_schema_field(OpenApiTypes.DATE)
class DayFilter(django_filters.Filter):
    """Rows by a day, such as 2024-10-31."""

    field_class = _DayField


@extend_schema_field(OpenApiTypes.DATETIME)
class MomentFilter(django_filters.Filter):
    """Rows by a moment with its offset, such as 2024-11-04T10:00:00Z."""

    field_class = _MomentField


class ChoiceField(django_filters.fields.ChoiceField):
    """One of some values; any other is refused, with the nearest one and all there are."""

    def validate(self, value: Any) -> None:
        """Raise ValidationError for any other text."""
        choices: Any = self.choices  # pairs, as each filter gives them
        known = [str(key) for key, _ in choices if key]
        if value and value not in known:
            raise forms.ValidationError(parsing.nearest(value, known, "value"), code="invalid_choice")


class ChoiceFilter(django_filters.ChoiceFilter):
    """Rows by one of some values."""

    field_class = ChoiceField


def choice(enum: type[StrEnum], field_name: str | None = None, **options: Any) -> ChoiceFilter:
    """Rows whose column holds one of an enumeration's values."""
    return ChoiceFilter(
        field_name=field_name, choices=[(member.value, member.name) for member in enum], **options
    )


def flag(method: str | Callable[..., QuerySet[Any]], **options: Any) -> ChoiceFilter:
    """Rows by a question whose answer is true or false; `method` is given the text."""
    return ChoiceFilter(choices=[("true", "true"), ("false", "false")], method=method, **options)


def not_yet(moment: str, *, help_text: str) -> ChoiceFilter:
    """Rows whose field `moment`, when something of them ended, is empty; for false those where it is not."""

    def by_moment(queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(**{f"{moment}__isnull": value == "true"})

    return flag(by_moment, help_text=help_text)


@lru_cache(maxsize=256)
def _narrow(chosen: type[django_filters.FilterSet], asked: frozenset[str]) -> type[django_filters.FilterSet]:
    """The filter set with only the filters that are asked for: each request has a copy made of all it has."""
    narrow: Any = type(chosen.__name__, (chosen,), {"__doc__": chosen.__doc__})
    narrow.base_filters = {name: chosen.base_filters[name] for name in chosen.base_filters if name in asked}
    return cast(type[django_filters.FilterSet], narrow)


class AskedFilters(DjangoFilterBackend):
    """django-filter, whose form is built only for a request that filters: it is a fifth of a list's price."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """The rows asked for; all of them where nothing is."""
        chosen = getattr(view, "filterset_class", None)
        if chosen is None or request.query_params.keys().isdisjoint(chosen.base_filters):
            return queryset
        asked = frozenset(chosen.base_filters.keys() & request.query_params.keys())
        filterset = _narrow(chosen, asked)(request.query_params, queryset=queryset, request=request)
        if not filterset.is_valid():
            errors: Any = filterset.errors  # a form's
            name, problems = next(iter(errors.as_data().items()))
            value = getattr(problems[0].__cause__, "part", request.query_params.get(name, ""))
            raise Refused(name, value, str(problems[0].messages[0]))
        return filterset.qs


class Ordering(BaseFilterBackend):
    """`?ordering=name` or `-name`, among the view's `orderings` ({name: column}); the key breaks ties."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        """In the order asked for, or the view's own."""
        order = self.get_ordering(request, queryset, view)
        if order == BEST_FIRST:
            name = _searched(request, view)
            best: QuerySet[Any] = view.best_first(  # type: ignore[attr-defined]  # of an Endpoint
                queryset, name, request.query_params[name]
            )
            return best
        return queryset.order_by(*order)

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> tuple[str, ...]:
        """The columns to order by; the cursor follows the same ones. Raises Refused for an unknown name."""
        asked = request.query_params.get(ORDERING)
        orderings: dict[str, str] = view.orderings  # type: ignore[attr-defined]  # an Endpoint
        if not asked:
            return tuple(view.ordering)  # type: ignore[attr-defined]  # an Endpoint
        if asked == RELEVANCE and view.searches:  # type: ignore[attr-defined]  # an Endpoint
            _searched(request, view)
            return BEST_FIRST
        sign, name = ("-", asked[1:]) if asked.startswith("-") else ("", asked)
        if name not in orderings:
            known = ", ".join(f"{known} or -{known}" for known in orderings)
            raise Refused(ORDERING, asked, f"order by {known}.")
        column = orderings[name]
        return (sign + column,) if column in ("id", "pk", "seq") else (sign + column, sign + "id")

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """For the OpenAPI document; none where the order is fixed."""
        if not view.orderings or view.action != "list":  # type: ignore[attr-defined]  # an Endpoint
            return []
        names = [sign + name for name in view.orderings for sign in ("", "-")]  # type: ignore[attr-defined]  # an Endpoint
        names += [RELEVANCE] if view.searches else []  # type: ignore[attr-defined]  # an Endpoint
        schema = {"type": "string", "enum": names}
        text = "The order of the rows; a leading hyphen turns it round."
        if view.searches:  # type: ignore[attr-defined]  # an Endpoint
            text += " `relevance`: of the newest 1,000 hits of a search those that fit best, on one page."
        return [{"name": ORDERING, "in": "query", "required": False, "description": text, "schema": schema}]


def _searched(request: Request, view: APIView) -> str:
    """The first parameter of the view's `searches` that is asked for; raises Refused without any."""
    searches: Sequence[str] = view.searches  # type: ignore[attr-defined]  # an Endpoint
    for name in searches:
        if name in request.query_params:
            return name
    raise Refused(ORDERING, RELEVANCE, f"search as well, with {' or '.join(searches)}.")


def parameter(request: Request, name: str, read: Callable[[str], Any]) -> Any:
    """One query parameter as read by `read`, None where it is not given; raises Refused."""
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return read(text)
    except Refused:
        raise  # it names the part of the text that is at fault
    except ValueError as problem:
        raise Refused(name, getattr(problem, "part", text), str(problem)) from problem
