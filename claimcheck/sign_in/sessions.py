"""Sessions end: after a time without a request, and after a day's work however busy."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

KEPT = "signed_in"  # in the session: {"began": …, "seen": …}, seconds since 1970
PER_IDLE_TIME = 20  # the last request is written down this often per idle time, not at each


class SessionAgeMiddleware:
    """Signs out who was away too long or is signed in too long; the page then asks them to sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, to somebody who is still signed in or to nobody."""
        if (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and _is_over(request.session, time.time())
        ):
            logout(request)
        return self.get_response(request)


def _is_over(session: SessionBase, now: float) -> bool:
    """Whether the session has reached its age; else note, now and then, that it is in use."""
    kept = session.get(KEPT)
    if kept is None:
        session[KEPT] = {"began": now, "seen": now}
        return False
    idle = now - kept["seen"]
    if idle > settings.SESSION_IDLE_SECONDS or now - kept["began"] > settings.SESSION_MOST_SECONDS:
        return True
    if idle > settings.SESSION_IDLE_SECONDS / PER_IDLE_TIME:
        session[KEPT] = {**kept, "seen": now}
    return False
