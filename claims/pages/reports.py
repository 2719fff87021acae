"""The weekly report as a page of the site."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Topic, WeeklyReport
from claims.pages.published_page import alone, read_by_members
from claims.reports.compare import compared
from claims.reports.history import history, history_of
from claims.reports.issuing.errata import corrected_at, errata
from claims.reports.issuing.issuing import read
from claims.reports.renderings import MEDIA, CannotPrint, Format, Paper, render, render_html
from claims.reports.renderings.html import Issue, Ways, render_comparison, render_history
from claims.reports.report import Report, for_the_public
from claims.reports.week import InvalidWeek, Week
from claims.views.audience import reader
from claims.views.records import seen_topics
from claims.wording.newsroom import newsroom_zone


@require_safe
@read_by_members
def latest_report(request: HttpRequest) -> HttpResponse:
    """To the report of the last full week."""
    week = Week.last_full(timezone.now(), newsroom_zone())
    return redirect("weekly-report", week=str(week))


@require_safe
@read_by_members
def weekly_report(request: HttpRequest, week: str) -> HttpResponse:
    """The report of a week; `?topic=slug`: of one topic, `?format=pdf` and others: as a file.

    404 for what is no week or has not begun.
    """
    topic = _topic(request)
    form = _format(request)
    try:
        report, record = read(Week.parse(week), topic, now=timezone.now())
    except InvalidWeek as error:
        raise Http404(str(error)) from error
    if not request.user.is_authenticated:
        report = for_the_public(report)
    if form is Format.HTML:
        return _page(report, topic, record)
    made = _file(report, form, _paper(request))
    if form is Format.JSON and record is not None and request.user.is_authenticated:
        made.content = record.body.encode()  # byte for byte as it was issued, whatever the shape is today
    if record is not None and record.errata.exists():
        made["Link"] = corrected_at(record)
    return made


@require_safe
@read_by_members
def compared_weeks(request: HttpRequest, week: str, other: str) -> HttpResponse:
    """Two weeks side by side; with `?topic=slug` of one topic."""
    topic, now = _topic(request), timezone.now()
    try:
        one, two = (read(Week.parse(text), topic, now=now)[0] for text in (week, other))
    except InvalidWeek as error:
        raise Http404(str(error)) from error
    return alone(HttpResponse(render_comparison(compared(one, two))))


@require_safe
@read_by_members
def topic_history(request: HttpRequest, slug: str) -> HttpResponse:
    """How the figures for each question of a topic moved.

    `?after=`: the next page of questions; `?question=`: all claims on one, `&before=`: those before a claim.
    """
    topic, now = _topic_called(slug), timezone.now()
    question = _key(request, "question")
    if question is None:
        told = history(topic, now=now, after=_key(request, "after"))
    else:
        told = history_of(topic, question, now=now, before=_key(request, "before"))
    return alone(HttpResponse(render_history(topic.name, told)))


def _key(request: HttpRequest, name: str) -> UUID | None:
    """A key given in the address; 404 for what is none."""
    text = request.GET.get(name)
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise Http404(f"{name} is no key.") from error


def _topic(request: HttpRequest) -> Topic | None:
    slug = request.GET.get("topic")
    return _topic_called(slug) if slug else None


def _topic_called(slug: str) -> Topic:
    """404 where a reader may know of none."""
    known = seen_topics(Topic.objects.all(), reader(timezone.now()))
    # No slug holds a NUL, and PostgreSQL takes none.
    return get_object_or_404(known, slug=slug.replace("\0", "�"))


def _format(request: HttpRequest) -> Format:
    asked = request.GET.get("format", Format.HTML.value)
    if asked not in set(Format) - {Format.TERMINAL}:
        raise Http404("There is no such format.")
    return Format(asked)


def _paper(request: HttpRequest) -> Paper:
    return Paper.LETTER if request.GET.get("paper") == Paper.LETTER else Paper.A4


def _page(report: Report, topic: Topic | None, record: WeeklyReport | None) -> HttpResponse:
    weeks = [report.week.previous, *([report.week.next] if report.complete else [])]
    ways = Ways(
        weeks=tuple(str(week) for week in weeks),
        forms=tuple(form.value for form in Format if form not in (Format.HTML, Format.TERMINAL)),
        topic=topic.slug if topic else "",
    )
    issue = None
    if record is not None:
        day = record.issued_at.astimezone(report.clock).date()
        told = tuple(erratum.text for erratum in errata(record, now=timezone.now()))
        issue = Issue(day=day, sha256=record.sha256, head=record.head_id, errata=told)
    return alone(HttpResponse(render_html(report, ways, issue)))


def _file(report: Report, form: Format, paper: Paper) -> HttpResponse:
    try:
        made = render(report, form, paper=paper)
    except CannotPrint as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(made, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="disagreement-report-{report.week}.{form}"'
    return response
