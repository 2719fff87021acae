"""Where hidden claims lower the number of independent sources: both signers see both numbers, and choose."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.answering.methods import Use
from claims.domain.comparing.comparison import World
from claims.models import Question, Resolution, ResolutionInput
from claims.models.assertions import scope_of
from claims.services.review.draft import Draft
from claims.views.audience import reader
from claims.views.dossier import Dossier, dossiers
from claims.views.independence import Counts, counts, visible_among, world_for

CHOOSE = gettext_lazy("publish without the count, or wait until what is hidden may be shown.")


def counts_of_draft(draft: Draft, dossier: Dossier, visible: World, *, now: datetime) -> Counts:
    """The counts of an answer before it is proposed."""
    uses = {given.claim.pk: given.use for given in draft.inputs}
    return _counts(draft.question, uses, dossier, visible, now)


def counts_of(resolution: Resolution, *, now: datetime) -> dict[UUID, Counts]:
    """Of a proposal and its linked drafts the counts as they are now."""
    dossier = dossiers([resolution.conflict])[0]
    return _counts_in(resolution, dossier, world_for(resolution.topic_id, reader(now)), now)


def _counts_in(resolution: Resolution, dossier: Dossier, visible: World, now: datetime) -> dict[UUID, Counts]:
    drafts = [resolution, *resolution.parts.select_related("question")]
    rows = ResolutionInput.objects.filter(topic=resolution.topic_id, resolution__in=drafts)
    uses: dict[UUID, dict[UUID, str]] = {draft.pk: {} for draft in drafts}
    for draft, claim, use in rows.values_list("resolution", "claim", "use"):
        uses[draft][claim] = use
    return {draft.pk: _counts(draft.question, uses[draft.pk], dossier, visible, now) for draft in drafts}


def check_choice(found: Counts, without_count: bool) -> None:
    """Raise Refused where a count would be lowered by what is hidden, and nobody chose to leave it out."""
    if found.lowered and not without_count:
        raise Refused("without_count", "", _both(found))


def check_approval(
    resolution: Resolution, dossier: Dossier, visible: World, *, without_count: bool, now: datetime
) -> None:
    """Raise Refused where the second signer has not chosen as the first did.

    Raises StaleState where a count that was to be given has been lowered since.
    """
    counted = _counts_in(resolution, dossier, visible, now)
    for draft in (resolution, *resolution.parts.all()):
        if draft.count_withheld:
            check_choice(counted[draft.pk], without_count)
        elif counted[draft.pk].lowered:
            raise StaleState(
                _(
                    "The number of independent sources has changed since this was proposed; send it back, "
                    "so that it is proposed on what is known now."
                )
            )


def _both(found: Counts) -> str:
    return _(
        "by what may be shown, {count} independent sources stand behind it; by all that is known, "
        "{count_2}: {choose}"
    ).format(count=found.visible.count, count_2=found.known.count, choose=CHOOSE)


def _counts(
    question: Question, uses: Mapping[UUID, str], dossier: Dossier, visible: World, now: datetime
) -> Counts:
    shown = visible_among(uses, reader(now))
    answering = dossier.answering
    resting_on = [claim for claim in answering if uses.get(UUID(str(claim.id))) == Use.USED]
    own = [claim for claim in answering if claim.id in shown and claim.question.id == question.pk]
    return counts(scope_of(question), resting_on, own, dossier.world, visible)
