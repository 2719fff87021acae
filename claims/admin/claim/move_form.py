"""Moving a claim to the question that it answers, or to the document in which it stands."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import Claim, Question
from claims.services.correcting.moving import move_claim
from sources.models import Document


class MoveForm(VerbForm):
    """A new version of the claim, elsewhere; the old one is kept."""

    done = _("Moved. Both questions have been compared again.")
    intro = _("It keeps its state and its grades. Leave blank what stays as it is.")

    question = PickerField(
        Question.objects.all(),
        required=False,
        label=_("To the question"),
        help_text=_("Of the same topic, measured in a unit that its figure can be given in."),
    )
    document = PickerField(
        Document.objects.all(),
        required=False,
        label=_("To the document"),
        help_text=_("One of its captured texts has the quote."),
    )
    reason = WordsField(label=_("Why"), rows=2)

    def prepare(self) -> None:
        super().prepare()
        self.moved: Claim | None = None

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        data: dict[str, Any] = self.cleaned_data
        self.moved = move_claim(
            by=by,
            now=now,
            claim=record,
            reason=data["reason"],
            question=data["question"],
            document=data["document"],
        )
        return self.moved

    def leads_to(self) -> Claim | None:
        """The new version."""
        return self.moved


MOVE = Verb(
    name="move",
    label=_("Move to another question or text"),
    permission="claims.change_claim",
    form=MoveForm,
    icon="drive_file_move",
    offered=lambda claim: claim.superseded_at is None,
)
