"""History by trigger for records that stay mutable: the old row, who and why, at every change.

The live row is the newest version, so nothing is written on insert and bulk recording pays nothing. The
history is an audit for people; no rule reads it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import pghistory
from django.contrib.auth.models import User
from django.db.models import Model

from claimcheck.foundation.records.acts import in_words
from claimcheck.foundation.records.base import append_only

M = TypeVar("M", bound=Model)


def tracked(model: type[M]) -> type[M]:
    """Keep the old row of `model` at each update or delete, bulk and raw SQL included."""
    track: Callable[[type[M]], type[M]] = pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(row=pghistory.Old),
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+"),
        meta={"triggers": append_only()},
    )
    return track(model)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One change of a tracked record: which fields, when, by whom (nobody: not recorded) and how."""

    at: datetime
    by: str
    fields: tuple[str, ...]
    act: str
    act_detail: str

    def how(self) -> str:
        """In words."""
        return in_words(self.act, self.act_detail)


def is_tracked(model: type[Model]) -> bool:
    """Whether changes of this model are kept."""
    return hasattr(model, "pgh_event_models")


def changes_of(record: Any) -> list[RecordChange]:
    """What was changed of a tracked record, the newest first; two queries."""
    events: Any = next(iter(set(type(record).pgh_event_models.values())))
    rows = list(events.objects.filter(pgh_obj=record.pk).select_related("pgh_context").order_by("-pgh_id"))
    asked = [_context(row)["user"] for row in rows if _context(row).get("user") is not None]
    people = dict(User.objects.filter(pk__in=asked).values_list("pk", "username"))
    return list(_compared(record, rows, people))


def _compared(record: Any, rows: list[Any], people: dict[Any, str]) -> Iterator[RecordChange]:
    """Each old row held against what took its place: the next one, or the record as it is."""
    names = [field.attname for field in type(record)._meta.concrete_fields]
    newer = record
    for row in rows:
        context = _context(row)
        yield RecordChange(
            at=row.pgh_created_at,
            by=people.get(context.get("user"), ""),
            fields=tuple(name for name in names if getattr(row, name) != getattr(newer, name)),
            act=context.get("act", ""),
            act_detail=context.get("act_detail", ""),
        )
        newer = row


def _context(row: Any) -> dict[str, Any]:
    return {} if row.pgh_context is None else dict(row.pgh_context.metadata)
