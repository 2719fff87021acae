"""How conflicts stood at the end of a week, read off what was recorded by then and nothing later."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from claims.domain.figures.units import unit
from claims.domain.lifecycle import ConflictState, RecordKind
from claims.domain.weighing.conflict_summary import ConflictSummary, Movement, is_stale, movement
from claims.models import Conflict, Detection, Question, Transition
from claims.models.conflict import IN_HAND
from claims.reports.period import Period
from claims.reports.report import Section


@dataclass(frozen=True, slots=True)
class ConflictStatus:
    """A conflict at a period's end: what was found of it then and a week before, its state, its moves.

    `hidden_since`: what was found from then on was found over claims that may not be shown.
    """

    conflict: Conflict
    state: str
    found: ConflictSummary
    detected_at: datetime
    found_before: ConflictSummary | None = None
    before_at: datetime | None = None
    moved_at: datetime | None = None
    moves: tuple[Transition, ...] = ()
    hidden_since: datetime | None = None

    @property
    def changed_at(self) -> datetime:
        """When it was last found otherwise, or moved."""
        return max(self.detected_at, self.moved_at or self.detected_at)

    @property
    def in_hand(self) -> bool:
        """Neither resolved nor dismissed."""
        return self.state in IN_HAND


def standings(
    period: Period, topic_id: UUID | None = None, *, only: Iterable[UUID] | None = None
) -> list[ConflictStatus]:
    """The conflicts that were open at the period's end or moved within it; six queries at most.

    `only`: of these conflicts alone.
    """
    concerned = _concerned(period, topic_id)
    conflicts = list(concerned if only is None else concerned.filter(pk__in=list(only)))
    now = detections(conflicts, period.end)
    before = detections(conflicts, period.before.end)
    moves = _moves(conflicts, period)
    return [
        _standing(conflict, now[conflict.pk], before.get(conflict.pk), moves[conflict.pk], period)
        for conflict in conflicts
        if conflict.pk in now
    ]


def sections(standing: ConflictStatus, period: Period) -> tuple[Section, ...]:
    """What the week did to a conflict, in the order of telling; never empty for one that stood."""
    named = {
        Section.NEW: standing.conflict.opened_at >= period.start,
        Section.REOPENED: any(
            move.from_state not in IN_HAND and move.to_state in IN_HAND for move in standing.moves
        ),
        Section.WIDENED: _movement(standing) is Movement.WIDENED,
        Section.NARROWED: _movement(standing) is Movement.NARROWED,
        Section.RESOLVED: not standing.in_hand,
        Section.STALE: standing.in_hand and is_stale(period.day(standing.changed_at), period.day(period.end)),
        Section.OPEN: standing.in_hand,
    }
    return tuple(section for section, applies in named.items() if applies)


def _movement(standing: ConflictStatus) -> Movement:
    before = standing.found_before
    if before is None or not is_measured(standing.conflict.question):
        return Movement.UNMOVED
    return movement(before.relative, standing.found.relative)


def is_measured(question: Question) -> bool:
    """Whether a share of a value means something: of dates and temperatures, whose zero is chosen, not."""
    return question.unit_id is not None and not unit(question.unit_id).is_interval_scale


def _concerned(period: Period, topic_id: UUID | None) -> QuerySet[Conflict]:
    """With `state_then`, `moved_at`: the state at the period's end and the latest move up to it."""
    moves = Transition.objects.filter(
        topic=OuterRef("topic"), record_kind=RecordKind.CONFLICT, record_id=OuterRef("pk"), at__lte=period.end
    ).order_by("-at", "-id")
    found = Conflict.objects.filter(opened_at__lte=period.end)
    if topic_id is not None:
        found = found.filter(topic=topic_id)
    return (
        found.annotate(
            state_then=Coalesce(Subquery(moves.values("to_state")[:1]), Value(ConflictState.OPEN.value)),
            moved_at=Subquery(moves.values("at")[:1]),
        )
        .filter(Q(state_then__in=IN_HAND) | Exists(moves.filter(at__gte=period.start)))
        .select_related("topic", "question__unit")
    )


def detections(conflicts: Iterable[Conflict], moment: datetime) -> dict[UUID, Detection]:
    """Of each conflict the newest detection up to a moment."""
    rows = Detection.objects.filter(conflict__in=conflicts, detected_at__lte=moment)
    newest = rows.order_by("conflict_id", "-detected_at", "-id").distinct("conflict_id")
    return {row.conflict_id: row for row in newest}


def _moves(conflicts: Iterable[Conflict], period: Period) -> dict[UUID, list[Transition]]:
    found: dict[UUID, list[Transition]] = defaultdict(list)
    rows = Transition.objects.filter(
        record_kind=RecordKind.CONFLICT,
        record_id__in=[conflict.pk for conflict in conflicts],
        at__gte=period.start,
        at__lte=period.end,
    )
    for row in rows.order_by("at", "id"):
        found[row.record_id].append(row)
    return found


def _standing(
    conflict: Conflict,
    now: Detection,
    before: Detection | None,
    moves: list[Transition],
    period: Period,
) -> ConflictStatus:
    # The columns of the row are those of today; what they were then is in its detections.
    conflict.episode = now.episode
    return ConflictStatus(
        conflict=conflict,
        state=conflict.state_then,  # type: ignore[attr-defined]  # annotated in _concerned
        found=now.summary,
        detected_at=now.detected_at,
        found_before=before.summary if before else None,
        before_at=before.detected_at if before else None,
        moved_at=conflict.moved_at,  # type: ignore[attr-defined]  # annotated
        moves=tuple(moves),
    )
