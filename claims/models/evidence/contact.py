"""Contact: a source was asked about a question; when and how, by when an answer was due, what came of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import RecordedQuerySet, not_blank, one_of, supersede_once
from claimcheck.foundation.records.migration_operations import new_id
from claims.domain.contacts import Channel, ContactOutcome
from claims.models.base import TopicRecorded, within_topic
from sources.models import Source

LONGEST_WORDS, LONGEST_ADDRESSEE = 5000, 200


class ContactQuerySet(RecordedQuerySet):
    """Questions about whom we asked."""

    def standing(self) -> Self:
        """The versions in force, without those that were withdrawn."""
        return self.live().filter(withdrawn=False)

    def overdue(self, now: datetime) -> Self:
        """Those of which an answer was due and nothing has come, the longest first."""
        return self.filter(withdrawn=False, outcome="", due_at__lt=now).order_by("due_at", "id")


class Contact(TopicRecorded):
    """What we asked a source about a question. `addressee`, `asked`, `answer` and `note` stay at the
    desk.

    `reply` is the text that is printed beside the figure, where `printed` says so. What came of it, like any
    correction, is a new version of the same `contact_id`.
    """

    contact_id = models.UUIDField(default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    question = within_topic("claims.Question", "contacts")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="contacts")
    addressee = models.CharField(max_length=LONGEST_ADDRESSEE, blank=True, default="")
    channel = models.CharField(max_length=10, choices=[(c.value, c.value.replace("_", " ")) for c in Channel])
    asked_at = models.DateTimeField()
    asked = models.TextField(max_length=LONGEST_WORDS)
    due_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=10,
        choices=[(o.value, o.value.replace("_", " ")) for o in ContactOutcome],
        blank=True,
        default="",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    reply = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    printed = models.BooleanField(default=False)
    note = models.TextField(max_length=LONGEST_WORDS, blank=True, default="")
    withdrawn = models.BooleanField(default=False, db_default=False)
    correction_reason = models.TextField(blank=True, default="")

    objects = ContactQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-asked_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            one_of("channel", Channel, name="claims_contact_channel"),
            one_of("outcome", ContactOutcome, name="claims_contact_outcome", blank=True),
            not_blank("asked", name="claims_contact_asked_given"),
            models.CheckConstraint(
                name="claims_contact_printed_once_known",
                condition=Q(printed=False) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="claims_contact_reply_of_an_answer",
                condition=Q(reply="") | Q(outcome=ContactOutcome.ANSWERED.value),
            ),
            models.UniqueConstraint(name="claims_contact_version", fields=["topic", "contact_id", "version"]),
            models.UniqueConstraint(
                name="claims_contact_one_live",
                fields=["topic", "contact_id"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_contact_corrected_why",
                condition=Q(version=1) | Q(version__gt=1, correction_reason__regex=r"\S"),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_contact_waiting",
                fields=["due_at", "id"],
                condition=Q(outcome="", superseded_at__isnull=True, withdrawn=False),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.asked[:80]
