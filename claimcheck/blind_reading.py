"""Nobody who reads blind is shown the first reading, by whatever page or answer.

The last thing that happens to an answer of the desk and of REST: where it is for a person who has a reading
in their hands, and names the question or what hangs on it, it is held back. It fails closed: a page that
nobody thought of is closed as well.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.rest.problems import PREFIX as REST
from claimcheck.foundation.rest.problems import problem
from claims.models import SecondReading
from claims.views.readings.blind import blind_readings, closed_words, names_any

GUARDED = ("/admin/", REST, "/reports/", "/topics/", "/sources/", "/figures/", "/accountability/", "/ledger/")
"""Where the first reading may stand, or a figure that rests on it."""
PUBLISHED = (f"{REST}v1/figures/", f"{REST}v1/changes/", f"{REST}v1/ledger/")
"""What a token is answered all the same: the tools of a newsroom pull it in somebody's name, for readers."""
OWN = ("admin:claims_secondreading_", "second-readings-")
HARMLESS = frozenset(
    {
        "desk:notifications",
        "admin:claims_question_changelist",
        "admin:claims_question_lookup",
        "questions-list",
        "second-readings-list",
    }
)
"""Pages that name questions and say nothing of what was read: a test walks them."""


class BlindReadingMiddleware:
    """Holds back what is closed to whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or that it is closed and until when."""
        response = self.get_response(request)
        if not request.path.startswith(GUARDED):
            return response
        if request.path.startswith(PUBLISHED) and _by_token(request):
            return response
        person: Any = getattr(request, "user", None)
        if person is None or not person.is_authenticated or not _may_be_blind(person):
            return response
        readings = blind_readings(person)
        if not readings or _is_open(request, readings):
            return response
        if response.streaming or names_any(_told(request, response), closed_words(readings)):
            return _closed(request, response, readings)
        return response


def _by_token(request: HttpRequest) -> bool:
    """Whether a tool asks, with a token in somebody's name."""
    return hasattr(getattr(request, "auth", None), "permits")


def _may_be_blind(person: Any) -> bool:
    """Whether a reading is in their hands; asked only where signing in has not told."""
    return bool(getattr(person, "reads_blind", True))


def _told(request: HttpRequest, response: Any) -> str:
    """All that is said: the address and the body."""
    return f"{request.get_full_path()}\n{response.content.decode('utf-8', 'replace')}"


def _is_open(request: HttpRequest, readings: list[SecondReading]) -> bool:
    """Whether the page is one of the reading itself, or tells nothing."""
    try:
        found = resolve(request.path)
    except Resolver404:
        return True
    if found.view_name in HARMLESS:
        return True
    mine = {str(reading.pk) for reading in readings}
    named = str(found.kwargs.get("object_id") or found.kwargs.get("pk") or "")
    return found.view_name.startswith(OWN) and named in mine


def _closed(request: HttpRequest, response: HttpResponseBase, readings: list[SecondReading]) -> HttpResponse:
    """What is said instead; of what was done already, that it was."""
    acted = request.method not in ("GET", "HEAD", "OPTIONS") and response.status_code < 400
    told = _(
        "This shows, or may show, how a quote was read that you are reading a second time. It opens when you "
        "have handed your reading in or back."
    )
    if acted:
        told = _("Done.") + " " + told
    if request.path.startswith(REST):
        closed = problem(403, told)
        if acted:
            closed.status_code = response.status_code
        return closed
    given = {"told": told, "readings": readings}
    page = screen(
        request, "desk/closed.html", given, title=_("Closed while you read"), status=200 if acted else 403
    )
    return page.render()
