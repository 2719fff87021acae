"""Recording a claim by hand."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField, PickerField, WordsField
from claims.admin.claim.described_fields import described
from claims.admin.claim.figure_fields import SHOWN_AS, FigureFields
from claims.models import Claim, Question
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from sources.domain.kinds import DocumentKind
from sources.models import Document, Source, Statement

FURTHER = fields_where(
    lambda field: field.desk and field.desk.record,
    Part.CHAIN, Part.QUOTE, Part.TERMS, Part.HIDING, Part.KEY,
)  # fmt: skip


class RecordClaimForm(FigureFields):
    """A claim by hand: the quote, where it stands, who said it, what it answers."""

    template = "desk/record_claim.html"
    done = _("Recorded: {record}.")
    groups = (
        (_("Who said it"), ("source", "said_on", "occasion", "statement")),
        (_("Where it stands"), ("url", "title", "document_kind", "publisher", "document", "text")),
        (_("The figure"), SHOWN_AS),
        (_("When it was true"), ("when", "first_day", "last_day")),
        (
            _("Only where it applies"),
            (*(field.name for field in FURTHER), "accept"),
        ),
    )

    quote = WordsField(
        label=_("Quote"), rows=3, strip=False, help_text=_("Word for word, as it stands there.")
    )
    question = PickerField(Question.objects.all(), label=_("Question it answers"))
    source = PickerField(Source.objects.all(), required=False, label=_("Source"))
    said_on = DayField(required=False, label=_("Said on"))
    occasion = forms.CharField(required=False, max_length=300)
    statement = PickerField(
        Statement.objects.all(),
        required=False,
        label=_("or a statement known already"),
        help_text=_("The same act of saying, read elsewhere: it stays one voice."),
    )
    url = forms.URLField(required=False, max_length=2000, label=_("Link"), assume_scheme="https")
    title = forms.CharField(required=False, max_length=300, label=_("Title"))
    document_kind = forms.ChoiceField(
        label=_("Kind"), choices=[(k.value, k.value.replace("_", " ")) for k in DocumentKind], required=False
    )
    publisher = PickerField(Source.objects.all(), required=False)
    document = PickerField(Document.objects.all(), required=False, label=_("or a document known already"))
    text = WordsField(
        required=False,
        strip=False,
        rows=3,
        label=_("Text read"),
        help_text=_("The passage or the whole text; empty: the quote is what was read."),
    )
    accept = forms.BooleanField(
        required=False, label=_("Accept it at once"), help_text=_("You have read it yourself.")
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields.update(described(FURTHER))
        if not self.person.has_perm("claims.change_claim"):
            del self.fields["accept"]

    def clean_relay(self) -> list[Source | None]:
        """The chain by short names."""
        names = [name.strip() for name in self.cleaned_data["relay"].split(",") if name.strip()]
        found = {source.slug: source for source in Source.objects.filter(slug__in=names)}
        missing = [name for name in names if name != "?" and name not in found]
        if missing:
            raise forms.ValidationError(
                _("There is no source called %(slug)s.") % {"slug": ", ".join(missing)}
            )
        return [found.get(name) for name in names]

    def call(self, *, record: Any, by: User, now: datetime) -> Claim:
        data = self.cleaned_data
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
            source=data["source"],
            said_on=data["said_on"],
            occasion=data["occasion"],
        )
        return record_by_hand(
            by=by,
            now=now,
            question=data["question"],
            quote=data["quote"],
            where=where,
            who=who,
            content=self.content(),
        )

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
