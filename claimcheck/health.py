"""Whether this process can answer, and whom to tell of a hole: for compose, load balancers and people."""

from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

HOLDS = timedelta(days=180)
"""How long what security.txt says may be relied on; RFC 9116 wants less than a year."""


def security_text(request: HttpRequest) -> HttpResponse:
    """Where to report a vulnerability of this installation (RFC 9116); 404 where nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}"]
    if settings.SITE_URL:
        lines.append(f"Canonical: {settings.SITE_URL}/.well-known/security.txt")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok"}`: the process answers, whatever has become of the database."""
    return JsonResponse({"status": "ok"})


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok"}` with 200 where the database answers, else `{"status": "no database"}` with 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
