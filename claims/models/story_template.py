"""StoryTemplate: the questions that a kind of story asks, as a newsroom has saved them."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, not_blank, supersede_once


class StoryTemplate(Recorded):
    """A story's questions and how they are related, as `claims.domain.stories` takes them, under a name.

    Saved anew under the same name it takes the place of the old one.
    """

    name = models.CharField(max_length=80)
    content = models.JSONField()

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["name", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            not_blank("name", name="claims_storytemplate_name_given"),
            models.UniqueConstraint(
                name="claims_storytemplate_one_of_a_name",
                fields=["name"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.name
