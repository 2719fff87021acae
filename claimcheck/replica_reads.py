"""Readings over REST and of public pages are answered by a replica, if there is one, and never worse for it.

How far the replica has to have got is kept for whoever has written: of a token in its row, which every
request reads anyway; for a browser in a cookie. What the replica can't answer, or answers with an error, the
primary is asked (ADR 0051).
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.http import HttpRequest, HttpResponseBase

from claimcheck.foundation.records import replica
from claimcheck.foundation.rest.problems import PREFIX as REST
from claimcheck.under_load import READS
from claims.services.access.tokens import has_written

PUBLIC = ("/figures/", "/reports/", "/topics/", "/sources/", "/ledger/", "/accountability/")
COOKIE = "claimcheck_position"
KEPT_FOR = 60
"""Seconds: what was written before is in every answer long since."""
UNKNOWN = 2**63 - 1
"""The position of a browser whose own could not be asked for: no replica gets there."""


class ReplicaMiddleware:
    """Chooses who answers a reading, and keeps how far whoever writes has written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not replica.is_set_up():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer."""
        if request.method in READS:
            return self._read(request) if may_ask_replica(request) else self.get_response(request)
        response = self.get_response(request)
        _remember(request, response)
        return response

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        """The replica's answer; where that is none, or an error, the primary's."""
        with replica.reading(_position_of(request)) as now:
            response = self.get_response(request)
        failed = replica.has_failed()
        if not failed and (now.place != replica.REPLICA or response.status_code < 400):
            return response
        if failed:
            replica.part()
            replica.rest()
        response.close()
        request.was_cut = False  # type: ignore[attr-defined]  # as an error's handler sets it
        return self.get_response(request)


def may_ask_replica(request: HttpRequest) -> bool:
    """Whether it is a reading over REST or a public page, of somebody whose position is known: who sends a
    password with each request keeps no cookie."""
    by_password = request.headers.get("Authorization", "").lower().startswith("basic ")
    return request.path_info.startswith((REST, *PUBLIC)) and not by_password


def _position_of(request: HttpRequest) -> int:
    """The position in a browser's cookie; one that nobody wrote so counts as none."""
    text = request.COOKIES.get(_name(), "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep the position behind what was written. While the primary cannot be asked, the replica rests."""
    token = getattr(getattr(request, "auth", None), "token", None)
    try:
        if token is not None:
            has_written(token.pk)
            return
        position = replica.written()
    except Error:
        position = UNKNOWN
        replica.rest()
    if token is None:
        response.set_cookie(
            _name(),
            str(position),
            max_age=KEPT_FOR,
            secure=not settings.DEBUG,
            httponly=True,
            samesite="Lax",
        )


def _name() -> str:
    return COOKIE if settings.DEBUG else f"__Host-{COOKIE}"
