"""Whether the installation is ready, for load balancers and monitoring."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claimcheck.foundation.records.database_away import RETRY_AFTER
from claims.services.readiness import BORNE, CHECKS, faults


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where every check is well of which readers notice something, else 503; which ones are not, and
    nothing about why: `manage.py doctor` says that."""
    found = faults()
    ready = not found.keys() - BORNE
    checks = {name: "fault" if name in found else "ok" for name in CHECKS}
    if ready:
        return JsonResponse({"status": "ready", "checks": checks})
    headers = {"Retry-After": str(RETRY_AFTER)}
    return JsonResponse({"status": "not ready", "checks": checks}, status=503, headers=headers)
