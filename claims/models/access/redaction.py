"""Redaction: what was removed by law, on whose authority, why, and by which two people."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import Record, by_whom, fixed_except, not_blank, one_of
from claims.domain.redaction import Decision, Removable

PROPOSED_FIRST = """
    IF EXISTS (SELECT FROM claims_claim) OR EXISTS (SELECT FROM claims_publication) THEN
        RAISE EXCEPTION 'a redaction is proposed first, and decided by another person'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
"""
"""One that is decided already comes with an archive only, which goes into an empty database."""


class RedactionQuerySet(models.QuerySet["Redaction"]):
    """Questions about what was removed."""

    def carried_out(self) -> Self:
        """Those by which something was removed."""
        return self.filter(decision=Decision.CARRIED_OUT)

    def publications(self) -> frozenset[int]:
        """The numbers of those whose text is not what their hash was made of any more."""
        rows = self.carried_out().values_list("removed__publications", flat=True)
        return frozenset(int(seq) for numbers in rows for seq in numbers or ())


class Redaction(Acted, Record):
    """Proposed by one person, carried out or refused by another; the words themselves stand nowhere.

    `target`: the id of what is removed. `removed`: of each column in how many rows it stood, and the numbers
    of the publications.
    """

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Removable])
    target = models.CharField(max_length=40, help_text="The id of what is removed.")
    reason = models.TextField(help_text="Why, without the words themselves.")
    authority = models.CharField(max_length=300, help_text="Who demands it: a court's order, a law, a claim.")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    decision = models.CharField(
        max_length=12, blank=True, default="", choices=[(choice.value, choice.value) for choice in Decision]
    )
    decision_reason = models.TextField(blank=True, default="", help_text="Of a refusal.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)
    removed = models.JSONField(default=dict, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        permissions = [("carry_out_redaction", "Can carry out or refuse a redaction")]
        constraints = [
            act_is_known("claims_redaction"),
            one_of("kind", Removable, name="claims_redaction_kind"),
            one_of("decision", Decision, name="claims_redaction_decision", blank=True),
            not_blank("target", name="claims_redaction_target"),
            not_blank("reason", name="claims_redaction_reason"),
            not_blank("authority", name="claims_redaction_authority"),
            models.CheckConstraint(
                name="claims_redaction_decided_by_someone",
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="claims_redaction_two_people",
                condition=~Q(decision=Decision.CARRIED_OUT) | ~Q(decided_by=F("recorded_by")),
            ),
            models.UniqueConstraint(
                name="claims_redaction_open_once", fields=["kind", "target"], condition=Q(decision="")
            ),
        ]
        triggers = [
            *fixed_except("decision", "decision_reason", "decided_at", "decided_by", "removed"),
            pgtrigger.Protect(
                name="decided_once", operation=pgtrigger.Update, condition=~pgtrigger.Q(old__decision="")
            ),
            pgtrigger.Protect(
                name="carried_out_by_function",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__decision=Decision.CARRIED_OUT),
            ),
            pgtrigger.Trigger(
                name="proposed_first",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__decision=""),
                func=PROPOSED_FIRST,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
