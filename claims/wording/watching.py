"""What became of a claim's words, in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.watching import Fate

FATES = {
    Fate.STANDS: Words(_("stands")),
    Fate.MOVED: Words(_("moved")),
    Fate.WORDING_CHANGED: Words(_("wording changed")),
    Fate.NUMBER_CHANGED: Words(_("number changed")),
    Fate.GONE: Words(_("gone")),
    Fate.UNREACHABLE: Words(_("unreachable")),
}
