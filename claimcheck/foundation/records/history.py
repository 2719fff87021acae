"""History by trigger for records that stay mutable: the old row, who and why, at every change.

The live row is the newest version, so nothing is written on insert and bulk recording pays nothing. The
history is an audit for people; no rule reads it.
"""

import pghistory

from claimcheck.foundation.records.base import append_only


def tracked(model):
    """Keep the old row of `model` at each update or delete, bulk and raw SQL included."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(row=pghistory.Old),
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+"),
        meta={"triggers": append_only()},
    )(model)
