"""What checkers found, on one scale, in words."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.verdicts import Rating

RATINGS = {
    Rating.TRUE: Words(_("true")),
    Rating.MOSTLY_TRUE: Words(_("mostly true")),
    Rating.MIXED: Words(_("mixed")),
    Rating.MOSTLY_FALSE: Words(_("mostly false")),
    Rating.FALSE: Words(_("false")),
    Rating.MISLEADING: Words(_("misleading")),
    Rating.MISSING_CONTEXT: Words(_("missing context")),
    Rating.UNPROVEN: Words(_("unproven")),
    Rating.ALTERED: Words(_("altered")),
    Rating.SATIRE: Words(_("satire")),
}
