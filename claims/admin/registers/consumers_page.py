"""Who reads what is published, on one page: tools with what they hold, webhooks with how they answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verb_pages import person
from claims.domain.access import TAKES_ARCHIVES
from claims.views.consumers import receivers, tools

READ_BY = "claims.change_webhook"
"""An address may hold a key: they are read by those alone who may change them, as over REST."""
MOST = 200
"""Tools on the page; those with open notices come first."""


def consumers(request: HttpRequest) -> HttpResponse:
    """Tools and webhooks."""
    reader: Any = person(request)
    if not reader.has_perm(READ_BY):
        raise PermissionDenied
    context = {
        "tools": tools()[:MOST],
        "receivers": receivers(),
        "takes_archives": reader.has_perm(TAKES_ARCHIVES),
        "may_send": reader.has_perm("claims.add_delivery"),
    }
    return screen(request, "desk/consumers.html", context, title=_("Consumers"))
