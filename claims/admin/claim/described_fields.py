"""Fields of the desk's forms, made from the description of a claim's fields."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.form_fields import MomentField, WordsField
from claimcheck.foundation.records.wording import Words, choices
from claims.admin.unit_field import UnitField
from claims.domain.comparing.assertion import CountedBy, QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, Likelihood
from claims.domain.lifecycle import Rank
from claims.models import Unit
from claims.models.claim_field import ClaimField, Desk, FieldKind
from claims.models.claim_fields import FIRST_YEAR, LAST_YEAR
from claims.wording.terms import (
    CONFIDENCES,
    LIKELIHOODS,
    MODALITIES,
    QUOTE_KINDS,
    RANKS,
    STANCES,
    WAYS_OF_COUNTING,
)
from sources.models import Source

WORDS: dict[type[StrEnum], Mapping[Any, Words]] = {
    Modality: MODALITIES,
    Stance: STANCES,
    QuoteKind: QUOTE_KINDS,
    Likelihood: LIKELIHOODS,
    Confidence: CONFIDENCES,
    Rank: RANKS,
    CountedBy: WAYS_OF_COUNTING,
}
"""The dictionary of each enumeration that a form asks for."""


def described(fields: Iterable[ClaimField], *, default: bool = True) -> dict[str, forms.Field]:
    """A form field for each of those that the desk sees; `default`: a choice left out has its default."""
    return {
        field.name: _MADE[field.kind](field, field.desk, not (default or field.blank))
        for field in fields
        if field.desk is not None
    }


def _text(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    options = {"label": desk.label, "help_text": desk.help, "max_length": field.longest, "required": required}
    return WordsField(rows=desk.rows, **options) if desk.rows else forms.CharField(**options)


def _choice(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    named = choices(WORDS[field.choices]) if field.choices else []
    return forms.ChoiceField(
        label=desk.label,
        help_text=desk.help,
        required=required,
        choices=[("", desk.empty), *named] if field.blank else named,
    )


def _flag(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.BooleanField(label=desk.label, help_text=desk.help, required=False)


def _unit(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return UnitField(
        Unit.objects.all(), required=required, empty_label=desk.empty, label=desk.label, help_text=desk.help
    )


def _chain(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.CharField(label=desk.label, help_text=desk.help, required=required)


def _hour(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.TimeField(
        label=desk.label,
        help_text=desk.help,
        required=required,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


def _year(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.IntegerField(
        label=desk.label, help_text=desk.help, required=required, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )


def _moment(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return MomentField(label=desk.label, help_text=desk.help, required=required)


_MADE: dict[FieldKind, Callable[[ClaimField, Desk, bool], forms.Field]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.UNIT: _unit,
    FieldKind.CHAIN: _chain,
    FieldKind.HOUR: _hour,
    FieldKind.YEAR: _year,
    FieldKind.MOMENT: _moment,
}


def sources_of(chain: str) -> list[Source | None]:
    """The sources of a chain by their short names, separated by commas; "?" is one without a name."""
    names = [name.strip() for name in chain.split(",") if name.strip()]
    found = {source.slug: source for source in Source.objects.filter(slug__in=names)}
    missing = [name for name in names if name != "?" and name not in found]
    if missing:
        raise forms.ValidationError(
            _("No source has the short name %(slug)s. Check the spelling or record the source first.")
            % {"slug": ", ".join(missing)}
        )
    return [found.get(name) for name in names]
