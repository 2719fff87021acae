"""A report whose every text is fit to be shown: the first step of every rendering."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from claims.reports.report import Report
from claims.wording.plots.text import harmless, isolated

T = TypeVar("T")


def cleaned(report: Report) -> Report:
    """The same report without control, reordering or unseen characters in any text."""
    return _mended(report, harmless)


def isolating(report: Report) -> Report:
    """As cleaned, and what runs from right to left moves nothing beside it: for print and mail."""
    return _mended(report, lambda text: isolated(harmless(text)))


def _mended(value: T, mend: Callable[[str], str]) -> T:
    made: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        made = mend(value)
    elif isinstance(value, tuple):
        made = tuple(_mended(part, mend) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        # Only what changed is made anew: properties and validated values stay as they are.
        changed = {f.name: _mended(getattr(value, f.name), mend) for f in fields(value)}
        made = replace(value, **changed)
    return made  # type: ignore[no-any-return]  # of the type given
