"""Verified figures over REST: the stored text, as of a day, as known at a moment, and nothing sent twice."""

import base64
import json
from datetime import datetime, timedelta

import pytest
from jsonschema import Draft202012Validator

from claims.domain.lifecycle import Standing
from claims.models import Publication, ServedText
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db


def bodies(**query):
    return [each["id"] for each in get("figures/", **query)["results"]]


def test_the_body_served_is_the_stored_text():
    made = builders.figure()
    stored = Publication.objects.get(figure=made)
    served = stored.served.printable
    answer = client().get(f"{API}figures/{made.question_id}/")
    assert answer.content.decode() == served
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["ETag"] == f'"{stored.sha256}-{stored.served.form}"'
    listed = client().get(f"{API}figures/")
    assert served in listed.content.decode()
    assert listed.json()["results"] == [json.loads(served)]


def test_texts_of_what_an_earlier_version_published_are_made_when_they_are_read():
    made = builders.figure()
    whole = client().get(f"{API}figures/").content
    for path in ("figures/", f"figures/{made.question_id}/", f"figures/{made.question_id}/history/"):
        ServedText.objects.all().delete()
        assert client().get(f"{API}{path}").status_code == 200
        assert ServedText.objects.count() == 1
    assert client().get(f"{API}figures/").content == whole


