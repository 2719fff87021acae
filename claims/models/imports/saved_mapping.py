"""SavedMapping: how a file was read, under a name, for the next file of its kind."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, not_blank, supersede_once

LONGEST_NAME = 80


class SavedMapping(Recorded):
    """The mapping of columns and what was said of the file's layout, as an import has them. Saved again under
    the same name it takes the place of the old one."""

    name = models.CharField(max_length=LONGEST_NAME)
    mapping = models.JSONField(default=dict, blank=True)
    declared = models.JSONField(default=dict, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["name", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            not_blank("name", name="claims_savedmapping_name_given"),
            models.UniqueConstraint(
                name="claims_savedmapping_one_of_a_name",
                fields=["name"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.name
