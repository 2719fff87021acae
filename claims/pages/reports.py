"""The weekly report as a page of the site."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Topic
from claims.reports.build import build
from claims.reports.period import newsroom_zone
from claims.reports.renderers import render_html
from claims.reports.week import InvalidWeek, Week

Page = Callable[..., HttpResponseBase]


def read_by_members(page: Page) -> Page:
    """Only for who is signed in, unless the site is open to read (PUBLIC_READ)."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.PUBLIC_READ or request.user.is_authenticated:
            return page(request, *args, **kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


@require_safe
@read_by_members
def latest_report(request: HttpRequest) -> HttpResponse:
    """To the report of the last full week."""
    week = Week.last_full(timezone.now(), newsroom_zone())
    return redirect("weekly-report", week=str(week))


@require_safe
@read_by_members
def weekly_report(request: HttpRequest, week: str) -> HttpResponse:
    """The report of a week, with `?topic=slug` of one topic; 404 for what is no week or has not begun."""
    slug = request.GET.get("topic")
    # No slug holds a NUL, and PostgreSQL takes none.
    topic = get_object_or_404(Topic, slug=slug.replace("\0", "�")) if slug else None
    try:
        report = build(Week.parse(week), topic=topic)
    except InvalidWeek as error:
        raise Http404(str(error)) from error
    response = HttpResponse(render_html(report))
    # The page asks for nothing: not even a mistake in it could fetch or run anything.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    return response
