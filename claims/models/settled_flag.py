"""SettledFlag: a person has looked at what was asked about a claim, and said how it is."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import RecordedQuerySet, not_blank, one_of, supersede_once
from claims.domain.flags import Flag, FlagVerdict
from claims.models.base import TopicRecorded, within_topic


class SettledFlag(TopicRecorded):
    """Right as it stands, or wrong and corrected by another claim; from `recorded_at` until asked again.

    It holds for this version of the claim: a correction is asked about anew.
    """

    claim = within_topic("claims.Claim", "settled_flags")
    flag = models.CharField(max_length=24, choices=[(f.value, f.value.replace("_", " ")) for f in Flag])
    verdict = models.CharField(max_length=8, choices=[(v.value, v.value) for v in FlagVerdict])
    corrected_by = within_topic("claims.Claim", null=True)
    reason = models.TextField()

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            one_of("flag", Flag, name="claims_settledflag_flag"),
            one_of("verdict", FlagVerdict, name="claims_settledflag_verdict"),
            models.UniqueConstraint(
                name="claims_settledflag_one_live",
                fields=["topic", "claim", "flag"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_settledflag_wrong_is_corrected",
                condition=Q(verdict=FlagVerdict.RIGHT, corrected_by__isnull=True)
                | Q(verdict=FlagVerdict.WRONG, corrected_by__isnull=False) & ~Q(corrected_by=F("claim")),
            ),
            not_blank("reason", name="claims_settledflag_reason_given"),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.get_flag_display()}: {self.verdict}"
