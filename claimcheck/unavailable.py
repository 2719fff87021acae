"""The page for an error that nobody foresaw, and for a database that is away, of which it asks nothing."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from claimcheck.foundation.records.database_away import RETRY_AFTER, status_of_absence


def server_error(request: HttpRequest) -> HttpResponse:
    """503 or 507, with when to try again, where the database is the reason; else 500.

    Below /api/ the outermost middleware makes a problem document of it.
    """
    status = status_of_absence(sys.exc_info()[1])
    response = HttpResponse(render_to_string(f"{status or 500}.html"), status=status or 500)
    if status is not None:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
