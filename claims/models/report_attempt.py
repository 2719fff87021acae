"""ReportAttempt: what came of trying to send a report."""

from django.db import models

from claims.models.report_delivery import ReportDelivery
from sources.models.base import Record, append_only


class ReportAttempt(Record):
    """One try: the answer's status (of a webhook, if there was one), and why it failed, if it did."""

    delivery = models.ForeignKey(ReportDelivery, on_delete=models.PROTECT, related_name="attempts")
    attempted_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    accepted = models.BooleanField(help_text="Answered with 2xx, or taken by the mail server.")
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["attempted_at", "id"]
        triggers = append_only()

    def __str__(self) -> str:
        return str(self.status or self.problem)
