"""A running total in time at the desk: a curve a source, its breaks, a day to pick; what a reader may see."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import escape

from claims.domain.questions.scope import Temporality
from claims.models import Conflict, Question
from claims.services.publishing.publication import hold_figure
from claims.views.audience import desk as at_the_desk
from claims.views.audience import reader
from claims.views.series import series_of
from claims.wording.records import answer, days
from tests import builders as make
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 6, tzinfo=UTC)
LEAP = (1000, 1060, 1130, 1180, 1240, 1310, 1370, 5640)
STEADY = (1500, 1540, 1590, 1650, 1700, 1760, 1800, 1850)


def deaths(desk: Desk) -> Question:
    """Two sources count the dead of eight days; one leaps on the last of them."""
    asked = make.question("How many have died?", temporality=Temporality.CUMULATIVE)
    for name, figures in (("Ministry", LEAP), ("Monitors", STEADY)):
        for number, figure in enumerate(figures):
            desk.says(name, f"{figure} people have died", asked, as_of=f"2024-10-{number + 1:02}",
                      said_on=f"2024-10-{number + 1:02}")  # fmt: skip
    return asked


def test_each_source_is_a_curve_and_its_leap_is_asked_about(desk: Desk):
    asked = deaths(desk)
    address = f"/admin/claims/conflict/{Conflict.objects.filter(question=asked).first().pk}/change/"
    page = desk.client("checker").get(address)
    text = page.content.decode()
    assert "Running total over time" in text
    assert "Ministry, 1–8 Oct 2024: from 1000 people to 5640 people, 8 figures." in text
    assert escape("Ministry: Leap, 5640 people after 1370 people.") in text
    assert page.context["first_day"] == date(2024, 10, 1)


def test_a_figure_of_several_versions_is_drawn_once_and_as_it_stands(desk: Desk):
    asked = make.question("How many have died?", temporality=Temporality.CUMULATIVE)
    figure = make.figure(asked)
    for number in (1, 2):
        desk.says("Ministry", f"{number}0 people have died", asked, as_of=f"2024-10-{number:02}",
                  said_on=f"2024-10-{number:02}")  # fmt: skip
    address = f"/admin/claims/conflict/{figure.resolution.conflict_id}/change/"
    told = f"{answer(figure)}, {days(figure.as_of)}"
    curve = str(desk.client("checker").get(address).context["curve"])
    assert escape(f"Published: {told}") in curve
    hold_figure(by=desk.person("approver"), now=make.NOW, figure=figure, reason="A doubt.")
    curve = str(desk.client("checker").get(address).context["curve"])
    assert "Published: " not in curve
    assert escape(f"On hold: {told}") in curve


def test_a_day_is_picked_on_it(desk: Desk):
    asked = deaths(desk)
    conflict = Conflict.objects.filter(question=asked).first()
    address = f"/admin/claims/conflict/{conflict.pk}/change/"
    page = desk.client("checker").get(address, {"day": "2024-10-03"})
    assert [(one["source"], one["figure"]) for one in page.context["on_day"]] == [
        ("Ministry", "1130 people"),
        ("Monitors", "1590 people"),
    ]
    assert page.context["propose_on_day"].endswith("?day=2024-10-03")
    assert desk.client("checker").get(page.context["propose_on_day"]).status_code == 200
    assert "on_day" not in desk.client("checker").get(address, {"day": "3 October"}).context["told"].why
    assert desk.client("checker").get(address, {"day": "x"}).context["on_day"] == []


def test_any_other_question_keeps_its_timeline(case: Desk):
    page = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    assert "curve" not in page.context


def test_a_reader_is_given_nothing_of_what_is_hidden(desk: Desk):
    asked = deaths(desk)
    desk.says("Ministry", "9,999 people have died", asked, as_of="2024-10-09", internal=True)
    desk.says("A mole", "3 people have died", asked, as_of="2024-10-09", internal=True)
    known, visible = series_of(asked, at_the_desk(NOW)), series_of(asked, reader(NOW))
    assert [(one.source, len(one.figures)) for one in known.sources] == [
        ("Ministry", 9), ("Monitors", 8), ("A mole", 1),
    ]  # fmt: skip
    assert [(one.source, len(one.figures)) for one in visible.sources] == [("Ministry", 8), ("Monitors", 8)]


def test_what_a_source_has_replaced_is_not_drawn(desk: Desk):
    asked = deaths(desk)
    desk.says("Monitors", "1,595 people have died", asked, as_of="2024-10-03", said_on="2024-10-20")
    (monitors,) = [one for one in series_of(asked, at_the_desk(NOW)).sources if one.source == "Monitors"]
    assert [int(one.claim.figure.best or 0) for one in monitors.figures][:3] == [1500, 1540, 1595]
