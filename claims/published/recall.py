"""The mail that tells of a recall: which tool has what, what took its place, and what to do."""

from datetime import date

from django.urls import reverse

from claims.domain.lifecycle import ChangeKind
from claims.models import Notice
from claims.published.correction_log import Entry, log
from claims.published.figure import Figure, read_back
from claims.services.notifications.mailing import Mail
from claims.wording.newsroom import in_newsroom_language
from claims.wording.plots.text import harmless

_RECALLED = "that must no longer be used as it is"
_WHICH = {
    ChangeKind.CHALLENGED: "that a claim now contradicts; nobody has checked that claim yet",
    ChangeKind.STALE: "whose day of review has passed",
    ChangeKind.REFILE: "that stands again as it was published",
}


@in_newsroom_language
def recall(notice: Notice, site: str, today: date) -> Mail:
    """The mail of a notice; `site` is the address before each path, or empty where it is not known.

    Of the figure as it was pulled the value is told, as what it was; of what took its place nothing that
    may not be printed.
    """
    pulled = read_back(notice.pulled_id, notice.pulled.body, today)
    now = read_back(notice.publication_id, notice.publication.body, today)
    newer, older = log([now, pulled])
    return Mail(
        subject=f"{newer.change}: {now.question}"[:200],
        text="\n".join(_lines(notice, site, now, newer, older)),
    )


def _lines(notice: Notice, site: str, now: Figure, newer: Entry, older: Entry) -> list[str]:
    page = site + reverse("figure-page", args=[now.id])
    change = now.body["change_kind"]
    settle = site + reverse("notices-acknowledge", args=[notice.pk])
    return [
        f"The tool “{harmless(notice.token.name)}” has read a figure {_WHICH.get(change, _RECALLED)}.",
        "",
        now.question,
        *([f"For {newer.when}"] if newer.when else []),
        f"It has version {older.version}: {older.new}",
        f"{newer.change}, version {newer.version}: {newer.new}",
        *([f"Why: {newer.why}"] if newer.why else []),
        *([now.warning] if now.warning else []),
        "",
        f"Claims and every version: {page}",
        f"Once it has been dealt with, acknowledge this notice by POST to {settle}",
        "",
    ]
