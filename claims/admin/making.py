"""What is made along with a form: by whoever may not confirm it, as a draft."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import NewName
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.domain.finding.temporality import inferred
from claims.wording.terms import TEMPORALITIES


def new_or_known(chosen: Any, new: Callable[[str], Any]) -> Any:
    """The record that was chosen, or what is to be made of a new name."""
    return new(chosen.name) if isinstance(chosen, NewName) else chosen


def temporality_unsaid(text: str) -> str:
    """What a blank temporality of a question of this text stands for: what its words show, or the request to
    choose one."""
    shown = inferred(text)
    if shown is None:
        return _("choose")
    told = TEMPORALITIES[shown.temporality].text
    return _("%(kind)s (as “%(word)s” shows)") % {"kind": told, "word": shown.words}


def confirm_verb(permission: str, form: type[VerbForm]) -> Verb:
    """The verb that makes a draft a record like any other."""
    return Verb(
        name="confirm",
        label=gettext_lazy("Confirm"),
        permission=permission,
        form=form,
        tone="primary",
        icon="check",
        bulk=True,
        offered=lambda record: record.draft,
    )
