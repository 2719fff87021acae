"""Overrule: what a person found about two sources, or two statements, against what the rules make of them."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, not_blank, one_of, supersede_once
from sources.domain.independence import Verdict
from sources.models.source import Source
from sources.models.statement import Statement


class Overrule(Recorded):
    """Two sources (in all they say) or two statements are dependent or independent, with the reason.

    It holds for these two alone, not for whom they speak for, and until it is lifted. The pair is kept in the
    order of its keys, so that each pair has one row in force.
    """

    first_source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    second_source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    first_statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    second_statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    verdict = models.CharField(max_length=12, choices=[(v.value, v.value) for v in Verdict])
    reason = models.TextField()

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *Recorded.Meta.constraints,
            one_of("verdict", Verdict, name="sources_overrule_verdict"),
            not_blank("reason", name="sources_overrule_reason_given"),
            models.CheckConstraint(
                name="sources_overrule_two_of_a_kind",
                # a comparison with nothing is not false, so that both are there is asked for by itself
                condition=Q(
                    first_source__isnull=False,
                    second_source__isnull=False,
                    first_source__lt=F("second_source"),
                    first_statement__isnull=True,
                    second_statement__isnull=True,
                )
                | Q(
                    first_statement__isnull=False,
                    second_statement__isnull=False,
                    first_statement__lt=F("second_statement"),
                    first_source__isnull=True,
                    second_source__isnull=True,
                ),
            ),
            *(
                models.UniqueConstraint(
                    name=f"sources_overrule_one_live_of_{kind}s",
                    fields=[f"first_{kind}", f"second_{kind}"],
                    condition=Q(superseded_at__isnull=True),
                )
                for kind in ("source", "statement")
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        first = self.first_source_id or self.first_statement_id
        return f"{first} and {self.second_source_id or self.second_statement_id}: {self.verdict}"
