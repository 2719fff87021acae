"""Settling what was asked about a claim, and asking it again."""

from datetime import datetime

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.domain.flags import Flag
from claims.models import Claim, SettledFlag
from claims.services.correcting.settling import ELSEWHERE, ask_again, settle_flag
from claims.wording.flags import FLAGS, VERDICTS


class SettleFlagForm(VerbForm):
    """A person has looked at what was asked."""

    done = _("Settled. It will not be asked again of this version of the claim.")
    intro = _("A claim that has been corrected or rejected is no longer asked about.")

    flag = forms.ChoiceField(
        label=_("What was asked"),
        choices=choices({flag: words for flag, words in FLAGS.items() if flag not in ELSEWHERE}),
    )
    verdict = forms.ChoiceField(label=_("The claim is"), choices=choices(VERDICTS))
    corrected_by = PickerField(
        Claim.objects.live(),
        required=False,
        label=_("Corrected by"),
        help_text=_("Of one that is wrong: the claim on the same question that is right."),
    )
    reason = WordsField(help_text=_("What you established, and how."))

    def call(self, *, record: Claim, by: User, now: datetime) -> SettledFlag:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return settle_flag(by=by, now=now, claim=record, **given)


class AskAgainForm(VerbForm):
    """What was settled is asked again."""

    done = _("It is asked again. The earlier decision stays on record.")

    def call(self, *, record: SettledFlag, by: User, now: datetime) -> SettledFlag:
        return ask_again(by=by, now=now, claim=record.claim, flag=Flag(record.flag))


SETTLE_FLAG = Verb(
    name="settle-flag",
    label=_("Answer what is asked"),
    permission="claims.add_settledflag",
    form=SettleFlagForm,
    icon="flag",
    offered=lambda claim: claim.superseded_at is None,
)
ASK_AGAIN = Verb(
    name="ask-again",
    label=_("Ask again"),
    permission="claims.add_settledflag",
    form=AskAgainForm,
    offered=lambda settled: settled.superseded_at is None,
)
