"""Claims on a conflict's question that are not compared in it, each with the reason."""

from claims.domain.questions.scope import Temporality
from claims.domain.questions.times import DayRange
from claims.domain.weighing.left_out import WhyNot, why_not_compared
from claims.models import Claim
from claims.models.ranges import to_day_range
from claims.views.conflict import ConflictEvidence
from claims.views.dossier import question_claims

TOLD = 20


def left_out(its: ConflictEvidence) -> list[tuple[Claim, WhyNot]]:
    """The newest of them; those that were rejected are no claims to compare."""
    conflict = its.conflict
    rows = question_claims(conflict.question_id, its.world, conflict.topic_id)
    apart = rows.exclude(pk__in=[claim.id for claim in its.assertions]).order_by("-recorded_at", "-id")[:TOLD]
    total = conflict.question.temporality == Temporality.CUMULATIVE
    return [(row, why_not_compared(_days(row, total=total), to_day_range(its.days))) for row in apart]


def _days(row: Claim, *, total: bool) -> DayRange | None:
    """What a claim is for; a running total, its last day."""
    days = to_day_range(row.as_of)
    return DayRange(days.end, days.end) if total and days is not None else days
