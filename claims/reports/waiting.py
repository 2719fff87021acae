"""What waits: figures on hold, figures that rest on one voice, overdue reviews and whose they are."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet

from claims.domain.lifecycle import Standing as FigureStanding
from claims.domain.policy import POLICY
from claims.models import Assignment, VerifiedFigure
from claims.reports.limits import LISTED
from claims.reports.overall import Overdue
from claims.reports.period import Period
from claims.reports.report import Section
from claims.reports.standing import Standing, sections, standings
from claims.reports.visible import without_hidden_witness

Rows = tuple[list[VerifiedFigure], int]
"""The first rows of a list, and how many there are in all."""


def current_figures(period: Period, topic_id: UUID | None) -> QuerySet[VerifiedFigure]:
    """Of each question the figure that was current when the period ended."""
    known = VerifiedFigure.objects.known_at(period.end)
    if topic_id is not None:
        known = known.filter(topic=topic_id)
    rows = VerifiedFigure.objects.filter(pk__in=known.current().values("pk"))
    return rows.select_related("topic", "question__unit", "resolution")


def on_hold(current: QuerySet[VerifiedFigure]) -> Rows:
    """Figures on hold, the longest first."""
    return _first(current.filter(standing=FigureStanding.ON_HOLD).order_by("published_at", "id"))


def single_source(current: QuerySet[VerifiedFigure]) -> Rows:
    """Verified figures behind which there is one independent voice or none, the next review first."""
    alone = current.filter(standing=FigureStanding.VERIFIED, independent_count__lte=1)
    return _first(alone.order_by("review_by", "id"))


def assigned(period: Period, topic_id: UUID | None) -> list[Standing]:
    """The disagreements that were in somebody's hands when the period ended, and that may be shown."""
    taken = Assignment.objects.known_at(period.end).values_list("conflict", flat=True)
    return without_hidden_witness(standings(period, topic_id, only=taken), period.end)


def overdue(
    current: QuerySet[VerifiedFigure], standings: Iterable[Standing], period: Period
) -> tuple[Overdue, ...]:
    """Figures past their review, and stale disagreements in somebody's hands; the longest overdue first."""
    today = period.day(period.end)
    late = current.filter(review_by__lt=today).select_related(
        "topic", "question__unit", "resolution", "proposed_by", "published_by"
    )
    figures = [
        Overdue(
            record="figure",
            id=str(row.question_id),
            topic=row.topic.name,
            question=row.question.text,
            since=row.review_by,
            days=(today - row.review_by).days,
            holder=named(row.proposed_by or row.published_by),
        )
        for row in late
    ]
    told = [*figures, *_stale(standings, period)]
    return tuple(sorted(told, key=lambda one: (-one.days, one.topic, one.question, one.id)))


def _stale(standings: Iterable[Standing], period: Period) -> Iterable[Overdue]:
    stale = [one for one in standings if Section.STALE in sections(one, period)]
    rows = Assignment.objects.known_at(period.end).filter(conflict__in=[one.conflict.pk for one in stale])
    holders = {row.conflict_id: row.assignee for row in rows.select_related("assignee")}
    today = period.day(period.end)
    for one in stale:
        if one.conflict.pk in holders:
            since = period.day(one.changed_at) + timedelta(days=POLICY.stale_after_days)
            yield Overdue(
                record="disagreement",
                id=str(one.conflict.pk),
                topic=one.conflict.topic.name,
                question=one.conflict.question.text,
                since=since,
                days=(today - since).days,
                holder=named(holders[one.conflict.pk]),
            )


def named(person: User) -> str:
    """A colleague as they are called in the newsroom."""
    return person.get_full_name() or person.get_username()


def _first(rows: QuerySet[VerifiedFigure]) -> Rows:
    # Most weeks a list is short: only one that is cut has to be counted.
    found = list(rows[: LISTED + 1])
    return found[:LISTED], len(found) if len(found) <= LISTED else rows.count()
