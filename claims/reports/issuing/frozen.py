"""From an issued report's JSON back to the value, read off its types."""

import inspect
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from claims.reports.report import Report
from claims.reports.week import Week


def thawed(body: str) -> Report:
    """The report that was written as `body`. What a later version of the shape added has its default."""
    report = _read(Report, json.loads(body))
    if not isinstance(report, Report):
        raise TypeError("a report is read as a report")
    return report


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if hint in _SIMPLE:
        return _SIMPLE[hint](value)
    if isinstance(hint, UnionType):
        (one,) = (each for each in get_args(hint) if each is not type(None))
        return _read(one, value)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in value)
    if inspect.isclass(hint) and issubclass(hint, StrEnum):
        return hint(value)
    return _record(hint, value)


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    str: str,
    int: int,
    bool: bool,
    Decimal: Decimal,
    date: date.fromisoformat,
    Week: Week.parse,
}


def _record(kind: Any, value: dict[str, Any]) -> Any:
    if not is_dataclass(kind) or not isinstance(kind, type):
        raise TypeError(f"A report may not hold {kind!r}: JSON has no one way to write it.")
    hints = get_type_hints(kind)
    return kind(**{f.name: _read(hints[f.name], value[f.name]) for f in fields(kind) if f.name in value})
