"""The curve of each source: its points in order, its open ends, what is asked of it, and the chosen day."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from claims.wording.plots.curve import curve_plot
from claims.wording.plots.curves import Band, Curve, FlaggedDay, Point
from tests.claims.wording.plots.test_plots import HOSTILE, SVG, ends

MONDAY = date(2024, 3, 4)


def point(day: int, low: int | None, high: int | None) -> Point:
    return Point(day=MONDAY + timedelta(days=day), core=ends(low, high), value=f"{low} to {high}")


def ministry(count: int = 5) -> Curve:
    return Curve(label="Ministry", tone=0, points=[point(day, 100 * day, 100 * day) for day in range(count)])


@pytest.mark.parametrize("curves", [[], [ministry(1)], [ministry(1), ministry(1)]], ids=len)
def test_one_day_a_source_is_no_curve(curves: list[Curve]) -> None:
    assert curve_plot(curves, title="t") == ""


def test_the_picture_in_words_tells_every_source_flag_and_band() -> None:
    band = Band(label="Verified: 200 people", start=MONDAY, end=None, reach=ends(200, 200))
    asked = FlaggedDay(day=MONDAY, tone=0, asked="a leap: late registrations, or an error?")
    svg = ElementTree.fromstring(curve_plot([ministry()], title="Dead", flagged=[asked], bands=[band]))
    assert svg[1].text == (
        "Ministry, 4–8 Mar 2024: from 0 to 0 to 400 to 400, 5 figures. Verified: 200 people. "
        "4 Mar 2024: a leap: late registrations, or an error?"
    )


def test_a_line_goes_through_its_points_in_order() -> None:
    svg = ElementTree.fromstring(curve_plot([ministry()], title="t"))
    (path,) = (one.get("points", "") for one in svg.iter(f"{SVG}polyline"))
    places = [tuple(map(float, place.split(","))) for place in path.split()]
    assert places == sorted(places)
    assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)


@pytest.mark.parametrize(("low", "high", "arrows"), [(1, 2, 0), (1, None, 1), (None, 2, 1), (None, None, 2)])
def test_an_open_end_is_an_arrow(low: int | None, high: int | None, arrows: int) -> None:
    curve = Curve(label="Police", tone=1, points=[point(0, 1, 1), point(1, low, high)])
    assert curve_plot([curve], title="t").count("<polyline") == 1 + arrows


def test_of_very_many_points_only_the_last_is_marked() -> None:
    few, many = (curve_plot([ministry(count)], title="t") for count in (40, 41))
    assert few.count('class="named"') == 40
    assert many.count('class="named"') == 1


def test_the_chosen_day_is_on_the_paper_even_where_no_figure_is() -> None:
    day = MONDAY + timedelta(days=300)
    svg = curve_plot([ministry()], title="t", chosen=day)
    assert "<title>29 Dec 2024</title>" in svg
    assert svg != curve_plot([ministry()], title="t")


def test_nothing_from_outside_becomes_an_element() -> None:
    curve = Curve(label=HOSTILE, tone=0, points=[point(0, 1, 1), point(1, 2, 2)])
    asked = FlaggedDay(day=MONDAY, tone=0, asked=HOSTILE)
    band = Band(label=HOSTILE, start=None, end=None, reach=ends(1, 2))
    svg = curve_plot([curve], title=HOSTILE, unit=HOSTILE, flagged=[asked], bands=[band])
    names = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "circle", "text"}


def test_two_breaks_on_one_day_have_numbers_side_by_side() -> None:
    flags = [FlaggedDay(day=MONDAY, tone=0, asked=each) for each in ("a leap", "a standstill")]
    svg = ElementTree.fromstring(curve_plot([ministry()], title="t", flagged=flags))
    first, second = (
        float(one.get("x", "")) for one in svg.iter(f"{SVG}text") if one.get("font-size") == "11.5"
    )
    assert second - first >= 15
