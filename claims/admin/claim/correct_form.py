"""Correcting a claim: a new version, the old one kept."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claims.admin.claim.figure_fields import DAYS, FIGURE, UNKNOWN, UNTIL, FigureFields
from claims.domain.figures.figure import Modality
from claims.domain.lifecycle import Rank
from claims.models import Claim
from claims.models.ranges import to_day_range
from claims.services.recording.claim_recording import correct_claim


class CorrectForm(FigureFields, VerbForm):
    """A new version of a claim; the old one is kept."""

    done = _("Corrected; the earlier version is kept beside it.")
    groups = (
        (_("The figure"), ("modality", "value", "value_2", "unit", "best", "stance", "point_is_decimal")),
        (_("When it was true"), ("when", "first_day", "last_day")),
        (_("Standing"), ("rank", "rank_reason", "internal", "chain_complete")),
    )

    quote = WordsField(label=_("Quote"), rows=3, strip=False)
    reason = WordsField(label=_("What was wrong"), rows=2)
    rank = forms.ChoiceField(choices=[(rank.value, rank.value) for rank in Rank])
    rank_reason = WordsField(required=False, rows=2, label=_("Why this rank"))
    internal = forms.BooleanField(required=False, help_text=_("Appears in no output, ever."))
    chain_complete = forms.BooleanField(required=False, label=_("Every hop from the source to us is known"))

    def prepare(self) -> None:
        claim: Claim = self.record
        is_range = claim.modality == Modality.RANGE
        known = to_day_range(claim.as_of)
        self.initial = {
            "quote": claim.quote,
            "modality": claim.modality,
            "unit": claim.written_unit_id,
            "stance": claim.stance,
            "value": claim.written_low or claim.written_best,
            "value_2": claim.written_high,
            "best": claim.written_best if is_range else "",
            "rank": claim.rank,
            "rank_reason": claim.rank_reason,
            "internal": claim.internal,
            "point_is_decimal": True,
            "chain_complete": claim.chain_complete,
            "when": UNKNOWN if known is None else DAYS if known.start else UNTIL,
            "first_day": known.start if known else None,
            "last_day": known.end if known else None,
        }

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        data, touched = self.cleaned_data, set(self.changed_data)
        changed: dict[str, Any] = {
            name: data[name]
            for name in ("quote", "rank", "rank_reason", "internal", "chain_complete")
            if name in touched
        }
        if touched & set(FIGURE):
            changed.update(self.figure_given())
        if touched & {"when", "first_day", "last_day"}:
            changed["as_of"] = self.as_of_given(record.statement.said_on)
        return correct_claim(by=by, now=now, claim=record, reason=data["reason"], **changed)
