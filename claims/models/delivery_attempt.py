"""DeliveryAttempt: what came of trying to deliver."""

from django.db import models

from claims.models.attempt import AnsweredAttempt
from claims.models.delivery import Delivery


class DeliveryAttempt(AnsweredAttempt):
    """One request: the answer's status (none if there was no answer), and why it failed, if it did."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    accepted = models.BooleanField(help_text="Answered with 2xx.")
