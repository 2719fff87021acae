"""The public page of a figure, and its card for the pages of others."""

import base64
import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.cross_origin import share
from claims.domain.answering.methods import Method
from claims.models import Publication
from claims.pages.published_page import read_by_members, spoken_to
from claims.published.correction_log import log
from claims.published.figure import FigureVersion, read_back
from claims.published.input_claims import Behind, behind, said_by
from claims.published.linked_data import graph, written
from claims.published.picture import picture
from claims.published.pinned import Pin, pinned
from claims.published.site import site_of
from claims.published.verdict import verdict
from claims.wording import values
from claims.wording.answers import METHODS, USES
from claims.wording.newsroom import newsroom_day, newsroom_zone
from claims.wording.plots.text import harmless

LONGEST_LOG = 100
"""Versions told on the page; the whole history is in the API."""

ON_A_PAGE = 50

_STYLES = Path(__file__).parents[1] / "templates" / "claims" / "figures"
_SHARED = Path(__file__).parents[1] / "templates" / "claims" / "reports" / "report.css"


@require_safe
@conditional_page
@read_by_members
def figure_page(request: HttpRequest, figure_id: UUID) -> HttpResponse:
    """What we say of a question, who says what, and every version there was; 404 where nothing has been
    published."""
    now = timezone.now()
    publication, figure, bar = _asked_for(request, figure_id, now)
    shown = behind([(publication, figure)], at=now)
    versions = list(Publication.objects.of_question(figure_id).order_by("-pk")[: LONGEST_LOG + 1])
    told = log([read_back(version.pk, version.body, figure.today) for version in versions])
    context = {
        **_said(figure, now),
        "bar": bar,
        "pinned": bool(_pin(request)),
        "picture": picture(figure, shown, on_a_page=True),
        "claims": _claims(figure, shown),
        "replies": figure.replies(),
        "log": told[:LONGEST_LOG],
        "log_goes_on": len(versions) > LONGEST_LOG,
        "linked_data": mark_safe(written(graph(figure, shown, site_of(request)))),  # noqa: S308  (escaped there)
        "site": site_of(request),
        "takes_reports": settings.ACCOUNTABILITY,
        "address": request.build_absolute_uri(request.path),
        "card": request.build_absolute_uri(reverse("figure-card", args=[figure_id])),
        "oembed": _oembed(request),
    }
    return _page(
        spoken_to(request, "claims/figures/page.html", _styled("page", context)), "page", frames="'none'"
    )


@require_safe
@conditional_page
@read_by_members
def figures(request: HttpRequest) -> HttpResponse:
    """Every published figure as it stands now, newest first; `?before=`: those published before a number."""
    asked = request.GET.get("before", "")
    known = Publication.objects.current().order_by("-pk")
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        known = known.filter(pk__lt=int(asked))
    elif asked:
        raise Http404("There is no such page.")
    found = list(known[: ON_A_PAGE + 1])
    today = newsroom_day(timezone.now())
    told = [read_back(row.pk, row.body, today) for row in found[:ON_A_PAGE]]
    context = {
        "figures": told,
        "site": site_of(request),
        "more": told[-1].seq if len(found) > ON_A_PAGE else None,
    }
    return _page(
        spoken_to(request, "claims/figures/list.html", _styled("list", context)), "list", frames="'none'"
    )


@require_safe
@conditional_page
@xframe_options_exempt
@read_by_members
def figure_card(request: HttpRequest, figure_id: UUID) -> HttpResponse:
    """The figure in a few lines, for a frame on any page; it says how the figure stands when it is shown."""
    now = timezone.now()
    _, figure, bar = _asked_for(request, figure_id, now)
    context = {
        **_said(figure, now),
        "bar": bar,
        "state": _state(figure, bar),
        "script": _script()[0],
        "site": site_of(request),
        "page": site_of(request).page_of(figure.id),
    }
    context["language"] = settings.LANGUAGE_CODE
    response = _page(
        render_to_string("claims/figures/card.html", _styled("card", context)), "card", frames="*"
    )
    policy = f"; script-src '{_script()[1]}'; connect-src 'self'"
    response["Content-Security-Policy"] += policy
    if settings.PUBLIC_READ:  # a frame of another site asks as nobody: it has no cookies
        share(response)
    return response


