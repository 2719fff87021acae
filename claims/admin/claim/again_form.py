"""The same source has a new figure: what is known of the last one is kept, the new words are asked for."""

from datetime import datetime

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import Verb
from claims.admin.claim.figure_fields import FigureFields
from claims.models import Claim
from claims.services.access.roles import makes_drafts
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from claims.wording.newsroom import newsroom_day
from claims.wording.records import claim_figure_with_unit
from sources.admin.said_fields import SaidFields

ASKED = ("modality", "value", "unit")


class AgainForm(SaidFields, FigureFields):
    """Quote, figure and time; source and question are those of the claim before it."""

    done = _("Recorded: {record}.")

    quote = WordsField(label=_("Quote"), rows=2, strip=False, help_text=_("Word for word, as in the text."))
    url = forms.URLField(required=False, max_length=2000, label=_("Link"), assume_scheme="https")
    title = forms.CharField(required=False, max_length=300, label=_("Title, if the link is new"))

    field_order = ("quote", "value", "said_on", "said_at", "said_zone", "url", "title", "modality", "unit")

    def prepare(self) -> None:
        super().prepare()
        for name in [*self.fields]:
            if name not in (*self.field_order, "seen"):
                del self.fields[name]
        self.order_fields(self.field_order)
        if self.record is not None:
            claim: Claim = self.record
            self.initial.setdefault("said_on", newsroom_day(timezone.now()))
            self.intro = _now("%(source)s, on “%(question)s”. The last figure: %(figure)s.") % {
                "source": claim.statement.source.name,
                "question": claim.question.text,
                "figure": claim_figure_with_unit(claim),
            }
            self.fields["url"].help_text = _now("Leave blank if it stands in “%(title)s”.") % {
                "title": claim.snapshot.document.title
            }
            self.fields["value"].help_text = _now("Leave blank to have it read from the quote.")

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        data, day = self.cleaned_data, self.cleaned_data["said_on"]
        said_on, said_at = self.said()
        where = WhereRead(url=data["url"], title=data["title"]) if data["url"] else None
        figure = {name: value for name, value in self.figure_given().items() if value}
        return record_by_hand(
            by=by,
            now=now,
            draft=makes_drafts(by),
            question=record.question,
            quote=data["quote"],
            where=where or WhereRead(document=record.snapshot.document),
            who=WhoSaid(source=record.statement.source, said_on=said_on, said_at=said_at),
            content={**figure, "as_of": (day, day) if day else None},
        )

    def told(self, title: str) -> str:
        return super().told(self.cleaned_data["quote"][:80])


AGAIN = Verb(
    name="again",
    label=_("Same source, new figure"),
    permission="claims.add_claim",
    form=AgainForm,
    icon="add_circle",
    offered=lambda claim: claim.superseded_at is None,
)
