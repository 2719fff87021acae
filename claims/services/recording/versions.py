"""Records whose correction is a new version under one lasting id: holding the newest, and superseding it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.within_topic import itself
from claims.models import Contact, ErrorReport, Evidence
from claims.services.transitions import required_reason

Versioned = TypeVar("Versioned", Evidence, Contact, ErrorReport)


def new_version(
    record: Versioned, lasting: str, kept: tuple[str, ...], *, by: User, now: datetime, reason: str,
    changed: Mapping[str, Any],
) -> Versioned:  # fmt: skip
    """The record as corrected; the version before it is kept. `lasting`: the name of the id that all have;
    `kept`: the columns that are as before where nothing is `changed`.

    Raises Refused without a reason or a change, StaleState where it was corrected or withdrawn meanwhile.
    """
    why = required_reason("reason", reason)
    name = record._meta.verbose_name
    rows: Any = type(record).objects.live().select_for_update(of=("self",))
    live: Versioned | None = rows.filter(**itself(record)).first()
    if live is None:
        raise StaleState(_("This {name} has been corrected meanwhile.").format(name=name))
    if getattr(live, "withdrawn", False):
        raise StaleState(_("This {name} is withdrawn.").format(name=name))
    made = type(live)(**{column: getattr(live, column) for column in kept})
    for column, value in changed.items():
        setattr(made, column, value)
    columns = [field.attname for field in made._meta.concrete_fields if field.name in changed]
    if all(getattr(made, column) == getattr(live, column) for column in columns):
        raise Refused("reason", reason, _("nothing changed."))
    setattr(made, lasting, getattr(live, lasting))
    made.version, made.correction_reason = live.version + 1, why
    made.recorded_at, made.recorded_by = now, by
    live.superseded_at, live.superseded_by = now, by
    live.save(update_fields=["superseded_at", "superseded_by"])
    return insert(made)
