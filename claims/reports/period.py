"""The stretch of time a report looks at: from the first instant of a week to the last known one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from claims.reports.week import InvalidWeek, Week
from claims.wording.newsroom import newsroom_zone


@dataclass(frozen=True, slots=True)
class Period:
    """A week seen at `end`, its last instant (inclusive), or the present while the week goes on."""

    week: Week
    zone: ZoneInfo
    start: datetime
    end: datetime
    complete: bool

    def day(self, moment: datetime) -> date:
        """The newsroom's day of a moment."""
        return moment.astimezone(self.zone).date()

    @property
    def before(self) -> "Period":
        """The week before, to its end."""
        return _whole(self.week.previous, self.zone)


def period_of(week: Week, *, now: datetime) -> Period:
    """The period of a week in the newsroom's zone. Raises InvalidWeek for one that has not begun.

    A week that goes on is seen up to `now`: what is under embargo until tomorrow stays out of it.
    """
    whole = _whole(week, newsroom_zone())
    if now >= whole.end:
        return whole
    if now < whole.start:
        raise InvalidWeek(f"{week} has not begun: it starts on {week.monday.isoformat()}.")
    return Period(week, whole.zone, whole.start, now, complete=False)


def _whole(week: Week, zone: ZoneInfo) -> Period:
    # Records carry microseconds: the last one before the next week is the week's last instant.
    end = week.ends(zone) - timedelta(microseconds=1)
    return Period(week, zone, week.starts(zone), end, complete=True)
