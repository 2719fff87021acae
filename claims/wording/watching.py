"""What became of a claim's words, in words."""

from django.utils.translation import gettext_lazy as _

from claims.domain.watching import Fate

FATES = {
    Fate.STANDS: _("stands"),
    Fate.MOVED: _("moved"),
    Fate.WORDING_CHANGED: _("wording changed"),
    Fate.NUMBER_CHANGED: _("number changed"),
    Fate.GONE: _("gone"),
    Fate.UNREACHABLE: _("unreachable"),
}
