"""What every record below a topic shares: the topic is the unit that lives together."""

from django.db import models

from claimcheck.foundation.records.base import Record, Recorded
from claimcheck.foundation.records.migration_operations import DatabaseId, new_id
from claimcheck.foundation.records.within_topic import BelowTopic, KeyWithinTopic, WithinTopic
from claims.models.topic import Topic


def of_topic() -> "models.ForeignKey[Topic, Topic]":
    """The topic of a row. The index of (topic, id) is an index of its topic too."""
    return models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", db_index=False)


def key_within_topic() -> KeyWithinTopic:
    """The time-ordered key of a row below a topic, at its place among the columns of every record."""
    key = KeyWithinTopic(primary_key=True, default=new_id, db_default=DatabaseId(), editable=False)
    key.creation_counter = Record._meta.get_field("id").creation_counter
    return key


class TopicRecord(BelowTopic, Record):
    """A row of one topic. (topic, id) is unique so that composite keys can hold records to one topic."""

    id = key_within_topic()
    topic = of_topic()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_topic_id", fields=["topic", "id"]),
        ]


class TopicRecorded(BelowTopic, Recorded):
    """A recorded fact of one topic."""

    id = key_within_topic()
    topic = of_topic()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(name="%(app_label)s_%(class)s_topic_id", fields=["topic", "id"]),
            *Recorded.Meta.constraints,
        ]


def within_topic(to: str, related_name: str = "+", *, null: bool = False) -> WithinTopic:
    """A reference that may not leave the topic: a composite foreign key (topic_id, …) made by migration."""
    return WithinTopic(
        to,
        on_delete=models.PROTECT,
        related_name=related_name,
        db_constraint=False,
        null=null,
        blank=null,
    )
