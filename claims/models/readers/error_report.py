"""ErrorReport: a reader says that something about a published figure is wrong, and what we answered."""

from typing import Self

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import RecordedQuerySet, not_blank, one_of, supersede_once
from claimcheck.foundation.records.migration_operations import new_id
from claims.domain.error_reports import ErrorDecision, number_of
from claims.models.base import TopicRecorded, within_topic
from claims.models.publication import Publication

LONGEST_WORDS, LONGEST_CONTACT, LONGEST_LINK = 4000, 200, 1000


class ErrorReportQuerySet(RecordedQuerySet):
    """Questions about what readers have sent."""

    def waiting(self) -> Self:
        """Those that nobody has answered."""
        return self.live().filter(decision="")


class ErrorReport(TopicRecorded):
    """Sent without an account; `recorded_by` is nobody's account then. What became of it is a new version of
    the same `report_id`.

    `words`, `link` and `contact` stay at the desk; `answer` is read by who holds the receipt.
    """

    report_id = models.UUIDField(default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    question = within_topic("claims.Question", "error_reports")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="error_reports", help_text="What the reader read."
    )
    words = models.TextField(max_length=LONGEST_WORDS, help_text="What is wrong, in the reader's words.")
    link = models.CharField(max_length=LONGEST_LINK, blank=True, default="")
    contact = models.CharField(max_length=LONGEST_CONTACT, blank=True, default="")
    received_at = models.DateTimeField()
    decision = models.CharField(
        max_length=8, choices=[(d.value, d.value) for d in ErrorDecision], blank=True, default=""
    )
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    correction_reason = models.TextField(blank=True, default="")

    objects = ErrorReportQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-received_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            not_blank("words", name="claims_errorreport_words_given"),
            one_of("decision", ErrorDecision, name="claims_errorreport_decision", blank=True),
            models.CheckConstraint(
                name="claims_errorreport_answered_once_decided",
                condition=Q(decision="", answer="") | ~Q(decision="") & Q(answer__regex=r"\S"),
            ),
            models.UniqueConstraint(
                name="claims_errorreport_version", fields=["topic", "report_id", "version"]
            ),
            models.UniqueConstraint(
                name="claims_errorreport_one_live",
                fields=["topic", "report_id"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_errorreport_corrected_why",
                condition=Q(version=1) | Q(version__gt=1, correction_reason__regex=r"\S"),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_errorreport_waiting",
                fields=["received_at", "id"],
                condition=Q(decision="", superseded_at__isnull=True),
            ),
            models.Index(name="claims_errorreport_received", fields=["received_at"]),
        ]
        triggers = supersede_once()

    @property
    def number(self) -> str:
        """As the receipt gives it."""
        return number_of(self.report_id)

    def __str__(self) -> str:
        return f"{self.number}: {self.words[:80]}"
