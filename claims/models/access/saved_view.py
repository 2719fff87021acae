"""SavedView: a list of the queue as somebody wants to see it again."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, not_blank, one_of, supersede_once
from claims.domain.priority import ListOrder
from claims.models.topic import Topic


class SavedViewQuerySet(RecordedQuerySet):
    """Questions about saved views."""

    def for_person(self, person: Any) -> Self:
        """One's own, and those that others share with the desk."""
        return self.live().filter(Q(recorded_by=person) | Q(shared=True))


class SavedView(Recorded):
    """A list (`show`), what narrows it, and its order, under a name; its owner is who recorded it.

    `weight` empty: of any weight. Saved anew under the same name it takes the place of the old one.
    """

    name = models.CharField(max_length=60)
    show = models.CharField(max_length=20)
    words = models.CharField(max_length=200, blank=True, default="")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)
    order = models.CharField(
        max_length=10, choices=[(o.value, o.value) for o in ListOrder], default=ListOrder.PRESSING
    )
    shared = models.BooleanField(default=False, help_text="Everybody at the desk sees it.")

    objects = SavedViewQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["name", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            not_blank("name", name="claims_savedview_name_given"),
            not_blank("show", name="claims_savedview_list_named"),
            one_of("order", ListOrder, name="claims_savedview_order"),
            models.CheckConstraint(
                name="claims_savedview_weight",
                condition=Q(weight__isnull=True) | Q(weight__gte=1, weight__lte=3),
            ),
            models.UniqueConstraint(
                name="claims_savedview_one_of_a_name",
                fields=["recorded_by", "name"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.name
