"""Import: a file that was read into claims, what became of each of its rows, and that it was undone."""

from typing import ClassVar, Self

import pgtrigger
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from claimcheck.foundation.records.base import (
    Record,
    all_or_none,
    by_whom,
    fixed_except,
    never_truncated,
    not_blank,
)
from claims.domain.importing import FACT_CHECKS, STORED, ImportState

CHANGING = (
    *("state", "total", "counts", "detected", "problem", "started_at", "started_by"),
    *("undo_asked_at", "undone_at", "undone_by", "undone_reason"),
)
SEES_ALL = "claims.change_import"
"""The permission to see, and to undo, the imports of others."""
AT_WORK = """
    SELECT a.application_name FROM pg_stat_activity a
    WHERE a.datname = current_database()
          AND a.application_name LIKE 'import ' || claims_import.id::text || '%%' LIMIT 1
"""
"""A connection tells by its name on which import it works (`services/imports/at_work.py`)."""


class ImportQuerySet(models.QuerySet["Import"]):
    """Questions about imports."""

    def seen_by(self, person: User, *, own_alone: bool = False) -> Self:
        """Those a person may see: their own, and all for whoever may undo them (but for `own_alone`)."""
        return self if person.has_perm(SEES_ALL) and not own_alone else self.filter(recorded_by=person)

    def with_work(self) -> Self:
        """Each with `work`: the name of the connection that is at work on it now, or None."""
        return self.annotate(work=RawSQL(AT_WORK, [], output_field=models.TextField(null=True)))  # noqa: S611


class Import(Record):
    """One file, read once; trying again is another import.

    `mapping`: the mapping as it was declared, empty for our own columns. `declared`: what was said of how the
    file is written; `detected`: what was found, with `about` as a sentence. `total`: its rows, known once it
    was read. `counts`: rows by fate. `started_at` is also when its claims were recorded, which tells the
    versions that it made.
    """

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    mapping = models.JSONField(default=dict, blank=True)
    declared = models.JSONField(default=dict, blank=True)
    keep_going = models.BooleanField(default=False, help_text="Valid rows are recorded beside invalid ones.")
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value.replace("_", " ")) for state in STORED]
    )
    detected = models.JSONField(default=dict, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    problem = models.TextField(blank=True, default="", help_text="Why nothing could be read of it.")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = by_whom(null=True)
    undo_asked_at = models.DateTimeField(
        null=True, blank=True, help_text="When undoing it was decided: the time of all that it changes."
    )
    undone_at = models.DateTimeField(null=True, blank=True, help_text="The same, once all of it is undone.")
    undone_by = by_whom(null=True)
    undone_reason = models.TextField(blank=True, default="")

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            not_blank("file_name", name="claims_import_file_name_not_blank"),
            models.CheckConstraint(name="claims_import_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="claims_import_state", condition=Q(state__in=[state.value for state in STORED])
            ),
            all_or_none("started_at", "started_by", name="claims_import_started_by_someone"),
            models.CheckConstraint(
                name="claims_import_undone_by_someone",
                condition=Q(undone_by__isnull=True, undone_at__isnull=True, undo_asked_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False)
                | Q(undone_by__isnull=False, undo_asked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="claims_import_undone_with_a_reason",
                condition=Q(undone_by__isnull=True, undone_reason="")
                | Q(undone_by__isnull=False, started_at__isnull=False, undone_reason__regex=r"\S"),
            ),
            models.CheckConstraint(
                name="claims_import_runs_once_started",
                condition=~Q(state__in=[ImportState.RUNNING, ImportState.DONE]) | Q(started_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="claims_import_newest", fields=["-recorded_at", "-id"]),
            models.Index(
                name="claims_import_undone", fields=["undone_at"], condition=Q(undone_at__isnull=False)
            ),
        ]
        triggers = fixed_except(*CHANGING)

    def __str__(self) -> str:
        return self.file_name

    @property
    def holds_fact_checks(self) -> bool:
        """Whether its file was found to hold fact-checks; claims otherwise."""
        return bool(self.detected.get("holds") == FACT_CHECKS)


def _length(array: str) -> Func:
    return Func(array, function="cardinality", output_field=models.IntegerField())


class ImportRows(Record):
    """What became of up to a thousand rows: their lines in order, a letter for each (LETTERS in
    `domain/importing.py`), and the claim, or fact-check, of each; a line of a file may hold several
    fact-checks. `problems`: line → [field, value, remedy] of invalid ones.

    Of a `preview` they are what would become of them, and are deleted once it is known.
    """

    record = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="row_sets")
    preview = models.BooleanField(default=False)
    lines = ArrayField(models.PositiveIntegerField())
    fates = models.TextField()
    claims = ArrayField(models.UUIDField(null=True))
    problems = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["record", "id"]
        constraints = [
            models.CheckConstraint(
                name="claims_importrows_as_many",
                condition=Exact(_length("lines"), _length("claims"))
                & Exact(_length("lines"), Length("fates")),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="never_deleted",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__preview=False),
            ),
            never_truncated(),
        ]

    def __str__(self) -> str:
        return f"{len(self.lines)} rows of {self.record_id}"


class ImportFile(Record):
    """The file as it was handed in, kept for a month after that, so that it can be read and tried again."""

    record = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="file")
    content = models.BinaryField()

    class Meta:
        triggers: ClassVar = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"file of {self.record_id}"
