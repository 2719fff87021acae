"""The form of a correction: what may be corrected, as it stands, and why. What nobody touches stays."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import VerbForm


class CorrectionForm(VerbForm):
    """A subclass says how the record stands, and calls a service with `given()` and the reason."""

    done = _("Corrected. What was recorded before is kept.")

    reason = WordsField(label=_("Reason for the correction"), rows=2)

    def as_it_stands(self) -> dict[str, Any]:
        """The value of each field, as the record has it."""
        return {name: getattr(self.record, name) for name in self.fields if hasattr(self.record, name)}

    def prepare(self) -> None:
        super().prepare()
        self.initial = {**self.as_it_stands(), **self.initial}
        self.fields["reason"] = self.fields.pop("reason")

    def given(self) -> dict[str, Any]:
        """What a person has changed."""
        names = [name for name in self.changed_data if name not in ("reason", "seen")]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def why(self) -> str:
        """The reason."""
        return str(self.cleaned_data["reason"])
