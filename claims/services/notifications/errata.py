"""Telling who got a report what was corrected in it since."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from claims.models import Erratum, ReportDelivery
from claims.services.report_issuing import issuer, send_later

MOST = 5_000
"""Errata gathered at once; what is left waits for the next time."""


@transaction.atomic
def gather_errata(*, now: datetime) -> list[ReportDelivery]:
    """One message to each subscriber of all that was corrected of the reports it got; begins their jobs.

    Rows are locked, so that two processes that gather at once never put one correction into two messages.
    """
    rows = Erratum.objects.untold().select_for_update(skip_locked=True, of=("self",)).order_by("id")
    untold = dict(rows.values_list("pk", "report")[:MOST])
    if not untold:
        return []
    sent = ReportDelivery.objects.of_reports().filter(
        report__in=set(untold.values()), subscription__ended_at=None, subscription__webhook__disabled_at=None
    )
    got: dict[UUID, list[UUID]] = defaultdict(list)  # the newest report of a subscription comes last
    for subscription, report in sent.order_by("report__week").values_list("subscription", "report"):
        got[subscription].append(report)
    Erratum.objects.filter(pk__in=untold).update(told_at=now)
    by = issuer()
    return [
        send_later(
            ReportDelivery(
                report_id=reports[-1],
                subscription_id=subscription,
                errata=[pk for pk, report in untold.items() if report in reports],
                recorded_at=now,
                recorded_by=by,
            )
        )
        for subscription, reports in got.items()
    ]
