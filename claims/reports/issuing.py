"""Issuing: which weeks are due, what is frozen of them. The writing is done by the services."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User

from claims.models import Claim, Subscription, Topic, VerifiedFigure, WeeklyReport
from claims.reports import words
from claims.reports.build import build
from claims.reports.frozen import thawed
from claims.reports.period import newsroom_zone
from claims.reports.renderers.json import render_json
from claims.reports.report import Report
from claims.reports.week import InvalidWeek, Week, day_in_words
from claims.services.reports import Frozen, issue_report

CAUGHT_UP = 8
"""Weeks that are issued after the fact, at most: nobody wants a year of reports in one morning."""


def due(now: datetime) -> list[Week]:
    """The weeks to be issued at `now`, oldest first: after the last one issued, up to the last full week.

    Where none has been issued yet it begins with the last full week. A week is due on the Monday after it,
    at the newsroom's hour.
    """
    zone = newsroom_zone()
    last = Week.last_full(now, zone)
    hour = time(int(settings.WEEKLY_REPORT_HOUR))
    if now < datetime.combine(last.next.monday, hour, zone):
        last = last.previous
    newest = WeeklyReport.objects.filter(topic=None).order_by("-week").values_list("week", flat=True).first()
    if newest is None:
        return [last]
    week, weeks = Week.parse(newest).next, []
    while week <= last:
        weeks.append(week)
        week = week.next
    return weeks[-CAUGHT_UP:]


def issue(week: Week, *, by: User, now: datetime) -> Iterator[tuple[WeeklyReport, bool]]:
    """Issue the report of a week, of all topics and of each that somebody subscribed to.

    Yields each with whether it is new. Raises InvalidWeek for a week that is not over.
    """
    if now < week.ends(newsroom_zone()):
        raise InvalidWeek(f"{week} is not over: it can be issued from {week.next.monday.isoformat()} on.")
    wanted = Topic.objects.filter(pk__in=Subscription.objects.filter(ended_at=None).values("topic"))
    for topic in (None, *wanted.order_by("slug")):
        make = partial(_freeze, week, topic, now)
        yield issue_report(by=by, now=now, week=str(week), topic=topic, make=make)


def _freeze(week: Week, topic: Topic | None, now: datetime) -> Frozen:
    report = build(week, topic=topic, now=now)
    return Frozen(body=render_json(report), policy=report.policy, publications=_told(report))


def _told(report: Report) -> tuple[int, ...]:
    figures = [*report.figures, *report.single_source, *report.on_hold]
    figures += [one.verified for one in report.disagreements if one.verified is not None]
    return tuple(figure.publication for figure in figures)


def read(week: Week, topic: Topic | None, *, now: datetime) -> tuple[Report, WeeklyReport | None]:
    """The report of a week: as it was issued, and its record; else as it is built now, and None.

    Raises InvalidWeek for a week that has not begun.
    """
    record = WeeklyReport.objects.filter(week=str(week), topic=topic).first()
    told = _as_issued(record, now=now) if record is not None else None
    return (build(week, topic=topic, now=now), None) if told is None else (told, record)


def errata(record: WeeklyReport) -> tuple[str, ...]:
    """What was corrected since, a sentence each: the question, old text and new, and why."""
    rows = record.errata.select_related("publication__figure__question", "publication__figure__resolution")
    return tuple(_erratum(row.publication.figure, row.publication_id) for row in rows)


def _erratum(figure: VerifiedFigure, number: int) -> str:
    now = words.answer(figure.low, figure.best, figure.high, figure.stance, figure.question.unit_id or "")
    verb = words.CHANGES.get(figure.change_kind, figure.change_kind)
    when = day_in_words(figure.published_at.astimezone(newsroom_zone()).date())
    why = figure.reason or figure.resolution.rationale
    return f"{figure.question.text} {verb} on {when}: {now}. {why} (publication {number})"


def _as_issued(report: WeeklyReport, *, now: datetime) -> Report | None:
    """The issued report as a value; None where a claim in it may no longer be shown.

    What has been made internal since disappears from what we serve, though not from what was sent.
    """
    told = thawed(report.body)
    claims = {
        said.claim
        for one in told.disagreements
        for said in (*one.also_said, *(said for position in one.positions for said in position.said))
    }
    hidden = Claim.objects.live().filter(claim_id__in=claims).hidden(at=now)
    return None if hidden.exists() else told
