"""What was given up: jobs that failed at every try, each with a button that tries it again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.records.errors import StaleState
from claims.services.working.dead_letters import dead_letters, send_again

NEEDED = "claims.add_delivery"
"""The permission of who sends a webhook's delivery again."""
SHOWN = 100


def failed_jobs(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    _check(request)
    context = {"jobs": list(dead_letters()[:SHOWN])}
    return screen(request, "desk/failed_jobs.html", context, title=_("Failed jobs"))


@require_POST
def send_job_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one again."""
    _check(request)
    reader: Any = person(request)
    try:
        send_again(by=reader, now=timezone.now(), job=pk)
        messages.success(request, _("Sent again."))
    except StaleState as stale:
        messages.error(request, str(stale))
    return redirect("desk:failed-jobs")


def _check(request: HttpRequest) -> None:
    reader: Any = person(request)
    if not reader.has_perm(NEEDED):
        raise PermissionDenied
