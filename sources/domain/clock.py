"""The hour at which something was said, by a clock somewhere, in UTC."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


class NoOneHour(ValueError):
    """An hour that the clocks of a zone did not show on that day, or showed twice (`twice`)."""

    def __init__(self, *, twice: bool, day: date, zone: str):
        self.twice, self.day, self.zone = twice, day, zone
        why = "came twice, as clocks were set back" if twice else "did not come, as clocks were set forward"
        super().__init__(f"in {zone} this hour {why} on {day.isoformat()}; give it in UTC.")


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """The zones that a person can choose, by the names of their places; UTC comes first."""
    places = (name for name in available_timezones() if "/" in name)
    return ("UTC", *sorted(name for name in places if not name.startswith(("Etc/", "SystemV/", "US/"))))


def in_utc(day: date, hour: time, zone: str) -> tuple[date, time]:
    """The same moment in UTC; raises NoOneHour where clocks were set and it is none, or two."""
    told = datetime.combine(day, hour, ZoneInfo(zone))
    first, second = (told.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second:
        twice = first.astimezone(ZoneInfo(zone)).time() == hour
        raise NoOneHour(twice=twice, day=day, zone=zone)
    return first.date(), first.time()
