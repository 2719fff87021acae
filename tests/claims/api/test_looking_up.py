"""Looking figures up: by short names, by a sentence, all at once, at past moments; unknown ids are listed."""

import csv
import gzip
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client

from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.api.client import API, client, problem

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def public(settings):
    settings.PUBLIC_READ = True


def get(path, **asked):
    """What anybody is given, parsed."""
    answer = Client().get(f"{API}{path}", asked)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.getvalue())


def held(figure):
    by = builders.person("approver")
    return hold_figure(by=by, now=builders.NOW + HOUR, figure=figure, reason="A doubt.")


def test_a_short_name_stands_where_an_id_does():
    figure = builders.figure()
    topic, question = figure.topic.slug, figure.question.slug
    key = str(figure.question_id)
    assert get(f"figures/{question}/")["id"] == key
    assert get(f"figures/{question}/history/")["results"][0]["id"] == key
    assert get(f"claim-reviews/{question}/")["@graph"]
    for asked in ({"topic": topic}, {"question": question}, {"topic": topic, "question": key}):
        assert [each["id"] for each in get("figures/", **asked)["results"]] == [key]
    reader = client("reader")
    for path in (f"topics/{topic}/", f"questions/{question}/", "sources/ukraine/"):
        assert reader.get(f"{API}{path}").status_code == 200, path
    for path in ("claims/", "conflicts/", "resolutions/"):
        assert reader.get(f"{API}{path}", {"topic": topic, "question": question}).json()["results"]
    assert reader.get(f"{API}claims/", {"source": "ukraine"}).json()["results"]


def test_a_short_name_of_nothing_is_refused_with_a_remedy():
    builders.figure()
    told = problem(Client().get(f"{API}figures/", {"topic": "no-such-topic"}), 400)
    assert told["errors"][0]["field"] == "topic"
    assert "look it up" in told["errors"][0]["remedy"]
    problem(Client().get(f"{API}figures/no-such-question/"), 404)


def test_a_hidden_short_name_is_one_of_nothing():
    about = builders.question("How many are hidden?", of=builders.topic("Hidden"))
    builders.claim(about, read_in=builders.document(internal=True), accept=True)
    reader = client("reader")
    problem(reader.get(f"{API}claims/", {"question": about.slug}), 400)
    for path in (f"questions/{about.slug}/", f"figures/{about.slug}/"):
        problem(reader.get(f"{API}{path}"), 404)


def test_a_protected_source_is_not_found_by_its_short_name():
    made = builders.source("A nurse", kind="person", protected=True)
    builders.claim(by=made, accept=True)
    reader = client("reader")
    problem(reader.get(f"{API}sources/{made.slug}/"), 404)
    problem(reader.get(f"{API}claims/", {"source": made.slug}), 400)
    assert reader.get(f"{API}sources/{made.pk}/").status_code == 200


def test_the_feed_is_narrowed_to_a_topic_or_a_question():
    first = builders.figure()
    other = builders.question("How many ships are at sea?", of=builders.topic("Ships"))
    builders.figure(other)
    assert len(get("changes/")["results"]) == 2
    for asked in ({"topic": "ships"}, {"question": other.slug}, {"question": str(other.pk)}):
        (change,) = get("changes/", **asked)["results"]
        assert change["new"]["id"] == str(other.pk)
        atom = Client().get(f"{API}changes/atom/", asked).content.decode()
        assert atom.count("<entry>") == 1
    assert get("changes/", topic=first.topic.slug, cursor="1")["results"] == []


def test_ids_without_a_figure_are_listed():
    figure = builders.figure()
    unknown = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"
    answer = get("figures/", ids=f"{figure.question_id},{unknown}")
    assert len(answer["results"]) == 1
    assert answer["unknown"] == [unknown]
    assert "unknown" not in get("figures/")


