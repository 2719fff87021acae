"""Notification: something a person is told of, until they have read it."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import all_or_none, by_whom, fixed_except, one_of
from claims.domain.notification import TITLES, About, ByMail, Told
from claims.models.base import TopicRecord, within_topic
from claims.models.digest import Digest


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
    kind = models.CharField(max_length=13, choices=[(each.value, TITLES[each]) for each in Told])
    about = models.CharField(max_length=14, choices=[(each.value, each.value) for each in About])
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
