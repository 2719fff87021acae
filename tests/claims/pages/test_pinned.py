"""Cards and pages of one version, and pictures as files: a bar says what has become of it."""

import html
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from claims.domain.answering.staleness import ServedStanding
from claims.models import Conflict, Question
from claims.published.figure import FigureVersion
from claims.services.publishing.publication import hold_figure
from tests import builders

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def public(settings):
    settings.PUBLIC_READ = True


def shown(figure, asked="?version=1", part="card/"):
    """The text of a card or page."""
    answer = Client().get(f"/figures/{figure.question_id}/{part}{asked}")
    assert answer.status_code == 200, answer.content
    page = re.sub(r"<(style|script).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def bar(figure, asked="?version=1"):
    """What the bar says; empty where there is none."""
    html = Client().get(f"/figures/{figure.question_id}/card/{asked}").content.decode()
    found = re.search(r'class="bar"[^>]*>(.*?)<a', html, re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def again(figure, *, now):
    """A new answer to a figure's question, after a claim that contradicts the first."""
    builders.claim(figure.question, builders.source("Norway"), "about 90,000 soldiers", accept=True, now=now)
    return builders.settle(Conflict.objects.get(question=figure.question), now=now)


def test_the_newest_version_has_no_bar():
    figure = builders.figure()
    assert bar(figure) == ""
    assert "8,000" in shown(figure) == shown(figure, "")


def test_after_a_correction_the_pinned_card_has_a_bar_and_no_number():
    figure = builders.figure()
    corrected = again(figure, now=builders.NOW + HOUR)
    assert corrected.change_kind == "CORRECTED"
    place = "has taken the place of this one."
    assert bar(figure) == f"Corrected on 5 November 2024. Version {corrected.version} {place}"
    for part in ("", "card/"):
        text = shown(figure, part=part).split("Who says what")[0]
        assert "20,000" not in text
    assert "90,000" in shown(figure, "")
    assert bar(figure, asked=f"?version={corrected.version}") == ""


def test_what_is_held_has_no_number_in_any_pinned_card():
    figure = builders.figure()
    hold_figure(by=builders.person("approver"), now=builders.NOW + DAY, figure=figure, reason="A doubt.")
    assert bar(figure) == "Put on hold on 6 November 2024. Version 2 has taken the place of this one."
    for asked in ("?version=1", "?version=2", "?on=2024-11-05", "?on=2024-11-06", ""):
        text = shown(figure, asked)
        assert "8,000" not in text, asked
        assert "On hold" in text, asked


def test_a_figure_for_another_time_leaves_the_number_with_a_bar():
    figure = builders.figure()
    about = Question.objects.get(pk=figure.question_id)
    later, day = builders.NOW + DAY, "2024-11-04"
    for source, quote in (("United States", "about 9,000 soldiers"), ("Ukraine", "about 21,000 soldiers")):
        builders.claim(about, builders.source(source), quote, as_of=day, said_on=day, accept=True, now=later)
    conflict = about.conflicts.exclude(pk=figure.resolution.conflict_id).get()
    when = (date(2024, 11, 4), date(2024, 11, 4))
    builders.settle(conflict, now=later, as_of=when, low=Decimal(9000), high=Decimal(21000))
    asked = "?version=1&as_of=2024-10-31"
    assert bar(figure, asked) == "Updated on 6 November 2024: there is a figure for another time now."
    assert "8,000" in shown(figure, asked)
    assert bar(figure) == bar(figure, "?version=1&as_of=2024-11-04") == ""


@pytest.mark.parametrize("asked", ["version=7", "version=x", "version=٣", "on=2024-11-31", "on=2024-11-01"])
def test_a_version_that_there_is_not_is_404(asked):
    figure = builders.figure()
    assert Client().get(f"/figures/{figure.question_id}/card/?{asked}").status_code == 404


def test_a_pinned_address_gives_a_pinned_frame():
    figure = builders.figure()
    address = f"http://testserver/figures/{figure.question_id}/?version=1"
    html = Client().get("/api/v1/oembed/", {"url": address}).json()["html"]
    assert f"/figures/{figure.question_id}/card/?version=1" in html


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")])
def test_the_picture_is_a_file(kind, begins):
    figure = builders.figure()
    answer = Client().get(f"/figures/{figure.question_id}/picture.{kind}")
    assert answer.content.startswith(begins)
    assert answer.content == Client().get(f"/figures/{figure.question_id}/picture.{kind}").content
    held = Client().get(
        f"/figures/{figure.question_id}/picture.{kind}", headers={"If-None-Match": answer["ETag"]}
    )
    assert held.status_code == 304


def test_the_picture_has_our_figure_while_it_may_be_printed_and_a_preview_never():
    figure = builders.figure()
    path = f"/figures/{figure.question_id}/picture.svg"
    assert "Verified: " in Client().get(path).content.decode()
    assert "Verified: " not in Client().get(f"{path}?preview").content.decode()
    hold_figure(by=builders.person("approver"), now=builders.NOW + HOUR, figure=figure, reason="A doubt.")
    assert "Verified: " not in Client().get(path).content.decode()


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("verified", ""),
        ("challenged", "This figure is being checked."),
        ("on_hold", "On hold"),
        ("withdrawn", "Withdrawn"),
        ("stale", "Out of date"),
        ("disputed", "Disputed"),
    ],
)
def test_a_picture_alone_says_how_its_figure_stands(moment, words, monkeypatch):
    """A file travels without the page that says it; a copy that nobody can call back says nothing of it."""
    figure = builders.figure()
    told = {"condition": ServedStanding(moment)} if moment != "challenged" else {"note": words}
    for name, value in told.items():
        monkeypatch.setattr(FigureVersion, name, value)
    path = f"/figures/{figure.question_id}/picture.svg"
    drawn = Client().get(path).content.decode()
    title = f"Who says what: {figure.question.text} {words}".strip()
    assert f">{title}</title>" in html.unescape(drawn)
    if words:
        assert re.search(rf">people · {re.escape(words)}</text>", drawn)
        assert words not in Client().get(f"{path}?preview").content.decode()


def test_what_is_shared_elsewhere_has_no_number():
    """Whoever shows a preview keeps it, and nobody can call it back."""
    figure = builders.figure()
    html = Client().get(f"/figures/{figure.question_id}/").content.decode()
    told = dict(re.findall(r'<meta property="(og:\w+)"\s+content="([^"]*)"', html))
    assert told["og:title"] == figure.question.text
    assert told["og:image"].endswith("picture.png?preview")
    assert not any(re.search(r"\d,?000", text) for name, text in told.items() if name != "og:url")
