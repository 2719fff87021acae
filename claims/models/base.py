"""What every record below a topic shares: the topic is the unit that lives together."""

from typing import Any

from django.db import models

from claimcheck.foundation.records.base import Record, Recorded
from claims.models.topic import Topic


def of_topic() -> "models.ForeignKey[Topic, Topic]":
    """The topic of a row. The index of (topic, id) is an index of its topic too."""
    return models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", db_index=False)


class TopicRecord(Record):
    """A row of one topic. (topic, id) is unique so that composite keys can hold records to one topic."""

    topic = of_topic()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_topic_id", fields=["topic", "id"]),
        ]


class TopicRecorded(Recorded):
    """A recorded fact of one topic."""

    topic = of_topic()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_topic_id", fields=["topic", "id"]),
            *Recorded.Meta.constraints,
        ]


def within_topic(to: str, related_name: str = "+", *, null: bool = False) -> "models.ForeignKey[Any, Any]":
    """A reference that may not leave the topic: a composite foreign key (topic_id, …) made by migration."""
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        related_name=related_name,
        db_constraint=False,
        null=null,
        blank=null,
    )
