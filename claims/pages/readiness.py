"""Whether the installation is ready, for load balancers and monitoring."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.services.readiness import CHECKS, faults


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where every check is well, else 503; which ones are not, and nothing about why: `manage.py doctor`
    says that."""
    found = faults()
    checks = {name: "fault" if name in found else "ok" for name in CHECKS}
    return JsonResponse(
        {"status": "not ready" if found else "ready", "checks": checks}, status=503 if found else 200
    )
