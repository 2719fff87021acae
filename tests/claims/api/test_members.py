"""Lists of records narrowed to chosen members: every list has it, each keeps what tells it and its state."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.api.world import QUOTE, World
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db

DESCRIBED = yaml.load((Path(__file__).parents[3] / "docs" / "openapi.yaml").read_text(), yaml.CSafeLoader)
HOUR = timedelta(hours=1)
TELLING = {"id", "state", "standing", "printable"}
OWN = {
    "agreement/": {"field"},
    "imports/{id}/rows/": {"line"},
    "signatures/": {"seq"},
}
"""What else tells a record that has no id."""
WITHIN = {"agreement/": ["by_field"], "questions/{id}/flags/": ["flags"], "search/": ["results", "hits"]}
"""Where the records stand, unless they are `results` or the whole answer."""
FIGURES = {
    "figures/": [],
    "figures/{id}/history/": [],
    "changes/": ["old", "new"],
    "figures/find/": ["figure"],
    "figures/{id}/vintages/": ["figure"],
}
"""Lists of figures, or of what has figures in it: `fields` names members of a figure."""
ASKED = {
    "figures/find/": {"quote": QUOTE},
    "figures/{id}/vintages/": {"known_at": "2100-01-01T00:00:00Z,2000-01-01T00:00:00Z"},
    "questions/find/": {"quote": QUOTE},
    "search/": {"q": "soldiers"},
}
"""What an address has to be given."""


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = DESCRIBED["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def lists() -> Iterator[tuple[str, bool]]:
    """Each address that answers a list of records as JSON, and whether `fields` is described."""
    for address, operations in DESCRIBED["paths"].items():
        path = address.removeprefix(API).replace("{claim_id}", "{id}")
        if "get" not in operations:
            continue
        answer = operations["get"]["responses"]["200"].get("content", {}).get("application/json")
        schema = resolved(answer["schema"]) if answer else {}
        if schema.get("type") == "array" or "results" in schema.get("properties", ()) or path in WITHIN:
            described = operations["get"].get("parameters", ())
            yield path, "fields" in {each["name"] for each in described}


LISTS = dict(lists())


def records(path: str, answer: Any) -> list[Any]:
    rows = [answer] if isinstance(answer, dict) else answer
    for name in WITHIN.get(path, ["results"] if isinstance(answer, dict) else []):
        rows = [each for row in rows for each in row[name]]
    return rows


def kept(path: str, row: Any, member: str) -> Any:
    """A record with one member, as it has to be told."""
    if path not in FIGURES:
        names = {member, *TELLING, *OWN.get(path, ())}
        return {name: value for name, value in row.items() if name in names}
    names = {member, "standing", "printable", "note", "rehearsal", "url", "version"}
    within = FIGURES[path]
    if not within:
        return {name: value for name, value in row.items() if name in names}
    figures = {
        name: row[name] and {key: row[name][key] for key in row[name] if key in names} for name in within
    }
    return {**row, **figures}


def members(path: str, row: Any) -> list[str]:
    """Three of its members."""
    within = FIGURES.get(path)
    names = list(row[within[-1]] or {} if within else row)
    return sorted({names[place] for place in (0, len(names) // 2, -1)}) if names else []


def test_there_are_lists_of_each_kind():
    assert len(LISTS) > 45
    assert {*WITHIN, *FIGURES, "drafts/", "claims/{id}/versions/", "topics/{id}/corrections/"} <= set(LISTS)


def test_every_list_is_described_with_fields():
    assert [path for path, described in LISTS.items() if not described] == []


def test_every_list_is_narrowed_to_what_tells_a_record_and_how_it_stands(settings):
    ids = World().ids()
    builders.figure()
    asking, filled = client("editor-in-chief"), set()
    for path in LISTS:
        for key in ids.get(path.partition("/")[0], [])[:2] if "{id}" in path else [""]:
            address, asked = f"{API}{path.replace('{id}', key)}", ASKED.get(path, {})
            whole = asking.get(address, asked)
            if whole.status_code == 404 and path.startswith("figures/"):
                continue  # the first of the figures is the one that is asked about
            assert whole.status_code == 200, (path, whole.content)
            rows = records(path, json.loads(whole.content))
            for member in members(path, rows[0]) if rows else ():
                narrow = asking.get(address, {**asked, "fields": member})
                assert narrow.status_code == 200, (path, member, narrow.content)
                told = records(path, json.loads(narrow.content))
                assert told == [kept(path, row, member) for row in rows], (path, member)
                filled.add(path)
    assert len(filled) >= 30
    assert {*FIGURES, "claims/", "claims/{id}/versions/", "claims/{id}/steps/", "search/"} <= filled


def test_members_of_claims_are_chosen():
    builders.figure()
    [whole, *_] = get("claims/", "reader")["results"]
    [narrow, *_] = get("claims/", "reader", fields="quote,best")["results"]
    assert narrow == {name: whole[name] for name in ("id", "best", "quote", "state")}


def test_a_change_tells_how_a_figure_stands_whatever_is_asked():
    figure = builders.figure()
    hold_figure(by=builders.person("approver"), now=builders.NOW + HOUR, figure=figure, reason="A doubt.")
    first, last = get("changes/", fields="low")["results"]
    standing = {"printable": False, "note": None, "rehearsal": False, "low": None}
    standing["url"] = f"/api/v1/figures/{figure.question_id}/"
    assert first["old"] is None
    assert first["new"] == {**standing, "standing": "superseded", "version": 1}
    assert last["new"] == {**standing, "standing": "on_hold", "version": 2}
    assert (first["seq"], first["change_kind"], first["current"]) == (1, "NEW", True)


def test_a_claim_review_tells_how_the_figure_stands_whatever_is_asked():
    builders.figure()
    answer = client("reader").get(f"{API}claim-reviews/", {"fields": "claimReviewed"})
    [element] = json.loads(answer.getvalue())["dataFeedElement"]
    for review in element["item"]:
        assert sorted(review) == ["@id", "@type", "claimReviewed", "creativeWorkStatus", "url"]
        assert review["creativeWorkStatus"] == "Verified"
    assert element["item"]


def test_an_unknown_member_is_refused_alone_with_the_nearest():
    asking = client("editor-in-chief")
    for path in LISTS:
        if "{id}" in path:
            continue
        asked = {**ASKED.get(path, {}), "fields": "noo-such-thing"}
        [error] = problem(asking.get(f"{API}{path}", asked), 400)["errors"]
        assert (error["field"], error["value"]) == ("fields", "noo-such-thing"), path
        assert "did you mean" in error["remedy"], path


@pytest.mark.parametrize(
    ("path", "asked", "value", "nearest"),
    [
        ("claims/", "id,qoute,best", "qoute", "quote"),
        ("drafts/", "naem", "naem", "name"),
        ("changes/", "standing,hihg", "hihg", "high"),
        ("claim-reviews/", "url,reviewrating", "reviewrating", "reviewRating"),
        ("agreement/", "vlaue,field", "vlaue", "value"),
        ("topics/", "id, name", " name", "name"),
        ("topics/", "id,", "", ""),
    ],
)
def test_of_several_members_the_unknown_one_is_named(path, asked, value, nearest):
    [error] = problem(client("editor-in-chief").get(f"{API}{path}", {"fields": asked}), 400)["errors"]
    assert error["value"] == value
    assert f"did you mean {nearest}" in error["remedy"]


def test_a_detail_is_whole():
    figure = builders.figure()
    told = problem(client("reader").get(f"{API}topics/{figure.topic_id}/", {"fields": "id"}), 400)
    assert told["errors"][0]["field"] == "fields"
