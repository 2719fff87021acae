"""Following: whether a person wants to be notified of what happens to a topic's figures."""

from django.conf import settings
from django.db import models

from claimcheck.foundation.records.base import by_whom
from claims.models.topic import Topic


class Following(models.Model):
    """Whether a person follows a topic: one row for who has ever chosen to."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="following")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="followings")
    follows = models.BooleanField()
    chosen_at = models.DateTimeField()
    chosen_by = by_whom()

    class Meta:
        constraints = [models.UniqueConstraint(name="claims_following_once", fields=["topic", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.topic_id}"
