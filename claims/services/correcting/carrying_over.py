"""Claims carried over as they are onto what was corrected beneath them: each in a version of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from claimcheck.foundation.records.saving import insert
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, CredibilityGrade, Duplicate, Question
from claims.services.correcting.duplicates import end_duplicate
from claims.services.recording.claim_recording import next_version
from claims.services.transitions import move


def carry_over(
    claims: Iterable[Claim],
    *,
    by: User,
    now: datetime,
    reason: str,
    question: Question | None = None,
    **changed: Any,
) -> list[Claim]:
    """New versions of live claims, in the states they are in and with the grades they have; those that would
    say the same stay.

    `question`: the one they answer then. Whoever calls it has locked the questions, and detects.
    """
    made = []
    for claim in claims:
        corrected = next_version(claim, question or claim.question, by=by, now=now, reason=reason, **changed)
        if corrected is not None:
            _as_it_was(claim, corrected, by=by, now=now, reason=reason)
            made.append(corrected)
    return made


def _as_it_was(claim: Claim, corrected: Claim, *, by: User, now: datetime, reason: str) -> None:
    """Rejected, put aside for another and graded like the version before."""
    if claim.state == ClaimState.REJECTED:
        move(corrected, ClaimState.REJECTED, by=by, now=now, reason=reason)
    for put_aside in Duplicate.objects.live().filter(topic=claim.topic_id, claim=claim):
        end_duplicate(claim, by=by, now=now)
        insert(
            Duplicate(
                topic_id=claim.topic_id,
                claim=corrected,
                original_id=put_aside.original_id,
                was=put_aside.was,
                reason=put_aside.reason,
                recorded_at=now,
                recorded_by=by,
            )
        )
    for grade in CredibilityGrade.objects.filter(topic=claim.topic_id, claim=claim).order_by(
        "graded_at", "id"
    ):
        insert(
            CredibilityGrade(
                topic_id=claim.topic_id,
                claim=corrected,
                scheme=grade.scheme,
                code=grade.code,
                reason=grade.reason,
                graded_at=grade.graded_at,
                graded_by=grade.graded_by,
            )
        )
