"""The mail that tells of a recall: which tool has what, what took its place, and what to do."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.domain.lifecycle import ChangeKind
from claims.models import Notice
from claims.models.notification import chosen_language
from claims.published.correction_log import LogEntry, log
from claims.published.figure import FigureVersion, read_back
from claims.services.notifications.mailing import Mail
from claims.wording.newsroom import in_newsroom_language
from claims.wording.plots.text import harmless

_RECALLED = gettext_lazy("The tool “{tool}” has read a figure that must no longer be used as it is.")
_WHICH = {
    ChangeKind.CHALLENGED: gettext_lazy(
        "The tool “{tool}” has read a figure that a claim now contradicts; nobody has checked that claim yet."
    ),
    ChangeKind.STALE: gettext_lazy("The tool “{tool}” has read a figure whose day of review has passed."),
    ChangeKind.REFILE: gettext_lazy(
        "The tool “{tool}” has read a figure that stands again as it was published."
    ),
}


def recall(notice: Notice, site: str, today: date) -> Mail:
    """The mail of a notice; `site` is the address before each path, or empty where it is not known.

    Of the figure as it was pulled the value is told, as what it was; of what took its place nothing that
    may not be printed.
    """
    now, warning, (newer, older) = _published(notice, today)
    with translation.override(chosen_language(notice.token.owner_id) or settings.LANGUAGE_CODE):
        lines = _lines(notice, site, now, warning, (newer, older))
    return Mail(subject=f"{newer.change}: {now.question}"[:200], text="\n".join(lines))


@in_newsroom_language
def _published(notice: Notice, today: date) -> tuple[FigureVersion, str, list[LogEntry]]:
    """What is published now, its warning, and both versions, in the words of the newsroom."""
    pulled = read_back(notice.pulled_id, notice.pulled.body, today)
    now = read_back(notice.publication_id, notice.publication.body, today)
    return now, now.warning, log([now, pulled])


def _lines(
    notice: Notice, site: str, now: FigureVersion, warning: str, versions: tuple[LogEntry, LogEntry]
) -> list[str]:
    newer, older = versions
    page = site + reverse("figure-page", args=[now.id])
    change = now.body["change_kind"]
    settle = site + reverse("notices-acknowledge", args=[notice.pk])
    return [
        _WHICH.get(change, _RECALLED).format(tool=harmless(notice.token.name)),
        "",
        now.question,
        *([_("For {when}").format(when=newer.when)] if newer.when else []),
        _("It has version {version}: {new}").format(version=older.version, new=older.new),
        _("{change}, version {version}: {new}").format(
            change=newer.change, version=newer.version, new=newer.new
        ),
        *([_("Why: {why}").format(why=newer.why)] if newer.why else []),
        *([warning] if warning else []),
        "",
        _("Claims and every version: {page}").format(page=page),
        _("Once it has been dealt with, acknowledge this notice by POST to {settle}").format(settle=settle),
        "",
    ]
