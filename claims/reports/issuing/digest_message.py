"""A person's digest as a message: what waits for them, and where."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.domain.notification import Told
from claims.models import Digest
from claims.models.notification import chosen_language
from claims.services.notifications.mailing import Mail
from claims.wording.desk import NOTIFICATIONS
from claims.wording.plots.text import harmless


def digest_mail(digest: Digest) -> Mail:
    """A digest in the language of its reader."""
    with translation.override(chosen_language(digest.person_id) or settings.LANGUAGE_CODE):
        return _digest_mail(digest)


def _digest_mail(digest: Digest) -> Mail:
    """The digest's words: why, on which question, where. No quote and no name of a source leaves the desk."""
    rows = list(digest.notifications.order_by("recorded_at", "pk").select_related("question"))
    count = len(rows)
    subject = ngettext("%(n)d notification at the desk", "%(n)d notifications at the desk", count)
    lines = []
    for row in rows:
        page = settings.SITE_URL + reverse(f"admin:claims_{row.about}_change", args=[row.record_id])
        lines += [f"{NOTIFICATIONS[Told(row.kind)]}: {harmless(row.question.text)}", page, ""]
    lines.append(
        _("Change when you get mail: %(page)s") % {"page": settings.SITE_URL + reverse("desk:notifications")}
    )
    return Mail(subject=subject % {"n": count}, text="\n".join([*lines, ""]))
