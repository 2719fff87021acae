"""Days, months and years as runs of days."""

from calendar import monthrange
from datetime import date, timedelta

WEEK = 7
_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
BEFORE, AFTER = 275, 90
"""Days before and after its publication in which an article leaves the year of a date unsaid."""


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, None where there is none."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(day.weekday())


def near_year(published: date | None, month: int, day: int) -> int | None:
    """The year of a day without one: past, or not far ahead. None without a publication."""
    if published is None:
        return None
    for year in (published.year - 1, published.year + 1):
        if -BEFORE <= (date(year, month, min(day, 28)) - published).days < AFTER:
            return year
    return published.year


def counted_from(published: date, name: str) -> tuple[date, date]:
    """First and last day of a relative period; one that goes on ends with the publication."""
    if name in _STEPS:
        day = published + timedelta(_STEPS[name])
        return day, day
    which, period = name.split("_")
    if which == "this":
        starts = {
            "week": monday_of(published),
            "month": published.replace(day=1),
            "year": date(published.year, 1, 1),
        }
        return starts[period], published
    if period == "week":
        monday = monday_of(published) - timedelta(WEEK)
        return monday, monday + timedelta(WEEK - 1)
    if period == "year":
        return year_of(published.year - 1)
    before = published.replace(day=1) - timedelta(1)
    return before.replace(day=1), before
