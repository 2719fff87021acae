"""Renewal: two people confirm a published figure as it stands; nothing changes but the day of its review.

A renewal is a resolution without a conflict: it repeats the answer and what it rests on, and is approved,
sent back or taken back as any other.
"""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.lifecycle import ChangeKind, ResolutionState, Standing
from claims.domain.notification import Told
from claims.models import Conflict, Question, Resolution, ResolutionInput, VerifiedFigure
from claims.services.access.accounts import check_in_own_hands
from claims.services.detection.speaking_against import speaking_against
from claims.services.notifications.notifying import tell_approvers

_OF_THE_RENEWAL = frozenset(
    {
        *("id", "conflict", "whole", "review_by", "basis", "state", "proposed_at", "proposed_by"),
        *("act", "act_detail", "approved_at", "approved_by", "returned_at", "returned_by", "return_comment"),
        *("earlier_figure", "earlier_reason"),
    }
)
"""Columns in which a renewal differs from the resolution that it repeats."""


@transaction.atomic
def propose_renewal(*, by: User, now: datetime, figure: VerifiedFigure, review_by: date) -> Resolution:
    """Propose that a verified figure stands as it is until another day of review; somebody else approves it.

    Raises Refused where the day is not later than the one there is, StaleState where the figure is not its
    newest version, is not verified, or is being renewed.
    """
    check_in_own_hands(by)
    Question.objects.select_for_update(no_key=True).get(pk=figure.question_id)
    _check_figure(figure)
    _check_not_contradicted(figure, now)
    earliest = max(figure.review_by, now.date())
    if review_by <= earliest:
        raise Refused("review_by", review_by, _("give a day after {earliest}.").format(earliest=earliest))
    signed = figure.resolution
    fields = [field for field in Resolution._meta.concrete_fields if field.name not in _OF_THE_RENEWAL]
    renewal = insert(
        Resolution(
            **{field.attname: getattr(signed, field.attname) for field in fields},
            review_by=review_by,
            basis=basis_of_figure(figure),
            proposed_at=now,
            proposed_by=by,
        )
    )
    for row in signed.inputs.order_by("pk"):
        insert(
            ResolutionInput(
                topic_id=row.topic_id,
                resolution=renewal,
                claim_id=row.claim_id,
                use=row.use,
                reason=row.reason,
            )
        )
    tell_approvers(Told.SECOND_PERSON, renewal, by=by, now=now)
    return renewal


def _check_figure(figure: VerifiedFigure) -> None:
    same = {"topic": figure.topic_id, "question": figure.question_id, "as_of": figure.as_of}
    if VerifiedFigure.objects.filter(**same, version__gt=figure.version).exists():
        raise StaleState(
            _("A newer version of this figure has been published since you opened it. Reload it.")
        )
    if figure.standing != Standing.VERIFIED or VerifiedFigure.objects.is_challenged(figure):
        raise StaleState(
            _(
                "This figure is {standing} ({change_kind}). Only a verified figure that "
                "nothing contradicts can be renewed; answer its conflict instead."
            ).format(standing=figure.get_standing_display().lower(), change_kind=figure.change_kind)
        )
    if Resolution.objects.filter(**same, conflict=None, state=ResolutionState.PROPOSED).exists():
        raise StaleState(_("A renewal of this figure already awaits approval."))


def _check_not_contradicted(figure: VerifiedFigure | Resolution, now: datetime) -> None:
    """Raise StaleState where a claim speaks against the answer, whether readers know of it yet or not."""
    same = {"topic": figure.topic_id, "question": figure.question_id, "as_of": figure.as_of}
    settled = Resolution.objects.filter(**same, state=ResolutionState.APPROVED, conflict__isnull=False)
    for conflict in Conflict.objects.unmerged().filter(
        topic=figure.topic_id, pk__in=settled.values("conflict")
    ):
        found = speaking_against(conflict, now)
        if found is not None and found.claims:
            raise StaleState(
                _("A claim that nobody has decided on contradicts this figure. Answer its conflict instead.")
            )


def basis_of_figure(figure: VerifiedFigure) -> str:
    """The fingerprint of what a renewal confirms: the figure's newest version, whether its review is due or
    not."""
    versions = VerifiedFigure.objects.filter(
        topic=figure.topic_id, question=figure.question_id, as_of=figure.as_of
    )
    newest = versions.exclude(change_kind=ChangeKind.STALE).order_by("-version").first()
    return str((newest or figure).publication.sha256)


def check_renewal(renewal: Resolution, *, now: datetime) -> None:
    """Raise StaleState where the figure has changed since its renewal was proposed, or a claim speaks against
    it by now."""
    versions = VerifiedFigure.objects.filter(
        topic=renewal.topic_id, question=renewal.question_id, as_of=renewal.as_of
    )
    newest = versions.order_by("-version").first()
    if newest is None or basis_of_figure(newest) != renewal.basis:
        raise StaleState(_("The figure has changed since its renewal was proposed. Send it back."))
    _check_not_contradicted(renewal, now)
