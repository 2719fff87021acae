"""What a form says of a value that cannot be taken: the value as it was typed, then the remedy.

No id and no name of the code stands in it: a person who reads it has typed neither.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorList

LONGEST = 60
_ID = re.compile(r"[“']?\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b[”']?", re.IGNORECASE)
_NAME = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def forms_of_the_desk(base: "type[TellingForm] | None" = None) -> "Iterator[type[TellingForm]]":
    """Every class of a form whose module has been imported."""
    for form in (base or TellingForm).__subclasses__():
        yield form
        yield from forms_of_the_desk(form)


class TellingForm(forms.Form):
    """A form whose complaints name the value as it was typed."""

    def full_clean(self) -> None:
        """Put the value before each complaint about it that does not name it."""
        super().full_clean()
        if not self.is_bound:
            return
        for name, errors in self.errors.items():
            typed = _typed(self, name) if name in self.fields else ""
            told = [
                str(message) if _names(str(message), typed) else f"“{typed}”: {message}" for message in errors
            ]
            self.errors[name] = ErrorList(
                [in_words(sentence, self.fields) for sentence in told],
                error_class=getattr(errors, "error_class", None),
                renderer=self.renderer,
            )


def in_words(message: str, fields: Mapping[str, forms.Field]) -> str:
    """A complaint without ids, and with the labels of fields in place of their names in the code."""
    plain = re.sub(r"\s{2,}", " ", _ID.sub("", message)).strip()
    return _NAME.sub(lambda found: _label(found[0], fields), plain)


def _label(name: str, fields: Mapping[str, forms.Field]) -> str:
    field = fields.get(name)
    return f"“{field.label}”" if field is not None and field.label else name.replace("_", " ")


def _names(message: str, typed: str) -> bool:
    return not typed or typed.rstrip("…") in message


def _typed(form: forms.BaseForm, name: str) -> str:
    """What a person has typed or chosen, shortened; empty where that is nothing, or an id or a file."""
    data: Any = form[name].data
    if isinstance(data, (list, tuple, bool)) or data is None or hasattr(data, "read"):
        return ""
    text = " ".join(str(data).split())
    if not text or _ID.fullmatch(text) or isinstance(form.fields[name], forms.FileField):
        return ""
    shown = dict(_choices(form.fields[name])).get(text, text)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def _choices(field: forms.Field) -> list[tuple[str, str]]:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return []
    listed: Any = field.choices
    return [(str(value), str(label)) for value, label in listed if not isinstance(label, (list, tuple))]
