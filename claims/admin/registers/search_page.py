"""Search over everything, from every page of the desk."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.screens import screen
from claims.domain.finding import SoughtKind, Term, passage, terms_of
from claims.domain.finding.sought import LONGEST
from claims.views.audience import desk
from claims.views.finding.search import HitGroup, SearchHit, search
from claims.wording.found import FOUND, about, title
from claims.wording.newsroom import newsroom_day

OVERVIEW, OF_A_KIND, MOST_PAGES = 6, 50, 10
"""Hits that are shown of each kind, and of one kind alone on a page, and pages."""
PAGES = {
    SoughtKind.FIGURE: "claims_verifiedfigure",
    SoughtKind.CLAIM: "claims_claim",
    SoughtKind.QUESTION: "claims_question",
    SoughtKind.SOURCE: "sources_source",
    SoughtKind.DOCUMENT: "sources_document",
    SoughtKind.TOPIC: "claims_topic",
    SoughtKind.FACT_CHECK: "claims_factcheck",
    SoughtKind.NOTE: "claims_note",
}


def search_page(request: HttpRequest) -> HttpResponse:
    """What has the words of `?q=`, by kind; `?kind=` shows more of one."""
    person: Any = request.user
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    known = [kind for kind in SoughtKind if person.has_perm(_permission(kind))]
    asked = request.GET.get("kind", "")
    kinds = [kind for kind in known if kind == asked] or known
    terms, now = terms_of(typed), timezone.now()
    number = 1 if kinds is known else _page_number(request)
    groups = search(terms, desk(now), kinds, OVERVIEW if kinds is known else OF_A_KIND * number)
    if number > 1:
        groups = [replace(group, hits=group.hits[OF_A_KIND * (number - 1) :]) for group in groups]
    context = {
        "query": typed,
        "searched": typed,
        "terms": terms,
        "groups": [_shown(group, typed, terms, newsroom_day(now)) for group in groups if group.hits],
        "kind": "" if kinds is known else kinds[0],
        "page": number,
        "pages": {} if kinds is known else _pages(typed, kinds[0], number, groups),
        "everywhere": f"?{urlencode({'q': typed})}",
        "looked_in": [FOUND[kind].text for kind in kinds],
    }
    return screen(request, "desk/search.html", context, title=_("Search"))


def _page_number(request: HttpRequest) -> int:
    """The page that is asked for, from 1 to MOST_PAGES."""
    asked = request.GET.get("p", "")
    return min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() else 1


def _pages(typed: str, kind: SoughtKind, number: int, groups: list[HitGroup]) -> dict[str, str]:
    """Addresses of the page before and the page after, where there are such."""
    more = number < MOST_PAGES and any(group.more for group in groups)
    there = {"previous": number - 1 if number > 1 else 0, "next": number + 1 if more else 0}
    return {
        name: f"?{urlencode({'q': typed, 'kind': kind.value, 'p': page})}"
        for name, page in there.items()
        if page
    }


def _permission(kind: SoughtKind) -> str:
    app, _under, model = PAGES[kind].partition("_")
    return f"{app}.view_{'claim' if kind == SoughtKind.NOTE else model}"


def _shown(group: HitGroup, typed: str, terms: tuple[Term, ...], on: date) -> dict[str, Any]:
    return {
        "kind": group.kind.value,
        "label": FOUND[group.kind].label,
        "count": f"{len(group.hits)}+" if group.more else str(len(group.hits)),
        "more": f"?{urlencode({'q': typed, 'kind': group.kind.value})}" if group.more else "",
        "rows": [_row(group.kind, hit, terms, on) for hit in group.hits],
    }


def _row(kind: SoughtKind, hit: SearchHit, terms: tuple[Term, ...], on: date) -> dict[str, Any]:
    called = title(kind, hit.record)
    return {
        "page": _page(kind, hit.record),
        "title": passage(called, terms),
        "passage": () if called.startswith(hit.text) else passage(hit.text, terms),
        "about": about(kind, hit.record, on),
    }


def _page(kind: SoughtKind, row: Any) -> str:
    """A note is read on the page of what it is about."""
    if kind == SoughtKind.NOTE:
        return reverse(f"admin:claims_{row.record_kind}_change", args=[row.record_id])
    return reverse(f"admin:{PAGES[kind]}_change", args=[row.pk])
