"""The forms of the screen from the news to claims: the text, and each candidate that was found in it."""

from datetime import UTC, datetime, time
from textwrap import shorten
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.errors import TellingForm
from claimcheck.foundation.desk.form_fields import DayField, NewName, PickerField, TypedName, WordsField
from claimcheck.foundation.desk.verbs import in_plain_words
from claimcheck.foundation.records.wording import choices
from claims.admin.making import new_or_known
from claims.intake.articles import LONGEST
from claims.models import Question, Topic
from claims.services.recording.made_along import (
    NewQuestion,
    NewSource,
    NewTopic,
    asked_of_question,
    asked_of_source,
)
from claims.services.recording.manual_recording import WhereRead, WhoSaid
from claims.services.recording.reading_recorded import Accepted
from claims.wording.terms import TEMPORALITIES_ASKED
from sources.domain.kinds import DocumentKind
from sources.models import Document, Source
from sources.wording import DOCUMENT_KINDS, SOURCE_KINDS

ACCEPT, SKIP = "accept", "skip"
DECISIONS = (("", _("not yet")), (ACCEPT, _("accept")), (SKIP, _("skip")))


class NewsForm(TellingForm):
    """The text, when it was published, and where it stands."""

    text = WordsField(
        required=False,
        rows=8,
        strip=False,
        max_length=LONGEST,
        label=_("Text"),
        help_text=_("An article, a quote, a post. Blank: what stands in the file or at the link."),
    )
    file = forms.FileField(
        required=False,
        label=_("File"),
        help_text=_("Text, HTML, a mail (.eml) or DOCX, up to 5 MB; its text takes the place of the above."),
    )
    published = DayField(label=_("Published on"))
    title = forms.CharField(
        max_length=300, required=False, label=_("Title"), help_text=_("Blank: how the text begins.")
    )
    url = forms.URLField(required=False, max_length=2000, label=_("Link"), assume_scheme="https")
    topic = PickerField(Topic.objects.all(), makes=True, required=False, label=_("Story"))
    document_kind = forms.ChoiceField(
        label=_("Kind"), choices=choices(DOCUMENT_KINDS), required=False, initial=DocumentKind.ARTICLE
    )
    publisher = PickerField(Source.objects.all(), required=False, label=_("Published by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["autofocus"] = not self.is_bound

    def clean(self) -> dict[str, Any]:
        """There is something to read."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given_otherwise = given.get("url") or given.get("file") or {"url", "file"} & self.errors.keys()
        if not given.get("text", "").strip() and not given_otherwise:
            self.add_error("text", _("Paste the text, or give a file or the link to it."))
        return given

    def where(self, now: datetime, document: Document | None) -> WhereRead:
        """Where it was read, as the service takes it."""
        given = self.cleaned_data
        return WhereRead(
            document=document,
            url=given["url"],
            title=given["title"] or shorten(given["text"].strip().partition("\n")[0], 80, placeholder=" …"),
            kind=given["document_kind"] or DocumentKind.ARTICLE.value,
            publisher=given["publisher"],
            text=given["text"],
            published_at=min(datetime.combine(given["published"], time(), UTC), now),
        )


class CandidateForm(TellingForm):
    """One figure of the text, with all that is recorded of it."""

    do = forms.ChoiceField(choices=DECISIONS, required=False, label=_("This claim"), widget=forms.RadioSelect)
    reading = forms.ChoiceField(required=False, label=_("Read as"))
    question = PickerField(Question.objects.all(), makes=True, required=False, label=_("Question"))
    temporality = forms.ChoiceField(
        choices=TEMPORALITIES_ASKED,
        required=False,
        label=_("New question: how does it behave over time?"),
    )
    source = PickerField(Source.objects.all(), makes=True, required=False, label=_("Who says so"))
    source_kind = forms.ChoiceField(
        choices=[("", _("as its name shows")), *choices(SOURCE_KINDS)],
        required=False,
        label=_("New source: its kind"),
    )
    said_on = DayField(required=False, label=_("Stated on"))
    last_day = DayField(required=False, label=_("Refers to"))
    quote = WordsField(rows=2, strip=False, required=False, label=_("Quote"))
    first_day = DayField(required=False, label=_("First day, if more than one"))

    def __init__(self, *args: Any, readings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [("", _("choose"))] if len(readings) > 1 else []
        self.fields["reading"].choices = [*asked, *readings]  # type: ignore[attr-defined]  # of a choice field
        self.answered: dict[str, str] = {}
        for name, asked_of in ASKED_OF_NEW.items():
            self.fields[name].widget.attrs["data-asked-of"] = f"id_{self.add_prefix(asked_of)}"

    def new_name(self, picker: str) -> str:
        """What is made by this picker, as it is typed; empty where nothing is."""
        typed = self[picker].value()
        return typed.name.strip() if isinstance(typed, TypedName) and typed.make else ""

    def ask(self, name: str, unsaid: str, *, here: bool, answer: str) -> None:
        """Ask for what a new name needs here, or not since another row with this name does; `answer`: what
        was chosen there; `unsaid`: what a blank one stands for."""
        field: Any = self.fields[name]
        field.folded = not here
        self.answered[name] = answer
        if unsaid:
            field.choices = [("", unsaid), *field.choices[1:]]

    @property
    def is_accepted(self) -> bool:
        """Whether a person has accepted it."""
        return bool(self.cleaned_data.get("do") == ACCEPT)

    def clean(self) -> dict[str, Any]:
        """What is accepted has all that is recorded."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("do") == ACCEPT:
            for name in ("reading", "question", "source", "quote"):
                if name not in self.errors and not given.get(name):
                    self.add_error(name, _("Give it, or skip this claim."))
            self._ask_of_new(given)
        return given

    def _ask_of_new(self, given: dict[str, Any]) -> None:
        """What is missing of a new source or question, at once and not one after the other by the service;
        of a name in several rows in one of them."""
        for name in ASKED_OF_NEW:
            given[name] = given.get(name) or self.answered.get(name, "")
        source, question = given.get("source"), given.get("question")
        asked = []
        if isinstance(source, NewName):
            asked.append(asked_of_source(NewSource(source.name, given["source_kind"])))
        if isinstance(question, NewName):
            named = NewQuestion(question.name, None, temporality=given["temporality"])
            asked.append(asked_of_question(named))
        for refusal in filter(None, asked):
            if not getattr(self.fields[PLACES.get(refusal.field, refusal.field)], "folded", False):
                self.refuse(refusal)

    def accepted(self, topic: Any, readings: list[dict[str, str]]) -> Accepted:
        """What the service takes."""
        given = self.cleaned_data
        said_on = given["said_on"]
        last = given["last_day"] or said_on
        reading = {name: value for name, value in readings[int(given["reading"])].items() if value}
        return Accepted(
            key=str(self.prefix),
            question=new_or_known(
                given["question"], lambda text: NewQuestion(text, topic, temporality=given["temporality"])
            ),
            quote=given["quote"],
            who=WhoSaid(
                source=new_or_known(given["source"], lambda name: NewSource(name, given["source_kind"])),
                said_on=said_on,
            ),
            content={**reading, "as_of": (given["first_day"] or last, last) if last else None},
        )

    def refuse(self, refusal: Any) -> None:
        """Show a service's refusal where a person can mend it."""
        name = PLACES.get(refusal.field, refusal.field)
        found = name if name in self.fields else None
        if found:
            self.fields[found].folded = False  # type: ignore[attr-defined]  # our own, of our template
        self.add_error(found, in_plain_words(refusal, "" if found else refusal.field))


ASKED_OF_NEW = {"temporality": "question", "source_kind": "source"}
"""What is asked of a new name, and the picker that makes it."""
PLACES = {
    **dict.fromkeys(("value", "value_2", "modality", "unit", "best", "figure"), "reading"),
    "as_of": "last_day",
    "text": "question",
    "name": "source",
    "kind": "source_kind",
}
"""Where a refusal of the service is mended."""


def topic_given(chosen: Any) -> Any:
    """The topic that was chosen, or the one that is to be made."""
    return new_or_known(chosen, NewTopic)
