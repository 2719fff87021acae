"""Which published figures have to be asked about: what they rest on has changed since they were signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from claims.domain.answering.methods import Method, Use
from claims.domain.answering.still_standing import AnswerBasis, StandingDoubt, doubts
from claims.domain.lifecycle import ClaimState, Standing
from claims.domain.weighing.independent_count import best_supported
from claims.models import Claim, ResolutionInput, Transition, VerifiedFigure
from claims.models.assertions import assertions, scope_of, world_of
from claims.models.ranges import to_day_range
from claims.views.audience import desk, reader
from claims.views.independence import world_for
from sources.models import Membership, Overrule, Parentage, SourceMerge

MOST = 50
"""Figures that are looked at for one page."""


@dataclass(frozen=True, slots=True)
class InDoubt:
    """A published figure, and why it has to be asked about."""

    figure: VerifiedFigure
    doubts: Sequence[StandingDoubt]


def figures_in_doubt() -> list[InDoubt]:
    """The current figures that have to be asked about, those signed last first."""
    current = VerifiedFigure.objects.current().values("pk")
    rows = VerifiedFigure.objects.filter(pk__in=current, standing=Standing.VERIFIED).filter(_touched())
    found = rows.select_related("question__topic", "resolution").order_by("-published_at", "pk")[:MOST]
    return [figure for figure in map(in_doubt, found) if figure.doubts]


def in_doubt(figure: VerifiedFigure) -> InDoubt:
    """One figure; without a doubt where it was never signed, or is said no longer."""
    signed_at = figure.resolution.approved_at
    if signed_at is None or figure.standing != Standing.VERIFIED:
        return InDoubt(figure, ())
    return InDoubt(figure, _doubts(figure, signed_at))


def _doubts(figure: VerifiedFigure, signed_at: datetime) -> tuple[StandingDoubt, ...]:
    used = _used(figure)
    kept, moved, gone = _kept_of(figure, used, signed_at)
    return doubts(
        scope_of(figure.question),
        Method(figure.method),
        to_day_range(figure.as_of),
        AnswerBasis(assertions(used, signed_at), world_of(figure.topic_id, signed_at)),
        AnswerBasis(assertions(kept), world_of(figure.topic_id), moved=moved, gone=gone),
    )


def count_now(figure: VerifiedFigure, *, at: datetime) -> int | None:
    """How many independent sources stand behind a published figure by what is known of them now, counted as
    both signers counted; None where a claim that it uses is another by now, which is told of that claim."""
    used = _used(figure)
    signed_at = figure.resolution.approved_at
    if signed_at is None or _kept_of(figure, used, signed_at)[0] != used:
        return None
    known = assertions(used)
    return min(
        best_supported(known, world_for(figure.topic_id, viewer)).count for viewer in (desk(at), reader(at))
    )


def _kept_of(
    figure: VerifiedFigure, used: Sequence[Claim], signed_at: datetime
) -> tuple[list[Claim], int, int]:
    """The used claims, as they are, that still answer their question; how many moved, how many are gone."""
    rows = Claim.objects.live().filter(
        topic=figure.topic_id, claim_id__in=[claim.claim_id for claim in used], recorded_at__gt=signed_at
    )
    newer = {claim.claim_id: claim for claim in rows.with_provenance()}
    rejected = _rejected_since([*used, *newer.values()], signed_at)
    pairs = [(claim, newer.get(claim.claim_id, claim)) for claim in used]
    there = [now for _, now in pairs if now.pk not in rejected]
    kept = [now for then, now in pairs if now in there and now.question_id == then.question_id]
    return kept, len(there) - len(kept), len(pairs) - len(there)


def _rejected_since(claims: Iterable[Claim], moment: datetime) -> set[UUID]:
    keys = [claim.pk for claim in claims if claim.state == ClaimState.REJECTED]
    decided = Transition.objects.filter(record_id__in=keys, to_state=ClaimState.REJECTED, at__gt=moment)
    return set(decided.values_list("record_id", flat=True)) if keys else set()


def _used(figure: VerifiedFigure) -> list[Claim]:
    inputs = ResolutionInput.objects.filter(
        topic=figure.topic_id, resolution=figure.resolution_id, use=Use.USED
    )
    return list(Claim.objects.filter(pk__in=inputs.values("claim")).with_provenance().order_by("pk"))


def _touched() -> Q:
    """Whether a used claim has another version or was rejected, or what is known of its source has changed,
    since the figure was signed: a figure of which nothing of this holds is not looked at."""
    used: QuerySet[ResolutionInput] = ResolutionInput.objects.filter(
        topic=OuterRef("topic"), resolution=OuterRef("resolution"), use=Use.USED
    )
    found = Q(
        Exists(used.filter(Q(claim__superseded_at__isnull=False) | Q(claim__state=ClaimState.REJECTED)))
    )
    signed_at = OuterRef(OuterRef("resolution__approved_at"))
    for model, ends in _OF_SOURCES.items():
        facts = model._default_manager.filter(Q(recorded_at__gt=signed_at) | Q(superseded_at__gt=signed_at))
        for end in ends:
            about = facts.filter(**{f"{end}__isnull": False}).values(end)
            found |= Q(Exists(used.filter(claim__statement__source__in=about)))
    return found


_OF_SOURCES: dict[type[Model], tuple[str, ...]] = {
    SourceMerge: ("source", "into"),
    Overrule: ("first_source", "second_source", "first_statement__source", "second_statement__source"),
    Parentage: ("source", "parent"),
    Membership: ("joint", "member"),
}
"""What is known of sources, and whom it is about."""
