"""Who reads what is published: what each tool holds, how each webhook answers, and what was sent to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from claims.models import (
    ApiToken,
    Delivery,
    DeliveryAttempt,
    Notice,
    ReportAttempt,
    ReportDelivery,
    Retrieval,
    Subscription,
    Topic,
    Webhook,
)
from claims.views.audience import Viewer
from claims.views.records import seen_topics


def tools() -> QuerySet[ApiToken]:
    """Tokens that are not revoked, each with `holds` (figures that it has read), `open_notices` and its last
    use; the most open notices first."""
    held = Retrieval.objects.filter(token=OuterRef("pk")).order_by().values("token")
    open_ones = Notice.objects.filter(token=OuterRef("pk"), acknowledged_at=None).order_by().values("token")
    rows = ApiToken.objects.filter(revoked_at=None).select_related("owner", "use")
    return rows.annotate(
        holds=Subquery(held.annotate(n=Count("pk")).values("n")),
        open_notices=Subquery(open_ones.annotate(n=Count("pk")).values("n")),
    ).order_by("-open_notices", "name", "pk")


@dataclass(frozen=True, slots=True)
class Receiver:
    """A webhook, how many deliveries it has not accepted, and its last attempt, if there was one."""

    webhook: Webhook
    waiting: int
    last_attempt: DeliveryAttempt | None

    @property
    def failed(self) -> Delivery | None:
        """What is to be sent again; None where the last attempt was accepted."""
        last = self.last_attempt
        return last.delivery if last is not None and not last.accepted else None


def receivers() -> Sequence[Receiver]:
    """Webhooks that are not disabled, by name."""
    taken = DeliveryAttempt.objects.filter(delivery=OuterRef("pk"), accepted=True)
    of_webhook = DeliveryAttempt.objects.filter(delivery__webhook=OuterRef("pk"))
    newest = of_webhook.order_by("-attempted_at", "-pk").values("pk")[:1]
    rows = Webhook.objects.filter(disabled_at=None).select_related("topic")
    found = list(rows.annotate(last=Subquery(newest)).order_by("name"))
    attempts = DeliveryAttempt.objects.select_related("delivery")
    last = attempts.in_bulk([row.last for row in found if row.last])
    open_ones = Delivery.objects.filter(~Exists(taken), webhook__in=found).order_by()
    waiting = dict(open_ones.values_list("webhook").annotate(n=Count("pk")))
    return [Receiver(row, waiting.get(row.pk, 0), last.get(row.last)) for row in found]


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
