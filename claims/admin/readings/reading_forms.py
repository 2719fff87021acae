"""What a person may do with a second reading: read, hand back, decide; give it to another, end it."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import choices
from claims.admin.claim.figure_fields import DAYS, FIGURE, UNKNOWN, UNTIL, FigureFields
from claims.admin.readings.shown import both_readings, in_what, what_is_read
from claims.domain.agreement.readers import Choice
from claims.domain.figures.figure import Modality
from claims.domain.questions.scope import Answer
from claims.models import ReadingAssignment, SecondReading
from claims.models.readings.second_reading import LONGEST_REMARK
from claims.services.readings.assigning import eligible, end_reading, hand_back, reassign_reading
from claims.services.readings.reading import AsRead, decide, hand_in
from claims.wording.readings import CHOICES
from claims.wording.terms import MODALITIES
from sources.models import Source

MAY_READ = "claims.add_secondreading"
MAY_ASSIGN = "claims.change_secondreading"
READABLE = [(code, words) for code, words in choices(MODALITIES) if code != Modality.UNREAD]


class ReadingFields(FigureFields):
    """The fields of a claim as a second person reads them; nothing is read from the quote for them."""

    intro = _(
        "Until you have handed it in, no page shows you while you are signed in what was read or published "
        "of this question. What is published stays open to everybody else, and in mails: please do not look "
        "it up."
    )

    source = PickerField(Source.objects.all(), required=False, label=_("Who gives the figure"))
    answers = forms.TypedChoiceField(
        label=_("Does the quote answer the question?"),
        choices=[("yes", _("yes")), ("no", _("no: say below what it is about"))],
        coerce=lambda given: given == "yes",
        required=False,
    )
    remark = WordsField(required=False, rows=2, max_length=LONGEST_REMARK, label=_("Remark"))
    field_order = (
        *("answers", "modality", "value", "value_2", "unit", "best", "stance", "point_is_decimal"),
        *("source", "when", "first_day", "last_day", "remark"),
    )

    def prepare(self) -> None:
        super().prepare()
        modality, when, value = self.fields["modality"], self.fields["when"], self.fields["value"]
        modality.choices = [("", _("choose")), *READABLE]  # type: ignore[attr-defined]  # of a choice field
        when.choices = [  # type: ignore[attr-defined]  # likewise
            (DAYS, _("these days")), (UNTIL, _("up to the last day")), (UNKNOWN, _("not known")),
        ]  # fmt: skip
        value.help_text = _("The number as the quote has it.")
        yes_no = self.record is not None and self.record.question.answer == Answer.YES_NO
        for name in [field.name for field in FIGURE] if yes_no else ["stance"]:
            if name in self.fields and (name != "stance" or not yes_no):
                del self.fields[name]
        self.order_fields(self.field_order)

    @property
    def about(self) -> dict[str, Any]:
        """The quote and the text it stands in."""
        return what_is_read(self.record)

    @property
    def answers_given(self) -> bool:
        """Left out: it does."""
        return self.cleaned_data["answers"] is not False

    def read(self) -> AsRead:
        """As the services take it."""
        data = self.cleaned_data
        when, first, last = data.get("when") or DAYS, data.get("first_day"), data.get("last_day")
        if when == DAYS and not (first or last) and self.answers_given:
            raise Refused("first_day", "", _now("give the day, or say that it is not known."))
        days = {
            DAYS: (first or last, last or first),
            UNTIL: (None, last or first),
            UNKNOWN: None,
        }[when]
        return AsRead(
            source=data["source"],
            figure=self.figure_given(),
            days=days,
            answers=self.answers_given,
            remark=data["remark"],
        )


class SecondReadingForm(ReadingFields):
    """The second reading."""

    template: ClassVar[str] = "desk/read_again.html"
    done = _("Handed in. Where it differs from the first reading, a third person decides.")

    def call(self, *, record: SecondReading, by: User, now: datetime) -> SecondReading:
        return hand_in(by=by, now=now, reading=record, read=self.read())


class DecideForm(ReadingFields):
    """A, B or another reading, and why."""

    template: ClassVar[str] = "desk/decide_reading.html"
    done = _("Decided. What the claim says now, it says in a version of its own.")
    intro = _(
        "Until you have decided, no page shows you while you are signed in what was read or published of "
        "this question. What is published stays open to everybody else, and in mails: please do not look "
        "it up."
    )
    groups = ((_("Another reading"), ReadingFields.field_order),)

    @property
    def both(self) -> list[dict[str, Any]]:
        """A and B, without names."""
        return both_readings(self.record, named=False)

    @property
    def differ(self) -> list[str]:
        """In what."""
        return in_what(self.record)

    choice = forms.ChoiceField(label=_("Which is right"), choices=choices(CHOICES), widget=forms.RadioSelect)
    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: SecondReading, by: User, now: datetime) -> SecondReading:
        data = self.cleaned_data
        read = self.read() if data["choice"] == Choice.OTHER else None
        return decide(by=by, now=now, reading=record, choice=data["choice"], reason=data["reason"], read=read)


class HandBackForm(VerbForm):
    """It can't be done, or not blind."""

    done = _("Handed back. The system has assigned it to somebody else, where there is anybody.")
    intro = _("On leave, or you have seen the first reading: the next person is assigned at once.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: SecondReading, by: User, now: datetime) -> SecondReading:
        return hand_back(by=by, now=now, reading=record, reason=self.cleaned_data["reason"])


class ReassignForm(VerbForm):
    """Another person than the system chose."""

    done = _("Assigned.")
    intro = _("Offered are those who may and have dealt neither with the claim nor with its conflict.")

    reader = forms.ModelChoiceField(User.objects.none(), label=_("To whom"))
    reason = WordsField(label=_("Why"), rows=2)

    def prepare(self) -> None:
        field: Any = self.fields["reader"]
        if self.record is not None:
            field.queryset = eligible(self.record).order_by("username")

    def call(self, *, record: SecondReading, by: User, now: datetime) -> ReadingAssignment:
        data = self.cleaned_data
        return reassign_reading(by=by, now=now, reading=record, person=data["reader"], reason=data["reason"])


class EndReadingForm(VerbForm):
    """No second reading is needed any more."""

    done = _("Ended. It is counted nowhere.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: SecondReading, by: User, now: datetime) -> SecondReading:
        return end_reading(by=by, now=now, reading=record, reason=self.cleaned_data["reason"])


HOLDERS = ("read", "decide", "hand-back")
"""Verbs of whoever has it in their hands."""
READING_VERBS = (
    Verb(
        name="read",
        label=_("Read"),
        permission=MAY_READ,
        form=SecondReadingForm,
        tone="primary",
        icon="visibility",
        offered=lambda reading: reading.waits and reading.handed_in_at is None,
    ),
    Verb(
        name="decide",
        label=_("Decide"),
        permission=MAY_READ,
        form=DecideForm,
        tone="primary",
        icon="gavel",
        offered=lambda reading: reading.waits and reading.handed_in_at is not None,
    ),
    Verb(
        name="hand-back",
        label=_("Hand back"),
        permission=MAY_READ,
        form=HandBackForm,
        icon="undo",
        offered=lambda reading: reading.waits,
    ),
    Verb(
        name="reassign",
        label=_("Give to another"),
        permission=MAY_ASSIGN,
        form=ReassignForm,
        icon="person_add",
        offered=lambda reading: reading.waits,
    ),
    Verb(
        name="end",
        label=_("End"),
        permission=MAY_ASSIGN,
        form=EndReadingForm,
        tone="danger",
        icon="close",
        offered=lambda reading: reading.waits,
    ),
)
