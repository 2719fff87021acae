"""Signatures under what is published: that of a token never stands there without one given in a session."""

from django.conf import settings
from django.utils.translation import gettext as _

from claimcheck.foundation.records.acts import IN_SESSION, Acted, Means, current_act
from claimcheck.foundation.records.errors import SessionNeeded


def check_second_signature(first: Acted) -> None:
    """Raise SessionNeeded where whoever acts now may not give the second signature by this token.

    `first`: the row that the first signature made, a proposal or the version that put a figure on hold.
    Stopping and sending back publish nothing, and need no such check.
    """
    if current_act().means is not Means.TOKEN:
        return
    if not settings.PUBLISH_BY_TOKEN:
        raise SessionNeeded(
            _(
                "Publishing by a token is off here. Approve or withdraw at the desk, or have "
                "PUBLISH_BY_TOKEN switched on."
            )
        )
    if first.act not in IN_SESSION:
        raise SessionNeeded(
            _(
                "The first signature was given otherwise than in a session ({how}), so that the second one "
                "has to be given in a session. Approve or withdraw at the desk."
            ).format(how=first.how())
        )
