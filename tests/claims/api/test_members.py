"""Lists of records narrowed to chosen members: every list has it, each record keeps its id and state."""

import pytest

from claimcheck.api import CLAIMS, SOURCES
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from tests import builders
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db

LISTS = sorted(prefix for prefix, view in (*SOURCES, *CLAIMS) if issubclass(view, ReadEndpoint))


def test_members_of_claims_are_chosen():
    builders.figure()
    [whole, *_] = get("claims/", "reader")["results"]
    [narrow, *_] = get("claims/", "reader", fields="quote,best")["results"]
    assert narrow == {name: whole[name] for name in ("id", "best", "quote", "state")}


def test_every_list_is_narrowed_to_what_tells_a_record_and_its_state():
    builders.figure()
    reader, filled = client("editor-in-chief"), []
    for prefix in LISTS:
        rows = reader.get(f"{API}{prefix}/").json()["results"]
        for member in {"id", *list(rows[0] if rows else ())[-1:]}:
            answer = reader.get(f"{API}{prefix}/", {"fields": member})
            if not rows and answer.status_code == 400:
                continue  # records without an id
            kept = {member, "id", "state", "standing", "printable"}
            assert answer.status_code == 200, (prefix, member, answer.content)
            assert answer.json()["results"] == [
                {name: value for name, value in row.items() if name in kept} for row in rows
            ]
        filled += [prefix] if rows else []
    assert {"claims", "conflicts", "questions", "resolutions", "sources", "topics"} <= set(filled)


def test_an_unknown_member_is_refused_with_the_nearest():
    told = problem(client("reader").get(f"{API}claims/", {"fields": "id,qoute"}), 400)
    assert told["errors"][0]["field"] == "fields"
    assert "did you mean quote?" in told["errors"][0]["remedy"]


def test_a_detail_is_whole():
    figure = builders.figure()
    told = problem(client("reader").get(f"{API}topics/{figure.topic_id}/", {"fields": "id"}), 400)
    assert told["errors"][0]["field"] == "fields"
