"""Issuing: which weeks are due, what is frozen of them. The writing is done by the services."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User

from claims.models import Claim, Conflict, Subscription, Topic, WeeklyReport
from claims.reports.building.build import build
from claims.reports.issuing.frozen import thawed
from claims.reports.period import period_of
from claims.reports.renderings.json import render_json
from claims.reports.report import Report
from claims.reports.week import InvalidWeek, Week
from claims.services.report_issuing import Frozen, issue_report
from claims.wording.newsroom import newsroom_zone

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
    conflicts = [disagreement.conflict for disagreement in report.disagreements]
    return Frozen(
        body=render_json(report),
        policy=report.policy,
        publications=_figures(report),
        claims=tuple(map(UUID, _claims(report))),
        topics=tuple(Conflict.objects.filter(pk__in=conflicts).values_list("topic", flat=True).distinct()),
        ended_at=period_of(week, now=now).end,
    )


def _figures(report: Report) -> tuple[int, ...]:
    figures = [*report.figures, *report.single_source, *report.on_hold]
    figures += [
        disagreement.verified for disagreement in report.disagreements if disagreement.verified is not None
    ]
    return tuple(figure.publication for figure in figures)


def read(week: Week, topic: Topic | None, *, now: datetime) -> tuple[Report, WeeklyReport | None]:
    """The report of a week: as it was issued, and its record; else as it is built now, and None.

    Raises InvalidWeek for a week that has not begun.
    """
    record = WeeklyReport.objects.filter(week=str(week), topic=topic).first()
    told = _as_issued(record, now=now) if record is not None else None
    return (build(week, topic=topic, now=now), None) if told is None else (told, record)


def _as_issued(report: WeeklyReport, *, now: datetime) -> Report | None:
    """The issued report as a value; None where a claim in it may no longer be shown.

    What has been made internal since disappears from what we serve, though not from what was sent.
    """
    told = thawed(report.body)
    hidden = Claim.objects.live().filter(claim_id__in=_claims(told)).hidden(at=now)
    return None if hidden.exists() else told


def _claims(report: Report) -> set[str]:
    """The stable ids of the claims that a report tells."""
    said = (
        claim
        for disagreement in report.disagreements
        for told in (disagreement.also_said, *(position.said for position in disagreement.positions))
        for claim in told
    )
    return {claim.claim for claim in said}
