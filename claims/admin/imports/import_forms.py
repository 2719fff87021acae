"""Handing in a file, saying how it is read, having it recorded, undoing that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claims.admin.imports.columns import COLUMNS, column_named, other_columns
from claims.intake.columns import ALL_COLUMNS
from claims.intake.files import ENDINGS
from claims.intake.imports.handing_in import hand_in, read_again, start_recording, with_saved
from claims.intake.imports.reading import header_of
from claims.intake.styles import LEAVE_OUT, TAKE, DeclaredStyle
from claims.models import Import, SavedMapping
from claims.models.imports.saved_mapping import LONGEST_NAME
from claims.services.imports.mappings import save_mapping
from claims.services.imports.undoing import Undone, undo_import
from claims.views.imports import made_by

FOR_ALL_ROWS = {
    "topic": gettext_lazy("Topic"),
    "question": gettext_lazy("Question"),
    "source": gettext_lazy("Source"),
    "said_on": gettext_lazy("Stated on"),
}
"""Columns that one value for all rows may stand in for."""
FOUND = ("", gettext_lazy("find out"))
LAYOUT = ("encoding", "delimiter", "header_line", "sheet", "decimal", "dates", "totals", "notes")


class LayoutForm(VerbForm):
    """How a file is written: what is left open is found in it."""

    encoding = forms.CharField(
        required=False, max_length=40, help_text=gettext_lazy("Such as cp1252. Leave blank to find out.")
    )
    delimiter = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Columns are separated by"),
        choices=[
            FOUND,
            (",", gettext_lazy("commas")),
            (";", gettext_lazy("semicolons")),
            ("tab", gettext_lazy("tabs")),
            ("|", gettext_lazy("bars")),
        ],
    )
    header_line = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=100_000,
        label=gettext_lazy("Line with the names of columns"),
        help_text=gettext_lazy("Leave blank to find out."),
    )
    sheet = forms.CharField(
        required=False, max_length=200, help_text=gettext_lazy("Of a workbook. Leave blank to find out.")
    )
    decimal = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Mark before decimals"),
        choices=[FOUND, ("point", gettext_lazy("point: 1.5")), ("comma", gettext_lazy("comma: 1,5"))],
    )
    dates = forms.ChoiceField(
        required=False,
        label=gettext_lazy("03/04/2024 is"),
        choices=[FOUND, ("dmy", gettext_lazy("3 April")), ("mdy", gettext_lazy("4 March"))],
    )
    totals = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Rows that look like totals"),
        choices=[
            ("", gettext_lazy("are invalid")),
            (LEAVE_OUT, gettext_lazy("are left out")),
            (TAKE, gettext_lazy("are taken")),
        ],
    )
    notes = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Rows that look like notes"),
        choices=[("", gettext_lazy("are invalid")), (LEAVE_OUT, gettext_lazy("are left out"))],
    )
    keep_going = forms.BooleanField(
        required=False,
        label=gettext_lazy("Record valid rows even if others are invalid"),
        help_text=gettext_lazy("Otherwise nothing is recorded while a row is invalid."),
    )

    groups: Sequence[tuple[Any, Sequence[str]]] = ((gettext_lazy("How the file is written"), LAYOUT),)

    def said(self) -> DeclaredStyle:
        """What was said of how the file is written."""
        given = {name: self.cleaned_data[name] for name in LAYOUT}
        given["delimiter"] = {"tab": "\t"}.get(given["delimiter"], given["delimiter"])
        return DeclaredStyle(**given | {"header_line": given["header_line"] or 0})


class HandInForm(LayoutForm):
    """A new file."""

    heading, button = gettext_lazy("Import a file"), gettext_lazy("Read the file")
    done = gettext_lazy("The file was handed in. Nothing is recorded yet: check how it was read.")
    intro = gettext_lazy(
        "Choose or drop a file. You will see how it was read and what would become of each row before "
        "anything is recorded."
    )

    file = forms.FileField(
        help_text=gettext_lazy("CSV, TSV, XLSX, XLS, ODS, NDJSON or JSON; at most 32 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join((*ENDINGS, ".gz"))}),
    )
    saved_mapping = PickerField(
        SavedMapping.objects.live(),
        required=False,
        label=gettext_lazy("Read it as"),
        help_text=gettext_lazy("A mapping that was saved from an earlier import."),
    )
    field_order = ("file", "saved_mapping", "keep_going", *LAYOUT)

    def call(self, *, record: Any, by: User, now: datetime) -> Import:
        file, saved = self.cleaned_data["file"], self.cleaned_data["saved_mapping"]
        mapping, said = with_saved(saved.name if saved else "", {}, self.said())
        self.made = hand_in(
            by=by,
            now=now,
            name=file.name,
            content=file.read(),
            mapping=mapping,
            said=said,
            keep_going=self.cleaned_data["keep_going"],
        )
        return self.made

    def leads_to(self) -> Import:
        """The new import: its preview is what a person looks at next."""
        return self.made


class ReadAgainForm(LayoutForm):
    """The same file, read otherwise: each column of it as one of ours, or not at all."""

    done = gettext_lazy("The file was read again; it stands as an import of its own.")

    def prepare(self) -> None:
        """A choice for each column, unless its mapping is more than such choices."""
        declared: dict[str, Any] = dict(self.record.declared)
        if declared.get("delimiter") == "\t":
            declared["delimiter"] = "tab"
        for name in LAYOUT:
            self.initial.setdefault(name, declared.get(name))
        self.initial.setdefault("keep_going", self.record.keep_going)
        self.columns: dict[str, str] = {}
        mapping = self.record.mapping
        if set(mapping) <= {"columns", "constants"} and not any("{" in t for t in _texts(mapping, "columns")):
            self._ask_for_columns(mapping)

    def _ask_for_columns(self, mapping: dict[str, Any]) -> None:
        ours = {theirs: column for column, theirs in mapping.get("columns", {}).items()}
        choices = [
            ("", _("not read")),
            *((name, column_named(name)) for name in (*COLUMNS, *other_columns())),
        ]
        for number, theirs in enumerate(header_of(self.record)):
            field = f"column_{number}"
            self.columns[field] = theirs
            known = theirs if not mapping and theirs in ALL_COLUMNS else ""
            self.fields[field] = forms.ChoiceField(
                choices=choices, required=False, label=theirs, initial=ours.get(theirs, known)
            )
        for name, label in FOR_ALL_ROWS.items():
            self.fields[f"all_{name}"] = forms.CharField(
                required=False, max_length=300, label=label, initial=mapping.get("constants", {}).get(name)
            )
        self.groups = (
            (_("What each column of the file holds"), tuple(self.columns)),
            (_("The same for all rows"), tuple(f"all_{name}" for name in FOR_ALL_ROWS)),
            *self.groups,
        )

    def clean(self) -> dict[str, Any]:
        """No column of ours stands for two of the file's."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [given[field] for field in self.columns if given.get(field)]
        for field in self.columns:
            if chosen.count(given.get(field, "")) > 1:
                self.add_error(field, _("Another column is read as this one; choose one of them."))
        return given

    def mapping(self) -> dict[str, Any]:
        """The mapping that the choices make; {} where each column is what it is named."""
        if not self.columns:
            return dict(self.record.mapping)
        given = self.cleaned_data
        columns = {given[field]: theirs for field, theirs in self.columns.items() if given[field]}
        constants = {name: value for name in FOR_ALL_ROWS if (value := given[f"all_{name}"])}
        if not constants and all(ours == theirs for ours, theirs in columns.items()):
            return {} if len(columns) == len(self.columns) else {"columns": columns}
        return {"columns": columns} | ({"constants": constants} if constants else {})

    def call(self, *, record: Import, by: User, now: datetime) -> Import:
        self.made = read_again(
            by=by,
            now=now,
            record=record,
            mapping=self.mapping(),
            said=self.said(),
            keep_going=self.cleaned_data["keep_going"],
        )
        return self.made

    def leads_to(self) -> Import:
        """The new import."""
        return self.made


