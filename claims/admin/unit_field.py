"""Units to choose from."""

from django import forms

from claims.models import Unit
from claims.wording.local import style
from claims.wording.values import unit_name


def unit_label(unit: Unit) -> str:
    """The unit as the reader's language has it, or as the register does."""
    return unit.name if style() is None else unit_name(unit.code) or unit.name


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """A unit by its name."""

    def label_from_instance(self, obj: Unit) -> str:
        """What stands in the list."""
        return unit_label(obj)
