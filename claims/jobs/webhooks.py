"""Telling webhooks."""

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.jobs.patience import patiently
from claims.models import Delivery
from claims.services.notifications.webhooks import attempt_delivery
from claims.services.working.queues import Queue


@app.task(queue=Queue.WEBHOOKS, retry=patiently)
def deliver(delivery_id: str) -> None:
    """Try one delivery; what is not taken is tried again, for about a day."""
    rows = Delivery.objects.select_related("webhook", "publication__figure", "recorded_by")
    attempt_delivery(delivery=rows.get(pk=delivery_id), now=timezone.now())
