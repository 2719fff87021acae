"""Limits on attempts: until when one holds, and how an answer says so (429 with Retry-After, RFC 6585).

The library (django-allauth) keeps the moments of attempts in the cache and tells only that they are too many.
"""

import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account import app_settings as account_settings
from allauth.account.internal.stagekit import get_pending_stage
from allauth.core.internal.ratelimit import Rate, get_cache_key, parse_rates
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

APP = "allauth.account"
AT_ONCE = 5
"""Seconds to wait where no limit is reached but many try at the same moment: the library gives up waiting for
the counter after a second."""


class LimitMiddleware:
    """A page that tells of a limit in its form is answered with the limit's status and header as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, marked if a limit was reached on the way to it."""
        response = self.get_response(request)
        opens = getattr(request, "limit_opens_at", None)
        if opens is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(_seconds_until(opens))
        return response


def refuse(request: HttpRequest, *, failed: bool = False) -> str:
    """Note on the request that a limit was reached; the sentence that says until when.

    `failed`: the limit counts failed attempts only.
    """
    opens = _opens_again(request)
    if opens is None:
        opens = timezone.now() + timedelta(seconds=AT_ONCE)
        sentence = _("Too many attempts at once. Try again after %(time)s (%(zone)s).")
    elif failed:
        sentence = _("Too many failed attempts. Try again after %(time)s (%(zone)s).")
    else:
        sentence = _("Too many attempts. Try again after %(time)s (%(zone)s).")
    opens = timezone.now() + timedelta(seconds=_seconds_until(opens))
    request.limit_opens_at = opens  # type: ignore[attr-defined]  # kept with the request
    zone = settings.NEWSROOM_TIME_ZONE
    return sentence % {"time": opens.astimezone(ZoneInfo(zone)).strftime("%H:%M:%S"), "zone": zone}


def _seconds_until(moment: datetime) -> int:
    return max(1, math.ceil((moment - timezone.now()).total_seconds()))


def _opens_again(request: HttpRequest) -> datetime | None:
    """When the last limit that this visitor has reached takes attempts again; None where none is reached."""
    limits = dict(_limits(request))
    attempts = cache.get_many(limits)  # newest first, as seconds since 1970
    ends = [
        attempts[key][-1] + rate.duration
        for key, rate in limits.items()
        if len(attempts.get(key, ())) >= rate.amount
    ]
    now = timezone.now().timestamp()
    return datetime.fromtimestamp(max(ends), UTC) if ends and max(ends) > now else None


def _limits(request: HttpRequest) -> Iterator[tuple[str, Rate]]:
    """Each limit that may hold for this visitor, with the key under which its attempts are kept."""
    names = list(_counted_names(request))
    for action, rates in account_settings.RATE_LIMITS.items():
        for rate in parse_rates(rates):
            if rate.per == "user" and not request.user.is_authenticated:
                continue
            for name in names if rate.per == "key" else [""]:
                yield get_cache_key(request, app=APP, action=action, rate=rate, key=name), rate


def _counted_names(request: HttpRequest) -> Iterator[str]:
    """What the library counts failed attempts by, as it spells it: an account's name, or whose code it is."""
    if name := getattr(request, "counted_name", ""):
        yield name
    stage = get_pending_stage(request)
    person: Any = request.user if stage is None else stage.login.user
    yield f"mfa-auth-user-{person.pk}"
