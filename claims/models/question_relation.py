"""QuestionRelation: how two questions of a topic are related."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import RecordedQuerySet, one_of, supersede_once
from claims.domain.questions.scope import RelationKind
from claims.models.base import TopicRecorded, within_topic


class QuestionRelation(TopicRecorded):
    """The first question is part of, disjoint from, overlaps or is the existence of the second.

    A person confirms a pair once; until then a difference of scope between the two is queued.
    """

    first = within_topic("claims.Question", "relations_from")
    second = within_topic("claims.Question", "relations_to")
    kind = models.CharField(
        max_length=12, choices=[(k.value, k.value.replace("_", " ")) for k in RelationKind]
    )

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        constraints = [
            *TopicRecorded.Meta.constraints,
            one_of("kind", RelationKind, name="claims_questionrelation_kind"),
            models.CheckConstraint(
                name="claims_questionrelation_two_questions", condition=~Q(first=F("second"))
            ),
            models.UniqueConstraint(
                name="claims_questionrelation_live_once",
                fields=["topic", "first", "second"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.first_id} {self.kind} {self.second_id}"
