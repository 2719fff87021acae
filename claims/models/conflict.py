"""Conflict: what a person closes; its confirmed findings, its detections, and whose it is."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self
from uuid import UUID

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Abs, Cast, Coalesce, Greatest, NullIf

from claimcheck.foundation.records.base import (
    RecordedQuerySet,
    append_only,
    by_whom,
    finite,
    never_truncated,
    not_empty_range,
    one_of,
    supersede_once,
)
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.lifecycle import ConflictState, RecordKind
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.models.base import TopicRecord, TopicRecorded, within_topic


class StoredFinding(TopicRecord):
    """Kind, reason, witnesses, bounds and counts, in the unit of the question.

    `witnesses`: the claims that show best what it is of: two, or of a sum the whole and then its parts; the
    first two are also `witness_a` and `witness_b`. `out_of_step`: keys of last figures for different days
    that are far apart, each entry with the figure that its others are held against first.
    """

    episode = DateRangeField(help_text="The days it covers; unbounded for cumulative and timeless questions.")
    kind = models.CharField(max_length=24, choices=[(k.value, k.value.replace("_", " ")) for k in Kind])
    reason = models.CharField(
        max_length=32, blank=True, default="", choices=[(r.value, r.value.replace("_", " ")) for r in Reason]
    )
    severity = models.PositiveSmallIntegerField()
    witness_a = within_topic("claims.Claim")
    witness_b = within_topic("claims.Claim")
    witnesses = ArrayField(models.UUIDField(), default=list, db_default=[])
    out_of_step = models.JSONField(default=list, db_default=[])
    gap = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    lowest = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    highest = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    claim_count = models.PositiveIntegerField()
    source_count = models.PositiveIntegerField()
    policy = models.CharField(
        max_length=20,
        blank=True,
        default="",
        db_default="",
        help_text="By which it was found.",
    )

    class Meta(TopicRecord.Meta):
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *TopicRecord.Meta.constraints,
            one_of("kind", Kind, name="%(app_label)s_%(class)s_kind"),
            one_of("reason", Reason, name="%(app_label)s_%(class)s_reason", blank=True),
        ]

    @property
    def summary(self) -> ConflictSummary:
        """The same as a value; `witness`: the keys of the versions."""
        return ConflictSummary(
            kind=Kind(self.kind),
            reason=Reason(self.reason) if self.reason else None,
            severity=self.severity,
            witness=tuple(self.witnesses) or (self.witness_a_id, self.witness_b_id),
            gap=None if self.gap is None else Fraction(self.gap),
            lowest=self.lowest,
            highest=self.highest,
            claim_count=self.claim_count,
            source_count=self.source_count,
            out_of_step=tuple(tuple(UUID(key) for key in entry) for entry in self.out_of_step),
        )


IN_HAND = (ConflictState.OPEN, ConflictState.IN_REVIEW, ConflictState.PROPOSED)


class _StableIds(Func):
    """Keys of versions of claims, and their topic → the stable ids of the claims, in order; null of none."""

    template = "(SELECT array_agg(c.claim_id ORDER BY named.place) FROM unnest(%(expressions)s))"
    arg_joiner = """) WITH ORDINALITY AS named (id, place)
                    JOIN claims_claim c ON c.id = named.id AND c.topic_id = ("""
    output_field = ArrayField(models.UUIDField())


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Questions about conflicts."""

    def in_hand(self) -> Self:
        """Not yet resolved or dismissed."""
        return self.filter(state__in=IN_HAND)

    def with_assignee(self) -> Self:
        """Each with `assignee_id` and `assignee_name` of whoever has taken it, or None."""

        live = Assignment.objects.live().filter(conflict=OuterRef("pk"))
        return self.annotate(
            assignee_id=Subquery(live.values("assignee")[:1]),
            assignee_name=Subquery(live.values("assignee__username")[:1]),
        )

    def settled(self) -> Self:
        """Resolved or dismissed."""
        return self.exclude(state__in=IN_HAND)

    def unmerged(self) -> Self:
        """Cases of their own, not carried on in another."""
        return self.filter(merged_into__isnull=True)

    def with_witnesses(self) -> Self:
        """Each with `witness_claims`: the stable ids of its witnesses, in their order; with the first two as
        `witness_a_claim` and `witness_b_claim` too, as one that was found by policy 1 keeps no list."""
        return self.annotate(
            witness_claims=_StableIds(F("witnesses"), F("topic")),
            witness_a_claim=F("witness_a__claim_id"),
            witness_b_claim=F("witness_b__claim_id"),
        )

    def changed_since(self, moment: datetime, column: str = "changed_at") -> Self:
        """Found anew (by this column) or decided about at `moment` or later."""
        from claims.models.transition import Transition

        moved = Transition.objects.filter(
            topic=OuterRef("topic"), record_id=OuterRef("pk"), record_kind=RecordKind.CONFLICT, at__gte=moment
        )
        return self.filter(Q(**{f"{column}__gte": moment}) | Exists(moved))

    def queue(self) -> Self:
        """What needs a person first: by severity, then priority, then the oldest change."""
        return self.in_hand().order_by("-severity", "-priority", "changed_at", "id")


def _relative_spread() -> Coalesce:
    """Spread over the larger value, 0 where there is none; kept so that ranking divides no exact decimals."""
    larger = NullIf(Greatest(Abs(F("highest")), Abs(F("lowest"))), Value(Decimal(0)))
    share = Cast((F("highest") - F("lowest")) / larger, models.FloatField())
    return Coalesce(share, Value(0.0), output_field=models.FloatField())


class Conflict(StoredFinding):
    """One question's disagreement in one episode (RULES: a run of days that claims tie together).

    What detection last found is kept here to be searched; every earlier finding is a Detection. `spread` is
    largest − smallest value as written, in the question's unit.
    """

    question = within_topic("claims.Question", "conflicts")
    state = models.CharField(
        max_length=10,
        choices=[(s.value, s.value.replace("_", " ")) for s in ConflictState],
        default=ConflictState.OPEN,
    )
    relative_spread = models.GeneratedField(
        expression=_relative_spread(), output_field=models.FloatField(), db_persist=True
    )
    confirmed = models.BooleanField(default=False, help_text="A person has confirmed the finding.")
    priority = models.SmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    due_by = by_whom(null=True)
    opened_at = models.DateTimeField()
    opened_by = by_whom()
    changed_at = models.DateTimeField()
    changed_by = by_whom()
    merged_into = within_topic("claims.Conflict", null=True)

    objects = ConflictQuerySet.as_manager()

    class Meta(StoredFinding.Meta):
        ordering = ["-severity", "changed_at"]
        constraints = [
            *StoredFinding.Meta.constraints,
            ExclusionConstraint(
                name="claims_conflict_one_per_episode",
                expressions=[
                    (
                        Func("question_id", "question_id", Value("[]"), function="uuidrange"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("episode", RangeOperators.OVERLAPS),
                ],
                condition=Q(merged_into__isnull=True),
                deferrable=Deferrable.DEFERRED,  # episodes may change places within one detection
            ),
            not_empty_range("episode", name="claims_conflict_episode_not_empty"),
            one_of("state", ConflictState, name="claims_conflict_state"),
            finite("gap", name="claims_conflict_gap_finite"),
            finite("lowest", name="claims_conflict_lowest_finite"),
            finite("highest", name="claims_conflict_highest_finite"),
            models.CheckConstraint(
                name="claims_conflict_lowest_to_highest",
                condition=Q(lowest__isnull=True, highest__isnull=True) | Q(lowest__lte=F("highest")),
            ),
            models.CheckConstraint(
                name="claims_conflict_two_witnesses", condition=~Q(witness_a=F("witness_b"))
            ),
            models.CheckConstraint(
                name="claims_conflict_severity", condition=Q(severity__gte=1, severity__lte=3)
            ),
            models.CheckConstraint(
                name="claims_conflict_due_by_someone",
                condition=Q(due_at__isnull=True, due_by__isnull=True)
                | Q(due_at__isnull=False, due_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_conflict_queue",
                fields=["-severity", "-priority", "changed_at", "id"],
                condition=Q(state__in=[s.value for s in IN_HAND]),
            ),
            models.Index(name="claims_conflict_question", fields=["topic", "question"]),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            never_truncated(),
            pgtrigger.ReadOnly(
                name="identity_fixed", fields=["id", "topic", "question", "opened_at", "opened_by"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.question_id}"


class Detection(StoredFinding):
    """One finding of detection on a conflict; the newest is cached on the conflict."""

    conflict = within_topic("claims.Conflict", "detections")
    detected_at = models.DateTimeField()
    detected_by = by_whom()

    class Meta(StoredFinding.Meta):
        ordering = ["detected_at", "id"]
        indexes = [
            models.Index(name="claims_detection_conflict", fields=["topic", "conflict", "detected_at"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.kind} at {self.detected_at:%Y-%m-%d %H:%M}"


class Assignment(TopicRecorded):
    """A conflict in a person's hands, from `recorded_at` until superseded."""

    conflict = within_topic("claims.Conflict", "assignments")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        constraints = [
            *TopicRecorded.Meta.constraints,
            models.UniqueConstraint(
                name="claims_assignment_one_live",
                fields=["topic", "conflict"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.assignee_id} has {self.conflict_id}"
