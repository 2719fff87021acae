"""Review: one person proposes an answer, another approves it, and it is published in the same transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.answering.methods import Use
from claims.domain.comparing.comparison import World
from claims.domain.lifecycle import ConflictState, ResolutionState
from claims.domain.notification import Told
from claims.models import Conflict, Question, Resolution, ResolutionInput, VerifiedFigure
from claims.services.access.accounts import check_in_own_hands
from claims.services.detection.one_question import part_after_answer
from claims.services.notifications.notifying import settle, tell, tell_approvers
from claims.services.publishing.publication import publish
from claims.services.publishing.signatures import check_second_signature
from claims.services.review.answer_review import AnswerReview, Reviewed
from claims.services.review.draft import Draft, draft_of
from claims.services.review.earlier_figure import stored_days
from claims.services.review.hidden_counts import check_approval, check_choice
from claims.services.review.renewal import check_renewal
from claims.services.review.resolution_checks import (
    check_answer,
    check_checklist,
    check_inputs,
    check_voices,
)
from claims.services.transitions import move, required_reason
from claims.views.audience import reader
from claims.views.dossier import Dossier, dossiers, family_of
from claims.views.independence import world_for
from claims.wording import causes
from claims.wording.causes import because
from sources.domain.independence import Id

GIVEN = (
    "question",
    "low",
    "best",
    "high",
    "stance",
    "method",
    "rationale",
    "confidence",
    "single_voice_reason",
    "judgement_reason",
    "confidence_reason",
    "earlier_figure",
    "earlier_reason",
    "review_by",
)
"""What a resolution has as its proposer gave it."""


@transaction.atomic
def propose_resolution(
    *, by: User, now: datetime, conflict: Conflict, draft: Draft, parts: Sequence[Draft] = ()
) -> Resolution:
    """Propose an answer to a conflict, with linked drafts for its parts; somebody else approves it.

    Every source's last figure for the time of the answer must be used, considered or excluded (with its
    reason) in one of the drafts; figures for other times are noted as such. Each draft is held against its
    claims and its method. Where claims that may not be shown lower the number of independent sources, it is
    proposed `without_count`. A single independent source needs a written reason. Raises Refused,
    InvalidFigure, StaleState, or SecondPersonNeeded for an account that is not in its owner's hands.
    """
    check_in_own_hands(by)
    Question.objects.select_for_update(no_key=True).get(pk=conflict.question_id)
    dossier = dossiers([conflict])[0]
    if draft.question.pk != conflict.question_id:
        raise Refused(
            "question",
            draft.question.slug,
            _("the question is not the conflict's; propose an answer to the conflict's question."),
        )
    family = family_of(conflict.question_id, dossier.world)
    for part in parts:
        if part.question.pk not in family:
            raise Refused(
                "parts", part.question.slug, _("a linked draft answers a part of the conflict's question.")
            )
    drafts = (draft, *parts)
    for answer in drafts:
        check_answer(answer, today=now.date())
    check_inputs(dossier, drafts, now=now)
    review = AnswerReview(dossier, world_for(conflict.topic_id, reader(now)), drafts, now)
    made = [_checked(answer, review) for answer in drafts]
    basis = basis_of(dossier)
    whole = _keep(draft, made[0], conflict, None, basis, by=by, now=now)
    for part, reviewed in zip(parts, made[1:], strict=True):
        _keep(part, reviewed, conflict, whole, basis, by=by, now=now)
    move(conflict, ConflictState.PROPOSED, by=by, now=now, reason=because(causes.PROPOSED))
    tell_approvers(Told.SECOND_PERSON, whole, by=by, now=now)
    settle(conflict, Told.ASSIGNED, by=by, now=now)
    return whole


def _checked(draft: Draft, review: AnswerReview) -> Reviewed:
    """The draft held against the claims that it rests on; raises Refused."""
    found = review.reviewed(draft)
    check_voices(draft, max(1, found.counts.given.count))
    check_choice(found.counts, draft.without_count)
    return found


def _keep(
    draft: Draft,
    found: Reviewed,
    conflict: Conflict,
    whole: Resolution | None,
    basis: str,
    *,
    by: User,
    now: datetime,
) -> Resolution:
    resolution = insert(
        Resolution(
            topic_id=conflict.topic_id,
            conflict=conflict,
            whole=whole,
            as_of=stored_days(draft),
            low_modality=found.low_modality,
            high_modality=found.high_modality,
            confidence_offered=found.offered.level,
            confidence_reasons=list(found.offered.reasons),
            deviations=list(found.deviations),
            independent_count=max(1, found.counts.given.count),
            independent_exact=found.counts.given.exact,
            count_withheld=found.counts.lowered,
            basis=basis,
            proposed_at=now,
            proposed_by=by,
            **{name: getattr(draft, name) for name in GIVEN},
        )
    )
    _keep_inputs(draft, resolution, found.other_time)
    return resolution


def _keep_inputs(draft: Draft, resolution: Resolution, other_time: Iterable[Id]) -> None:
    rows = [(entry.claim.pk, entry.use, entry.reason) for entry in draft.inputs]
    rows += [(UUID(str(claim)), Use.OTHER_TIME.value, "") for claim in other_time]
    for claim, use, reason in rows:
        insert(
            ResolutionInput(
                topic_id=resolution.topic_id, resolution=resolution, claim_id=claim, use=use, reason=reason
            )
        )


def basis_of(dossier: Dossier) -> str:
    """The fingerprint of what a proposal rests on: the episode's claims with their states, and what is
    published."""
    published = VerifiedFigure.objects.filter(
        topic=dossier.conflict.topic_id,
        question__in=family_of(dossier.conflict.question_id, dossier.world),
    )
    parts = sorted(f"{claim.pk} {claim.state}" for claim in dossier.claims.values())
    parts += sorted(map(str, published.values_list("pk", flat=True)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@transaction.atomic
def approve_resolution(
    *, by: User, now: datetime, resolution: Resolution, seen: str | None = None, without_count: bool = False
) -> VerifiedFigure:
    """Approve what somebody else proposed, with its linked drafts, and publish it: all of it or nothing.

    `seen` is the basis the approver was shown. `without_count`: the approver too chooses to publish without
    the number of independent sources, where hidden claims lower it; Refused otherwise. Raises
    SecondPersonNeeded for the proposer, SessionNeeded for a token that may not sign, StaleState if a claim of
    the episode, a count or the published figure has changed since it was proposed.
    """
    if resolution.whole_id is not None:
        raise Refused(
            "resolution", resolution.pk, _("it is a linked draft; approve the resolution of the whole.")
        )
    if resolution.proposed_by_id == by.pk:
        raise SecondPersonNeeded(_("You proposed this resolution; another person has to approve it."))
    check_in_own_hands(by)
    check_second_signature(resolution)
    Question.objects.select_for_update(no_key=True).get(pk=resolution.question_id)
    dossier = None if resolution.conflict is None else dossiers([resolution.conflict])[0]
    _check_unchanged(resolution, seen, dossier, now=now)
    if dossier is not None:
        check_checklist(resolution.question)
        visible = world_for(resolution.topic_id, reader(now))
        check_approval(resolution, dossier, visible, without_count=without_count, now=now)
        if resolution.state == ResolutionState.PROPOSED:
            _review_again(resolution, dossier, visible, now=now)
    figure = _approve_one(resolution, by=by, now=now)
    settle(resolution, Told.SECOND_PERSON, by=by, now=now)
    for part in resolution.parts.select_related("question__topic", "question__unit").order_by("pk"):
        _approve_one(part, by=by, now=now)
    if dossier is not None:
        reason = because(causes.RESOLVED)
        move(dossier.conflict, ConflictState.RESOLVED, by=by, now=now, reason=reason)
        part_after_answer(resolution.question, by=by, now=now)
    return figure


def _check_unchanged(
    resolution: Resolution, seen: str | None, dossier: Dossier | None, *, now: datetime
) -> None:
    if seen is not None and seen != resolution.basis:
        raise StaleState(_("The resolution has changed since you opened it. Reload it."))
    if resolution.state != ResolutionState.PROPOSED:
        return
    if dossier is None:
        check_renewal(resolution, now=now)
    elif basis_of(dossier) != resolution.basis:
        raise StaleState(
            _(
                "Since the proposal, a claim of this conflict was added, corrected or decided on, or the "
                "published figure has changed. Send it back so that it can be proposed again."
            )
        )


def _review_again(resolution: Resolution, dossier: Dossier, visible: World, *, now: datetime) -> None:
    """The answer held against its claims once more: grades, ranks, relations and sources may have changed."""
    rows = resolution.parts.select_related("question__topic", "question__unit").order_by("pk")
    drafts = [draft_of(row) for row in (resolution, *rows)]
    review = AnswerReview(dossier, visible, drafts, now)
    try:
        for draft in drafts:
            review.reviewed(draft)
    except Refused as problem:
        raise StaleState(
            _(
                "What is known has changed since the proposal, so that it would now be invalid: {problem} "
                "Send it back so that it can be proposed again."
            ).format(problem=problem)
        ) from problem


def _approve_one(resolution: Resolution, *, by: User, now: datetime) -> VerifiedFigure:
    move(
        resolution,
        ResolutionState.APPROVED,
        by=by,
        now=now,
        reason=because(causes.APPROVED),
        approved_at=now,
        approved_by=by,
    )
    return publish(resolution, by=by, now=now)


@transaction.atomic
def return_resolution(*, by: User, now: datetime, resolution: Resolution, comment: str) -> Resolution:
    """Send a proposal back to whoever made it, with a comment; the conflict is in review again."""
    comment = required_reason("comment", comment)
    tell([resolution.proposed_by_id], Told.SENT_BACK, resolution, by=by, now=now)
    return _give_up(
        resolution,
        ResolutionState.RETURNED,
        comment,
        by=by,
        now=now,
        returned_at=now,
        returned_by=by,
        return_comment=comment,
    )


@transaction.atomic
def withdraw_resolution(*, by: User, now: datetime, resolution: Resolution, reason: str) -> Resolution:
    """Take back one's own proposal before anybody has decided on it."""
    if resolution.proposed_by_id != by.pk:
        raise Refused(
            "resolution", resolution.pk, _("only its proposer can take it back; send it back instead.")
        )
    reason = required_reason("reason", reason)
    return _give_up(resolution, ResolutionState.WITHDRAWN, reason, by=by, now=now)


def _give_up(
    resolution: Resolution, to: ResolutionState, reason: str, *, by: User, now: datetime, **columns: object
) -> Resolution:
    if resolution.whole_id is not None:
        raise Refused(
            "resolution", resolution.pk, _("it is a linked draft; decide on the resolution of the whole.")
        )
    settle(resolution, Told.SECOND_PERSON, by=by, now=now)
    for part in (resolution, *resolution.parts.order_by("pk")):
        move(part, to, by=by, now=now, reason=reason, **columns)
    if resolution.conflict is not None:
        move(resolution.conflict, ConflictState.IN_REVIEW, by=by, now=now, reason=reason)
    return resolution
