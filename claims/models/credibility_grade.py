"""CredibilityGrade: how credible a claim is held to be, by whom and why."""

from django.db import models

from claimcheck.foundation.records.base import append_only, by_whom, not_blank, one_of
from claims.domain.grading import Credibility
from claims.models.base import TopicRecord, within_topic


class CredibilityGrade(TopicRecord):
    """An Admiralty number for a claim; assessors may differ. Added to, never changed."""

    claim = within_topic("claims.Claim", "credibility_grades")
    scheme = models.CharField(max_length=20, default="admiralty")
    code = models.CharField(max_length=1, choices=[(c.value, c.value) for c in Credibility])
    reason = models.TextField()
    graded_at = models.DateTimeField()
    graded_by = by_whom()

    class Meta(TopicRecord.Meta):
        ordering = ["-graded_at"]
        constraints = [
            *TopicRecord.Meta.constraints,
            one_of("code", Credibility, name="claims_credibilitygrade_code"),
            not_blank("reason", name="claims_credibilitygrade_reason_not_blank"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.code
