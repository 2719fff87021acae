"""Claims on a conflict's question that are not compared in it, each with the reason."""

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
    return [(row, why_not_compared(to_day_range(row.as_of), to_day_range(its.days))) for row in apart]
