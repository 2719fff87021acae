"""What became of a claim's words, in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.watching import WordsFate

FATES = {
    WordsFate.STANDS: Words(_("stands")),
    WordsFate.MOVED: Words(_("moved")),
    WordsFate.WORDING_CHANGED: Words(_("wording changed")),
    WordsFate.NUMBER_CHANGED: Words(_("number changed")),
    WordsFate.GONE: Words(_("gone")),
    WordsFate.UNREACHABLE: Words(_("unreachable")),
}
