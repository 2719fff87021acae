"""JSON of records, written by PostgreSQL to the byte as their serializers would write it.

A serializer is read once, and what it says becomes one expression of a query: its members by the columns
they come from, nested serializers as objects. A field or serializer whose text does not follow from a column
says itself how the database writes it:

- a field by `in_database(path)`: the text of its value, where `path` leads to its column;
- a serializer by `{member}_in_database(path)`; by `hidden_in_database(path)`, which gives conditions by the
  members that they hide, and the text told in place of each; by `column_in_database(source)`, where records
  and rows differ.

A serializer's context has `known`: the rows of its kind that may be told of.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Expression, F, Func, Q, QuerySet, TextField, When
from rest_framework import serializers

MOST_ARGUMENTS = 90
"""PostgreSQL takes a hundred arguments of a function."""
NULL = "null"
Writes = Callable[[str], Expression]
Hiding = Mapping[str, tuple[Q, str]]


class Literal(Expression):
    """A text that stands in the statement itself, so that nothing is sent or planned for it."""

    def __init__(self, text: str) -> None:
        super().__init__(output_field=TextField())
        self.text = text

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """As a constant of SQL."""
        quoted = self.text.replace("'", "''").replace("%", "%%")
        return f"'{quoted}'", ()


def called(template: str, *arguments: Any, **options: Any) -> Func:
    """A text made by SQL: `%(expressions)s` of the template stands for the arguments."""
    return Func(*arguments, template=template, output_field=TextField(), **options)


def joined(*pieces: Any) -> Func:
    """One text of several, of which none is null."""
    parts: list[Any] = [Literal("")]
    for piece in pieces:
        if isinstance(piece, str) and parts and isinstance(parts[-1], Literal):
            parts[-1] = Literal(parts[-1].text + piece)
        else:
            parts.append(Literal(piece) if isinstance(piece, str) else piece)
    while len(parts) > MOST_ARGUMENTS:
        chunks = (parts[start : start + MOST_ARGUMENTS] for start in range(0, len(parts), MOST_ARGUMENTS))
        parts = [called("concat(%(expressions)s)", *chunk) for chunk in chunks]
    return called("concat(%(expressions)s)", *parts)


def or_null(text: Any) -> Func:
    """A text, or null as JSON writes it."""
    return called("coalesce(%(expressions)s, 'null')", text)


def as_text(path: str) -> Func:
    """A column of any text, or of days, which JSON has as ISO writes them, whatever the session does."""
    return or_null(called("to_json(%(expressions)s)::text", F(path)))


def as_plain(path: str) -> Func:
    """A number, true or false."""
    return or_null(called("(%(expressions)s)::text", F(path)))


def as_quoted(value: Any) -> Func:
    """What has no sign in it that JSON would escape: an id, a day, a decimal as text."""
    return or_null(called("'\"' || %(expressions)s || '\"'", value))


def as_hour(path: str) -> Func:
    """An hour to the microsecond, which is left out where it is none."""
    return as_quoted(called("replace(to_char(%(expressions)s, 'HH24:MI:SS.US'), '.000000', '')", F(path)))


def as_moment(path: str) -> Func:
    """A moment in UTC, likewise."""
    form = '\'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\''
    text = f"replace(to_char(%(expressions)s AT TIME ZONE 'UTC', {form}), '.000000Z', 'Z')"
    return as_quoted(called(text, F(path)))


def as_decimal(value: Any) -> Func:
    """A decimal in plain notation, as text."""
    return as_quoted(called("trim_scale(%(expressions)s)", value))


def as_list(array: Any) -> Func:
    """An array of texts or ids."""
    return called("coalesce(array_to_json(%(expressions)s)::text, '[]')", array)


def as_objects(*lists: tuple[QuerySet[Any], Any, str]) -> Func:
    """The rows of subqueries one after the other, each in its order: as the serializer tells the record to
    which the path leads."""
    told = [ArraySubquery(rows.annotate(told=as_object(*how)).values("told")) for rows, *how in lists]
    texts = called("array_to_string(%(expressions)s, ',')", *told, arg_joiner=" || ")
    return joined("[", texts, "]")


def as_object(serializer: Any, path: str = "") -> Func:
    """A record as its serializer tells it; `path` leads to it, and ends in two underscores unless empty."""
    pieces: list[Expression | str] = []
    hidden: Hiding = serializer.hidden_in_database(path) if hasattr(serializer, "hidden_in_database") else {}
    for name, field in serializer.fields.items():
        text = _member(serializer, name, field, path)
        if name in hidden:
            condition, instead = hidden[name]
            text = Case(When(condition, then=Literal(instead)), default=text)
        pieces += [f'{"," if pieces else "{"}"{name}":', text]
    return joined(*pieces, "}")


def _member(serializer: Any, name: str, field: Any, path: str) -> Expression:
    own: Writes | None = getattr(serializer, f"{name}_in_database", None)
    if own is not None:
        return own(path)
    column = path + _column(serializer, field.source)
    writes: Writes | None = getattr(field, "in_database", None)
    if writes is not None:
        return writes(column)
    if isinstance(field, serializers.BaseSerializer):
        if field.source == "*":
            return as_object(field, path)
        told = as_object(field, f"{column}__")
        return Case(When(**{column: None}, then=Literal(NULL)), default=told) if field.allow_null else told
    for kinds, written in _WRITES:
        if isinstance(field, kinds):
            return written(column)
    raise TypeError(f"{type(serializer).__name__}.{name}: nothing says how the database writes it")


def _column(serializer: Any, source: str) -> str:
    if hasattr(serializer, "column_in_database"):
        source = serializer.column_in_database(source)
    return source.replace(".", "__")


_WRITES: Sequence[tuple[Any, Writes]] = (
    (serializers.UUIDField, lambda path: as_quoted(F(path))),
    ((serializers.BooleanField, serializers.IntegerField), as_plain),
    (serializers.DateTimeField, as_moment),
    (serializers.TimeField, as_hour),
    ((serializers.CharField, serializers.ChoiceField, serializers.DateField), as_text),
)
