"""History by trigger for records that stay mutable: the old row, who and why, at every change.

The live row is the newest version, so nothing is written on insert and bulk recording pays nothing. The
history is an audit for people; no rule reads it.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Model

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
