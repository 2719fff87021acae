"""SourceCorrection: what was corrected of a source, a document or a statement, and why."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import Record, append_only
from claimcheck.foundation.records.corrections import Correction, correction_constraints
from sources.models.document import Document
from sources.models.source import Source
from sources.models.statement import Statement

_KINDS = ("source", "document", "statement")


class SourceCorrection(Correction, Record):
    """Of a source or a document: its row as it was and as it is. Of a statement: the one that replaced it.

    A statement never changes; a corrected one is another record, on which its claims then rest.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="corrections", null=True, blank=True
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="corrections", null=True, blank=True
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="corrections", null=True, blank=True
    )
    replaced_by = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="corrects", null=True, blank=True
    )

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *correction_constraints("sources_sourcecorrection", *_KINDS),
            models.CheckConstraint(
                name="sources_sourcecorrection_of_one_record",
                condition=Q(source__isnull=False, document__isnull=True, statement__isnull=True)
                | Q(source__isnull=True, document__isnull=False, statement__isnull=True)
                | Q(source__isnull=True, document__isnull=True, statement__isnull=False),
            ),
            models.CheckConstraint(
                name="sources_sourcecorrection_statement_replaced",
                condition=Q(statement__isnull=True, replaced_by__isnull=True)
                | Q(statement__isnull=False, replaced_by__isnull=False) & ~Q(statement=F("replaced_by")),
            ),
            models.UniqueConstraint(
                name="sources_sourcecorrection_statement_once",
                fields=["statement"],
                condition=Q(statement__isnull=False),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"correction {self.number}"