def test_all_figures_come_as_lines_and_as_csv_with_their_number():
    builders.figure()
    held(builders.figure(builders.question("How many are at sea?")))
    for kind in ("ndjson", "csv"):
        answer = Client().get(f"{API}figures/{kind}/")
        assert answer.headers["Claimcheck-Count"] == "2"
        text = answer.getvalue().decode()
        assert text.count("\n") == (3 if kind == "csv" else 2)
    lines = [json.loads(line) for line in Client().get(f"{API}figures/ndjson/").getvalue().splitlines()]
    assert lines == get("figures/")["results"]
    sheet = Client().get(f"{API}figures/sheet/").content
    assert Client().get(f"{API}figures/csv/").getvalue() == sheet


def test_exports_are_chosen_narrowed_and_compressed():
    builders.figure()
    sea = builders.figure(builders.question("How many are at sea?"))
    held(sea)
    asked = {"standing": "verified", "columns": "id,low"}
    text = Client().get(f"{API}figures/csv/", asked).getvalue().decode()
    (row,) = csv.DictReader(StringIO(text))
    assert list(row) == ["id", "low", "note", "printable", "rehearsal", "standing", "url", "version"]
    assert row["low"] == "8000"
    line = Client().get(f"{API}figures/ndjson/", {"fields": "low", "standing": "on_hold"}).getvalue()
    told = json.loads(line)
    assert (told.pop("url"), told.pop("version")) == (f"/api/v1/figures/{sea.question_id}/", 2)
    standing = {"printable": False, "note": None, "rehearsal": False, "standing": "on_hold"}
    assert told == {"low": None, **standing}
    small = Client(headers={"Accept-Encoding": "gzip"}).get(f"{API}figures/ndjson/")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.getvalue()).count(b"\n") == 2
    told = problem(Client().get(f"{API}figures/csv/", {"columns": "lowe"}), 400)
    assert "low" in told["errors"][0]["remedy"]


def test_a_sentence_finds_its_figure_as_it_may_be_used():
    figure = builders.figure()
    quote = "Officials said about 8,000 soldiers are in Russia."
    (found,) = get("figures/find/", quote=quote)["results"]
    assert found["figure"]["display"]["text"].startswith("About 8,000")
    held(figure)
    (found,) = get("figures/find/", quote=quote)["results"]
    assert found["figure"]["display"] is None
    assert get("figures/find/", quote="An elephant.")["results"] == []
    problem(Client().get(f"{API}figures/find/"), 400)


def test_several_moments_of_one_figure_come_in_one_answer():
    figure = builders.figure()
    held(figure)
    early = (builders.NOW - HOUR).isoformat().replace("+00:00", "Z")
    then = builders.NOW.isoformat().replace("+00:00", "Z")
    late = (builders.NOW + 2 * HOUR).isoformat().replace("+00:00", "Z")
    path = f"figures/{figure.question_id}/vintages/"
    rows = get(path, known_at=f"{early},{then},{late}")["results"]
    assert [each["figure"] and each["figure"]["version"] for each in rows] == [None, 1, 2]
    assert rows[1]["figure"]["standing"] == "superseded"
    assert rows[1]["figure"]["last_said"]["low"] == "8000"
    problem(Client().get(f"{API}{path}", {"known_at": early}), 404)
    problem(Client().get(f"{API}{path}"), 400)
    problem(Client().get(f"{API}{path}", {"known_at": "yesterday"}), 400)


GOOD = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"


@pytest.mark.parametrize(
    ("path", "name", "asked", "bad"),
    [
        ("figures/", "ids", f"{GOOD},nonsense", "nonsense"),
        ("figures/", "ids", f"1, {GOOD}", "1"),
        ("figures/csv/", "ids", f"{GOOD},,{GOOD}", ""),
        ("figures/csv/", "columns", "low,hihg", "hihg"),
        ("figures/", "fields", "low,hihg", "hihg"),
        ("fact-checks/", "checker", f"{GOOD},{GOOD[:-1]}", GOOD[:-1]),
        ("figures/{}/vintages/", "known_at", "2024-11-05T12:00:00Z,2024-11-06", "2024-11-06"),
    ],
)
def test_of_several_values_the_one_that_cannot_be_read_is_named(path, name, asked, bad):
    address = f"{API}{path.format(builders.figure().question_id)}"
    [error] = problem(client("reader").get(address, {name: asked}), 400)["errors"]
    assert (error["field"], error["value"]) == (name, bad)
    assert error["remedy"]