def _state(figure: FigureVersion, bar: str) -> str:
    """What changes with anything that a card says of its figure."""
    told = f"{figure.seq} {figure.condition} {figure.note} {bar}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _asked_for(
    request: HttpRequest, figure_id: UUID, now: datetime
) -> tuple[Publication, FigureVersion, str]:
    """The current version or, with `?version=` or `?on=`, that one as it may be shown now, and its bar."""
    current = Publication.objects.current().of_question(figure_id).select_related("figure").first()
    if current is None:
        raise Http404("No figure of this question has been published.")
    pin, today = _pin(request), newsroom_day(now)
    if pin is None:
        return current, read_back(current.pk, current.body, today), ""
    found = pinned(current, pin, today)
    if found is None:
        raise Http404("There is no such version of this figure.")
    return found.publication, found.figure, found.bar


def _pin(request: HttpRequest) -> Pin | None:
    """The version that the address names; 404 where it is no number, or no day."""
    version = request.GET.get("version")
    if version is None:
        on = _day(request, "on")
        return None if on is None else Pin(on=on)
    if not (version.isascii() and version.isdigit() and len(version) < 7):
        raise Http404("version: write a number, such as 2.")
    return Pin(version=int(version), as_of=_day(request, "as_of"))


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name)
    try:
        return None if text is None else parsing.day(text)
    except ValueError as problem:
        raise Http404(f"{name}: {problem}") from problem


def _said(figure: FigureVersion, now: datetime) -> dict[str, Any]:
    """What page and card have in common."""
    return {
        "figure": figure,
        "body": figure.body,
        "method": METHODS[Method(figure.body["method"])].text,
        "voices": _voices(figure.body),
        "zone": newsroom_zone(),
    }


def _voices(body: dict[str, Any]) -> str:
    """How many independent sources stand behind it; empty where it was signed without the number."""
    count = body["independent_count"]
    return "" if count is None else values.independent_sources(count, body.get("independent_exact", True))


def _claims(figure: FigureVersion, shown: Behind) -> list[dict[str, Any]]:
    slug = figure.body["question"]["slug"]
    return [
        {
            "input": used,
            "claim": claim,
            "said": said_by(used, claim),
            "part": USES[used.use].text,
            "verdict": verdict(figure, claim) if figure.may_be_printed and used.question == slug else "",
            "about": "" if used.question == slug else harmless(claim.question.text),
        }
        for used, claim in shown.shown(figure)
    ]


def _oembed(request: HttpRequest) -> str:
    """The address at which others learn how to embed this page."""
    asked = urlencode({"url": request.build_absolute_uri(request.path), "format": "json"})
    return request.build_absolute_uri(f"{reverse('oembed-list')}?{asked}")


def _styled(name: str, context: dict[str, Any]) -> dict[str, Any]:
    return {**context, "style": _style(name)[0]}


def _page(text: str, name: str, *, frames: str) -> HttpResponse:
    """A page that runs nothing and asks for nothing, in a style that is part of it.

    The style is named to the browser by its hash, so that no other can be smuggled in. `frames`: who may
    show the page in a frame.
    """
    digest = _style(name)[1]
    response = HttpResponse(text)
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {frames}"
    )
    response["Cache-Control"] = f"{'public' if settings.PUBLIC_READ else 'private'}, no-cache"
    response["Vary"] = "Cookie"
    return response


@cache
def _script() -> tuple[SafeString, str]:
    """By which a card looks whether it still says what is so, and its hash."""
    text = (_STYLES / "card.js").read_text()
    return mark_safe(text), _digest(text)  # noqa: S308  (a file of ours)


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _style(name: str) -> tuple[SafeString, str]:
    """The style of a page, and its hash as a content policy names it (CSP 3)."""
    files = [_STYLES / "card.css"] if name == "card" else [_SHARED, _STYLES / "page.css"]
    text = "".join(file.read_text() for file in files)
    return mark_safe(text), _digest(text)  # noqa: S308  (a file of ours)
