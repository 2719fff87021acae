"""FactCheck: what a fact-checker found of somebody's claim, as published; FactCheckLink: of which of ours."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, not_blank, one_of, supersede_once
from claimcheck.foundation.records.migration_operations import new_id
from claimcheck.foundation.records.words import words_of
from claims.domain.verdicts import Rating
from claims.models.base import TopicRecorded

LONGEST_CLAIM, LONGEST_NAME, LONGEST_ADDRESS = 5000, 300, 2000


class FactCheck(Recorded):
    """A claim about a claim: the checker says, in the words of `verdict`, what is true of `claim`.

    `rating` is the verdict on our scale, empty where its words don't settle it. `claimant`: who made the
    claim, as the checker names them; no source of ours. `known_by`: by which an import knows it again. A
    correction is a new version of the same `fact_check_id`, as is its withdrawal.
    """

    fact_check_id = models.UUIDField(default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    known_by = models.CharField(max_length=64, editable=False)
    claim = models.TextField(max_length=LONGEST_CLAIM)
    claimant = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    claimed_on = models.DateField(null=True, blank=True)
    checker = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="fact_checks")
    verdict = models.TextField(max_length=LONGEST_CLAIM)
    rating = models.CharField(
        max_length=15, choices=[(r.value, r.value.replace("_", " ")) for r in Rating], blank=True, default=""
    )
    checked_on = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    archived_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    withdrawn = models.BooleanField(
        default=False,
        db_default=False,
        help_text="It should not have been recorded, or its checker took it back.",
    )
    correction_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["-checked_on", "-id"]
        constraints = [
            *Recorded.Meta.constraints,
            not_blank("claim", name="claims_factcheck_claim_given"),
            not_blank("verdict", name="claims_factcheck_verdict_given"),
            one_of("rating", Rating, name="claims_factcheck_rating", blank=True),
            models.UniqueConstraint(name="claims_factcheck_version", fields=["fact_check_id", "version"]),
            models.UniqueConstraint(
                name="claims_factcheck_one_live",
                fields=["fact_check_id"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="claims_factcheck_known_by", fields=["known_by"], condition=Q(superseded_at__isnull=True)
            ),
            models.CheckConstraint(
                name="claims_factcheck_corrected_why",
                condition=Q(version=1) | Q(version__gt=1, correction_reason__regex=r"\S"),
            ),
        ]
        indexes = [GinIndex(words_of("claim"), name="claims_factcheck_words")]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.claim[:80]


class FactCheckLink(TopicRecorded):
    """A recorded claim that a fact-check is about, until somebody takes that back; whatever the versions."""

    fact_check_id = models.UUIDField()
    claim_id = models.UUIDField()

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            models.UniqueConstraint(
                name="claims_factchecklink_one_live",
                fields=["topic", "claim_id", "fact_check_id"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        indexes = [models.Index(name="claims_factchecklink_of_check", fields=["fact_check_id"])]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.fact_check_id} of {self.claim_id}"
