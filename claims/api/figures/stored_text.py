"""How stored text is answered: with validators, for caches to keep while it is true, whole or in part."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.conditional import last_modified, unchanged_since
from claims.api.figures.responses import FigureBody

SHARED_SECONDS = 10
"""How long a shared cache may answer by itself: so much later, at most, a reader learns of a correction."""
FIELDS = tuple(FigureBody().fields)

ANY_FIELD = "|".join(FIELDS)
ASKED_FIELDS = OpenApiParameter(
    "fields",
    {"type": "string", "pattern": f"^({ANY_FIELD})(,({ANY_FIELD}))*$"},
    description="Only these members of a figure, with commas between: `id,low,best,high,standing`.",
)


def wanted_fields(text: str) -> tuple[str, ...]:
    """Members of a figure's document by name; raises Refused naming the nearest one."""
    names = tuple(dict.fromkeys(text.split(",")))
    for name in names:
        if name not in FIELDS:
            raise Refused("fields", name, parsing.nearest(name, FIELDS, "member of a figure"))
    return names


def projected(body: str, names: Sequence[str]) -> str:
    """A document, or several with commas between, with these members only, in their canonical order."""
    documents = json.loads(f"[{body}]")
    wanted = sorted(names)
    kept = ({name: each[name] for name in wanted if name in each} for each in documents)
    # what is stored is canonical already: written by the standard library, which takes a fifth of the time
    return ",".join(json.dumps(each, separators=(",", ":"), ensure_ascii=False) for each in kept)


def projected_etag(etag: str, names: Sequence[str]) -> str:
    """The ETag of a projection: of what is projected, and how."""
    return hashlib.sha256("\n".join((etag, *names)).encode()).hexdigest()


def answered(
    request: Request, body: str | None, *, etag: str, modified: datetime, now: datetime
) -> HttpResponse:
    """200 with the body, or 304 where it is None or has not been changed since the asker's date."""
    if body is None or unchanged_since(request, modified, now):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(body.encode(), content_type="application/json")
    response.headers["ETag"] = f'"{etag}"'
    response.headers["Last-Modified"] = last_modified(modified)
    cacheable(request, response, now)
    return response


def cacheable(request: Request, response: HttpResponse, now: datetime) -> None:
    """What anybody may read, a shared cache may keep for seconds, but not over midnight, when figures go
    stale. All else is for the asker, and to be asked about."""
    if settings.PUBLIC_READ and request.auth is None and not request.user.is_authenticated:
        left = min(SHARED_SECONDS, _until_midnight(now))
        response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={left}, must-revalidate"
    else:
        response.headers["Cache-Control"] = "private, no-cache"
    if settings.PUBLIC_READ:
        patch_vary_headers(response, ["Authorization"])
    else:
        patch_vary_headers(response, ["Authorization", "Cookie"])


def midnight_before(now: datetime) -> datetime:
    """When the newsroom's day began: figures go stale then."""
    zone = ZoneInfo(settings.NEWSROOM_TIME_ZONE)
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


def _until_midnight(now: datetime) -> int:
    zone = ZoneInfo(settings.NEWSROOM_TIME_ZONE)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return int((datetime.combine(tomorrow, time(), zone) - now).total_seconds())
