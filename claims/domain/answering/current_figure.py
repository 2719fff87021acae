"""Which of a question's published versions is the current one: one definition, beside its twin in SQL.

Of the figure's as-ofs the one that ends last, then begins last, then was published last, with its newest
version. An as-of whose newest version is withdrawn or redacted is left out while another is there; held,
disputed and stale ones are not: they are what a reader must learn. No as-of counts as the oldest. Of a
timeless question: what was published last. `claims.models.answers.current_figure` says the same in SQL.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from claims.domain.lifecycle import Standing
from claims.domain.questions.times import DayRange


class PublishedVersion(Protocol):
    """What is asked of a version; `published`: anything that sorts in the order of publication."""

    @property
    def days(self) -> DayRange | None:
        """Its as-of; None is for all days."""

    @property
    def version(self) -> int:
        """Its number within its as-of."""

    @property
    def standing(self) -> str:
        """What is said of it."""

    @property
    def published(self) -> Any:
        """When it was published."""


Version = TypeVar("Version", bound=PublishedVersion)


def current_version(versions: Iterable[Version], *, timeless: bool) -> Version | None:
    """The current one of all versions of one question's figure; None where there is none."""
    newest: dict[tuple[date | None, date] | None, Version] = {}
    for version in versions:
        key = None if version.days is None else (version.days.start, version.days.end)
        if key not in newest or version.version > newest[key].version:
            newest[key] = version
    return max(newest.values(), key=lambda each: _rank(each, timeless=timeless), default=None)


def _rank(each: PublishedVersion, *, timeless: bool) -> tuple[bool, date, date, Any]:
    stands = each.standing != Standing.WITHDRAWN
    if timeless or each.days is None:
        return stands, date.min, date.min, each.published
    return stands, each.days.end, each.days.first, each.published
