"""DeliveryAttempt: what came of trying to deliver."""

from django.db import models

from claims.models.delivery import Delivery
from sources.models.base import Record, append_only


class DeliveryAttempt(Record):
    """One request: the answer's status (none if there was no answer), and why it failed, if it did."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    attempted_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    accepted = models.BooleanField(help_text="Answered with 2xx.")
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["attempted_at", "id"]
        triggers = append_only()

    def __str__(self) -> str:
        return str(self.status or self.problem)
