"""The page for an error that nobody foresaw, and for a database that is away, of which it asks nothing."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.database_away import RETRY_AFTER, gave_way, status_of_absence, was_cut
from claimcheck.operating.request_ids import current_id

WORDS = {
    409: (
        _("Somebody else was changing the same at that moment"),
        _("Nothing of what you sent was saved. Go back, load the page again, and try again."),
    ),
    500: (
        _("Something went wrong"),
        _(
            "The fault is ours and has been logged. Nothing of what you sent was half saved: go back and try "
            "again. If it happens again, report to whoever runs this site what you did and when."
        ),
    ),
    503: (
        _("The database cannot be reached right now"),
        _(
            "Nothing was lost, and nothing of what you sent was saved. It usually takes a few seconds: go "
            "back, wait a moment, and try again."
        ),
    ),
    507: (
        _("The disk of the database is full"),
        _(
            "Nothing was lost, and nothing of what you sent was saved. Reading works; recording works again "
            "once whoever runs this site has freed some space."
        ),
    ),
}
"""Heading and sentence of the page, by status."""


def server_error(request: HttpRequest) -> HttpResponse:
    """503 or 507, with when to try again, where the database is away; 409 where it gave up; else 500.

    Below /api/ the outermost middleware makes a problem document of it.
    """
    error = sys.exc_info()[1]
    request.was_cut = was_cut(error)  # type: ignore[attr-defined]  # a reading is tried again
    absence = status_of_absence(error)
    status = absence or (409 if error is not None and gave_way(error) else 500)
    title, sentence = WORDS[status]
    page = render_to_string("plain_error.html", {"title": title, "sentence": sentence, "id": current_id()})
    response = HttpResponse(page, status=status)
    if absence is not None:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
