"""A running total in the report: a curve a source where there are pictures, a table where there are none."""

from datetime import date, timedelta

import pytest

from claims.domain.questions.scope import Temporality
from claims.reports.building.build import build
from claims.reports.layout.curves import curve_picture, curve_table
from claims.reports.renderings.html import render_html
from claims.reports.renderings.markdown import render_markdown
from claims.reports.renderings.terminal import render_terminal
from claims.reports.report import Disagreement
from claims.reports.week import Week
from tests import builders as make

pytestmark = pytest.mark.django_db
WEEK = Week.of(make.NOW.date())


def _counted() -> Disagreement:
    about = make.question("How many have died?", temporality=Temporality.CUMULATIVE)
    first = date(2024, 10, 20)
    for source, values in (
        ("An office", (100, 104, 109, 800, 812)),
        ("A mission", (300, 310, 322, 330, 341)),
    ):
        for step, value in enumerate(values):
            day = (first + timedelta(days=step)).isoformat()
            make.claim(about, make.source(source), f"exactly {value} people", as_of=day, said_on=day)
    (one,) = build(WEEK, topic=None, now=make.NOW + timedelta(days=30)).disagreements
    return one


def test_each_source_has_a_curve_and_a_leap_is_marked() -> None:
    one = _counted()
    assert [(curve.source, len(curve.points)) for curve in one.curves] == [("A mission", 5), ("An office", 5)]
    (asked,) = [point for curve in one.curves for point in curve.points if point.asked]
    assert (asked.day, asked.figure) == (date(2024, 10, 23), "exactly 800 people")
    picture = curve_picture(one, 1)
    assert "polyline" in picture
    assert "late registrations" in picture
    assert curve_table(one) is not None


def test_renderings_without_pictures_have_a_table() -> None:
    _counted()
    report = build(WEEK, topic=None, now=make.NOW + timedelta(days=30))
    assert "Running total by source" in render_html(report)
    for text in (render_markdown(report), render_terminal(report, width=160)):
        assert "Running total by source" in text
        assert "exactly 800 people (to check)" in text


def test_a_level_has_no_curve() -> None:
    about = make.question("How many are there?")
    for source, day in (("A", "2024-10-30"), ("A", "2024-10-31"), ("B", "2024-10-31")):
        make.claim(about, make.source(source), f"exactly {9 if source == 'A' else 900} people", as_of=day)
    (one,) = build(WEEK, topic=None, now=make.NOW + timedelta(days=30)).disagreements
    assert one.curves == ()
    assert curve_table(one) is None
