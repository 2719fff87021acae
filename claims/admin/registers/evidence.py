"""Evidence at the desk: files and addresses kept beside documents, shown safely, corrected, withdrawn."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.correction_form import CorrectionForm
from claimcheck.foundation.desk.form_fields import MomentField, PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.domain.evidence import MEDIA_TYPES, PICTURES, FileForm, form_handed_on, tells_of_its_making
from claims.models import Evidence, EvidenceFile
from claims.models.evidence.evidence import LONGEST_TITLE
from claims.published.evidence_files import evidence_file
from claims.services.recording.evidence import correct_evidence, record_evidence, withdraw_evidence
from claims.views.kept import CHECKS_EVIDENCE, may_have_original
from claims.wording.kept import EVIDENCE_KINDS
from sources.models import Document

MAY_CORRECT = CHECKS_EVIDENCE


class EvidenceDetailsForm(VerbForm):
    """What is said of a piece of evidence."""

    document = PickerField(Document.objects.all())
    kind = forms.ChoiceField(choices=choices(EVIDENCE_KINDS), label=_("What it is"))
    title = forms.CharField(max_length=LONGEST_TITLE, label=_("What it shows"))
    url = forms.URLField(
        required=False,
        max_length=2000,
        assume_scheme="https",
        label=_("Address"),
        help_text=_("Of the video, or of the page in the archive; of a file, where it was found."),
    )
    captured_at = MomentField(
        required=False,
        label=_("Captured at"),
        help_text=_("UTC. When it was taken, or when the archive took the page."),
    )


class EvidenceForm(EvidenceDetailsForm):
    """A new piece of evidence."""

    heading = _("Add evidence")
    done = _("“{record}” is kept.")
    intro = _(
        "A file is kept byte by byte with its SHA-256, and can be removed by law only. A picture may name "
        "the place, the time and the camera, and a PDF its author: that can give away a protected source. "
        "Whoever opens a picture gets a copy without them; the original is for who checks evidence and who "
        "handed it in. A PDF is given as it is: take such details out first."
    )

    file = forms.FileField(
        required=False,
        label=_("File"),
        help_text=format_lazy(
            _("PNG, JPEG, GIF, WebP or PDF, by its content; at most {most} MB."),
            most=settings.EVIDENCE_BYTES // 2**20,
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
    )
    field_order = ("document", "kind", "file", "title", "url", "captured_at")

    def call(self, *, record: Any, by: User, now: datetime) -> Evidence:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "file")}
        file = self.cleaned_data["file"]
        if file is not None:
            size = file.size  # not read where it is too large
            content = (
                file.read() if size <= settings.EVIDENCE_BYTES else b"\0" * (settings.EVIDENCE_BYTES + 1)
            )
            given |= {"content": content, "name": file.name}
        return record_evidence(by=by, now=now, **given)


class BesideDocumentForm(EvidenceForm):
    """A new piece of evidence of the document whose page it is."""

    document = None  # type: ignore[assignment]  # the page's

    def call(self, *, record: Document, by: User, now: datetime) -> Evidence:
        self.cleaned_data["document"] = record
        return super().call(record=None, by=by, now=now)


class CorrectEvidenceForm(CorrectionForm, EvidenceDetailsForm):
    """What is said of it as it should have been; the file stays."""

    intro = _("The file stays the one that was handed in. Where it is the wrong one, withdraw it.")

    def as_it_stands(self) -> dict[str, Any]:
        taken = self.record.captured_at  # a form has no seconds
        return {
            **super().as_it_stands(),
            "document": self.record.document_id,
            "captured_at": taken and taken.replace(second=0, microsecond=0),
        }

    def call(self, *, record: Evidence, by: User, now: datetime) -> Evidence:
        self.made = correct_evidence(by=by, now=now, evidence=record, reason=self.why, **self.given())
        return self.made

    def leads_to(self) -> Evidence:
        """The new version."""
        return self.made


class WithdrawEvidenceForm(VerbForm):
    """It should not have been kept there."""

    done = _("Withdrawn. The file stays on record, and is shown nowhere beside the document.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Evidence, by: User, now: datetime) -> Evidence:
        return withdraw_evidence(by=by, now=now, evidence=record, reason=self.cleaned_data["reason"])


def stands(record: Any) -> bool:
    """Whether it is the newest version and not withdrawn."""
    return record.superseded_at is None and not record.withdrawn


@admin.register(Evidence)
class EvidenceAdmin(BaseAdmin):
    """What is kept beside documents; superseded versions stay readable."""

    list_display = ("title", "kind", "document", "captured_at", "recorded_by", "recorded_at", "withdrawn")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter), "kind", "withdrawn")
    list_select_related = ("document", "recorded_by")
    search_fields = ("title__icontains", "document__title__icontains", "file__sha256__istartswith")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = EvidenceForm, "claims.add_evidence"
    fields = (
        *("document", "kind", "title", "preview", "address", "captured_at", "file_name", "sha256"),
        *("version", "correction_reason", "withdrawn", "recorded_at", "recorded_by", "superseded_at"),
    )
    readonly_fields = ("preview", "address", "file_name", "sha256")
    verbs = (
        Verb(
            name="correct",
            label=_("Correct"),
            permission=MAY_CORRECT,
            form=CorrectEvidenceForm,
            offered=stands,
        ),
        Verb(
            name="withdraw",
            label=_("Withdraw"),
            permission=MAY_CORRECT,
            form=WithdrawEvidenceForm,
            offered=stands,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        rows = super().get_queryset(request).select_related("file", "document", "recorded_by")
        return rows.defer("file__content")

    def get_urls(self) -> list[Any]:
        file = self.admin_site.admin_view(self.file_view)
        return [path("<uuid:object_id>/file/", file, name="claims_evidence_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, object_id: Any) -> HttpResponseBase:
        """The file for who may see the evidence at the desk; `?form=` as over REST."""
        record = self.found(request, object_id)
        file = EvidenceFile.objects.filter(pk=record.file_id).first()
        form = request.GET.get("form") or (file and form_handed_on(file.media_type))
        if file is None or file.removed or form not in tuple(FileForm):
            raise Http404
        person: Any = request.user
        if tells_of_its_making(file.media_type, FileForm(form)) and not may_have_original(person, record):
            raise PermissionDenied(_("Only who checks evidence, or handed it in, gets the original."))
        given = evidence_file(request, file, FileForm(form))
        if given is None and form != FileForm.THUMBNAIL:
            raise Http404  # broken: what it tells can't be taken out
        return given or HttpResponseRedirect(request.path)

    @admin.display(description=_("Preview"))
    def preview(self, record: Evidence) -> Any:
        """A picture as it is; of a PDF the link that saves it."""
        return shown(record)

    @admin.display(description=_("Address"))
    def address(self, record: Evidence) -> Any:
        """The address, which opens without saying where the reader came from."""
        return link_to(record.url)

    @admin.display(description=_("File"))
    def file_name(self, record: Evidence) -> str:
        """What it was called, what it is by its content, how large."""
        file = record.file
        return "" if file is None else f"{file.name}, {file.media_type}, {filesizeformat(file.size)}"

    @admin.display(description="SHA-256")
    def sha256(self, record: Evidence) -> str:
        """Of the file as it was handed in."""
        return "" if record.file is None else record.file.sha256


def shown(record: Evidence) -> SafeString | str:
    """A picture, or a link to what is none; nothing of a file that was removed."""
    file = record.file
    if file is None:
        return link_to(record.url)
    if file.removed:
        return file.name
    url = reverse("admin:claims_evidence_file", args=[record.pk])
    if file.media_type in PICTURES:
        return format_html(
            '<a href="{0}"><img src="{0}?form=thumbnail" alt="{1}" loading="lazy" class="evidence"></a> '
            '<a href="{0}?form=original">{2}</a>',
            url, record.title, _("Original, with the place, time and camera that it may name"),
        )  # fmt: skip
    return format_html('<a href="{}">{}</a>', url, file.name)


def link_to(url: str) -> SafeString | str:
    """A link to a page elsewhere."""
    return format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', url, url) if url else ""
