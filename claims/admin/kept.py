"""What is typed is kept while it is typed; sent by our script, and by the button that gives it up."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.keeping import MOST, fields_sent
from claimcheck.foundation.desk.screens import strictly
from claims.services.access.typed_forms import forget_typed, keep_typed


@require_POST
def kept(request: HttpRequest) -> HttpResponse:
    """Keep the fields of the form at `kept_at` for whoever is signed in; with `discard` forget them."""
    person: Any = request.user
    address = request.POST.get("kept_at", "")
    local = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    if not (address.startswith("/admin/") and local and len(address) <= 500) or "\x00" in address:
        return HttpResponseBadRequest()
    if "discard" in request.POST:
        forget_typed(by=person, address=address)
        return redirect(address)
    fields = fields_sent(request)
    if sum(len(value) for values in fields.values() for value in values) <= MOST:
        keep_typed(by=person, now=timezone.now(), address=address, fields=fields)
    return strictly(HttpResponse(status=204))
