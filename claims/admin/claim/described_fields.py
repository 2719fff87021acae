"""Fields of the desk's forms, made from the description of a claim's fields."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.models import Unit
from claims.models.claim_field import ClaimField, Desk, Kind

Choices = list[tuple[str, Any]]
WORDS: dict[type[StrEnum], Choices] = {
    Modality: [
        ("stated", _("a bare number")),
        ("exactly", _("exactly")),
        ("approx", _("about")),
        ("nearly", _("nearly")),
        ("just_over", _("just over")),
        ("at_least", _("at least")),
        ("more_than", _("more than")),
        ("at_most", _("at most")),
        ("less_than", _("less than")),
        ("up_to", _("up to")),
        ("range", _("from … to …")),
        ("none", _("none (denies)")),
        ("uncountable", _("dozens, hundreds, thousands")),
    ],
    Stance: [(Stance.AFFIRMS.value, _("affirms")), (Stance.DENIES.value, _("denies"))],
    QuoteKind: [(QuoteKind.WORDS.value, _("words")), (QuoteKind.DATA.value, _("a row of data"))],
}
"""What the values of an enumeration are called in a form; the others are called by their own names."""


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
    members: Iterable[StrEnum] = field.choices or ()
    named = WORDS.get(field.choices) if field.choices else None
    choices = named or [(member.value, member.value.replace("_", " ")) for member in members]
    return forms.ChoiceField(
        label=desk.label,
        help_text=desk.help,
        required=required,
        choices=[("", desk.empty), *choices] if field.blank else choices,
    )


def _flag(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.BooleanField(label=desk.label, help_text=desk.help, required=False)


def _unit(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.ModelChoiceField(
        Unit.objects.all(), required=required, empty_label=desk.empty, label=desk.label, help_text=desk.help
    )


def _chain(field: ClaimField, desk: Desk, required: bool) -> forms.Field:
    return forms.CharField(label=desk.label, help_text=desk.help, required=required)


_MADE: dict[Kind, Callable[[ClaimField, Desk, bool], forms.Field]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _text,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.UNIT: _unit,
    Kind.CHAIN: _chain,
}
