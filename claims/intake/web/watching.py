"""Looking at a watched page again: its text as it stands now, or why there is none."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from claimcheck.foundation.records.errors import Refused
from claims.domain.reading import languages, read
from claims.domain.watching import WordsFate
from claims.intake.candidates import readings
from claims.intake.pages import page_of
from claims.models import Visit, Watch
from claims.services.notifications.outbound import LARGEST_PAGE, Page, get
from claims.services.watching.watching import note_problem, note_text
from claims.views.audience import Viewer
from claims.views.watched import Watched, watched_claims

OK = 200
_CHARSETS = ("utf-8", "cp1252")


class NoText(ValueError):
    """A page that can't be read: why."""


UNREACHABLE = (HTTPError, OSError, Refused, NoText)
"""What a page that has no text for us raises."""


def look_again(watch: Watch, now: datetime) -> Visit:
    """Fetch the page and keep its text. Nothing is recorded of its claims: what became of them is derived."""
    try:
        text = text_of(get(watch.document.url))
    except UNREACHABLE as problem:
        return note_problem(now=now, watch=watch, problem=str(problem) or type(problem).__name__)
    return note_text(now=now, watch=watch, text=text)


def changed_figures(watch: Watch, viewer: Viewer) -> list[dict[str, Any]]:
    """The claims that were read on the page and what became of them, as plain values for every interface."""
    return [
        {
            "claim": claim.claim.claim_id,
            "quote": claim.claim.quote,
            "fate": claim.became.fate,
            "now_reads": claim.became.exact,
            "readings": new_readings(claim) if claim.became.fate is WordsFate.NUMBER_CHANGED else [],
            "taken": claim.taken.claim_id if claim.taken else None,
            "dismissed": claim.dismissed,
        }
        for claim in watched_claims(watch, viewer)
    ]


def new_readings(watched: Watched) -> list[dict[str, str]]:
    """The figures of the sentence as it is now, each as the fields that record it."""
    found = read(watched.became.exact, _language(watched.claim.quote_language))
    return [reading for figure in found.figures for reading in readings(figure)]


def _language(code: str) -> str:
    """Of a quote, where it is one that can be read; empty where it has to be detected."""
    short = code.split("-", maxsplit=1)[0].lower()
    return short if short in languages() else ""


def text_of(page: Page) -> str:
    """Its text; raises NoText."""
    if page.status != OK:
        raise NoText(_("The server answered {status}.").format(status=page.status))
    if len(page.body) > LARGEST_PAGE:
        raise NoText(_("The page has more than {largest_page:,} bytes.").format(largest_page=LARGEST_PAGE))
    kind = page.content_type.partition(";")[0].strip().lower()
    if not kind.startswith("text/") and kind not in {"application/xhtml+xml", ""}:
        raise NoText(_("It is {kind}, not a page of text.").format(kind=kind))
    given = page.content_type.partition("charset=")[2].strip(' "').lower()
    content = decoded(page.body, given).replace("\r\n", "\n").replace("\x00", "")
    text = content if kind == "text/plain" else page_of(content).text
    if not text.strip():
        raise NoText(_("The page has no text."))
    return text


def decoded(body: bytes, charset: str) -> str:
    """The bytes as text, in the character set that is given or a likely one."""
    for name in (charset, *_CHARSETS):
        try:
            return body.decode(name) if name else body.decode()
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8", "replace")
