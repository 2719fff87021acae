"""Digests of notifications: gathered once a day, or at once for who wants that; sent, and tried again."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django import app

from claims.jobs.upkeep import patiently
from claims.models import Digest
from claims.plots.text import harmless
from claims.services.telling.digests import gather_daily
from claims.services.telling.digests import send_digest as hand_over
from claims.services.telling.mailing import Mail


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="gather_digests", retry=patiently)
def gather_digests(timestamp: int) -> None:
    """Gather the day's digests of who has not had theirs."""
    gather_daily(now=datetime.fromtimestamp(timestamp, UTC))


@app.task(retry=patiently)
def send_digest(digest_id: str) -> None:
    """Try one mail, unless it was taken already; what is not taken is tried again, for about a day."""
    digest = Digest.objects.to_send().select_related("person").filter(pk=digest_id).first()
    if digest is not None:
        hand_over(digest=digest, mail=written(digest), now=timezone.now())


def written(digest: Digest) -> Mail:
    """The digest's words: why, on which question, where. No quote and no name of a source leaves the desk."""
    rows = list(digest.notifications.order_by("recorded_at", "pk").annotate(text=F("question__text")))
    count = len(rows)
    subject = ngettext("%(n)d thing for you at the desk", "%(n)d things for you at the desk", count)
    lines = []
    for row in rows:
        page = settings.SITE_URL + reverse(f"admin:claims_{row.about}_change", args=[row.record_id])
        lines += [f"{row.get_kind_display()}: {harmless(row.text)}", page, ""]
    lines.append(
        _("When you are told by mail: %(page)s") % {"page": settings.SITE_URL + reverse("desk:notifications")}
    )
    return Mail(subject=subject % {"n": count}, text="\n".join([*lines, ""]))
