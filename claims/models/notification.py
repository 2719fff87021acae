"""Notification: what a person is notified of at the desk, and what is sent by mail in digests."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claimcheck.foundation.records.base import Record, all_or_none, append_only, by_whom, fixed_except, one_of
from claims.domain.notification import About, ByMail, Told
from claims.models.attempt import MailAttempt
from claims.models.base import TopicRecord, within_topic


class MailChoice(models.Model):
    """When a person gets mail, and the language of their pages and mails.

    One row for who has chosen; everybody else gets a digest a day, in the newsroom's language.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="mail_choice"
    )
    by_mail = models.CharField(
        max_length=8, choices=[(choice.value, choice.value) for choice in ByMail], default=ByMail.DAILY.value
    )
    language = models.CharField(
        max_length=8,
        blank=True,
        default="",
        db_default="",
        help_text="Of pages and mails, its code; empty: the browser's, in mails the newsroom's.",
    )
    chosen_at = models.DateTimeField()
    chosen_by = by_whom()

    class Meta:
        constraints = [one_of("by_mail", ByMail, name="claims_mailchoice_by_mail")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.by_mail}"


def chosen_language(person: int) -> str:
    """The language that a person (by their key) has chosen; empty where none."""
    found = MailChoice.objects.filter(person=person).values_list("language", flat=True).first()
    return found if found in dict(settings.LANGUAGES) else ""


class DigestQuerySet(models.QuerySet["Digest"]):
    """Questions about digests."""

    def to_send(self) -> Self:
        """Those that no mail server has taken, to people who are still here and have an address."""

        taken = DigestAttempt.objects.filter(digest=OuterRef("pk"), accepted=True)
        here = self.filter(person__is_active=True, person__is_staff=True).exclude(person__email="")
        return here.exclude(Exists(taken))


class Digest(Record):
    """What it tells of points to it; a notification is in one digest at most. Its id is the message id."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    gathered_at = models.DateTimeField()

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-gathered_at", "-id"]
        indexes = [models.Index(name="claims_digest_newest", fields=["person", "-gathered_at"])]
        triggers = append_only()

    def __str__(self) -> str:
        return f"to {self.person_id} of {self.gathered_at:%Y-%m-%d %H:%M}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Questions about what people are told of."""

    def to(self, person: User) -> Self:
        """All that this person was told of."""
        return self.filter(recipient=person.pk)

    def unread(self) -> Self:
        """Not read yet."""
        return self.filter(read_at=None)

    def of(self, record_id: UUID) -> Self:
        """About one record."""
        return self.filter(record_id=record_id)

    def to_mail(self) -> Self:
        """Unread, in no digest so far, and to somebody who is here, has an address and wants mail."""
        here = self.unread().filter(digest=None, recipient__is_active=True, recipient__is_staff=True)
        return here.exclude(recipient__email="").exclude(recipient__mail_choice__by_mail=ByMail.OFF)


class Notification(TopicRecord):
    """Of one kind, about one record, once until it is read."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notifications"
    )
    kind = models.CharField(max_length=13, choices=[(choice.value, choice.value) for choice in Told])
    about = models.CharField(max_length=14, choices=[(choice.value, choice.value) for choice in About])
    record_id = models.UUIDField()
    question = within_topic("claims.Question")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = by_whom(null=True)
    digest = models.ForeignKey(
        Digest, on_delete=models.PROTECT, related_name="notifications", null=True, blank=True
    )

    objects = NotificationQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            one_of("kind", Told, name="claims_notification_kind"),
            one_of("about", About, name="claims_notification_about"),
            all_or_none("read_at", "read_by", name="claims_notification_read_by_someone"),
            models.UniqueConstraint(
                name="claims_notification_once_unread",
                fields=["topic", "recipient", "kind", "record_id"],
                condition=Q(read_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_notification_unread", fields=["recipient"], condition=Q(read_at__isnull=True)
            ),
            models.Index(name="claims_notification_newest", fields=["recipient", "-recorded_at", "-id"]),
        ]
        triggers = fixed_except("read_at", "read_by", "digest")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.record_id}"


class DigestAttempt(MailAttempt):
    """One mail of a digest."""

    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="attempts")
