"""Sentences of the rules in the active language: the reader's at the desk, the newsroom's in what is kept."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from claims.domain.saying import Days, Joined, Names, SaidDay, SaidDigits, SaidNumber, SaidText, UnitOf
from claims.wording import local, values
from claims.wording.newsroom import in_newsroom_language

_PLAIN = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})*|-?[0-9]+)(?:\.([0-9]+))?")
"""A number as English writes it: other digits and marks of a source are left as they are."""


def in_language(text: str) -> str:
    """A text of the rules in the active language; any other text as it is."""
    return str(text) if local.style() is None else _said(text)


@in_newsroom_language
def in_newsroom_words(text: str) -> str:
    """The same in the newsroom's language: what is published, or kept for others to read."""
    return in_language(text)


def _said(text: str) -> str:
    say = _SAY.get(type(text))
    return str(text) if say is None else say(text)


def _filled(text: SaidText) -> str:
    parts = {name: _said(part) for name, part in text.parts.items()}
    if text.plural:
        return ngettext(text.pattern, text.plural, text.how_many).format(**parts)
    return gettext(text.pattern).format(**parts)


def _joined(text: Joined) -> str:
    told = text.by.join(map(_said, text.pieces))
    return f"{told[:1].upper()}{told[1:]}" if text.capital else told


def _unit(text: UnitOf) -> str:
    return f" {values.unit_after(text.number, text.code)}".rstrip()


def _number(text: SaidNumber) -> str:
    """As exact as the rules print it."""
    plain = written(text)
    return local.grouped(text.value) if plain == text and "," in text else plain


def written(text: str) -> str:
    """A number in the digits of its source, its marks the active language's; "12.50" keeps its zero."""
    found = _PLAIN.fullmatch(text)
    if found is None or local.style() is None:
        return str(text)
    whole = local.grouped(Decimal(found[1].replace(",", "")))
    if found[2] is None:
        return whole
    mark = local.grouped(Decimal("0.1"))[1]
    return f"{whole}{mark}{found[2]}"


_SAY: Mapping[type[str], Callable[[Any], str]] = {
    SaidText: _filled,
    Joined: _joined,
    SaidNumber: _number,
    SaidDigits: written,
    SaidDay: lambda text: local.day(text.day),
    Days: lambda text: values.days(getattr(text, "days", None)),
    Names: lambda text: local.listed([_said(name) for name in text.names]),
    UnitOf: _unit,
}
"""How each kind of text is said."""
