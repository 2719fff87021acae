"""What of django-filter is used here; the library has no types of its own."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django_filters import fields as fields
from rest_framework.request import Request

class Filter:
    field_class: ClassVar[type[forms.Field]]
    field_name: str
    extra: dict[str, Any]
    parent: FilterSet
    def __init__(
        self,
        field_name: str | None = ...,
        lookup_expr: str | None = ...,
        *,
        label: str | None = ...,
        method: str | Callable[..., QuerySet[Any]] | None = ...,
        distinct: bool = ...,
        exclude: bool = ...,
        **kwargs: Any,
    ) -> None: ...
    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]: ...

class ChoiceFilter(Filter):
    def __init__(
        self,
        field_name: str | None = ...,
        lookup_expr: str | None = ...,
        *,
        choices: Iterable[tuple[str, str]] = ...,
        **kwargs: Any,
    ) -> None: ...

class FilterSet:
    base_filters: ClassVar[dict[str, Filter]]
    request: Request
    form: forms.Form
    errors: Mapping[str, Any]
    def __init__(
        self, data: Any = ..., queryset: QuerySet[Any] | None = ..., *, request: Request | None = ...
    ) -> None: ...
    def is_valid(self) -> bool: ...
    @property
    def qs(self) -> QuerySet[Any]: ...

    class Meta:
        model: type[Model]
        fields: ClassVar[list[str]]
