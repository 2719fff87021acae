"""How stored text is answered: with validators, for caches to keep while it is true, whole or in part."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.conditional import last_modified, unchanged_since
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.members import wanted_members
from claims.api.figures.responses import PrintableFigure
from claims.wording.printing.display import display, note
from claims.wording.printing.house_style import (
    HouseStyle,
    house_style,
    languages,
    newsroom_style,
    style_names,
)

SHARED_SECONDS = 10
"""How long a shared cache may answer by itself: so much later, at most, a reader learns of a correction."""
FIELDS = tuple(PrintableFigure().fields)
SHAPES = ("fields", "lang", "style")
"""Parameters that choose how figures are told."""
ALWAYS = ("note", "printable", "rehearsal", "standing", "url", "version")
"""Members of every figure, whichever are asked for."""

ANY_FIELD = "|".join(FIELDS)
ASKED_FIELDS = OpenApiParameter(
    "fields",
    {"type": "string", "pattern": f"^({ANY_FIELD})(,({ANY_FIELD}))*$"},
    description="Only these members of a figure, with commas between: `id,low,best,high`. `standing`, "
    "`printable`, `note`, `rehearsal`, `version` and `url` always come too.",
)


IN_STYLE = [
    OpenApiParameter(
        "lang",
        {"type": "string", "enum": languages()},
        description="The language of `display`; left out: the newsroom's own.",
    ),
    OpenApiParameter(
        "style",
        {"type": "string", "examples": ["agency", "broadcaster", "short"]},
        description="The style of `display`: agency, broadcaster, short or the newsroom's own.",
    ),
]


def wanted_fields(text: str) -> tuple[str, ...]:
    """Members of a figure's document by name, and those without which none is told; raises Refused naming
    the nearest one."""
    return tuple(dict.fromkeys((*wanted_members(text, FIELDS, "member of a figure"), *ALWAYS)))


@dataclass(frozen=True, slots=True)
class Shape:
    """How documents are wanted: with these members only (none: with all), printed in this style (None: in the
    newsroom's own, as they are stored)."""

    names: tuple[str, ...] = ()
    style: HouseStyle | None = None

    def of(self, body: str) -> str:
        """A document, or several with commas between, in this shape, their members in canonical order."""
        kept = (self.shaped(document) for document in json.loads(f"[{body}]"))
        # what is stored is canonical already; the standard library writes it in a fifth of the time
        return ",".join(json.dumps(document, separators=(",", ":"), ensure_ascii=False) for document in kept)

    def etag(self, etag: str) -> str:
        """The ETag of what is shaped: of the documents, and how."""
        style = [] if self.style is None else [self.style.language, self.style.name, self.style.form]
        return hashlib.sha256("\n".join((etag, *self.names, *style)).encode()).hexdigest()

    def shaped(self, document: dict[str, Any]) -> dict[str, Any]:
        """The members of one document, in this shape."""
        wanted = sorted(self.names) or list(document)
        kept = {name: document[name] for name in wanted if name in document}
        if self.style is not None and document["printable"]:
            kept["note"] = note(document, self.style)
            if "display" in kept:
                kept["display"] = display(document, self.style)
        return kept


def asked_members(request: Request) -> Shape:
    """The members that are asked for of figures that stand within other records; all where none are named."""
    return Shape(parameter(request, "fields", wanted_fields) or ())


def shape(request: Request) -> Shape | None:
    """How the documents are asked for; None as they are stored."""
    names = parameter(request, "fields", wanted_fields) or ()
    style = asked_style(request)
    return Shape(names, style) if names or style else None


def asked_style(request: Request) -> HouseStyle | None:
    """The style and language that are asked for; None where neither is."""
    language, style = parameter(request, "lang", _language), parameter(request, "style", _style)
    if language is None and style is None:
        return None
    own = newsroom_style()
    return house_style(style or own.name, language or own.language)


def _language(text: str) -> str:
    if text not in languages():
        raise Refused("lang", text, parsing.nearest(text, languages(), "language of figures"))
    return text


def _style(text: str) -> str:
    if text not in style_names():
        raise Refused("style", text, parsing.nearest(text, style_names(), "style"))
    return text


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
