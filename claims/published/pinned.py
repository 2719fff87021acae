"""A version that others have embedded as it was published, and what has become of it since.

The bar says what: its value is given only while the newest version for the same days may be printed and says
the same. Whatever has been corrected, disputed, put on hold or withdrawn has no number here.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import ChangeKind
from claims.models import Publication
from claims.published.figure import FigureVersion, read_back
from claims.wording import local
from claims.wording.newsroom import newsroom_day, newsroom_zone
from claims.wording.states import CHANGES

SAID = ("low", "best", "high", "low_modality", "high_modality", "stance")
"""Members in which two versions differ where they do not say the same."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Which version is asked for: by its number (of the figure for `as_of`, where several have one), or by
    the day at whose end it was in force."""

    version: int | None = None
    as_of: date | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Pinned:
    """The version as it may be shown now, and the bar above it: empty while nothing newer has been
    published."""

    publication: Publication
    figure: FigureVersion
    bar: str


def pinned(current: Publication, pin: Pin, today: date) -> Pinned | None:
    """The version of the current figure's question that is asked for; None where there is none."""
    found = _found(current, pin)
    if found is None:
        return None
    newest = _newest_for_its_days(found)
    figure, now = read_back(found.pk, found.body, today), read_back(newest.pk, newest.body, today)
    if not now.may_be_printed:
        figure = replace(figure, told=now.condition)
    elif not _same(figure, now):
        figure = replace(figure, told=ServedStanding.SUPERSEDED)
    elif now.body.get("challenged"):
        figure = replace(figure, body={**figure.body, "challenged": True})
    return Pinned(found, figure, _bar(found, newest, now, current))


def _found(current: Publication, pin: Pin) -> Publication | None:
    versions = Publication.objects.of_question(current.figure.question_id).select_related("figure")
    if pin.version is not None:
        if pin.as_of is not None:
            versions = versions.filter(figure__as_of__contains=pin.as_of)
        return versions.filter(figure__version=pin.version).order_by("-pk").first()
    if pin.on is not None:
        end = datetime.combine(pin.on + timedelta(days=1), time(), newsroom_zone())
        before = Publication.objects.current(known_at=end - timedelta(microseconds=1))
        return before.of_question(current.figure.question_id).select_related("figure").first()
    return None


def _newest_for_its_days(found: Publication) -> Publication:
    same = Publication.objects.of_question(found.figure.question_id).filter(figure__as_of=found.figure.as_of)
    return same.select_related("figure").order_by("-figure__version").first() or found


def _same(one: FigureVersion, other: FigureVersion) -> bool:
    return all(one.body.get(name) == other.body.get(name) for name in SAID)


def _bar(found: Publication, newest: Publication, now: FigureVersion, current: Publication) -> str:
    if newest.pk != found.pk:
        change = str(CHANGES[ChangeKind(now.body["change_kind"])])
        return _("{change} on {day}. Version {body} has taken the place of this one.").format(
            change=change, day=_day(newest), body=now.body["version"]
        )
    if current.pk != found.pk:
        return _("Updated on {day}: there is a figure for another time now.").format(day=_day(current))
    return ""


def _day(publication: Publication) -> str:
    return local.day(newsroom_day(publication.published_at))
