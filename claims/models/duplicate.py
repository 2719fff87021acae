"""Duplicate: a claim recorded more than once was put aside for the one that stays."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import RecordedQuerySet, not_blank, supersede_once
from claims.domain.lifecycle import ClaimState
from claims.models.base import TopicRecorded, within_topic
from claims.models.claim import Claim

OPEN = (ClaimState.CANDIDATE, ClaimState.ACCEPTED)


class DuplicateQuerySet(RecordedQuerySet):
    """Questions about duplicates."""

    def beside(self, claim: Claim) -> Self:
        """Of one claim: what it was put aside for, and what was put aside for it, as it stands."""
        return self.live().filter(
            Q(claim=claim) | Q(original=claim), topic=claim.topic_id, claim__superseded_at__isnull=True
        )


class Duplicate(TopicRecorded):
    """`claim` is `original` recorded once more; from `recorded_at` until somebody sets it apart again.

    The claim itself keeps all it holds and is in the state `rejected`; `was` is the state it goes back to.
    """

    claim = within_topic("claims.Claim", "duplicate_of")
    original = within_topic("claims.Claim", "duplicates")
    was = models.CharField(max_length=10, choices=[(s.value, s.value) for s in OPEN])
    reason = models.TextField()

    objects = DuplicateQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            models.UniqueConstraint(
                name="claims_duplicate_one_live",
                fields=["topic", "claim"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="claims_duplicate_of_another", condition=~Q(claim=F("original"))),
            models.CheckConstraint(name="claims_duplicate_was", condition=Q(was__in=[s.value for s in OPEN])),
            not_blank("reason", name="claims_duplicate_reason_given"),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.claim_id} is {self.original_id}"
