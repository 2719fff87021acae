"""Weekly reports over REST: the very text that the command prints as JSON."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claims.reports.building.build import build
from claims.reports.renderings.json import render_json
from claims.reports.week import Week
from tests import builders
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db

SCHEMA = Path(__file__).parents[3] / "docs" / "report.schema.json"


def test_the_report_of_a_week_is_served_as_it_is_rendered():
    made = builders.conflict()
    answer = client().get(f"{API}reports/2024-W45/")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.content.decode() == render_json(build(Week.parse("2024-W45")))
    told = answer.json()
    assert [each["conflict"] for each in told["disagreements"]] == [str(made.pk)]
    assert list(Draft202012Validator(json.loads(SCHEMA.read_text())).iter_errors(told)) == []


def test_of_one_topic():
    made = builders.conflict()
    other = builders.topic("Border")
    assert len(get("reports/2024-W45/", topic=str(made.topic_id))["disagreements"]) == 1
    assert get("reports/2024-W45/", topic=str(other.pk))["disagreements"] == []
    told = problem(client().get(f"{API}reports/2024-W45/", {"topic": str(made.pk)}), 400)
    assert told["errors"][0]["field"] == "topic"


@pytest.mark.parametrize(
    "week", ["2024-W54", "2024-45", "W45", "0000-W01", "9999-W01", "２０２４-W45", "next"]
)
def test_what_is_no_week_or_has_not_begun_is_not_found(week):
    told = problem(client().get(f"{API}reports/{week}/"), 404)
    assert told["detail"].startswith("week: ")
