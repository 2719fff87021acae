"""SecondReading: what a second person read of a claim's quote, and what a third decided where the two
differ; ReadingAssignment: who was to do it, and why they."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField, DateRangeField, DecimalRangeField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import (
    RecordedQuerySet,
    all_or_none,
    by_whom,
    fixed_except,
    not_blank,
    not_empty_range,
    one_of,
    superseded_once,
)
from claims.domain.agreement.readers import Choice, ReadingPart
from claims.domain.agreement.two_readings import ReadField
from claims.domain.figures.figure import Modality, Stance
from claims.models.base import TopicRecord, TopicRecorded, within_topic
from claims.models.unit import Unit
from sources.models import Source

LONGEST_REMARK = 2000
READ = (
    *("answers", "remark", "modality", "written_low", "written_best", "written_high"),
    *("written_plus_minus", "written_unit", "stance", "low", "best", "high", "core", "outer"),
    *("as_of", "source"),
)
"""What the second person reads; all of it is written when they hand it in."""
HANDED_IN = ("handed_in_at", "handed_in_by", "first", "differences", *READ)
DECIDED = ("decided_at", "decided_by", "choice", "reason", "corrected")
ENDED = ("ended_at", "ended_by", "ended_reason")


class SecondReadingQuerySet(models.QuerySet["SecondReading"]):
    """Questions about second readings."""

    def to_read(self) -> Self:
        """Nobody has handed one in."""
        return self.filter(handed_in_at=None, ended_at=None)

    def to_decide(self) -> Self:
        """Handed in, different from the first, and not decided."""
        return self.filter(handed_in_at__isnull=False, differences__len__gt=0, decided_at=None, ended_at=None)

    def open(self) -> Self:
        """Either."""
        undecided = Q(differences__len__gt=0, decided_at=None)
        return self.filter(Q(handed_in_at=None) | undecided, ended_at=None)

    def settled(self) -> Self:
        """Both readings are one, or a third person has decided."""
        return self.filter(Q(differences__len=0) | Q(decided_at__isnull=False), handed_in_at__isnull=False)

    def of(self, person: User) -> Self:
        """Those that wait for this person."""
        theirs = ReadingAssignment.objects.live().filter(reading=OuterRef("pk"), person=person.pk)
        return self.open().filter(Exists(theirs))

    def unassigned(self) -> Self:
        """Those that wait, and for nobody."""
        anybody = ReadingAssignment.objects.live().filter(reading=OuterRef("pk"))
        return self.open().filter(~Exists(anybody))


class SecondReading(Acted, TopicRecord):
    """A second reading of one claim, from when it was asked for until it is settled.

    `claim`: the version of when it was asked for; `first`: the one that it was compared with when it was
    handed in. Low, best, high, core and outer are in the question's unit, as a claim's are. `second_is_a`:
    the second reading is shown as A to whoever decides; chance says so, when it is asked for. `corrected`:
    the version that the decision made.
    """

    claim = within_topic("claims.Claim", "second_readings")
    question = within_topic("claims.Question", "second_readings")
    second_is_a = models.BooleanField()
    opened_at = models.DateTimeField()
    opened_by = by_whom()

    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = by_whom(null=True)
    first = within_topic("claims.Claim", null=True)
    differences = ArrayField(models.CharField(max_length=10), null=True, blank=True)
    answers = models.BooleanField(
        null=True, blank=True, help_text="Whether the quote answers the question at all."
    )
    remark = models.TextField(max_length=LONGEST_REMARK, blank=True, default="")
    modality = models.CharField(
        max_length=12,
        blank=True,
        default="",
        choices=[(m.value, m.value.replace("_", " ")) for m in Modality],
    )
    written_low = models.CharField(max_length=60, blank=True, default="")
    written_best = models.CharField(max_length=60, blank=True, default="")
    written_high = models.CharField(max_length=60, blank=True, default="")
    written_plus_minus = models.CharField(max_length=60, blank=True, default="")
    written_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    stance = models.CharField(
        max_length=8, blank=True, default="", choices=[(s.value, s.value) for s in Stance]
    )
    low = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    best = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    high = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    core = DecimalRangeField(default_bounds="[]", null=True, blank=True)
    outer = DecimalRangeField(default_bounds="[]", null=True, blank=True)
    as_of = DateRangeField(null=True, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)
    choice = models.CharField(
        max_length=5, blank=True, default="", choices=[(c.value, c.value) for c in Choice]
    )
    reason = models.TextField(blank=True, default="")
    corrected = within_topic("claims.Claim", null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)
    ended_reason = models.TextField(blank=True, default="")

    out_of_range = False  # asked of a claim alone

    objects = SecondReadingQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["opened_at", "id"]
        permissions = [("question_secondreading", "Can see of whose readings to ask")]
        constraints = [
            *TopicRecord.Meta.constraints,
            act_is_known("claims_secondreading"),
            models.UniqueConstraint(name="claims_secondreading_once", fields=["topic", "claim"]),
            one_of("modality", Modality, name="claims_secondreading_modality", blank=True),
            one_of("stance", Stance, name="claims_secondreading_stance", blank=True),
            one_of("choice", Choice, name="claims_secondreading_choice", blank=True),
            not_empty_range("as_of", name="claims_secondreading_as_of_not_empty"),
            models.CheckConstraint(
                name="claims_secondreading_differences",
                condition=Q(differences__contained_by=[field.value for field in ReadField]),
            ),
            all_or_none(
                *("handed_in_at", "handed_in_by", "first", "differences", "answers"),
                name="claims_secondreading_handed_in_whole",
            ),
            all_or_none("decided_at", "decided_by", name="claims_secondreading_decided_by_someone"),
            all_or_none("ended_at", "ended_by", name="claims_secondreading_ended_by_someone"),
            models.CheckConstraint(
                name="claims_secondreading_three_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("handed_in_by")),
            ),
            models.CheckConstraint(
                name="claims_secondreading_decided_why",
                condition=Q(decided_at__isnull=True, choice="", reason="")
                | Q(decided_at__isnull=False, handed_in_at__isnull=False, reason__regex=r"\S")
                & ~Q(choice=""),
            ),
            models.CheckConstraint(
                name="claims_secondreading_ended_why",
                condition=Q(ended_at__isnull=True) | Q(ended_reason__regex=r"\S", decided_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_secondreading_handed_in",
                fields=["handed_in_at"],
                condition=Q(handed_in_at__isnull=False),
            ),
            models.Index(
                name="claims_secondreading_open", fields=["opened_at", "id"], condition=Q(decided_at=None)
            ),
        ]
        triggers = [
            *fixed_except(*HANDED_IN, *DECIDED, *ENDED),
            pgtrigger.Protect(
                name="settled_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_at__isnull=False)
                | pgtrigger.Q(old__ended_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="handed_in_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(*HANDED_IN),
                func="""
                    IF OLD.handed_in_at IS NOT NULL THEN
                        RAISE EXCEPTION 'a reading is handed in once'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether something is to be done about it."""
        if self.ended_at is not None:
            return False
        return self.handed_in_at is None or (bool(self.differences) and self.decided_at is None)

    def __str__(self) -> str:
        return f"second reading of {self.claim_id}"


class ReadingAssignment(TopicRecorded):
    """One part of a second reading is this person's, from `recorded_at` until superseded.

    `basis`: why they, in a sentence. `ended_reason`: done, handed back or given to another, and why.
    """

    reading = within_topic("claims.SecondReading", "assignments")
    part = models.CharField(max_length=6, choices=[(p.value, p.value) for p in ReadingPart])
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="readings_assigned"
    )
    basis = models.TextField()
    ended_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            one_of("part", ReadingPart, name="claims_readingassignment_part"),
            not_blank("basis", name="claims_readingassignment_basis_given"),
            models.UniqueConstraint(
                name="claims_readingassignment_one_live",
                fields=["topic", "reading"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_readingassignment_ended_with_reason",
                condition=Q(superseded_at__isnull=True, ended_reason="")
                | Q(superseded_at__isnull=False, ended_reason__regex=r"\S"),
            ),
        ]
        indexes = [
            models.Index(
                name="claims_readingassignment_of", fields=["person"], condition=Q(superseded_at__isnull=True)
            ),
        ]
        triggers = [*fixed_except("superseded_at", "superseded_by", "ended_reason"), superseded_once()]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.part} of {self.reading_id}"
