"""Numbers, intervals, days and people as the API writes them: decimals are strings, an open end is null."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Expression, F
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.database_json import Literal, as_decimal, as_text, called, joined, or_null
from claimcheck.foundation.rest.fields import Body, Day, Id, Several, Text
from claims.domain.figures.interval import Interval
from claims.domain.figures.numbers import InvalidFigure, read_number
from claims.domain.questions.times import DayRange
from claims.models.ranges import rounded, to_day_range, to_interval
from claims.services.canonical_json import plain
from claims.wording.sentences import in_language
from sources.models import Source


def number(value: Decimal | Fraction | None) -> str | None:
    """In plain notation, such as "8000" or "0.5"; a fraction that does not end is cut to twelve places."""
    return plain(rounded(value, ROUND_HALF_EVEN) if isinstance(value, Fraction) else value)


def interval(value: Interval | None) -> dict[str, Any] | None:
    """An interval as the schema's Interval."""
    if value is None:
        return None
    return {
        "low": number(value.low),
        "high": number(value.high),
        "low_inclusive": value.low_inclusive and value.low is not None,
        "high_inclusive": value.high_inclusive and value.high is not None,
    }


class Person(serializers.SlugRelatedField[User]):
    """Who answers for it, by user name."""

    def __init__(self, **options: Any):
        super().__init__(slug_field=User.USERNAME_FIELD, read_only=True, **options)

    def in_database(self, path: str) -> Expression:
        """The same as the database writes it."""
        return as_text(f"{path}__{User.USERNAME_FIELD}")


class IntervalSerializer(serializers.Serializer[Any]):
    """An interval of numbers in the question's unit; null is an open end."""

    low = serializers.CharField(allow_null=True)
    high = serializers.CharField(allow_null=True)
    low_inclusive = serializers.BooleanField()
    high_inclusive = serializers.BooleanField()


def days_as_json(days: DayRange | None) -> dict[str, str | None] | None:
    """A closed range of days; None is for all days."""
    if days is None:
        return None
    return {"start": None if days.start is None else days.start.isoformat(), "end": days.end.isoformat()}


class DaysSerializer(serializers.Serializer[Any]):
    """A closed range of days; no start is "since ever", no end is open."""

    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)


@extend_schema_field(serializers.CharField())
class PlainNumber(serializers.Field[Any, Any, Any, Any]):
    """A decimal column as text in plain notation."""

    def to_representation(self, value: Decimal) -> str | None:
        """Without exponent or trailing zeros."""
        return number(value)

    def in_database(self, path: str) -> Expression:
        """The same as the database writes it."""
        return as_decimal(F(path))


@extend_schema_field(IntervalSerializer)
class RangeOfNumbers(serializers.Field[Any, Any, Any, Any]):
    """A numeric range column."""

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        """With its ends as text, each said to be inside or not."""
        return interval(to_interval(value))

    def in_database(self, path: str) -> Expression:
        """The same as the database writes it."""
        low, high = (called(f"{end}(%(expressions)s)", F(path)) for end in ("lower", "upper"))
        inside = [called(f"{end}_inc(%(expressions)s)::text", F(path)) for end in ("lower", "upper")]
        ends = ('{"low":', as_decimal(low), ',"high":', as_decimal(high))
        kinds = (',"low_inclusive":', inside[0], ',"high_inclusive":', inside[1], "}")
        return joined(*ends, *kinds)


@extend_schema_field(DaysSerializer)
class RangeOfDays(serializers.Field[Any, Any, Any, Any]):
    """A date range column, as the closed range of days it stands for."""

    def to_representation(self, value: Any) -> dict[str, str | None] | None:
        """First and last day."""
        return days_as_json(to_day_range(value))

    def in_database(self, path: str) -> Expression:
        """The same as the database writes it: a range without an end is null."""
        first = or_null(called("to_json(lower(%(expressions)s))::text", F(path)))
        last = called("to_json(upper(%(expressions)s) - 1)::text", F(path))
        return or_null(
            called(
                "%(expressions)s",
                Literal('{"start":'),
                first,
                Literal(',"end":'),
                last,
                Literal("}"),
                arg_joiner=" || ",
            )
        )


class AsOf(Body):
    """When it was true, as a closed range of days; no start is since ever, no end the day it was said."""

    start = Day(required=False, allow_null=True)
    end = Day(required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> Any:
        """The pair (first day, last day)."""
        given: Mapping[str, Any] = super().to_internal_value(data)
        return given.get("start"), given.get("end")


class ReadingSerializer(serializers.Serializer[Any]):
    """A way to read a figure: the fields that record it, and a label."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not its label
    modality = serializers.CharField()
    value = serializers.CharField()
    value_2 = serializers.CharField()
    plus_minus = serializers.CharField()
    unit = serializers.CharField()


@extend_schema_field(serializers.CharField(help_text='A number as text: "10000".'))
class NumberText(Text):
    """A number, as text."""

    def to_internal_value(self, data: Any) -> Decimal:  # type: ignore[override]  # a text comes in
        """The exact number; what is not one, or could be two, is refused with the remedy."""
        try:
            return read_number(super().to_internal_value(data), field=self.field_name or "value")
        except InvalidFigure as problem:
            raise serializers.ValidationError(
                f"{problem.value!r}: {in_language(problem.remedy)}"
            ) from problem


class Relay(Several):
    """Sources by their ids, nearest the speaker first; null is an unnamed hop."""

    def __init__(self, **options: Any):
        super().__init__(child=Id(allow_null=True), **options)

    def to_internal_value(self, data: Any) -> list[Source | None]:
        """The sources, in one query."""
        ids = super().to_internal_value(data)
        known = self.context["view"].named(Source.objects.all())
        found = known.in_bulk([key for key in ids if key is not None])
        unknown = [str(key) for key in ids if key is not None and key not in found]
        if unknown:
            raise serializers.ValidationError(f"no source has the id {unknown[0]}; look it up in the list.")
        return [None if key is None else found[key] for key in ids]
