"""ISO weeks across years, time zones and changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from claims.reports.week import InvalidWeek, Week, _first_instant, weeks_in


@pytest.mark.parametrize(
    ("text", "monday", "sunday"),
    [
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2024-W44", date(2024, 10, 28), date(2024, 11, 3)),
        ("2024-W45", date(2024, 11, 4), date(2024, 11, 10)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
    ],
)
def test_a_week_runs_from_monday_to_sunday(text: str, monday: date, sunday: date) -> None:
    week = Week.parse(text)
    assert (week.monday, week.sunday, str(week)) == (monday, sunday, text)
    assert Week.of(monday) == Week.of(sunday) == week


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-45",
        "2024W45",
        "2024-w45",
        "2024-W4",
        " 2024-W45",
        "2024-W45\n",
        "２０２４-W45",
        "24-W45",
        "2024-W045",
        "latest",
    ],
)
def test_what_is_not_a_week_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidWeek, match="as in 2024-W45"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["2024-W53", "2024-W00", "2024-W99", "2021-W53"])
def test_a_week_the_year_does_not_have_is_refused_naming_its_last(text: str) -> None:
    with pytest.raises(InvalidWeek, match="W01 to W52"):
        Week.parse(text)


def test_years_with_53_weeks() -> None:
    assert [year for year in range(2000, 2033) if weeks_in(year) == 53] == [
        2004, 2009, 2015, 2020, 2026, 2032,
    ]  # fmt: skip


def test_the_week_before_and_after_cross_the_year() -> None:
    assert str(Week.parse("2021-W01").previous) == "2020-W53"
    assert str(Week.parse("2020-W53").next) == "2021-W01"
    assert str(Week.parse("2025-W01").shifted(-8)) == "2024-W45"


def test_the_ends_of_the_calendar_are_refused_not_crashed() -> None:
    with pytest.raises(InvalidWeek):
        Week.parse("0001-W01").previous  # noqa: B018
    with pytest.raises(InvalidWeek):
        Week.parse("9999-W01")
    with pytest.raises(InvalidWeek):
        Week.parse("0000-W01")


@pytest.mark.parametrize(
    ("zone", "week", "hours"),
    [
        ("UTC", "2024-W13", 168),
        ("Europe/Kyiv", "2024-W13", 167),
        ("Europe/Kyiv", "2024-W43", 169),
        ("Asia/Seoul", "2024-W43", 168),
        ("America/New_York", "2024-W44", 169),
        ("America/New_York", "2024-W10", 167),
        ("UTC", "2024-W44", 168),
        ("Europe/Kyiv", "2024-W44", 168),
        ("Australia/Lord_Howe", "2024-W40", 167.5),
        ("Australia/Lord_Howe", "2025-W14", 168.5),
        ("Europe/London", "2020-W53", 168),
        ("America/New_York", "2026-W01", 168),
    ],
)
def test_a_change_of_clocks_makes_the_week_an_hour_shorter_or_longer(
    zone: str, week: str, hours: float
) -> None:
    one = Week.parse(week)
    assert one.ends(ZoneInfo(zone)) - one.starts(ZoneInfo(zone)) == timedelta(hours=hours)
    assert one.ends(ZoneInfo(zone)) == one.next.starts(ZoneInfo(zone))


@pytest.mark.parametrize(
    ("week", "zone", "first"),
    [
        ("2024-W45", "Asia/Seoul", datetime(2024, 11, 3, 15, tzinfo=UTC)),
        ("2020-W53", "America/New_York", datetime(2020, 12, 28, 5, tzinfo=UTC)),
        ("2021-W01", "Pacific/Kiritimati", datetime(2021, 1, 3, 10, tzinfo=UTC)),
        ("2026-W01", "Pacific/Pago_Pago", datetime(2025, 12, 29, 11, tzinfo=UTC)),
        # The clocks went back on Sunday the 3rd: this Monday is an hour later than the one before.
        ("2024-W44", "America/New_York", datetime(2024, 10, 28, 4, tzinfo=UTC)),
        ("2024-W45", "America/New_York", datetime(2024, 11, 4, 5, tzinfo=UTC)),
    ],
)
def test_a_week_begins_at_the_newsrooms_midnight(week: str, zone: str, first: datetime) -> None:
    one = Week.parse(week)
    assert one.starts(ZoneInfo(zone)) == first
    assert Week.of(first.astimezone(ZoneInfo(zone)).date()) == one
    assert Week.of((first - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()) == one.previous


@pytest.mark.parametrize("week", ["2020-W53", "2021-W01", "2024-W44", "2024-W45", "2026-W01", "2026-W53"])
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Seoul", "Europe/Kyiv", "Pacific/Apia"])
def test_every_hour_of_a_week_is_in_it_and_in_no_other(week: str, zone: str) -> None:
    one, clock = Week.parse(week), ZoneInfo(zone)
    moment, hours = one.starts(clock), 0
    while moment < one.ends(clock):
        assert Week.of(moment.astimezone(clock).date()) == one
        moment, hours = moment + timedelta(hours=1), hours + 1
    assert Week.of(moment.astimezone(clock).date()) == one.next
    assert hours in (167, 168, 169)


def test_where_the_clocks_skip_midnight_the_day_begins_at_the_change() -> None:
    # No zone is known to skip midnight on a Monday; São Paulo did so on a Sunday.
    zone = ZoneInfo("America/Sao_Paulo")
    instant = _first_instant(date(2018, 11, 4), zone)
    assert instant == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert instant.astimezone(zone).hour == 1


def test_the_last_full_week_depends_on_the_newsrooms_clock() -> None:
    sunday_evening_utc = datetime(2024, 11, 10, 20, tzinfo=UTC)
    assert str(Week.last_full(sunday_evening_utc, UTC)) == "2024-W44"
    assert str(Week.last_full(sunday_evening_utc, ZoneInfo("Asia/Seoul"))) == "2024-W45"


def test_a_label_names_the_week_and_its_days() -> None:
    assert Week.parse("2024-W45").label == "Week 45, 4 to 10 November 2024"
