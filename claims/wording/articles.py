"""What a candidate of an article leaves to a person, in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.articles import Unsure

UNSURE = {
    Unsure.FIGURE: Words(_("choose how the figure is read"), short=_("figure")),
    Unsure.NOBODY_NAMED: Words(_("nobody is named who says so"), short=_("nobody named")),
    Unsure.SOURCE_INFERRED: Words(_("who says so stands elsewhere in the text"), short=_("inferred")),
    Unsure.NO_ATTRIBUTIONS: Words(
        _("who says so is not looked for in this language"), short=_("no attributions")
    ),
    Unsure.NO_PUBLICATION_DAY: Words(
        _("the day hangs on when it was published"), short=_("no day of publication")
    ),
    Unsure.AMBIGUOUS_DATE: Words(_("the day can be read in two ways"), short=_("date")),
}
"""What has to be settled before a candidate is recorded."""
