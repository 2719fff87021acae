"""A person's digest as a message: what waits for them, and where."""

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.models import Digest
from claims.plots.text import harmless
from claims.services.notifications.mailing import Mail


def digest_mail(digest: Digest) -> Mail:
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
