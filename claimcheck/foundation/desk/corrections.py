"""Corrections of a record as its page shows them: what was, what is, by whom, when and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claimcheck.foundation.records.corrections import Correction

CORRECTION_FIELDS = ("number", "reason", "recorded_by", "recorded_at", "act", "act_detail")
"""What a page tells of a correction; what was and what is stands on the page of the record."""


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field: what it was, what it is."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """One correction in words."""

    number: int
    at: datetime
    by: str
    how: str
    reason: str
    lines: tuple[CorrectedField, ...]

    def without_values(self) -> "ShownCorrection":
        """Which fields alone."""
        return replace(self, lines=tuple(CorrectedField(line.name, "", "") for line in self.lines))


def fields_of(correction: Correction) -> str:
    """The names of what was corrected, in words."""
    return ", ".join(_plainly(name) for name in correction.after)


def shown(corrections: Iterable[Correction], kinds: Iterable[type[Model]]) -> list[ShownCorrection]:
    """The corrections, read with who recorded them; ids of records of these kinds are told as names, in a
    query a kind."""
    rows = list(corrections)
    ids = {key for row in rows for value in (row.before, row.after) for key in _ids(value)}
    names = {
        str(record.pk): str(record)
        for kind in kinds
        if ids
        for record in kind._default_manager.filter(pk__in=ids)
    }
    return [
        ShownCorrection(
            number=row.number,
            at=row.recorded_at,
            by=row.recorded_by.get_username(),
            how=row.how(),
            reason=row.reason,
            lines=tuple(
                CorrectedField(_plainly(name), _told(row.before[name], names), _told(after, names))
                for name, after in row.after.items()
            ),
        )
        for row in rows
    ]


def _plainly(name: str) -> str:
    return _(capfirst(name.removesuffix("_id").replace("_", " ")))


def _ids(value: Any) -> Iterable[UUID]:
    """The ids in a value, at any depth."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _ids(part)
    elif isinstance(value, str) and len(value) == 36:  # an id has so many characters
        try:
            yield UUID(value)
        except ValueError:
            return


def _told(value: Any, names: Mapping[str, str]) -> str:
    match value:
        case None | "" | []:
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case list():
            return ", ".join(_told(part, names) for part in value)
        case dict():
            return ", ".join(f"{_plainly(key)}: {_told(part, names)}" for key, part in value.items())
        case _:
            return names.get(str(value), str(value))
