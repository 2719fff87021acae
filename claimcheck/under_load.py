"""What keeps the site answering while the database comes back, the disk fills up, or many write at once."""

import shutil
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from claimcheck.foundation.records.database_away import FAULTS, was_cut
from claimcheck.foundation.rest.problems import PREFIX, problem
from claimcheck.sign_in.configuration import SIGNING_IN_BELOW

Answering = Callable[[HttpRequest], HttpResponseBase]
READS = ("GET", "HEAD", "OPTIONS")
PAUSE = 0.2
"""Seconds before a reading is tried again: a server that restarts is not back at once."""
SOON = 1
"""Seconds after which a writing that found no room is tried again."""
LATER = 60
"""The same where the disk is full: somebody has to free some of it."""
BEGUN = 2**16
"""Bytes of an answer written while it is sent that are there before any leaves."""
A_WHILE = 2.0
"""Seconds for which a writing waits for room."""


class ReadAgainMiddleware:
    """A reading whose connection to the database was cut is made once more, over a new one."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; where that is an error for want of a connection, the second one."""
        response = self.get_response(request)
        if request.method not in READS or connection.in_atomic_block:
            return response
        try:
            begin(response)
        except FAULTS as error:
            if not was_cut(error):
                raise
            request.was_cut = True  # type: ignore[attr-defined]  # as an error's handler sets it
        if not getattr(request, "was_cut", False):
            return response
        connection.close()
        time.sleep(PAUSE)
        response.close()
        return begin(self.get_response(request))


def begin(response: HttpResponseBase) -> HttpResponseBase:
    """The answer, of which the first bytes are there where it is written while it is sent; raises what goes
    wrong in them. After those it can only break off, which who reads notices by the missing end."""
    if not isinstance(response, StreamingHttpResponse) or isinstance(response, FileResponse):
        return response
    coming, begun, size = iter(cast("Iterable[bytes]", response.streaming_content)), list[bytes](), 0
    while size < BEGUN and (piece := next(coming, None)) is not None:
        begun.append(piece)
        size += len(piece)
    response.streaming_content = chain(begun, coming)
    return response


class RoomMiddleware:
    """Writings may not take up every thread of this process: some are left for readings.

    WRITES_AT_ONCE are done at a time, half as many wait for their turn, and the next is asked to come back.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response
        most = settings.WRITES_AT_ONCE
        self.room = threading.BoundedSemaphore(most)
        self.waiting = threading.BoundedSemaphore(max(1, most // 2))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 503 where too many write."""
        if request.method in READS:
            return self.get_response(request)
        if not self._entered():
            words = _("Many are writing at this moment. Nothing was saved; send the request again.")
            return turned_away(request, 503, words, SOON)
        try:
            return self.get_response(request)
        finally:
            self.room.release()

    def _entered(self) -> bool:
        if self.room.acquire(blocking=False):
            return True
        if not self.waiting.acquire(blocking=False):
            return False
        try:
            return self.room.acquire(timeout=A_WHILE)
        finally:
            self.waiting.release()


class DiskFloorMiddleware:
    """With less than DISK_FLOOR bytes free nothing is written any more; reading and signing in go on."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response
        self.folder = _there(Path(settings.STATIC_ROOT))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 507 to a writing where the disk is nearly full."""
        if request.method in READS or request.path_info.startswith(SIGNING_IN_BELOW):
            return self.get_response(request)
        if shutil.disk_usage(self.folder).free >= settings.DISK_FLOOR:
            return self.get_response(request)
        words = _("The disk of this site is nearly full. Nothing was saved; reading works.")
        return turned_away(request, 507, words, LATER)


def turned_away(request: HttpRequest, status: int, words: str, seconds: int) -> HttpResponse:
    """A problem document below /api/, else a plain page; with when to try again."""
    if request.path_info.startswith(PREFIX):
        return problem(status, words, Retry_After=str(seconds))
    page = render_to_string("plain_error.html", {"title": HTTPStatus(status).phrase, "sentence": words})
    return HttpResponse(page, status=status, headers={"Retry-After": str(seconds)})


def _there(folder: Path) -> Path:
    """The folder, or the next one above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())
