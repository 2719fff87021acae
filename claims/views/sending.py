"""To whom we send, and what was sent: the rows of which a viewer may know."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from claims.models import (
    Delivery,
    DeliveryAttempt,
    ReportAttempt,
    ReportDelivery,
    Subscription,
    Topic,
    Webhook,
)
from claims.views.audience import Viewer
from claims.views.records import seen_topics


def seen_webhooks(rows: QuerySet[Webhook], viewer: Viewer) -> QuerySet[Webhook]:
    """Those of all topics, or of one that the viewer may know of."""
    return rows.filter(_about(viewer))


def seen_subscriptions(rows: QuerySet[Subscription], viewer: Viewer) -> QuerySet[Subscription]:
    """Likewise, by mail or by a webhook of which the viewer may know."""
    webhooks = seen_webhooks(Webhook.objects.all(), viewer)
    return rows.filter(_about(viewer)).filter(Q(webhook=None) | Q(webhook__in=webhooks))


def deliveries(viewer: Viewer) -> QuerySet[Delivery]:
    """Publications sent to webhooks, each with its `tries`, the first one first."""
    tries = DeliveryAttempt.objects.order_by("attempted_at", "id")
    rows = Delivery.objects.filter(webhook__in=seen_webhooks(Webhook.objects.all(), viewer))
    return rows.select_related("recorded_by").prefetch_related(
        Prefetch("attempts", queryset=tries, to_attr="tries")
    )


def report_deliveries(viewer: Viewer) -> QuerySet[ReportDelivery]:
    """Weekly reports, and what was corrected in them, sent to subscriptions; with their `tries`."""
    tries = ReportAttempt.objects.order_by("attempted_at", "id")
    subscriptions = seen_subscriptions(Subscription.objects.all(), viewer)
    rows = ReportDelivery.objects.filter(subscription__in=subscriptions)
    return (
        rows.select_related("report", "recorded_by")
        .defer("report__body")
        .prefetch_related(Prefetch("attempts", queryset=tries, to_attr="tries"))
    )


def accepted_by(delivery: Any) -> bool:
    """Whether some try has brought a delivery to its end."""
    return any(attempt.accepted for attempt in delivery.tries)


def _about(viewer: Viewer) -> Q:
    return Q(topic=None) | Q(topic__in=seen_topics(Topic.objects.all(), viewer))
