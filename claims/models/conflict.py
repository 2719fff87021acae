"""Conflict: the case a person closes."""

from datetime import datetime
from decimal import Decimal
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Abs, Cast, Coalesce, Greatest, NullIf

from claimcheck.foundation.records.base import by_whom, finite, never_truncated, not_empty_range, one_of
from claims.domain.lifecycle import ConflictState, RecordKind
from claims.models.base import within_topic
from claims.models.finding import Finding

IN_HAND = (ConflictState.OPEN, ConflictState.IN_REVIEW, ConflictState.PROPOSED)


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Questions about conflicts."""

    def in_hand(self) -> Self:
        """Not yet resolved or dismissed."""
        return self.filter(state__in=IN_HAND)

    def with_assignee(self) -> Self:
        """Each with `assignee_id` and `assignee_name` of whoever has taken it, or None."""
        from claims.models.assignment import Assignment

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
        """Each with `witness_a_claim` and `witness_b_claim`: the stable ids of its two witnesses."""
        return self.annotate(
            witness_a_claim=F("witness_a__claim_id"), witness_b_claim=F("witness_b__claim_id")
        )

    def changed_since(self, moment: datetime) -> Self:
        """Found anew or decided about at `moment` or later."""
        from claims.models.transition import Transition

        moved = Transition.objects.filter(
            topic=OuterRef("topic"), record_id=OuterRef("pk"), record_kind=RecordKind.CONFLICT, at__gte=moment
        )
        return self.filter(Q(changed_at__gte=moment) | Exists(moved))

    def queue(self) -> Self:
        """What needs a person first: by severity, then priority, then the oldest change."""
        return self.in_hand().order_by("-severity", "-priority", "changed_at", "id")


def _relative_spread() -> Coalesce:
    """Spread over the larger value, 0 where there is none; kept so that ranking divides no exact decimals."""
    larger = NullIf(Greatest(Abs(F("highest")), Abs(F("lowest"))), Value(Decimal(0)))
    share = Cast((F("highest") - F("lowest")) / larger, models.FloatField())
    return Coalesce(share, Value(0.0), output_field=models.FloatField())


class Conflict(Finding):
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

    class Meta(Finding.Meta):
        ordering = ["-severity", "changed_at"]
        constraints = [
            *Finding.Meta.constraints,
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
