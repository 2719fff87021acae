"""What waits: figures on hold or on one voice, overdue reviews and answers, and whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User

from claimcheck.foundation.records.replica import connection
from claims.domain.lifecycle import Standing as FigureStanding
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Temporality
from claims.models import Assignment, Contact, VerifiedFigure
from claims.models.answers.current_figure import order_of
from claims.reports.building.conflict_status import ConflictStatus, sections, standings
from claims.reports.building.visibility import visible_standings
from claims.reports.cross_sections import Overdue, Unanswered
from claims.reports.length_limits import LISTED
from claims.reports.period import Period
from claims.reports.report import Section
from claims.views.audience import reader
from claims.views.kept import seen_contacts
from claims.wording.rehearsal import topic_told

Rows = tuple[list[VerifiedFigure], int]
"""The first rows of a list, and how many there are in all."""

# Of each question the figure that was current when the period ended, read once; of each list the first rows
# and how many there are. A question has one topic, which is named so that an index gives the order.
_MOST_CURRENT = order_of("newest", f"asked.temporality = '{Temporality.TIMELESS}'")
_SQL = f"""
WITH newest AS (
    SELECT DISTINCT ON (topic_id, question_id, as_of)
           id, topic_id, question_id, as_of, standing, independent_count, count_withheld, review_by,
           published_at
    FROM claims_verifiedfigure
    WHERE published_at <= %(end)s AND (%(topic)s::uuid IS NULL OR topic_id = %(topic)s)
    ORDER BY topic_id, question_id, as_of, version DESC
), current AS MATERIALIZED (
    SELECT DISTINCT ON (newest.topic_id, newest.question_id) newest.*
    FROM newest JOIN claims_question asked
      ON asked.topic_id = newest.topic_id AND asked.id = newest.question_id
    ORDER BY newest.topic_id, newest.question_id, {_MOST_CURRENT}
)
(SELECT 'held', id, count(*) OVER () FROM current WHERE standing = %(on_hold)s
 ORDER BY published_at, id LIMIT %(most)s)
UNION ALL
(SELECT 'alone', id, count(*) OVER () FROM current WHERE standing = %(verified)s AND independent_count <= 1
   AND NOT count_withheld
 ORDER BY review_by, id LIMIT %(most)s)
UNION ALL
(SELECT 'late', c.id, count(*) OVER () FROM current c JOIN claims_topic t ON t.id = c.topic_id
 JOIN claims_question q ON q.topic_id = c.topic_id AND q.id = c.question_id WHERE c.review_by < %(today)s
 ORDER BY c.review_by, t.name COLLATE "C", q.text COLLATE "C", q.id LIMIT %(most)s)
"""  # noqa: S608  (parts of this project)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Current figures that wait for somebody: on hold (the longest first), verified on one independent voice
    or none (the next review first), past their review (the longest first)."""

    held: Rows
    alone: Rows
    late: Rows

    @property
    def questions(self) -> set[UUID]:
        """Those whose figures are shown with what they replaced."""
        return {row.question_id for rows, _ in (self.held, self.alone) for row in rows}


def waiting(period: Period, topic_id: UUID | None) -> Waiting:
    """The figures that wait when the period ends; two queries, whatever the number of figures."""
    asked = {
        "end": period.end,
        "today": period.day(period.end),
        "topic": topic_id,
        "on_hold": FigureStanding.ON_HOLD.value,
        "verified": FigureStanding.VERIFIED.value,
        "most": LISTED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        found = cursor.fetchall()
    rows = VerifiedFigure.objects.select_related(
        "topic", "question__unit", "resolution", "proposed_by", "published_by"
    ).in_bulk([key for _, key, _ in found])

    def listed(name: str) -> Rows:
        mine = [(rows[key], count) for kind, key, count in found if kind == name]
        return [row for row, _ in mine], mine[0][1] if mine else 0

    return Waiting(listed("held"), listed("alone"), listed("late"))


def assigned(period: Period, topic_id: UUID | None) -> list[ConflictStatus]:
    """The disagreements that were in somebody's hands when the period ended, and that may be shown."""
    taken = Assignment.objects.known_at(period.end).values_list("conflict", flat=True)
    return visible_standings(standings(period, topic_id, only=taken), period)


def overdue(
    late: Rows, standings: Iterable[ConflictStatus], period: Period
) -> tuple[tuple[Overdue, ...], int]:
    """Figures past their review, and stale disagreements in somebody's hands; the longest overdue first.

    As many as are listed, and how many there are in all.
    """
    today = period.day(period.end)
    rows, count = late
    figures = [
        Overdue(
            record="figure",
            id=str(row.question_id),
            topic=topic_told(row.topic),
            question=row.question.text,
            since=row.review_by,
            days=(today - row.review_by).days,
            holder=named(row.proposed_by or row.published_by),
        )
        for row in rows
    ]
    stale = list(_stale(standings, period))
    told = sorted([*figures, *stale], key=lambda one: (-one.days, one.topic, one.question, one.id))
    return tuple(told[:LISTED]), count + len(stale)


def _stale(standings: Iterable[ConflictStatus], period: Period) -> Iterable[Overdue]:
    stale = [standing for standing in standings if Section.STALE in sections(standing, period)]
    rows = Assignment.objects.known_at(period.end).filter(
        conflict__in=[standing.conflict.pk for standing in stale]
    )
    holders = {row.conflict_id: row.assignee for row in rows.select_related("assignee")}
    today = period.day(period.end)
    for standing in stale:
        if standing.conflict.pk in holders:
            since = period.day(standing.changed_at) + timedelta(days=POLICY.stale_after_days)
            yield Overdue(
                record="disagreement",
                id=str(standing.conflict.pk),
                topic=topic_told(standing.conflict.topic),
                question=standing.conflict.question.text,
                since=since,
                days=(today - since).days,
                holder=named(holders[standing.conflict.pk]),
            )


def unanswered(period: Period, topic_id: UUID | None) -> tuple[tuple[Unanswered, ...], int]:
    """The sources whose answer was due when the period ended, the longest overdue first.

    As many as are listed, and how many there are in all.
    """
    rows = Contact.objects.known_at(period.end).overdue(period.end)
    if topic_id is not None:
        rows = rows.filter(topic=topic_id)
    rows = seen_contacts(rows, reader(period.end))
    today = period.day(period.end)
    told = tuple(
        Unanswered(
            contact=str(row.contact_id),
            topic=row.topic.name,
            question=row.question.text,
            source=row.source.name,
            asked_on=period.day(row.asked_at),
            due_on=period.day(row.due_at),
            days=(today - period.day(row.due_at)).days,
            holder=named(row.recorded_by),
        )
        for row in rows.select_related("topic", "question", "source", "recorded_by")[:LISTED]
    )
    return told, len(told) if len(told) < LISTED else rows.count()


def named(person: User) -> str:
    """A colleague as they are called in the newsroom."""
    return person.get_full_name() or person.get_username()
