"""Correcting a claim: a new version, the old one kept."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claims.admin.claim.described_fields import described, sources_of
from claims.admin.claim.figure_fields import DAYS, SHOWN_AS, UNKNOWN, UNTIL, FigureFields
from claims.domain.figures.figure import Modality
from claims.models import Claim
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where
from claims.models.ranges import to_day_range
from claims.services.recording.claim_recording import correct_claim
from sources.models import Source

STANDING = fields_where(
    lambda field: (field.plain or field.name == "relay") and field.desk and field.desk.correct,
    Part.QUOTE, Part.TERMS, Part.HIDING, Part.CHAIN, Part.KEY,
)  # fmt: skip


class CorrectForm(FigureFields):
    """A new version of a claim; the old one is kept."""

    done = _("Corrected. The earlier version is kept.")
    groups = (
        (_("The figure"), SHOWN_AS),
        (_("Days it refers to"), ("when", "first_day", "last_day")),
        (_("Standing"), tuple(field.name for field in STANDING)),
    )

    quote = WordsField(label=_("Quote"), rows=3, strip=False)
    reason = WordsField(label=_("Reason for the correction"), rows=2)

    def prepare(self) -> None:
        super().prepare()
        self.fields.update(described(STANDING, default=False))
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
            **{field.name: getattr(claim, field.name) for field in STANDING if field.plain},
            "relay": partial(_chain, claim),
            "point_is_decimal": True,
            "when": UNKNOWN if known is None else DAYS if known.start else UNTIL,
            "first_day": known.start if known else None,
            "last_day": known.end if known else None,
        }

    def clean_relay(self) -> list[Source | None]:
        """The chain by short names."""
        return sources_of(self.cleaned_data["relay"])

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        data, touched = self.cleaned_data, set(self.changed_data)
        changed: dict[str, Any] = {
            name: data[name] for name in ("quote", *(field.name for field in STANDING)) if name in touched
        }
        if touched & set(SHOWN_AS) - {"point_is_decimal"}:  # how a point is read changes nothing by itself
            changed.update(self.figure_given())
        if touched & {"when", "first_day", "last_day"}:
            changed["as_of"] = self.as_of_given(record.statement.said_on)
        return correct_claim(by=by, now=now, claim=record, reason=data["reason"], **changed)


def _chain(claim: Claim) -> str:
    """Who passed it on, as the form asks for it."""
    hops = claim.relay_hops.select_related("source").order_by("position")
    return ", ".join(hop.source.slug if hop.source else "?" for hop in hops)