class StartForm(VerbForm):
    """Record what was previewed."""

    done = gettext_lazy("Started.")
    intro = gettext_lazy("The file is recorded as it was previewed; its claims are candidates.")

    def call(self, *, record: Import, by: User, now: datetime) -> Import:
        return start_recording(by=by, now=now, record=record)


class SaveMappingForm(VerbForm):
    """How its file was read, for the next file of its kind."""

    done = gettext_lazy("Saved. It is offered wherever a file is handed in.")

    name = forms.CharField(max_length=LONGEST_NAME, label=gettext_lazy("Name"))

    def call(self, *, record: Import, by: User, now: datetime) -> SavedMapping:
        return save_mapping(by=by, now=now, record=record, name=self.cleaned_data["name"])


class UndoForm(VerbForm):
    """Undo an import, as far as nobody has touched what it recorded since."""

    reason = WordsField(label=gettext_lazy("Why"))

    def prepare(self) -> None:
        """Say beforehand how many claims or fact-checks it is about."""
        made = made_by(self.record)
        kept = sum(version.kept is not None for version in made)
        if self.record.holds_fact_checks:
            self.intro = _(
                "%(undone)d fact-checks are withdrawn. %(kept)d stay, because somebody has corrected them or "
                "linked them to a claim since."
            ) % {"undone": len(made) - kept, "kept": kept}
            return
        self.intro = _(
            "%(undone)d claims are rejected, or say again what they said before. %(kept)d stay, because "
            "somebody has reviewed, used or corrected them since."
        ) % {"undone": len(made) - kept, "kept": kept}

    def call(self, *, record: Import, by: User, now: datetime) -> Undone:
        self.undone = undo_import(by=by, now=now, record=record, reason=self.cleaned_data["reason"])
        return self.undone

    def told(self, title: str) -> str:
        """How many claims it was about."""
        if self.undone.waits:
            return _("%(count)d records are being undone; this page shows how far that is.") % {
                "count": self.undone.waits
            }
        if self.record.holds_fact_checks:
            return _("Undone: %(withdrawn)d fact-checks withdrawn, %(kept)d left.") % {
                "withdrawn": self.undone.withdrawn,
                "kept": len(self.undone.kept),
            }
        return _("Undone: %(rejected)d claims rejected, %(before)d as they were before, %(kept)d left.") % {
            "rejected": self.undone.rejected,
            "before": self.undone.as_before,
            "kept": len(self.undone.kept),
        }


def _texts(mapping: dict[str, Any], part: str) -> list[str]:
    return [str(text) for text in mapping.get(part, {}).values()]
