"""The text that stands at an address, fetched once for whoever reads it."""

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from claimcheck.foundation.records.errors import Refused
from claims.intake.web.watching import NoText, text_of
from claims.services.notifications.outbound import get


def text_at(url: str) -> str:
    """What a page says; raises Refused, naming `url`, where there is no text."""
    try:
        return text_of(get(url))
    except Refused as problem:
        raise Refused("url", url, problem.remedy) from problem
    except (HTTPError, OSError, NoText) as problem:
        told = str(problem) or type(problem).__name__
        raise Refused(
            "url",
            url,
            _("nothing could be read there ({problem}); paste the text instead.").format(problem=told),
        ) from problem
