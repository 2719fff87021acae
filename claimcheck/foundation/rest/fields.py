"""Fields of request bodies: text is text, a flag true or false, a day has one spelling. None is coerced."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice
from typing import Any, cast

from django.db.models import QuerySet
from drf_spectacular.extensions import OpenApiSerializerExtension, OpenApiSerializerFieldExtension
from rest_framework import serializers

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_text
from claimcheck.foundation.rest import parsing

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


MOST_UNKNOWN = 20
"""Unknown keys that an answer names: each is compared with all that are known."""
MOST_LISTED = 1_000
"""Members of a list in a body, where its field has no limit of its own."""


class Several(serializers.ListField):
    """A list, whose length is looked at before its members: each wrong one would get an error of its own."""

    def to_internal_value(self, data: Any) -> Any:
        """The checked members."""
        most = self.max_length or MOST_LISTED
        if isinstance(data, list) and len(data) > most:
            raise serializers.ValidationError(f"{len(data)} members; give {most} or fewer.")
        return super().to_internal_value(data)


class Body(serializers.Serializer[Any]):
    """A JSON object whose every key is known."""

    def to_internal_value(self, data: Any) -> Any:
        """The checked values; an unknown key is refused with the nearest known one."""
        if isinstance(data, Mapping):
            strange = islice((str(key) for key in data if key not in self.fields), MOST_UNKNOWN)
            unknown = {key: _unknown(key, list(self.fields)) for key in strange}
            if unknown:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


class BodyDescription(OpenApiSerializerExtension):
    """A Body in the OpenAPI document: no other keys, and no empty text where one is needed."""

    target_class = Body
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """The schema of its fields, closed."""
        schema = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        for name, field in self.target.fields.items():
            described = schema.get("properties", {}).get(name, {})
            if isinstance(field, Text) and not field.allow_blank and described.get("type") == "string":
                described["minLength"] = 1
        return {**schema, "additionalProperties": False}


class Text(serializers.CharField):
    """Text as given; a number in its place is refused, since digits as written are what we keep."""

    def __init__(self, **options: Any):
        options.setdefault("trim_whitespace", False)
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> str:
        """The very text; no NUL, no lone surrogate."""
        if not isinstance(data, str):
            raise serializers.ValidationError(f"{_shown(data)} is not text; write it in quotation marks.")
        try:
            check_text(self.field_name or "text", data)
        except Refused as problem:
            raise serializers.ValidationError(f"{problem.value!r}: {problem.remedy}") from problem
        return super().to_internal_value(data)


class TrueFalse(serializers.BooleanField):
    """true or false, nothing that merely looks like it."""

    def to_internal_value(self, data: Any) -> bool:
        """The very value."""
        if not isinstance(data, bool):
            raise serializers.ValidationError(f"{_shown(data)} is neither true nor false.")
        return data


class Whole(serializers.IntegerField):
    """A whole number as JSON writes it; a text of digits is none."""

    def to_internal_value(self, data: Any) -> int:
        """The very value, within the bounds."""
        if isinstance(data, bool) or not isinstance(data, int):
            raise serializers.ValidationError(f"{_shown(data)} is not a whole number; write it in digits.")
        return data


class Day(serializers.DateField):
    """A day, such as "2024-10-31"."""

    def to_internal_value(self, value: Any) -> Any:
        """The date; ASCII digits only."""
        return _read(parsing.day, value)


class Hour(serializers.TimeField):
    """A time of day in UTC, such as "14:30"."""

    def to_internal_value(self, value: Any) -> Any:
        """The time; ASCII digits only."""
        return _read(parsing.hour, value)


class Moment(serializers.DateTimeField):
    """A moment with its offset, such as "2024-11-04T10:00:00Z"."""

    def to_internal_value(self, value: Any) -> Any:
        """The moment in UTC; one without an offset is asked, not guessed."""
        return _read(parsing.moment, value)


class Id(serializers.UUIDField):
    """The id of a record."""

    def to_internal_value(self, data: Any) -> Any:
        """The id; one spelling."""
        return _read(parsing.identifier, data)


class Known(serializers.PrimaryKeyRelatedField[Any]):
    """A record by its id, or by its short name where it has one, among those of `queryset` that the endpoint
    lets a request name."""

    default_error_messages = {
        "does_not_exist": "no such record has the id {pk_value}; look it up in the list."
    }

    def __init__(self, queryset: Any, **options: Any):
        super().__init__(queryset=queryset, **options)

    def get_queryset(self) -> QuerySet[Any]:
        """The records that may be named."""
        rows = cast(QuerySet[Any], super().get_queryset())
        view = self.context.get("view")
        named: QuerySet[Any] = rows if view is None else view.named(rows)
        return named

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """As of any field: an empty text is no id, and does not stand for none either."""
        return serializers.Field.run_validation(self, data)

    def to_internal_value(self, data: Any) -> Any:
        """The record."""
        rows: Any = self.get_queryset()
        key: Any = data
        if self._is_slug(data, rows.model):
            open_ones = {"protected": False} if hasattr(rows.model, "protected") else {}
            found = rows.filter(slug=data, **open_ones).first()
        else:
            key = _read(parsing.identifier, data)
            found = rows.filter(pk=key).first()
        if found is None:
            self.fail("does_not_exist", pk_value=key)
        return found

    def _is_slug(self, data: Any, model: Any) -> bool:
        """Whether it can only be a short name: no id is one."""
        return (
            hasattr(model, "slug")
            and isinstance(data, str)
            and _SLUG.fullmatch(data) is not None
            and not _ID.fullmatch(data)
        )


class OneOf(serializers.ChoiceField):
    """One of an enumeration's values; the message lists them.

    Labelled by the enumeration's own names: by them the OpenAPI document knows it wherever it stands.
    """

    def __init__(self, enum: type[StrEnum], **options: Any):
        super().__init__(choices=[(member.value, member.name) for member in enum], **options)

    def to_internal_value(self, data: Any) -> str:
        """The value as the enumeration has it."""
        if not isinstance(data, str) or (data not in self.choices and not (data == "" and self.allow_blank)):
            known = ", ".join(self.choices)
            raise serializers.ValidationError(f"{_shown(data)} is not one of them; choose from {known}.")
        return data


class Constant(serializers.Field[Any, Any, Any, Any]):
    """A member that always has one value: text, true, false or null."""

    def __init__(self, value: str | bool | None, **options: Any):
        super().__init__(read_only=True, **options)
        self.value = value


class ConstantDescription(OpenApiSerializerFieldExtension):
    """A constant in the OpenAPI document."""

    target_class = Constant

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """Its type, and the value that is its only one."""
        value = self.target.value
        if value is None:
            return {"type": "null"}
        kind = "boolean" if isinstance(value, bool) else "string"
        return {"type": kind, "const": str(value) if kind == "string" else value}


class HourDescription(OpenApiSerializerFieldExtension):
    """An hour in the OpenAPI document, which calls only one with an offset a `time`."""

    target_class = serializers.TimeField
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """As it is sent and as it may be given; an answer has no Z."""
        return {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?$"}


def _read(reader: Any, value: Any) -> Any:
    if not isinstance(value, str):
        raise serializers.ValidationError(f"{_shown(value)} is not text; write it in quotation marks.")
    try:
        return reader(value)
    except ValueError as problem:
        raise serializers.ValidationError(f"{_shown(value)} can't be read; {problem}") from problem


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 120 else text[:117] + "…"


def _unknown(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.0)[0] if known else "no field"
    return f"{_shown(key)} is not a field here; did you mean {near}?"
