"""Resolution: a proposed answer and the claims it rests on."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

import pgtrigger
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import (
    all_or_none,
    append_only,
    by_whom,
    fixed_except,
    not_blank,
    one_of,
)
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method, Use
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.lifecycle import RecordKind, ResolutionState
from claims.models.answers.answered import Answered, answer_constraints
from claims.models.base import TopicRecord, within_topic

DECISION_FIELDS = ("state", "approved_at", "approved_by", "returned_at", "returned_by", "return_comment")


_ABOVE_LOW = [Confidence.MODERATE, Confidence.HIGH]


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Questions about resolutions."""

    def waiting(self) -> Self:
        """Proposed, and waiting for a second person."""
        return self.filter(state=ResolutionState.PROPOSED)

    def not_by(self, person: User) -> Self:
        """What this person may approve: proposed by somebody else."""
        return self.exclude(proposed_by=person)

    def with_people(self) -> Self:
        """With question, proposer, approver and whoever sent it back, and its parts; one query more."""
        people = ("proposed_by", "approved_by", "returned_by")
        return self.select_related("question", *people).prefetch_related("parts")

    def with_inputs(self, *, at: datetime) -> Self:
        """Each with `shown_inputs`, which may be shown at `at`, and `hidden_inputs`; two queries more."""
        from claims.models.claim import Claim

        shown = ResolutionInput.objects.filter(claim__in=Claim.objects.publishable(at=at))
        inputs = shown.select_related("claim__statement__source").order_by("-use", "id")
        others = ResolutionInput.objects.filter(claim__in=Claim.objects.hidden(at=at))
        return self.prefetch_related(
            models.Prefetch("inputs", inputs, to_attr="shown_inputs"),
            models.Prefetch(
                "inputs", others.select_related("claim__statement__source"), to_attr="hidden_inputs"
            ),
        )

    def changed_since(self, moment: datetime) -> Self:
        """Proposed or decided about at `moment` or later."""
        from claims.models.transition import Transition

        moved = Transition.objects.filter(
            topic=OuterRef("topic"),
            record_id=OuterRef("pk"),
            record_kind=RecordKind.RESOLUTION,
            at__gte=moment,
        )
        return self.filter(Q(proposed_at__gte=moment) | Exists(moved))


