"""What the newsroom answers for in public, on one page; there while ACCOUNTABILITY is on."""

from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.domain.answering.staleness import ServedStanding
from claims.domain.policy import POLICY
from claims.pages.published_page import Page, alone, read_by_members
from claims.published.accountability import Numbers, account
from claims.published.site import site_of
from claims.reports.building.method import method
from claims.wording import values
from claims.wording.states import STANDINGS

START = datetime(2000, 1, 1, tzinfo=UTC)
"""Of lengths: any moment would do."""
LISTED = (
    ServedStanding.VERIFIED,
    ServedStanding.STALE,
    ServedStanding.DISPUTED,
    ServedStanding.ON_HOLD,
    ServedStanding.UNVERIFIED,
    ServedStanding.WITHDRAWN,
)


def where_accountable(page: Page) -> Page:
    """404 unless ACCOUNTABILITY is on."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not settings.ACCOUNTABILITY:
            raise Http404("ACCOUNTABILITY is off.")
        return page(request, *args, **kwargs)

    return guarded


@require_safe
@where_accountable
@read_by_members
def accountability(request: HttpRequest) -> HttpResponse:
    """Corrections and how long they took, what is open, replies, and how we work; `?before=`: older ones."""
    asked = request.GET.get("before")
    if asked is not None and not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404("There is no such page.")
    now = timezone.now()
    found = account(now=now, before=None if asked is None else int(asked))
    context = {
        "account": found,
        "rows": [
            (correction, _length(correction.times.took), _length(correction.times.stood))
            for correction in found.corrections
        ],
        "numbers": _numbers(found.numbers),
        "rules": method(),
        "policy": POLICY.version,
        "site": site_of(request),
        "older": asked is not None,
    }
    return alone(render(request, "claims/accountability/page.html", context))


def _numbers(numbers: Numbers) -> list[tuple[Any, Any]]:
    """Each number with what it counts."""
    return [
        (_("figures published"), numbers.figures),
        *(
            (STANDINGS[standing], numbers.standings[standing])
            for standing in LISTED
            if standing in numbers.standings
        ),
        (_("challenged"), numbers.challenged),
        (_("publications in all"), numbers.publications),
        (_("corrections"), numbers.corrected),
        (_("withdrawals"), numbers.withdrawn),
        (_("doubted in public before"), numbers.doubted_first),
        (_("from first doubt to correction (median)"), _length(numbers.median_took)),
        (_("a wrong value stood (median)"), _length(numbers.median_stood)),
    ]


def _length(took: timedelta | None) -> str:
    """In the one unit that matters; a dash where there is none."""
    return "–" if took is None else values.age(START, START + took)
