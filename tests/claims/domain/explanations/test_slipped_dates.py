"""Date slips: a year off, day and month exchanged, or one day off: there the figure fits its series."""

from datetime import date
from decimal import Decimal

import pytest

from claims.domain.explaining import Series, Strength
from claims.domain.explaining.dates import date_slip, day_slip
from tests.claims.domain.present import there


def of(**values: int) -> Series:
    """A series by days: `d2024_03_05=500`."""
    return Series.of(
        "A",
        ((date.fromisoformat(day[1:].replace("_", "-")), Decimal(value)) for day, value in values.items()),
    )


def _named(day: str) -> str:
    return f"d{day.replace('-', '_')}"


SPRING = {"d2024_02_20": 100, "d2024_03_20": 110, "d2024_04_20": 490, "d2024_05_20": 520}
WINTERS = {"d2023_01_05": 100, "d2023_01_20": 110, "d2024_01_05": 890, "d2024_01_20": 950}
LEAP = {"d2024_02_20": 100, "d2024_03_05": 110}


class TestADateThatIsOutOfPlace:
    @pytest.mark.parametrize(
        ("known", "day", "figure", "slip", "meant"),
        [
            (SPRING, "2024-03-05", 500, "exchanged", "2024-05-03"),
            (WINTERS, "2023-01-10", 900, "year", "2024-01-10"),  # the old year, typed in January
            (WINTERS, "2024-01-10", 105, "year", "2023-01-10"),
        ],
    )
    def test_a_total_fits_elsewhere(
        self, known: dict[str, int], day: str, figure: int, slip: str, meant: str
    ) -> None:
        series = of(**known, **{_named(day): figure})
        found = there(date_slip(series, date.fromisoformat(day), never_falls=True))
        assert (found.slip, found.day.isoformat(), found.meant.isoformat()) == (slip, day, meant)
        assert (found.figure, found.strength) == (Decimal(figure), Strength.FAIR)

    @pytest.mark.parametrize(
        ("known", "day", "figure"),
        [
            (SPRING, "2024-03-05", 105),  # it is in place
            (SPRING, "2024-03-05", 300),  # it fits nowhere
            (SPRING | {"d2024_05_03": 500}, "2024-03-05", 500),  # the other day has its own figure
            (SPRING, "2024-03-15", 500),  # there is no fifteenth month
            (
                {"d2024_04_20": 490, "d2024_05_20": 520},
                "2024-05-05",
                9,
            ),  # nothing to exchange
            ({"d2024_01_20": 100, "d2024_04_20": 490, "d2024_05_20": 520}, "2024-03-05", 500),  # none is near
            (LEAP, "2024-02-29", 500),  # no other year has the day
        ],
    )
    def test_nothing_to_suggest(self, known: dict[str, int], day: str, figure: int) -> None:
        series = of(**known, **{_named(day): figure})
        assert date_slip(series, date.fromisoformat(day), never_falls=True) is None

    def test_a_day_without_a_figure_has_no_date_slip(self) -> None:
        assert date_slip(of(**SPRING), date(2024, 3, 5), never_falls=True) is None

    @pytest.mark.parametrize(
        ("figure", "slips"),
        [
            (500, True),  # of a level: more than a quarter off where it stands, within a tenth there
            (130, False),  # within a quarter of 110
            (560, True),  # within a tenth of 520
            (600, False),
        ],
    )
    def test_a_level_may_lie_a_little_beside(self, figure: int, slips: bool) -> None:
        series = of(**SPRING, d2024_03_05=figure)
        assert (date_slip(series, date(2024, 3, 5), never_falls=False) is not None) is slips

    def test_how_it_is_told(self) -> None:
        exchanged = date_slip(of(**SPRING, d2024_03_05=500), date(2024, 3, 5), never_falls=True)
        assert there(exchanged).sentence == (
            "A's 500 does not fit its other figures around 5 March 2024, and fits those around 3 May 2024: "
            "the date may be with day and month exchanged."
        )
        year = date_slip(of(**WINTERS, d2023_01_10=900), date(2023, 1, 10), never_falls=True)
        assert there(year).sentence == (
            "A's 900 does not fit its other figures around 10 January 2023, and fits those around "
            "10 January 2024: the date may be a year off."
        )


class TestADayOff:
    """Of two figures of a running total for one day the one fits the day beside it, which has none."""

    @pytest.mark.parametrize(
        ("known", "figure", "other", "meant"),
        [
            ({"d2024_04_01": 80}, 90, 100, "2024-04-02"),
            ({"d2024_04_01": 80}, 80, 100, "2024-04-02"),  # unchanged since the day before
            ({"d2024_04_05": 120}, 110, 100, "2024-04-04"),
            ({"d2024_04_01": 80, "d2024_04_05": 120}, 110, 100, "2024-04-04"),
            ({"d2024_04_01": 80}, 70, 100, None),  # it would have fallen
            ({"d2024_04_01": 80}, 110, 100, None),
            ({"d2024_04_01": 80, "d2024_04_02": 90}, 90, 100, None),  # that day has its figure
            ({"d2024_03_01": 80}, 90, 100, None),  # more than a month ago
            ({}, 90, 100, None),
            ({"d2024_04_01": 80}, 100, 100, None),  # one figure
        ],
    )
    def test_day_slip(self, known: dict[str, int], figure: int, other: int, meant: str | None) -> None:
        series = of(**known, d2024_04_03=other)
        found = day_slip(series, date(2024, 4, 3), Decimal(figure), Decimal(other))
        assert (None if found is None else found.meant.isoformat()) == meant

    def test_how_it_is_told(self) -> None:
        series = of(d2024_04_01=80, d2024_04_03=100)
        found = there(day_slip(series, date(2024, 4, 3), Decimal(90), Decimal(100)))
        assert found.strength is Strength.WEAK
        assert found.sentence == (
            "A gives two figures for 3 April 2024 and none for 2 April 2024, where its 90 fits: "
            "the date may be one day off."
        )