class Resolution(Answered, Acted, TopicRecord):
    """Proposed by one person, approved by another; linked drafts (whole and parts) are approved together.

    `basis` is the fingerprint of what it was proposed on (the episode's claims and the published version);
    approving refuses when that has changed. `act` is how it was proposed. Without
    a conflict it renews a figure as it stands.
    """

    question = within_topic("claims.Question", "resolutions")
    conflict = within_topic("claims.Conflict", "resolutions", null=True)
    whole = within_topic("claims.Resolution", "parts", null=True)
    rationale = models.TextField()
    single_voice_reason = models.TextField(blank=True, default="")
    judgement_reason = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Why an editorial judgement says something else than the rules; it is published.",
    )
    confidence_offered = models.CharField(
        max_length=8,
        blank=True,
        default="",
        db_default="",
        choices=[(c.value, c.value) for c in Confidence],
        help_text="What follows from evidence and agreement; empty under policy 1.",
    )
    confidence_reasons = ArrayField(
        models.CharField(max_length=20),
        blank=True,
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.CharField(max_length=20))),
        help_text="What keeps the confidence from being higher.",
    )
    confidence_reason = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Why the confidence is higher than offered; it is published.",
    )
    deviations = ArrayField(
        models.TextField(),
        blank=True,
        default=list,
        db_default=models.Value([], output_field=ArrayField(models.TextField())),
        help_text="Where the answer departs from its inputs or its method, as sentences.",
    )
    earlier_figure = models.CharField(
        max_length=10,
        blank=True,
        default="",
        db_default="",
        choices=[(choice.value, choice.value.replace("_", " ")) for choice in EarlierFigure],
        help_text="Of an answer that leaves what is published for another time: what that was; else empty.",
    )
    earlier_reason = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="What was wrong with the earlier figure; published with its correction.",
    )
    review_by = models.DateField(help_text="Past this day the figure is stale and says so.")
    basis = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in ResolutionState], default=ResolutionState.PROPOSED
    )
    proposed_at = models.DateTimeField()
    proposed_by = by_whom("resolutions_proposed")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_whom("resolutions_approved", null=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = by_whom("resolutions_returned", null=True)
    return_comment = models.TextField(blank=True, default="")

    objects = ResolutionQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["-proposed_at"]
        permissions = [
            ("approve_resolution", "Can approve a resolution that somebody else proposed"),
            ("return_resolution", "Can send a resolution back"),
        ]
        constraints = [
            *TopicRecord.Meta.constraints,
            *answer_constraints("claims_resolution"),
            not_blank("rationale", name="claims_resolution_rationale_not_blank"),
            act_is_known("claims_resolution"),
            one_of("state", ResolutionState, name="claims_resolution_state"),
            all_or_none("approved_at", "approved_by", name="claims_resolution_approved_by_someone"),
            all_or_none("returned_at", "returned_by", name="claims_resolution_returned_by_someone"),
            models.CheckConstraint(
                name="claims_resolution_two_people",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="claims_resolution_approved_means_approver",
                condition=Q(state=ResolutionState.APPROVED, approved_by__isnull=False)
                | ~Q(state=ResolutionState.APPROVED) & Q(approved_by__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_resolution_returned_with_comment",
                condition=Q(returned_by__isnull=True) | Q(return_comment__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_resolution_single_voice_has_reason",
                condition=Q(independent_count__gte=2) | Q(single_voice_reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_resolution_judgement_has_reason",
                condition=~Q(method=Method.EDITORIAL_JUDGEMENT) | Q(judgement_reason__regex=r"\S"),
            ),
            one_of("confidence_offered", Confidence, name="claims_resolution_confidence_offered", blank=True),
            models.CheckConstraint(
                name="claims_resolution_confidence_reasons",
                condition=Q(confidence_reasons__contained_by=sorted(ConfidenceReason)),
            ),
            one_of("earlier_figure", EarlierFigure, name="claims_resolution_earlier_figure", blank=True),
            models.CheckConstraint(
                name="claims_resolution_wrong_has_reason",
                condition=~Q(earlier_figure=EarlierFigure.WAS_WRONG) | Q(earlier_reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_resolution_surer_has_reason",
                condition=~Q(confidence_offered=Confidence.LOW, confidence__in=_ABOVE_LOW)
                & ~Q(confidence_offered=Confidence.MODERATE, confidence=Confidence.HIGH)
                | Q(confidence_reason__regex=r"\S"),
            ),
        ]
        indexes = [models.Index(name="claims_resolution_state_at", fields=["state", "proposed_at"])]
        triggers = [
            *fixed_except(*DECISION_FIELDS),
            pgtrigger.Protect(
                name="decided_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=[ResolutionState.APPROVED, ResolutionState.WITHDRAWN]),
            ),
        ]

    def deviations_without(self, sources: Collection[str]) -> list[str]:
        """Where the answer departs from its inputs, without what names one of these sources."""
        return [told for told in self.deviations if not any(name in told for name in sources)]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.state}"


class ResolutionInput(TopicRecord):
    """A claim (this very version of it) used, considered, or excluded with a reason."""

    resolution = within_topic("claims.Resolution", "inputs")
    claim = within_topic("claims.Claim", "resolution_inputs")
    use = models.CharField(max_length=10, choices=[(u.value, u.value) for u in Use])
    reason = models.TextField(blank=True, default="")

    class Meta(TopicRecord.Meta):
        ordering = ["resolution_id", "use", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_resolutioninput_claim_once", fields=["topic", "resolution", "claim"]
            ),
            one_of("use", Use, name="claims_resolutioninput_use"),
            models.CheckConstraint(
                name="claims_resolutioninput_excluded_has_reason",
                condition=~Q(use=Use.EXCLUDED) | Q(reason__regex=r"\S"),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.claim_id} {self.use}"
