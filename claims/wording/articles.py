"""What a candidate of an article leaves to a person, in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.articles import Unsure

UNSURE = {
    Unsure.FIGURE: Words(_("the figure can be read in several ways"), short=_("figure")),
    Unsure.NOBODY_NAMED: Words(_("nobody is named who says so"), short=_("nobody named")),
    Unsure.SOURCE_INFERRED: Words(_("the source is inferred from what stands before"), short=_("inferred")),
    Unsure.NO_ATTRIBUTIONS: Words(
        _("this language has no file of attributions: sources are not looked for"), short=_("no attributions")
    ),
    Unsure.NO_PUBLICATION_DAY: Words(
        _("the day of publication is missing: relative dates are open"), short=_("no day of publication")
    ),
    Unsure.AMBIGUOUS_DATE: Words(_("the date can be read in two ways"), short=_("date")),
}
"""What has to be settled before a candidate is recorded."""
