"""Up to which days questions have been answered: an answer says nothing of what is later."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from claims.domain.lifecycle import ResolutionState
from claims.models import Resolution
from claims.models.ranges import to_day_range
from sources.domain.independence import Id


def days_answered(questions: Iterable[Id], at: datetime | None = None) -> dict[Id, frozenset[date]]:
    """Question → the last day of the newest answer approved for each of its conflicts; one query.

    `at`: as known at that moment; None: now.
    """
    given = Resolution.objects.filter(
        question__in=list(questions), conflict__isnull=False, whole=None, state=ResolutionState.APPROVED
    )
    known = given if at is None else given.filter(approved_at__lte=at)
    newest = known.order_by("conflict_id", "-approved_at", "-pk").distinct("conflict_id")
    found: dict[Id, set[date]] = defaultdict(set)
    for question, as_of in newest.values_list("question", "as_of"):
        days = to_day_range(as_of)
        if days is not None:
            found[question].add(days.end)
    return {question: frozenset(days) for question, days in found.items()}
