"""Whether the installation is ready, for load balancers and monitoring."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.services.readiness import BORNE, CHECKS, faults


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where every check is well of which readers notice something, else 503; which ones are not, and
    nothing about why: `manage.py doctor` says that."""
    found = faults()
    ready = not found.keys() - BORNE
    checks = {name: "fault" if name in found else "ok" for name in CHECKS}
    return JsonResponse(
        {"status": "ready" if ready else "not ready", "checks": checks}, status=200 if ready else 503
    )
