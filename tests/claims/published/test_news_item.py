"""A figure as a news item: valid by IPTC's own schema at every moment, and usable only when it is."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from jsonschema import Draft202012Validator

from claims.domain.answering.staleness import ServedStanding
from claims.models import Publication, VerifiedFigure
from claims.published.figure import read_back
from claims.published.linked_data import Site
from claims.published.news_item import news_item, pubstatus
from claims.services.publishing.publication import (
    challenge_figure,
    dispute_figure,
    hold_figure,
    restore_figure,
    withdraw_figure,
)
from tests import builders
from tests.claims.api.client import client
from tests.claims.api.client import token as token_for
from tests.pulls import forget_pulls, noted_pulls

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "fixtures" / "ninjs-schema_2.2.json").read_text("utf-8"))
)
"""IPTC's, whole, under CC BY 4.0."""
SITE = Site("The newsroom", "https://figures.example.org", "/figures/{id}/")
IN_TIME = date(2024, 12, 1)


def act(role: str, hours: int = 1) -> dict[str, Any]:
    return {"by": builders.person(role), "now": builders.NOW + timedelta(hours=hours)}


def held() -> VerifiedFigure:
    return hold_figure(**act("approver"), figure=builders.figure(), reason="8,000 was misread.")


def disputed() -> VerifiedFigure:
    return dispute_figure(**act("checker"), figure=builders.figure(), reason="Sources differ.")


def item(figure: VerifiedFigure, today: date = IN_TIME) -> dict[str, Any]:
    publication = figure.publication
    return news_item(read_back(publication.pk, publication.body, today), SITE)


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (ServedStanding.VERIFIED, "usable"),
        (ServedStanding.STALE, "withheld"),
        (ServedStanding.SUPERSEDED, "withheld"),
        (ServedStanding.DISPUTED, "withheld"),
        (ServedStanding.UNVERIFIED, "withheld"),
        (ServedStanding.ON_HOLD, "withheld"),
        (ServedStanding.WITHDRAWN, "canceled"),
    ],
)
def test_each_standing_has_its_publishing_status(standing: ServedStanding, status: str) -> None:
    assert pubstatus(standing) == status


def test_every_standing_was_thought_of() -> None:
    assert {pubstatus(standing) for standing in ServedStanding} == {"usable", "withheld", "canceled"}


MOMENTS: dict[str, tuple[Callable[[], VerifiedFigure], str, str]] = {
    "verified": (builders.figure, "usable", ""),
    "challenged": (
        lambda: challenge_figure(**act("checker"), figure=builders.figure()),
        "usable",
        "This figure is being checked.",
    ),
    "disputed": (disputed, "withheld", "The sources disagree, and no figure can be verified."),
    "held": (
        held,
        "withheld",
        "This figure is under review. Do not use it until the review is complete.",
    ),
    "withdrawn": (
        lambda: withdraw_figure(**act("editor-in-chief", 2), figure=held(), reason="It is wrong: not 8,000."),
        "canceled",
        "This figure has been withdrawn. Do not use it.",
    ),
    "restored": (
        lambda: restore_figure(**act("checker", 2), figure=disputed(), cause="The claim was corrected."),
        "usable",
        "Refiled without change of meaning: ",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("moment", MOMENTS)
def test_at_each_moment_it_is_valid_and_says_whether_it_may_be_used(moment: str) -> None:
    make, status, note = MOMENTS[moment]
    made = item(make())
    assert [error.message for error in SCHEMA.iter_errors(made)] == []
    assert made["pubstatus"] == status
    assert made.get("ednote", "").startswith(note) or note in made["ednote"]
    assert ("bodies" in made) == ("infosources" in made) == (status == "usable")
    if status != "usable":
        assert "8,000" not in json.dumps(made)
        assert "8000" not in json.dumps(made)


@pytest.mark.django_db
def test_out_of_date_it_is_withheld_and_expires_says_when() -> None:
    figure = builders.figure(review_by=date(2024, 12, 6))
    assert item(figure, date(2024, 12, 6))["pubstatus"] == "usable"
    made = item(figure, date(2024, 12, 7))
    assert (made["pubstatus"], made["expires"]) == ("withheld", "2024-12-07T00:00:00Z")
    assert made["ednote"] == "Its review was due on 6 December 2024. Ask the newsroom before using it."
    with override_settings(NEWSROOM_TIME_ZONE="Asia/Seoul"):
        assert item(figure)["expires"] == "2024-12-06T15:00:00Z"


@pytest.mark.django_db
def test_its_body_is_what_may_be_printed() -> None:
    figure = builders.figure()
    made = item(figure)
    (body,) = made["bodies"]
    assert body["value"].startswith("About 8,000 to about 20,000 people, according to ")
    assert body["charcount"] == len(body["value"])
    assert made["headlines"][0]["value"] == figure.question.text
    assert [source["name"] for source in made["infosources"]] == ["Ukraine", "United States"]
    assert made["altids"] == [
        {"role": "figure", "value": str(figure.question_id)},
        {"role": "version", "value": "1"},
    ]


@pytest.mark.django_db
def test_its_version_only_grows() -> None:
    figure = disputed()
    first, second = Publication.objects.filter(figure__question=figure.question_id).order_by("pk")
    versions = [
        int(news_item(read_back(each.pk, each.body, IN_TIME), SITE)["version"]) for each in (first, second)
    ]
    assert versions == sorted(set(versions))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["id", "slug"])
def test_over_rest_it_is_found_by_id_and_short_name_and_noted_for_recalls(name: str) -> None:
    forget_pulls()
    question = builders.figure(review_by=date(2100, 1, 1)).question
    _, asking = token_for()
    answer = asking.get(f"/api/v1/figures/{getattr(question, name)}/ninjs/")
    assert answer.status_code == 200
    made = json.loads(answer.content)
    assert made["uri"] == f"http://testserver/figures/{question.pk}/"
    assert not list(SCHEMA.iter_errors(made))
    assert noted_pulls().total() == 1
    again = asking.get(
        f"/api/v1/figures/{question.pk}/ninjs/", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304
    forget_pulls()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77", "no-such", "a%20b"])
def test_where_there_is_no_figure_there_is_no_item(address: str) -> None:
    assert client().get(f"/api/v1/figures/{address}/ninjs/").status_code == 404
