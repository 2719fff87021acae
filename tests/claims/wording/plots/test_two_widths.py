"""Pictures in time for a desk and for a phone: no word is cut off or lies on another."""

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest

from claims.wording.plots import Event, Svg, in_two_widths, timeline_plot
from claims.wording.plots.curve import curve_plot
from claims.wording.plots.curves import Curve, FlaggedDay
from claims.wording.plots.text import width
from tests.claims.wording.plots.test_curve import MONDAY, ministry, point
from tests.claims.wording.plots.test_plots import SVG, ends

LONG = "The Office of the United Nations for the Coordination of Humanitarian Affairs in the region"
FIGURES = [
    "7",
    "10,000 people",
    "between 1,200,000 and 1,350,000 people",
    "more than 40 million tonnes of grain a year",
]
Plot = Callable[..., Svg]


def timeline(value: str, label: str, *, wide: float) -> Svg:
    days = [(date(2024, 10, 1), date(2024, 10, 8)), (date(2024, 12, 24), date(2025, 1, 13))]
    events = [
        Event(label=label, value=value, start=start, end=end, core=ends(5, 9), outer=ends(4, 10))
        for start, end in days
    ]
    verified = Event(
        label="Published", value=value, start=date(2025, 1, 1), end=date(2025, 1, 2), core=ends(6, 7),
        outer=ends(6, 7), verified=True,
    )  # fmt: skip
    return timeline_plot([*events, verified], title="t", unit="people", wide=wide)


def curve(value: str, label: str, *, wide: float) -> Svg:
    points = [point(day, 100 * day, 100 * day) for day in range(0, 120, 30)]
    curves = [Curve(label=label, tone=0, points=points), ministry()]
    asked = FlaggedDay(
        day=MONDAY, tone=0, asked=f"{label}: {value}, a leap: late registrations, or an error?"
    )
    return curve_plot(curves, title="t", unit="people", flagged=[asked], wide=wide)


def boxes(svg: Svg) -> list[tuple[str, float, float, float]]:
    """Each text that stands there without pointing at anything: its line, and where it begins and ends."""
    found = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        if node.get("display") == "none":
            continue
        words, x = str(node.text), float(node.get("x", "0"))
        long = width(words, float(node.get("font-size", "13")))
        first = {"end": x - long, "middle": x - long / 2}.get(node.get("text-anchor", ""), x)
        found.append((words, float(node.get("y", "0")), first, first + long))
    return found


@pytest.mark.parametrize("wide", [640.0, 320.0])
@pytest.mark.parametrize("label", ["Kyiv", LONG], ids=["short", "long"])
@pytest.mark.parametrize("value", FIGURES)
@pytest.mark.parametrize("plot", [timeline, curve])
def test_no_word_is_cut_off_or_lies_on_another(plot: Plot, value: str, label: str, wide: float) -> None:
    placed = boxes(plot(value, label, wide=wide))
    assert [box for box in placed if box[2] < 0 or box[3] > wide] == []
    pairs = combinations(placed, 2)
    assert [
        (one, other) for one, other in pairs if one[1] == other[1] and one[2] < other[3] and other[2] < one[3]
    ] == []


@pytest.mark.parametrize("plot", [timeline, curve])
def test_the_figures_told_are_the_same(plot: Plot) -> None:
    wide, narrow = (
        " ".join(box[0] for box in boxes(plot("10,000 people", LONG, wide=wide))) for wide in (640.0, 320.0)
    )
    assert re.findall(r"[\d,]+ people", wide) == re.findall(r"[\d,]+ people", narrow) != []
    assert all(word in narrow for word in LONG.split())


def test_each_of_the_two_has_names_of_its_own() -> None:
    drawn = in_two_widths(curve_plot, [ministry()], title="t", id_="curve")
    root = ElementTree.fromstring(f"<div>{drawn}</div>")
    assert [svg.get("viewBox", "").split()[2] for svg in root] == ["640", "320"]
    named = re.findall(r' id="([^"]+)"', drawn)
    assert len(named) == len(set(named)) == 4
    assert in_two_widths(curve_plot, [], title="t", id_="curve") == ""
