"""Topic: a desk's subject, and the unit that lives together."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from claimcheck.foundation.records.base import Record, by_whom, drafted, drafts_of, not_blank
from claimcheck.foundation.records.corrections import corrected_on_record
from claimcheck.foundation.records.history import tracked
from claimcheck.foundation.records.words import words_of


@tracked
class Topic(Record):
    """A subject; questions are related only within their topic."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")
    draft = drafted()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        ordering = ["name"]
        constraints = [not_blank("name", name="claims_topic_name_not_blank")]
        indexes = [GinIndex(words_of("name"), name="claims_topic_words"), drafts_of("claims_topic")]
        triggers = [
            corrected_on_record(
                "claims_questioncorrection",
                "c.topic_id = OLD.id AND c.question_id IS NULL",
                "slug",
                "name",
                "description",
            )
        ]

    def __str__(self) -> str:
        return self.name
