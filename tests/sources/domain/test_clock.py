"""Hours by clocks somewhere."""

from datetime import date, time

import pytest

from sources.domain.clock import NoOneHour, in_utc, zones


@pytest.mark.parametrize(
    ("day", "hour", "zone", "utc"),
    [
        ("2024-11-05", "14:30", "UTC", "2024-11-05 14:30"),
        ("2024-11-05", "14:30", "Europe/Kyiv", "2024-11-05 12:30"),
        ("2024-07-05", "14:30", "Europe/Kyiv", "2024-07-05 11:30"),
        ("2024-11-05", "01:30", "Asia/Seoul", "2024-11-04 16:30"),
        ("2024-11-04", "20:00", "America/New_York", "2024-11-05 01:00"),
    ],
)
def test_an_hour_somewhere_is_one_in_utc(day: str, hour: str, zone: str, utc: str) -> None:
    found, at = in_utc(date.fromisoformat(day), time.fromisoformat(hour), zone)
    assert f"{found.isoformat()} {at:%H:%M}" == utc


@pytest.mark.parametrize(("day", "why"), [("2024-03-31", "did not come"), ("2024-10-27", "came twice")])
def test_an_hour_that_is_none_or_two_is_refused(day: str, why: str) -> None:
    hour = time(3, 30)
    with pytest.raises(NoOneHour, match=why):
        in_utc(date.fromisoformat(day), hour, "Europe/Kyiv")
    assert in_utc(date.fromisoformat(day), hour, "UTC")[1] == hour


def test_zones_are_places() -> None:
    assert zones()[0] == "UTC"
    assert {"Asia/Seoul", "Europe/Kyiv"} <= set(zones())
