"""ReportAttempt: what came of trying to send a report."""

from django.db import models

from claims.models.attempt import AnsweredAttempt
from claims.models.report_delivery import ReportDelivery


class ReportAttempt(AnsweredAttempt):
    """One try: the answer's status (of a webhook, if there was one), and why it failed, if it did."""

    delivery = models.ForeignKey(ReportDelivery, on_delete=models.PROTECT, related_name="attempts")
    accepted = models.BooleanField(help_text="Answered with 2xx, or taken by the mail server.")
