"""The current figures with all that their documents tell, in a handful of queries."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from claims.models import ResolutionInput, VerifiedFigure


def current_figures() -> QuerySet[VerifiedFigure]:
    """The newest version of each question's figure, newest first."""
    same = VerifiedFigure.objects.filter(topic=OuterRef("topic"), question=OuterRef("question"))
    newer = same.filter(
        Q(as_of__gt=OuterRef("as_of")) | Q(as_of=OuterRef("as_of"), version__gt=OuterRef("version"))
    )
    inputs = ResolutionInput.objects.select_related(
        "claim__question", "claim__statement__source", "claim__snapshot__document"
    ).defer("claim__snapshot__text")
    return (
        VerifiedFigure.objects.filter(~Exists(newer), publication__isnull=False)
        .select_related("topic", "question__unit", "resolution", "proposed_by", "approved_by")
        .prefetch_related(Prefetch("resolution__inputs", inputs))
        .order_by(F("publication__seq").desc())
    )


def positions(figure: Any) -> list[dict[str, Any]]:
    """One for each interval that is claimed, with who claims it."""
    held: dict[tuple[Any, Any], set[str]] = {}
    for each in figure.resolution.inputs.all():
        core = each.claim.core
        held.setdefault((core.lower, core.upper), set()).add(each.claim.statement.source.name)
    return [
        {"low": str(low), "high": str(high), "sources": sorted(names), "independent_count": len(names)}
        for (low, high), names in sorted(held.items(), key=str)
    ]


def attribution(figure: Any) -> str:
    """Who says what, ready to print."""
    used = [each.claim for each in figure.resolution.inputs.all() if each.use == "used"]
    return "; ".join(f"{claim.written_best}, according to {claim.statement.source.name}" for claim in used)
