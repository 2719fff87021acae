"""Figures as they were published: those of the week, and those that stood beside a conflict."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, QuerySet, When
from django.utils.translation import gettext as _

from claims.domain.answering.current_figure import current_version
from claims.domain.answering.staleness import ServedStanding, may_be_printed, served_standing
from claims.domain.lifecycle import ChangeKind
from claims.domain.questions.scope import Temporality
from claims.models import Conflict, VerifiedFigure
from claims.models.ranges import to_day_range
from claims.reports.building.claim_view import days
from claims.reports.length_limits import PUBLISHED
from claims.reports.period import Period
from claims.reports.report import PublishedFigure, Span
from claims.wording import states
from claims.wording.records import answer
from claims.wording.rehearsal import topic_told

_FIRST = frozenset({ChangeKind.NEW, ChangeKind.UPDATE})


@dataclass(frozen=True, slots=True)
class KnownVersions:
    """The versions known at a period's end of every question concerned, oldest first."""

    versions: dict[UUID, list[VerifiedFigure]]
    numbers: dict[UUID, int]
    period: Period
    fresh: frozenset[UUID] = frozenset()

    def of_week(self) -> tuple[PublishedFigure, ...]:
        """What was published within the period and is told, by topic, question and time."""
        rows = [row for versions in self.versions.values() for row in versions if row.pk in self.fresh]
        rows.sort(key=lambda row: (row.topic.name, row.question.text, row.published_at, row.version))
        return self.told(rows)

    def told(self, rows: Iterable[VerifiedFigure]) -> tuple[PublishedFigure, ...]:
        """Versions as the report shows them; what they replaced is known for questions concerned."""
        return tuple(self._told(row) for row in rows)

    def beside(self, conflict: Conflict) -> PublishedFigure | None:
        """The current version among the figures for days of the conflict's episode."""
        when = to_day_range(conflict.episode)
        of_episode = [
            row
            for row in self.versions.get(conflict.question_id, [])
            if when is None or when.end is None or _overlaps(row, conflict)
        ]
        timeless = conflict.question.temporality == Temporality.TIMELESS
        newest = current_version(of_episode, timeless=timeless)
        return self._told(newest) if newest else None

    def _told(self, row: VerifiedFigure) -> PublishedFigure:
        versions = self.versions.get(row.question_id, [])
        before = _replaced(row, versions)
        served = served_on(row, versions, self.period.day(self.period.end))
        return PublishedFigure(
            figure=str(row.question_id),
            topic=topic_told(row.topic),
            question=row.question.text,
            unit=row.question.unit_id or "",
            days=days(to_day_range(row.as_of)),
            version=row.version,
            change=row.change_kind,
            standing=row.standing,
            text=told_as(row, served),
            before=answer(before) if before else "",
            why=row.printable_reason or row.resolution.rationale,
            span=reach(row) if may_be_printed(served) else None,
            method=row.method,
            confidence=row.confidence,
            independent=None if row.count_withheld else row.independent_count,
            independent_exact=row.independent_exact,
            published_on=self.period.day(row.published_at),
            review_by=row.review_by,
            publication=self.numbers[row.pk],
        )


Changes = dict[UUID, Counter[str]]


def changes(period: Period, topic_id: UUID | None) -> Changes:
    """How many figures of each topic were published in the period, by kind of change."""
    rows = _of_week(period, topic_id).order_by().values_list("topic", "change_kind")
    counted: Changes = defaultdict(Counter)
    for topic, kind, count in rows.annotate(count=Count("pk")):
        counted[topic][kind] += count
    return counted


def _of_week(period: Period, topic_id: UUID | None) -> QuerySet[VerifiedFigure]:
    rows = VerifiedFigure.objects.filter(
        publication__published_at__gte=period.start, publication__published_at__lte=period.end
    )
    return rows if topic_id is None else rows.filter(topic=topic_id)


def published(
    period: Period, topic_id: UUID | None, conflicts: Iterable[Conflict], *, also: Iterable[UUID] = ()
) -> KnownVersions:
    """Every version up to the period's end, for questions of the conflicts, of what the week is told to have
    published (corrections, withdrawals and holds first), and `also`."""
    first = Case(When(change_kind__in=_FIRST, then=1), default=0)
    fresh = dict(
        _of_week(period, topic_id)
        .order_by(first, "-publication__published_at", "id")
        .values_list("pk", "question")[:PUBLISHED]
    )
    questions = {conflict.question_id for conflict in conflicts} | set(fresh.values()) | set(also)
    known = VerifiedFigure.objects.filter(publication__published_at__lte=period.end)
    if topic_id is not None:
        known = known.filter(topic=topic_id)
    rows = known.filter(question__in=list(questions)).select_related("topic", "question__unit", "resolution")
    versions: dict[UUID, list[VerifiedFigure]] = defaultdict(list)
    numbers: dict[UUID, int] = {}
    for row in rows.annotate(seq=F("publication")).order_by("published_at", "version"):
        versions[row.question_id].append(row)
        numbers[row.pk] = row.seq  # type: ignore[attr-defined]  # annotated
    return KnownVersions(dict(versions), numbers, period, frozenset(fresh))


def _overlaps(row: VerifiedFigure, conflict: Conflict) -> bool:
    mine, theirs = to_day_range(row.as_of), to_day_range(conflict.episode)
    return mine is not None and theirs is not None and mine.shares_a_day(theirs)


def _replaced(row: VerifiedFigure, versions: Sequence[VerifiedFigure]) -> VerifiedFigure | None:
    """The version before it of the same days; for an update, what was said of the days before."""
    earlier = [version for version in versions if version.published_at < row.published_at]
    if row.change_kind not in _FIRST:
        earlier = [
            version for version in earlier if version.as_of == row.as_of and version.version < row.version
        ]
    return earlier[-1] if earlier else None


def served_on(row: VerifiedFigure, versions: Iterable[VerifiedFigure], day: date) -> ServedStanding:
    """What a reader is told of a version on a day, beside the other versions of its question."""
    newer = any(version.as_of == row.as_of and version.version > row.version for version in versions)
    return served_standing(row.standing, row.review_by, on=day, superseded=newer)


def told_as(row: VerifiedFigure, served: ServedStanding) -> str:
    """The answer in words; of one that may not be printed with that beside it, and why."""
    if may_be_printed(served):
        return answer(row)
    why = states.STANDINGS[served].tag.lower()
    return _("{figure} (not for publication: {why})").format(figure=answer(row), why=why)


def reach(row: VerifiedFigure) -> Span | None:
    """The interval of a published figure; None where it is a stance or says nothing."""
    if row.stance or (row.low is None and row.best is None and row.high is None):
        return None
    if row.low is None and row.high is None:
        return Span(low=row.best, high=row.best)
    return Span(low=row.low, high=row.high)
