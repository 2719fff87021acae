"""How a member of an enumeration reads; one dictionary of these an enumeration, kept by whoever owns it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Text = str | Promise
"""Plain, or translated each time it is read."""
Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Words:
    """One member in words: `label` heads a list or a column, `short` fits a tag (the label where none is
    given), `sentence` is a whole sentence or continues one (the label where none is given)."""

    label: Text
    short: Text = ""
    sentence: Text = ""

    @property
    def tag(self) -> str:
        """The shortest form."""
        return str(self.short or self.label)

    @property
    def text(self) -> str:
        """The longest form."""
        return str(self.sentence or self.label)

    def __str__(self) -> str:
        return str(self.label)


def one_of(known: Iterable[str]) -> str:
    """What to do where something else than what is known was given."""
    return _("choose one of {choices}.").format(choices=", ".join(known))


def choices(words: Mapping[Member, Words]) -> list[tuple[str, Text]]:
    """Value and label of each member, as a form's choice field takes them."""
    return [(member.value, entry.label) for member, entry in words.items()]
