"""A report whose every text is fit to be shown: the first step of every rendering."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from claims.plots.text import harmless
from claims.reports.report import Report

T = TypeVar("T")


def cleaned(report: Report) -> Report:
    """The same report without control, reordering or unseen characters in any text."""
    return _clean(report)


def _clean(value: T) -> T:
    made: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        made = harmless(value)
    elif isinstance(value, tuple):
        made = tuple(_clean(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        # Only what changed is made anew: properties and validated values stay as they are.
        changed = {f.name: _clean(getattr(value, f.name)) for f in fields(value)}
        made = replace(value, **changed)
    return made  # type: ignore[no-any-return]
