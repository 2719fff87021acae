"""What the choices of models, their fields and the theme say, so that it is translated where it is shown."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from claims.wording.names.acts import ACTS
from claims.wording.names.contents import CONTENTS
from claims.wording.names.records import RECORDS

FIELDS: Mapping[str, Any] = {**ACTS, **CONTENTS}
"""Fields of records by the name that Django gives them, with underscores."""

OF_MODELS = (
    *(_("candidate"), _("accepted"), _("rejected")),
    *(_("in review"), _("proposed"), _("dismissed")),
    *(_("returned"), _("approved"), _("withdrawn")),
    *(_("second"), _("decide")),
    *(_("normal"), _("preferred"), _("deprecated")),
    *(_("stated"), _("approx"), _("uncountable"), _("unread")),
    *(_("no answer"), _("quantity"), _("yes/no")),
)
"""Values that a page shows by `get_…_display`, in words."""

OF_THE_THEME = (_("Type to search"),)
"""What the theme has no translation for."""

HELP: Mapping[str, Any] = {
    "A part can't exceed its whole.": _("A part can't exceed its whole."),
    "Empty: unbounded below.": _("Empty: unbounded below."),
    "Its disjoint parts leave nothing out.": _("Its disjoint parts leave nothing out."),
    "Not confirmed: nothing of it is published or reported.": _(
        "Not confirmed: nothing of it is published or reported."
    ),
    "Of a share; price year of money.": _("Of a share; price year of money."),
    "Of the larger, what figures may differ by and differ only slightly; empty: the policy's.": _(
        "Of the larger, what figures may differ by and differ only slightly; empty: the policy's."
    ),
    "Other wordings to find it by, one a line.": _("Other wordings to find it by, one a line."),
    "The question as a reader would put it.": _("The question as a reader would put it."),
    "e.g. killed, confirmed.": _("e.g. killed, confirmed."),
}
"""What is said of a question's fields; the models say it in English, as the migrations hold it."""


def name_fields(model: type[Model]) -> None:
    """Have a model and its fields shown in the reader's language; migrations know nothing of it."""
    for field in model._meta.local_concrete_fields:
        plain = str(field.verbose_name).replace(" ", "_")
        field.verbose_name = FIELDS.get(plain, field.verbose_name)
        field.help_text = HELP.get(str(field.help_text), field.help_text)
    if model.__name__ in RECORDS:
        model._meta.verbose_name, model._meta.verbose_name_plural = RECORDS[model.__name__]
