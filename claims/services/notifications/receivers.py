"""A receiver that takes nothing rests for a while: what else waits for it is not tried meanwhile."""

from datetime import datetime

from claims.domain.receivers import LOOKED_AT, rests_until
from claims.models import DeliveryAttempt, ReportAttempt, Webhook


class Resting(Exception):
    """The receiver is left in peace until then; nothing was tried."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(
            f"The receiver has taken nothing lately; it is tried again after {until:%H:%M:%S} (UTC)."
        )


def check_rests_not(webhook: Webhook, now: datetime) -> None:
    """Raise Resting where the last attempts to send there have all failed."""
    newest = ("-attempted_at", "-id")
    told = DeliveryAttempt.objects.filter(delivery__webhook=webhook).order_by(*newest)
    reports = ReportAttempt.objects.filter(delivery__subscription__webhook=webhook).order_by(*newest)
    columns = ("attempted_at", "accepted")
    found = [*told.values_list(*columns)[:LOOKED_AT], *reports.values_list(*columns)[:LOOKED_AT]]
    until = rests_until(sorted(found, reverse=True)[:LOOKED_AT])
    if until is not None and now < until:
        raise Resting(until)
