"""How stored text is answered: with validators, for caches to keep while it is true, whole or in part."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, parse_http_date_safe
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from claims.api.figure_body import FigureBody
from claims.services.canonical import canonical_json
from sources.api.base import nearest
from sources.services.errors import Refused

SHARED_SECONDS = 10
"""How long a shared cache may answer by itself: so much later, at most, a reader learns of a correction."""
SETTLED = timedelta(minutes=1)
"""A date tells seconds, not the order of transactions: 304 by date alone only where all has been quiet."""
FIELDS = tuple(FigureBody().fields)

ASKED_FIELDS = OpenApiParameter(
    "fields",
    str,
    description="Only these members of a figure, with commas between: `id,low,best,high,standing`.",
)
IF_MODIFIED_SINCE = OpenApiParameter(
    "If-Modified-Since",
    str,
    OpenApiParameter.HEADER,
    description="A Last-Modified already held; an ETag says it more exactly.",
)


def held_by(request: Request) -> Sequence[str]:
    """The ETags that the asker holds, without quotation marks; `*` holds for any."""
    asked = request.headers.get("If-None-Match")
    if asked is None:
        return ()
    return [each.removeprefix("W/").strip('"') for each in parse_etags(asked)]


def wanted_fields(text: str) -> tuple[str, ...]:
    """Members of a figure's document by name; raises Refused naming the nearest one."""
    names = tuple(dict.fromkeys(text.split(",")))
    for name in names:
        if name not in FIELDS:
            raise Refused("fields", name, nearest(name, FIELDS, "member of a figure"))
    return names


def projected(body: str, names: Sequence[str]) -> str:
    """A document, or several with commas between, with these members only."""
    documents = json.loads(f"[{body}]")
    return ",".join(
        canonical_json({name: each[name] for name in names if name in each}) for each in documents
    )


def projected_etag(etag: str, names: Sequence[str]) -> str:
    """The ETag of a projection: of what is projected, and how."""
    return hashlib.sha256("\n".join((etag, *names)).encode()).hexdigest()


def answered(
    request: Request, body: str | None, *, etag: str, modified: datetime, now: datetime
) -> HttpResponse:
    """200 with the body, or 304 where it is None or has not been changed since the asker's date."""
    seconds = int(modified.timestamp())
    if body is None or _unchanged_since(request, seconds, now):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(body.encode(), content_type="application/json")
    response.headers["ETag"] = f'"{etag}"'
    response.headers["Last-Modified"] = format_datetime(modified.astimezone(UTC), usegmt=True)
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


def _unchanged_since(request: Request, modified: int, now: datetime) -> bool:
    asked = request.headers.get("If-Modified-Since")
    if (
        asked is None
        or "If-None-Match" in request.headers
        or now.timestamp() - modified < SETTLED.total_seconds()
    ):
        return False
    since = parse_http_date_safe(asked)
    return since is not None and modified <= since
