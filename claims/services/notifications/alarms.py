"""What cannot wait for anybody to look: to the log and, by mail, to whoever manages people and tokens."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from claimcheck.foundation.commands_here import command

log = logging.getLogger(__name__)
REMEDY = format_lazy(
    gettext_lazy(
        "Stop publishing and keep a copy of the database as it is. What to do then is in "
        "docs/how-to/verify-the-ledger.md; `{command}` checks again."
    ),
    command=command("verify_ledger"),
)
MOST = 20
"""Findings in the mail; the command lists all."""


def sound_alarm(subject: str, findings: Sequence[str]) -> None:
    """Raises what the mail server raises, after having written to the log."""
    log.critical("%s: %s", subject, " ".join(findings[:MOST]))
    manages = Q(groups__permissions__codename="change_user") | Q(is_superuser=True)
    people = User.objects.filter(manages, is_active=True).exclude(email="").distinct()
    addresses = list(people.order_by("pk").values_list("email", flat=True))
    if not addresses:
        return
    more = [f"… and {len(findings) - MOST} more."] if len(findings) > MOST else []
    text = "\n".join([*findings[:MOST], *more, "", str(REMEDY)])
    for address in addresses:
        EmailMessage(f"{settings.NEWSROOM_NAME}: {subject}", text, to=[address]).send()
