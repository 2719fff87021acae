"""Sources, documents and statements with the verbs that correct them, which reach down to claims."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.correction_form import CorrectionForm
from claimcheck.foundation.desk.corrections import CORRECTION_FIELDS, ShownCorrection, fields_of
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb
from claims.admin.registers.evidence import BesideDocumentForm, shown
from claims.domain.evidence import EvidenceKind
from claims.models import Evidence
from claims.services.correcting.documents import correct_document
from claims.services.correcting.sources import correct_source
from claims.services.correcting.statements import correct_statement
from claims.wording.kept import EVIDENCE_KINDS
from sources.admin.document import DocumentAdmin, DocumentForm
from sources.admin.source import SourceAdmin, SourceForm
from sources.admin.statement import StatementAdmin, StatementForm
from sources.domain.kinds import Basis
from sources.models import Document, Source, SourceCorrection, Statement

LISTED = 50
COMPARED = _("Corrected. What hangs on it has been compared again.")
for _model in (Source, Document, Statement):
    admin.site.unregister(_model)


class CorrectSourceForm(CorrectionForm, SourceForm):
    """A source as it should have been recorded; its short name stays."""

    done = COMPARED
    intro = _(
        "Whom it speaks for, its members and its kind decide who counts as independent. Figures that were "
        "published keep the name under which they were published."
    )

    slug = None  # type: ignore[assignment]  # stays

    def as_it_stands(self) -> dict[str, Any]:
        parent = self.record.parentages.live().first()
        members = self.record.memberships.live().order_by("recorded_at", "pk")
        return {
            **super().as_it_stands(),
            "parent": parent and parent.parent_id,
            "members": ", ".join(members.values_list("member__slug", flat=True)),
        }

    def call(self, *, record: Source, by: User, now: datetime) -> Source:
        return correct_source(by=by, now=now, source=record, reason=self.why, **self.given())


class CorrectDocumentForm(CorrectionForm, DocumentForm):
    """A document as it should have been recorded, and who may see it."""

    done = COMPARED
    intro = _(
        "What is internal or under embargo appears in no output from now on, and neither does what is quoted "
        "from it. What was published stays published: hold or withdraw the figure as well."
    )

    def as_it_stands(self) -> dict[str, Any]:
        link = self.record.syndications.live().first()
        published = self.record.published_at  # a form has no seconds
        return {
            **super().as_it_stands(),
            "publisher": self.record.publisher_id,
            "published_at": published and published.replace(second=0, microsecond=0),
            "syndicated_from": link and link.original_id,
        }

    def call(self, *, record: Document, by: User, now: datetime) -> Document:
        return correct_document(by=by, now=now, document=record, reason=self.why, **self.given())


class CorrectStatementForm(CorrectionForm, StatementForm):
    """A statement as it was made: another record, on which its claims then rest."""

    done = _("Corrected. Its claims rest on the new statement and have been compared again.")

    def prepare(self) -> None:
        self.initial.setdefault("said_zone", "UTC")  # in which the hour was kept
        super().prepare()
        self.made: Statement | None = None

    def as_it_stands(self) -> dict[str, Any]:
        return {**super().as_it_stands(), "source": self.record.source_id}

    def call(self, *, record: Statement, by: User, now: datetime) -> Statement:
        given = self.given()
        if {"said_on", "said_at", "said_zone"} & given.keys():
            said = dict(zip(("said_on", "said_at"), self.said(), strict=True))
            given = {name: value for name, value in given.items() if name not in ("said_zone", *said)}
            given |= {name: value for name, value in said.items() if value != getattr(record, name)}
        if "basis" in given:
            given["basis"] = given["basis"] or Basis.UNKNOWN.value
        self.made = correct_statement(by=by, now=now, statement=record, reason=self.why, **given)
        return self.made

    def leads_to(self) -> Statement | None:
        """The new statement."""
        return self.made


@admin.register(Source)
class CorrectedSourceAdmin(SourceAdmin):
    """Who can be quoted."""

    verbs = (
        *SourceAdmin.verbs,
        Verb(name="correct", label=_("Correct"), permission="sources.change_source", form=CorrectSourceForm),
    )

    named = (Source,)

    def corrections_of(self, record: Any) -> list[ShownCorrection]:
        """Of a protected source which fields alone: what was recorded before could tell who it is."""
        found = super().corrections_of(record)
        return [correction.without_values() for correction in found] if record.protected else found


@admin.register(Document)
class CorrectedDocumentAdmin(DocumentAdmin):
    """What was read."""

    named = (Source, Document)
    verbs = (
        *DocumentAdmin.verbs,
        Verb(
            name="add-evidence",
            label=_("Add evidence"),
            permission="claims.add_evidence",
            form=BesideDocumentForm,
        ),
        Verb(
            name="correct",
            label=_("Correct, hide or show"),
            permission="sources.change_document",
            form=CorrectDocumentForm,
        ),
    )

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return [*super().get_fields(request, obj), "captured_texts", "kept_beside_it"]

    @admin.display(description=_("captured texts"))
    def captured_texts(self, document: Document) -> Any:
        """Each with the time and its SHA-256, newest first: two of them show a silent edit."""
        found = document.snapshots.defer("text")[:LISTED]
        lines = (
            (reverse("admin:sources_snapshot_change", args=[snapshot.pk]),
             f"{snapshot.captured_at:%Y-%m-%d %H:%M}", snapshot.sha256) for snapshot in found
        )  # fmt: skip
        listed = format_html_join("", '<li><a href="{}">{} UTC</a> <code>{}</code></li>', lines)
        return format_html("<ul>{}</ul>", listed) if listed else _("none")

    @admin.display(description=_("evidence"))
    def kept_beside_it(self, document: Document) -> Any:
        """Files and addresses, as they are shown on their own pages."""
        rows = Evidence.objects.live().filter(document=document, withdrawn=False)
        lines = (
            (reverse("admin:claims_evidence_change", args=[evidence.pk]), evidence.title,
             EVIDENCE_KINDS[EvidenceKind(evidence.kind)], shown(evidence))
            for evidence in rows.select_related("file").defer("file__content")[:LISTED]
        )  # fmt: skip
        listed = format_html_join("", '<li><a href="{}">{}</a> ({})<br>{}</li>', lines)
        return format_html("<ul>{}</ul>", listed) if listed else _("none")


@admin.register(Statement)
class CorrectedStatementAdmin(StatementAdmin):
    """Who said something, when and on what occasion."""

    named = (Source,)
    verbs = (
        *StatementAdmin.verbs,
        Verb(
            name="correct",
            label=_("Correct"),
            permission="sources.change_statement",
            form=CorrectStatementForm,
            offered=lambda statement: not statement.corrections.exists(),
        ),
    )


@admin.register(SourceCorrection)
class SourceCorrectionAdmin(BaseAdmin):
    """What was corrected of sources, documents and statements; what they were is on their pages."""

    list_display = ("about", "corrected", "reason", "recorded_by", "recorded_at")
    list_filter = (
        ("source", admin.EmptyFieldListFilter),
        ("document", admin.EmptyFieldListFilter),
        ("statement", admin.EmptyFieldListFilter),
    )
    list_select_related = ("source", "document", "statement__source", "recorded_by")
    search_fields = ("reason__icontains", "source__name__icontains", "document__title__icontains")
    fields = ("source", "document", "statement", "replaced_by", *CORRECTION_FIELDS)

    @admin.display(description=_("Record"))
    def about(self, correction: SourceCorrection) -> str:
        """The record that was corrected."""
        statement = correction.statement
        said = None if statement is None else f"{statement.source}, {statement}"
        return str(said or correction.source or correction.document)

    @admin.display(description=_("Corrected"))
    def corrected(self, correction: SourceCorrection) -> str:
        """Which of its fields."""
        return fields_of(correction)
