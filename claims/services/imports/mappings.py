"""Keeping how a file was read, for the next of its kind."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.models import Import, SavedMapping
from claims.models.imports.saved_mapping import LONGEST_NAME


@transaction.atomic
def save_mapping(*, by: User, now: datetime, record: Import, name: str) -> SavedMapping:
    """Keep how an import's file was read under a name, in place of what had it. Raises Refused."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(
            "name",
            name,
            _("give it a name of 1 to {longest_name} characters.").format(longest_name=LONGEST_NAME),
        )
    if not record.mapping and not record.declared:
        raise Refused("import", record.file_name, _("it was read as it is: there is no mapping to save."))
    SavedMapping.objects.live().filter(name=name).update(superseded_at=now, superseded_by=by)
    given = {"mapping": record.mapping, "declared": record.declared}
    return insert(SavedMapping(name=name, **given, recorded_at=now, recorded_by=by))


def forget_mapping(*, by: User, now: datetime, saved: SavedMapping) -> None:
    """Stop offering it; that it was saved is kept. Raises StaleState where somebody was quicker."""
    if not SavedMapping.objects.live().filter(pk=saved.pk).update(superseded_at=now, superseded_by=by):
        raise StaleState(_("This mapping has been saved again, or is no longer offered."))
