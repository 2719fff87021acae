"""What the choices of models, their fields and the theme say, so that it is translated where it is shown."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

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

FIELDS: Mapping[str, Any] = {
    "additive": _("additive"),
    "aliases": _("aliases"),
    "answer": _("answer"),
    "base": _("base"),
    "dimension": _("dimension"),
    "draft": _("draft"),
    "exhaustive": _("exhaustive"),
    "material gap": _("material gap"),
    "measure": _("measure"),
    "minimum": _("minimum"),
    "place": _("place"),
    "population": _("population"),
    "recorded at": _("recorded at"),
    "recorded by": _("recorded by"),
    "slug": _("slug"),
    "state": _("state"),
    "superseded at": _("superseded at"),
    "superseded by": _("superseded by"),
    "temporality": _("temporality"),
    "text": _("text"),
    "topic": _("topic"),
    "unit": _("unit"),
}
"""Fields of records by the name that Django gives them."""

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
    """Have the fields of a model shown in the reader's language; migrations know nothing of it."""
    for field in model._meta.local_concrete_fields:
        field.verbose_name = FIELDS.get(str(field.verbose_name), field.verbose_name)
        field.help_text = HELP.get(str(field.help_text), field.help_text)
