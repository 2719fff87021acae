"""Recording a claim by hand."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import NewName, PickerField, WordsField
from claimcheck.foundation.records.wording import choices
from claims.admin.claim.described_fields import described, sources_of
from claims.admin.claim.figure_fields import SHOWN_AS, FigureFields
from claims.admin.making import new_or_known
from claims.admin.unit_field import UnitField
from claims.models import Claim, Question, Topic, Unit
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where
from claims.services.access.roles import makes_drafts
from claims.services.recording.made_along import NewQuestion, NewSource, NewTopic
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from claims.wording.terms import TEMPORALITIES_ASKED
from sources.admin.said_fields import SaidFields
from sources.domain.kinds import DocumentKind
from sources.models import Document, Source, Statement
from sources.wording import DOCUMENT_KINDS, SOURCE_KINDS

FURTHER = fields_where(
    lambda field: field.desk and field.desk.record,
    Part.CHAIN, Part.QUOTE, Part.TERMS, Part.HIDING, Part.KEY,
)  # fmt: skip


class RecordClaimForm(SaidFields, FigureFields):
    """A claim by hand: the quote, where it stands, who said it, what it answers."""

    template = "desk/record_claim.html"
    done = _("Recorded: {record}.")
    groups = (
        (_("If the question is new"), ("topic", "question_unit", "temporality")),
        (_("Source"), ("source", "said_on", "said_at", "said_zone", "source_kind", "occasion", "statement")),
        (_("Where it was read"), ("title", "url", "document_kind", "publisher", "document", "text")),
        (_("The figure"), SHOWN_AS),
        (_("Days it refers to"), ("when", "first_day", "last_day")),
        (
            _("Optional details"),
            (*(field.name for field in FURTHER), "accept"),
        ),
    )

    quote = WordsField(label=_("Quote"), rows=3, strip=False, help_text=_("Word for word, as in the text."))
    question = PickerField(Question.objects.all(), makes=True, label=_("Question"))
    topic = PickerField(Topic.objects.all(), makes=True, required=False, label=_("Topic"))
    question_unit = UnitField(
        Unit.objects.all(), required=False, label=_("Counted in"), empty_label=_("as the quote says")
    )
    temporality = forms.ChoiceField(
        choices=TEMPORALITIES_ASKED,
        required=False,
        label=_("How does it behave over time?"),
    )
    source = PickerField(Source.objects.all(), makes=True, required=False, label=_("Source"))
    source_kind = forms.ChoiceField(
        choices=[("", _("as its name shows")), *choices(SOURCE_KINDS)],
        required=False,
        label=_("Kind, if the source is new"),
    )
    occasion = forms.CharField(required=False, max_length=300)
    statement = PickerField(
        Statement.objects.all(),
        required=False,
        label=_("or an existing statement"),
        help_text=_("The same statement, read elsewhere; it counts once."),
    )
    url = forms.URLField(required=False, max_length=2000, label=_("Link"), assume_scheme="https")
    title = forms.CharField(required=False, max_length=300, label=_("Title"))
    document_kind = forms.ChoiceField(label=_("Kind"), choices=choices(DOCUMENT_KINDS), required=False)
    publisher = PickerField(Source.objects.all(), required=False)
    document = PickerField(Document.objects.all(), required=False, label=_("or an existing document"))
    text = WordsField(
        required=False,
        strip=False,
        rows=3,
        label=_("Text read"),
        help_text=_("The passage or the whole text. Leave blank if you read only the quote."),
    )
    accept = forms.BooleanField(
        required=False, label=_("Accept immediately"), help_text=_("Tick only if you have read it yourself.")
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["source_kind"].widget.attrs["data-asked-of"] = "id_source"
        self.fields["temporality"].widget.attrs["data-asked-of"] = "id_question"
        self.fields["quote"].widget.attrs["autofocus"] = not self.is_bound
        self.fields.update(described(FURTHER))
        if not self.person.has_perm("claims.change_claim"):
            del self.fields["accept"]

    def clean_relay(self) -> list[Source | None]:
        """The chain by short names."""
        return sources_of(self.cleaned_data["relay"])

    def call(self, *, record: Any, by: User, now: datetime) -> Claim:
        data = self.cleaned_data
        said_on, said_at = self.said()
        where = WhereRead(
            document=data["document"],
            url=data["url"],
            title=data["title"],
            text=data["text"],
            kind=data["document_kind"] or DocumentKind.ARTICLE.value,
            publisher=data["publisher"],
        )
        who = WhoSaid(
            statement=data["statement"],
            source=new_or_known(data["source"], lambda name: NewSource(name, data["source_kind"])),
            said_on=said_on,
            said_at=said_at,
            occasion=data["occasion"],
        )
        return record_by_hand(
            by=by,
            now=now,
            draft=makes_drafts(by),
            question=new_or_known(data["question"], self._new_question),
            quote=data["quote"],
            where=where,
            who=who,
            content=self.content(),
        )

    def _new_question(self, text: str) -> NewQuestion:
        data = self.cleaned_data
        unit = data["question_unit"]
        return NewQuestion(
            text=text,
            topic=new_or_known(data["topic"], NewTopic),
            unit=unit.code if unit else "",
            temporality=data["temporality"],
        )

    def refuse(self, refusal: Any) -> None:
        """A unit that the quote does not tell is the new question's."""
        asked = isinstance(self.cleaned_data.get("question"), NewName) and refusal.field == "unit"
        if asked:
            self.add_error("question_unit", str(refusal))
        else:
            super().refuse(refusal)

    def content(self) -> dict[str, Any]:
        """What the service takes besides where it stands and who said it."""
        data = self.cleaned_data
        said_on = data["statement"].said_on if data["statement"] else data["said_on"]
        return {
            **self.figure_given(),
            **{field.name: data[field.name] or field.default for field in FURTHER},
            "as_of": self.as_of_given(said_on),
            "accept": bool(data.get("accept")),
        }
