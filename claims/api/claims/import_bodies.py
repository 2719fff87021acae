"""What is sent and answered about imports."""

from enum import StrEnum
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.fields import Body, OneOf, Text
from claims.api.values import Person
from claims.domain.importing import CLAIMS, FACT_CHECKS, Fate
from claims.intake.styles import DATES, DECIMALS, LEAVE_OUT, TAKE
from claims.models import Import
from claims.models.imports.saved_mapping import LONGEST_NAME
from claims.views.imports import standing_of, work_of

LONGEST_MAPPING = 20_000


class YesNo(StrEnum):
    """A flag as a form has it."""

    TRUE = "true"
    FALSE = "false"


class HandIn(Body):
    """A file, and what is said of how it is written; what is left out is found in it."""

    file = serializers.FileField(
        help_text="CSV, TSV, XLSX, XLS, ODS, NDJSON or JSON, of claims or of fact-checks."
    )
    mapping = Text(required=False, max_length=LONGEST_MAPPING, help_text="YAML, as docs/import.md has it.")
    saved_mapping = Text(
        required=False,
        max_length=LONGEST_NAME,
        help_text="Name of a saved mapping; what is given besides counts.",
    )
    encoding = Text(required=False, max_length=40)
    delimiter = Text(required=False, max_length=3, help_text="One character, or tab.")
    header_line = serializers.IntegerField(required=False, min_value=1, max_value=100_000)
    sheet = Text(required=False, max_length=200)
    decimal = serializers.ChoiceField(list(DECIMALS), required=False)
    dates = serializers.ChoiceField(list(DATES), required=False)
    totals = serializers.ChoiceField([LEAVE_OUT, TAKE], required=False)
    notes = serializers.ChoiceField([LEAVE_OUT], required=False)
    keep_going = OneOf(YesNo, required=False, help_text="Record valid rows even if others are invalid.")
    start = OneOf(YesNo, required=False, help_text="Record it without a preview.")


class SaveMapping(Body):
    """Under which name."""

    name = Text(max_length=LONGEST_NAME)


class ImportProgress(serializers.Serializer[Any]):
    """What is being done, and how much of it is."""

    what = serializers.CharField(help_text="reading, rows or questions.")
    done = serializers.IntegerField()


class ImportSerializer(serializers.ModelSerializer[Import]):
    """A file that was handed in, what was found in it, and what became of its rows."""

    state = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()
    counts = serializers.SerializerMethodField()
    total = serializers.SerializerMethodField()
    holds = serializers.SerializerMethodField()
    recorded_by = Person()
    started_by = Person(allow_null=True)
    undone_by = Person(allow_null=True)

    class Meta:
        model = Import
        fields = [
            *(
                "id",
                "file_name",
                "sha256",
                "size",
                "state",
                "progress",
                "holds",
                "total",
                "counts",
                "problem",
            ),
            *("keep_going", "mapping", "declared", "detected", "recorded_at", "recorded_by"),
            *("started_at", "started_by", "undone_at", "undone_by", "undone_reason"),
        ]
        read_only_fields = fields

    def get_state(self, record: Import) -> str:
        """One of ImportState."""
        return standing_of(record).value

    @extend_schema_field({"type": "string", "enum": [CLAIMS, FACT_CHECKS]})
    def get_holds(self, record: Import) -> str:
        """What its rows are: claims, or fact_checks."""
        return FACT_CHECKS if record.holds_fact_checks else CLAIMS

    def get_progress(self, record: Import) -> dict[str, Any] | None:
        """How far it is, while somebody is at work on it."""
        work = work_of(record)
        return None if work is None else {"what": work.what, "done": work.done}

    def get_counts(self, record: Import) -> dict[str, int]:
        """Rows by fate."""
        counts: dict[str, int] = self.context["counts"][record.pk]
        return counts

    def get_total(self, record: Import) -> int | None:
        """Rows of the file; null until it has been read once."""
        hidden = sum(record.counts.values()) - sum(self.get_counts(record).values())
        return None if record.total is None else record.total - hidden


class ImportProblem(serializers.Serializer[Any]):
    """One thing that is invalid in a row."""

    field = serializers.CharField()
    value = serializers.CharField()
    remedy = serializers.CharField()


class ImportRow(serializers.Serializer[Any]):
    """What became of a row, or would."""

    line = serializers.IntegerField()
    fate = OneOf(Fate)
    claim = serializers.UUIDField(allow_null=True, help_text="The id of its claim, where there is one.")
    fact_check = serializers.UUIDField(allow_null=True, help_text="The id of its fact-check, where one is.")
    problems = ImportProblem(many=True)


class ImportRowPage(serializers.Serializer[Any]):
    """Rows in the order of the file."""

    next = serializers.URLField(allow_null=True, help_text="The next page; null after the last.")
    results = ImportRow(many=True)
