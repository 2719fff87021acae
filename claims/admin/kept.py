"""What is typed is kept while it is typed; sent by our script, and by the button that gives it up."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.keeping import keep, keeper
from claimcheck.foundation.desk.screens import strictly


@require_POST
def keep_typed(request: HttpRequest) -> HttpResponse:
    """Keep the fields of the form at `kept_at` for whoever is signed in; with `discard` forget them."""
    address = request.POST.get("kept_at", "")
    local = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    if not (address.startswith("/admin/") and local and len(address) <= 500) or "\x00" in address:
        return HttpResponseBadRequest()
    if "discard" in request.POST:
        keeper().forget(request.user, address)
        return redirect(address)
    keep(request, address=address)
    return strictly(HttpResponse(status=204))
