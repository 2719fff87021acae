"""Question: what is measured; its corrections; how questions of a topic relate, and which pairs a person has
confirmed."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import (
    RecordedQuerySet,
    append_only,
    by_whom,
    drafted,
    drafts_of,
    finite,
    fixed_except,
    not_blank,
    one_of,
    supersede_once,
    superseded_once,
)
from claimcheck.foundation.records.corrections import (
    Correction,
    corrected_on_record,
    correction_constraints,
)
from claimcheck.foundation.records.history import tracked
from claimcheck.foundation.records.words import words_of
from claims.domain.finding.temporality import rate_days
from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.models.base import TopicRecord, TopicRecorded, within_topic
from claims.models.unit import Unit


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions about questions."""

    def with_relations(self, among: "models.QuerySet[Question]") -> Self:
        """Each with `live_relations_from` and `live_relations_to` these, the others at hand; two queries."""

        live = QuestionRelation.objects.live().order_by("kind", "id")
        to, back = live.filter(second__in=among), live.filter(first__in=among)
        return self.prefetch_related(
            models.Prefetch("relations_from", to.select_related("second"), to_attr="live_relations_from"),
            models.Prefetch("relations_to", back.select_related("first"), to_attr="live_relations_to"),
        )


@tracked
class Question(TopicRecord):
    """What is measured. Two claims can contradict only on one question or on related ones.

    `dimension` is the unit's for a quantity, `truth` for a yes/no question, `date` for a date.
    """

    slug = models.SlugField(max_length=120, unique=True)
    text = models.CharField(max_length=300, help_text="The question as a reader would put it.")
    answer = models.CharField(
        max_length=10, choices=[(a.value, a.value.replace("_", "/")) for a in Answer], default=Answer.QUANTITY
    )
    temporality = models.CharField(max_length=10, choices=[(t.value, t.value) for t in Temporality])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    dimension = models.CharField(max_length=60, editable=False)
    additive = models.BooleanField(default=True, help_text="A part can't exceed its whole.")
    minimum = models.DecimalField(
        max_digits=38,
        decimal_places=12,
        null=True,
        blank=True,
        default=0,
        help_text="Empty: unbounded below.",
    )
    measure = models.CharField(max_length=120, blank=True, default="")
    population = models.CharField(max_length=120, blank=True, default="")
    place = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=120, blank=True, default="", help_text="e.g. killed, confirmed.")
    base = models.CharField(
        max_length=120, blank=True, default="", help_text="Of a share; price year of money."
    )
    aliases = models.TextField(
        blank=True, default="", db_default="", help_text="Other wordings to find it by, one a line."
    )
    material_gap = models.DecimalField(
        max_digits=38,
        decimal_places=12,
        null=True,
        blank=True,
        help_text="Of the larger, what figures may differ by and differ only slightly; empty: the policy's.",
    )
    exhaustive = models.BooleanField(
        default=False, db_default=False, help_text="Its disjoint parts leave nothing out."
    )
    draft = drafted()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = QuestionQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["text"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(name="claims_question_id_dimension", fields=["id", "dimension"]),
            not_blank("text", name="claims_question_text_not_blank"),
            one_of("answer", Answer, name="claims_question_answer"),
            one_of("temporality", Temporality, name="claims_question_temporality"),
            finite("minimum", name="claims_question_minimum_finite"),
            models.CheckConstraint(
                name="claims_question_unit_of_a_quantity",
                condition=Q(answer=Answer.QUANTITY, unit__isnull=False)
                | Q(answer=Answer.YES_NO, unit__isnull=True, dimension="truth")
                | Q(answer=Answer.DATE, unit__isnull=True, dimension="date"),
            ),
            models.CheckConstraint(
                name="claims_question_additive_from_zero",
                condition=Q(additive=False) | Q(minimum__gte=0),
            ),
        ]
        indexes = [
            GinIndex(words_of("text"), name="claims_question_words"),
            GinIndex(words_of("aliases"), name="claims_question_aliases", condition=Q(aliases__gt="")),
            drafts_of("claims_question"),
        ]
        triggers = [
            corrected_on_record(
                "claims_questioncorrection",
                "c.topic_id = OLD.topic_id AND c.question_id = OLD.id",
                "topic",
                "slug",
                "text",
                "answer",
                "temporality",
                "unit",
                "dimension",
                "additive",
                "minimum",
                "measure",
                "population",
                "place",
                "state",
                "base",
                "material_gap",
                "exhaustive",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def per_days(self) -> int:
        """Of a rate ("exports per month") the days that it is for, at most; 0 where it is none."""
        return rate_days(f"{self.measure} {self.text}") if self.temporality == Temporality.FLOW else 0


class QuestionCorrection(Correction, TopicRecord):
    """What was corrected of a question, or of its relation to another; without a question, of its topic."""

    question = within_topic("claims.Question", "corrections", null=True)

    class Meta(TopicRecord.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            *correction_constraints("claims_questioncorrection", "topic", "question"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"correction {self.number}"


class QuestionRelation(TopicRecorded):
    """The first question is part of, disjoint from, overlaps, is the existence or the denial of the second.

    A person confirms a pair once; until then a difference of scope between the two is queued.
    """

    first = within_topic("claims.Question", "relations_from")
    second = within_topic("claims.Question", "relations_to")
    kind = models.CharField(
        max_length=12, choices=[(k.value, k.value.replace("_", " ")) for k in RelationKind]
    )

    members_stay = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Whoever was counted in the part stays in the whole: people vaccinated, among inhabitants.",
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


class ScopeConfirmation(TopicRecord):
    """Figures on these two questions differ because they answer different questions; no need to ask again."""

    first = within_topic("claims.Question")
    second = within_topic("claims.Question")
    confirmed_at = models.DateTimeField()
    confirmed_by = by_whom()
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = by_whom(null=True)
    reason = models.TextField(blank=True, default="")

    class Meta(TopicRecord.Meta):
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_scopeconfirmation_live_once",
                fields=["topic", "first", "second"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_scopeconfirmation_superseded_by_someone",
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True)
                | Q(superseded_at__gte=F("confirmed_at"), superseded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="claims_scopeconfirmation_ordered", condition=Q(first__lt=F("second"))
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"


class QuestionSplit(TopicRecorded):
    """Of `question` these claims (by their stable ids) moved to `other`, which `relation` ties to it.

    It ends when they are moved back; the other question stays, with whatever else was recorded on it.
    """

    question = within_topic("claims.Question", "splits")
    other = within_topic("claims.Question")
    relation = within_topic("claims.QuestionRelation")
    claims = ArrayField(models.UUIDField())
    reason = models.TextField()
    ended_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            not_blank("reason", name="claims_questionsplit_reason_given"),
            models.CheckConstraint(
                name="claims_questionsplit_two_questions", condition=~Q(question=F("other"))
            ),
            models.CheckConstraint(name="claims_questionsplit_of_claims", condition=Q(claims__len__gt=0)),
            models.CheckConstraint(
                name="claims_questionsplit_ended_with_reason",
                condition=Q(superseded_at__isnull=True, ended_reason="")
                | Q(superseded_at__isnull=False, ended_reason__regex=r"\S"),
            ),
        ]
        triggers = [*fixed_except("superseded_at", "superseded_by", "ended_reason"), superseded_once()]

    def __str__(self) -> str:
        return f"{self.other}, apart from {self.question}"
