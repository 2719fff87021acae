"""Conflicts of one question that an answer has set apart: that which it closed, and that of later days.

Nothing of this is stored: an answer ends the days of its conflict, and what is later begins the day after.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef

from claimcheck.foundation.records.prepared import KEYS, PreparedRows, among_keys
from claims.domain.questions.times import DayRange
from claims.models import Conflict, Detection
from claims.models.ranges import to_day_range
from claims.views.audience import Viewer
from claims.views.conflict import evidence
from claims.views.days_answered import days_answered
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class LinkedConflict:
    """A conflict on the other side of an answer. `answered`: the last day of that answer."""

    conflict: Conflict
    answered: date


@dataclass(frozen=True, slots=True)
class Links:
    """What a conflict is linked to, as a viewer may know it; None where that is nothing.

    `earlier`: the conflict that was answered for the days before this one; `later`: the one on figures for
    later days than the answer to this one.
    """

    earlier: LinkedConflict | None = None
    later: LinkedConflict | None = None


def links_of(
    found: Iterable[tuple[Conflict, DateRange]], answered: Mapping[Id, frozenset[date]], viewer: Viewer
) -> dict[UUID, Links]:
    """Conflict → what it is linked to. What is no conflict for the viewer is linked to nothing.

    `found`: each with its days as the viewer may know them. `answered`: question → the last days of its
    answers, as its world has them. No query where there is none; else they do not grow with the conflicts.
    """
    asked = list(found)
    if not answered:
        return {row.pk: Links() for row, _ in asked}
    known = _known(answered.keys(), viewer)
    starts = {(row.question_id, row.episode.lower): row for row in known}
    ends = {(row.question_id, row.episode.upper): row for row in known}
    none: frozenset[date] = frozenset()
    return {
        row.pk: _links(row.question_id, to_day_range(days), answered.get(row.question_id, none), starts, ends)
        for row, days in asked
    }


def links_in_list(
    keys: Collection[UUID], viewer: Viewer, days: Mapping[UUID, DateRange] | None = None
) -> dict[UUID, Links]:
    """Of the conflicts of a list those that are linked → what to; `days`: of those of which the viewer may
    know other days than were found. One query where each is the only one of its question, else five."""
    beside_others = [key for (key,) in _beside_others().rows({KEYS: list(keys)})]
    if not beside_others:
        return {}
    asked = list(Conflict.objects.filter(pk__in=beside_others))
    told = days or {}
    answered = days_answered({row.question_id for row in asked})
    found = links_of([(row, told.get(row.pk, row.episode)) for row in asked], answered, viewer)
    return {key: links for key, links in found.items() if links != Links()}


@cache
def _beside_others() -> PreparedRows:
    """Of the conflicts with certain keys those that are not the only one of their question."""
    unmerged = Conflict.objects.unmerged().order_by()
    others = unmerged.filter(question=OuterRef("question")).exclude(pk=OuterRef("pk"))
    return PreparedRows.of(unmerged.filter(among_keys(), Exists(others)).values_list("pk"))


_Placed = dict[tuple[UUID, date], Conflict]


def _links(
    question: UUID, days: DayRange | None, answered: frozenset[date], starts: _Placed, ends: _Placed
) -> Links:
    if days is None:
        return Links()
    before = None if days.start is None else days.start - timedelta(days=1)
    earlier = ends.get((question, days.first)) if before in answered else None
    later = starts.get((question, days.end + timedelta(days=1))) if days.end in answered else None
    return Links(
        LinkedConflict(earlier, before) if earlier is not None and before is not None else None,
        LinkedConflict(later, days.end) if later is not None else None,
    )


def _known(questions: Iterable[Id], viewer: Viewer) -> list[Conflict]:
    """The conflicts of these questions that are some for the viewer, with the days that it may know."""
    rows = Conflict.objects.unmerged().filter(question__in=list(questions)).select_related("question")
    if viewer.known_at is not None:
        rows = rows.filter(opened_at__lte=viewer.known_at)
    of_question = Counter(row.question_id for row in rows)
    found = [row for row in rows if of_question[row.question_id] > 1]  # one alone is linked to none
    if not found:
        return []
    if viewer.known_at is not None:
        found = _as_found_then(found, viewer)
    if viewer.audience.sees_hidden:
        return found
    told = evidence([(row, row.summary) for row in found], viewer)
    shown = []
    for row, its in zip(found, told, strict=True):
        if its is not None:
            row.episode = its.days
            shown.append(row)
    return shown


def _as_found_then(rows: list[Conflict], viewer: Viewer) -> list[Conflict]:
    """With the days that they had at the moment that the viewer asks about."""
    then = Detection.objects.filter(conflict__in=rows, detected_at__lte=viewer.known_at)
    newest = then.order_by("conflict_id", "-detected_at", "-id").distinct("conflict_id")
    days = dict(newest.values_list("conflict_id", "episode"))
    for row in rows:
        row.episode = days.get(row.pk, row.episode)
    return rows
