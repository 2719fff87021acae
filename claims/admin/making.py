"""What is made along with a form: by whoever may not confirm it, as a draft."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import NewName
from claimcheck.foundation.desk.verbs import Verb, VerbForm


def new_or_known(chosen: Any, new: Callable[[str], Any]) -> Any:
    """The record that was chosen, or what is to be made of a new name."""
    return new(chosen.name) if isinstance(chosen, NewName) else chosen


def confirm_verb(permission: str, form: type[VerbForm]) -> Verb:
    """The verb that makes a draft a record like any other."""
    return Verb(
        name="confirm",
        label=_("Confirm"),
        permission=permission,
        form=form,
        tone="primary",
        icon="check",
        bulk=True,
        offered=lambda record: record.draft,
    )
