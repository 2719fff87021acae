"""A week of the newsroom: ISO 8601, Monday to Sunday, in the newsroom's own time zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Self

from django.utils.translation import gettext as _

from claims.wording import local

_WRITTEN = re.compile(r"([0-9]{4})-W([0-9]{2})")


class InvalidWeek(ValueError):
    """A text that names no ISO week; the message says what to write instead."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week. A year has 52 or 53 of them; the first is the one with 4 January.

    >>> Week.parse("2024-W45").monday
    datetime.date(2024, 11, 4)
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9998:
            raise InvalidWeek(f"{self.year} is not a year a report can be made for.")
        last = weeks_in(self.year)
        if not 1 <= self.number <= last:
            raise InvalidWeek(f"{self.year} has no week {self.number}: its weeks are W01 to W{last}.")

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The week written as YYYY-Www. Raises InvalidWeek for any other text."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise InvalidWeek(
                f"{text!r} is not a week. Write the ISO year, W and two digits, as in 2024-W45."
            )
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The week a day lies in; early January may belong to the year before."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def last_full(cls, now: datetime, zone: tzinfo) -> Self:
        """The last week that was over at `now` (aware), by the clock of `zone`."""
        return cls.of(now.astimezone(zone).date()).previous

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def previous(self) -> Self:
        """The week before."""
        return self.shifted(-1)

    @property
    def next(self) -> Self:
        """The week after."""
        return self.shifted(1)

    def shifted(self, weeks: int) -> Self:
        """The week so many weeks later (earlier when negative)."""
        try:
            return type(self).of(self.monday + timedelta(weeks=weeks))
        except OverflowError as error:
            raise InvalidWeek(f"There is no week {weeks:+d} weeks from {self}.") from error

    def starts(self, zone: tzinfo) -> datetime:
        """The first instant of the week, in UTC."""
        return _first_instant(self.monday, zone)

    def ends(self, zone: tzinfo) -> datetime:
        """The first instant after the week, in UTC: the week is starts <= instant < ends.

        A week with a change of clocks lasts 167 or 169 hours.
        """
        return _first_instant(self.monday + timedelta(days=7), zone)

    @property
    def label(self) -> str:
        """As an editor writes it: "Week 45, 4 to 10 November 2024"."""
        return _("Week {number}, {days}").format(
            number=self.number, days=local.days(self.monday, self.sunday)
        )


def weeks_in(year: int) -> int:
    """52 or 53: 28 December always lies in the last ISO week of its year."""
    return date(year, 12, 28).isocalendar().week


def _first_instant(day: date, zone: tzinfo) -> datetime:
    # Where the clocks skip midnight, fold=0 reads the missing hour with the offset before the
    # change: that is the moment of the change, the day's true beginning.
    return datetime.combine(day, time.min, zone).astimezone(UTC)