def test_the_body_is_what_the_description_says():
    made = builders.figure()
    schema = client().get(f"{API}schema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()
    schemas = json.loads(
        json.dumps(schema["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/")
    )
    described = _without_nullable({**schemas["FigureBody"], "$defs": schemas})
    body = get(f"figures/{made.question_id}/")
    assert [error.message for error in Draft202012Validator(described).iter_errors(body)] == []
    assert set(body) == set(schemas["PrintableFigure"]["properties"]) - {"right_of_reply"}  # nobody replied
    hold_figure(by=builders.person("approver"), now=NOW, figure=made, reason="A doubt.")
    body = get(f"figures/{made.question_id}/")
    assert [error.message for error in Draft202012Validator(described).iter_errors(body)] == []
    assert set(body) == set(schemas["WithheldFigure"]["properties"]) - {"right_of_reply"}
    bare = {**body, "low": "8000"}
    assert list(Draft202012Validator(described).iter_errors(bare)), "a withheld figure has no number"


def _without_nullable(schema):
    """OpenAPI 3.0's nullable as JSON Schema writes it."""
    if isinstance(schema, list):
        return [_without_nullable(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _without_nullable(value) for name, value in schema.items() if name != "nullable"}
    return {"anyOf": [plain, {"type": "null"}]} if schema.get("nullable") is True else plain


def test_of_each_question_the_newest_version_of_its_latest_as_of_is_current():
    first = builders.figure()
    held = hold_figure(
        by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=first, reason="A doubt."
    )
    other = builders.figure(
        builders.question("How many soldiers are near the border?"), now=NOW + timedelta(hours=2)
    )
    assert bodies() == [str(other.question_id), str(first.question_id)]
    shown = get(f"figures/{first.question_id}/")
    assert (shown["version"], shown["standing"], shown["best"]) == (held.version, Standing.ON_HOLD, None)
    history = get(f"figures/{first.question_id}/history/")["results"]
    assert [each["change_kind"] for each in history] == ["HOLD", "NEW"]


def test_what_we_said_then_and_what_was_true_then():
    first = builders.figure()
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(hours=2), figure=first, reason="A doubt.")
    path = f"figures/{first.question_id}/"
    before, between = (_written(NOW + timedelta(hours=hours)) for hours in (-1, 1))
    assert get(path, known_at=between)["standing"] == "verified"
    assert get(path, known_at=between, as_of="2024-10-31")["version"] == 1
    problem(client().get(f"{API}{path}", {"known_at": before}), 404)
    problem(client().get(f"{API}{path}", {"as_of": "2024-10-30"}), 404)
    assert bodies(known_at=before) == []
    assert bodies(as_of="2024-10-31", known_at=between) == [str(first.question_id)]
    assert len(get(f"{path}history/", known_at=between)["results"]) == 1


def _written(moment):
    return moment.isoformat().replace("+00:00", "Z")


def test_filters():
    made = builders.figure()
    other = builders.figure(
        builders.question("How many soldiers are near the border?"), now=NOW + timedelta(hours=2)
    )
    both = [str(other.question_id), str(made.question_id)]
    assert bodies(question=made.question_id) == [str(made.question_id)]
    assert bodies(topic=made.topic_id) == both
    assert bodies(standing="verified", confidence="low", change_kind="NEW", unit="person") == both
    assert bodies(standing="on_hold") == []
    assert bodies(updated_since=_written(NOW + timedelta(hours=1))) == [str(other.question_id)]
    assert bodies(ordering="published_at") == both[::-1]


def test_pages_of_figures_join_without_gap():
    for number in range(3):
        builders.figure(builders.question(f"Question {number}?"), now=NOW + timedelta(hours=number))
    first = get("figures/", limit=2)
    second = client().get(first["next"]).json()
    assert len(first["results"]) == 2
    assert len(second["results"]) == 1
    assert second["next"] is None
    assert client().get(second["previous"]).json()["results"] == first["results"]


@pytest.mark.parametrize("path", ["figures/", "figures/{id}/", "figures/{id}/history/"])
def test_what_is_held_already_is_not_sent_again(path, django_assert_max_num_queries):
    made = builders.figure()
    address = f"{API}{path.format(id=made.question_id)}"
    asking = client()
    etag = asking.get(address).headers["ETag"]
    for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = asking.get(address, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b""), held
        assert again.headers["ETag"] == etag
    assert asking.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    hold_figure(by=builders.person("approver"), now=NOW, figure=made, reason="A doubt.")
    changed = asking.get(address, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


def test_what_one_asker_gets_is_kept_by_nobody_else():
    made = builders.figure()
    answer = client().get(f"{API}figures/{made.question_id}/")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= set(answer.headers["Vary"].split(", "))


@pytest.mark.parametrize(
    ("at", "seconds"),
    [("2026-11-05T12:00:00Z", 10), ("2026-11-05T22:59:57Z", 3), ("2026-11-05T23:00:00Z", 10)],
)
def test_a_shared_cache_answers_for_seconds_and_never_over_the_newsrooms_midnight(
    client, settings, monkeypatch, at, seconds
):
    settings.PUBLIC_READ, settings.NEWSROOM_TIME_ZONE = True, "Europe/Berlin"
    made = builders.figure()
    monkeypatch.setattr(
        "claimcheck.foundation.rest.endpoint.timezone.now", lambda: datetime.fromisoformat(at)
    )
    for path in ("figures/", f"figures/{made.question_id}/"):
        headers = client.get(f"{API}{path}").headers
        assert headers["Cache-Control"] == f"public, max-age=0, s-maxage={seconds}, must-revalidate"
        assert headers["Vary"] == "Authorization, Accept-Encoding"
    with_name = client.get(f"{API}figures/", headers={"Authorization": _signed("reader")})
    assert with_name.headers["Cache-Control"] == "private, no-cache"


def _signed(role):
    person = builders.person(role)
    return "Basic " + base64.b64encode(f"{person.username}:{builders.PASSWORD}".encode()).decode()


def test_public_read_opens_what_is_published_and_nothing_else(client, settings):
    made = builders.figure()
    problem(client.get(f"{API}figures/"), 401)
    settings.PUBLIC_READ = True
    assert client.get(f"{API}figures/").status_code == 200
    assert client.get(f"{API}figures/{made.question_id}/history/").status_code == 200
    for closed in ("claims/", "conflicts/", "resolutions/", "sources/", "documents/", "reports/2024-W45/"):
        problem(client.get(f"{API}{closed}"), 401)


def test_a_question_without_a_figure_is_not_found():
    about = builders.question()
    told = problem(client().get(f"{API}figures/{about.pk}/"), 404)
    assert str(about.pk) in told["detail"]
    problem(client().get(f"{API}figures/{about.pk}/history/"), 404)
    problem(client().get(f"{API}figures/nonsense/"), 404)
