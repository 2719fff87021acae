"""Imports over REST: handed in, previewed, started, undone; rows and rejects."""

from typing import Any
from unittest import mock

import pytest
from django.core.files.base import ContentFile

from claims.intake.imports import handing_in
from claims.jobs.imports import run_import
from claims.models import Claim, FactCheck, Import
from sources.models import Document
from tests import builders as new
from tests.claims.api.client import API, client, problem, token

pytestmark = pytest.mark.django_db
GOOD = "topic,question,source,value,external_id\nTroops,How many soldiers?,Ukraine,5,a\n"
BAD = f"{GOOD}Troops,How many soldiers?,,6,b\n"


def send(text: str = GOOD, role: str = "checker", name: str = "claims.csv", **given: str) -> Any:
    """The answer to handing in a file."""
    form = {"file": ContentFile(text.encode(), name), **given}
    return client(role).post(f"{API}imports/", form)


def change(key: str, verb: str, body: dict[str, Any]) -> Any:
    """The answer to a verb, with the ETag of the detail."""
    asking, address = client("checker"), f"{API}imports/{key}/"
    etag = asking.get(address).headers["ETag"]
    return asking.post(f"{address}{verb}/", body, content_type="application/json", headers={"If-Match": etag})


def test_a_file_is_previewed_started_and_undone() -> None:
    answer = send()
    assert answer.status_code == 201, answer.content
    found = answer.json()
    assert (found["state"], found["counts"], found["total"]) == ("previewed", {"new": 1}, 1)
    assert found["detected"]["delimiter"] == ","
    assert not Claim.objects.exists()
    found = change(found["id"], "start", {}).json()
    assert (found["state"], found["counts"], found["progress"]) == ("done", {"new": 1}, None)
    (row,) = client("reader").get(f"{API}claims/").json()["results"]
    rows = client("checker").get(f"{API}imports/{found['id']}/rows/").json()
    assert rows == {
        "next": None,
        "results": [{"line": 2, "fate": "new", "claim": row["id"], "fact_check": None, "problems": []}],
    }
    found = change(found["id"], "undo", {"reason": "The wrong file."}).json()
    assert (found["state"], found["undone_reason"]) == ("undone", "The wrong file.")
    assert Claim.objects.get().state == "rejected"


def test_without_a_preview_it_is_recorded_at_once() -> None:
    assert send(start="true").json()["state"] == "done"
    assert Claim.objects.count() == 1


def test_invalid_rows_are_told_with_the_remedy_and_can_be_downloaded() -> None:
    found = send(BAD).json()
    assert found["counts"] == {"new": 1, "invalid": 1}
    asking = client("checker")
    rows = asking.get(f"{API}imports/{found['id']}/rows/", {"fate": "invalid"}).json()["results"]
    assert [(row["line"], row["problems"][0]["field"]) for row in rows] == [(3, "source")]
    file = asking.get(f"{API}imports/{found['id']}/rejects/")
    assert "claims.csv.rejects.csv" in file.headers["Content-Disposition"]
    assert file.content.decode().splitlines()[1].startswith("3,")
    assert change(found["id"], "start", {}).json()["state"] == "failed"
    assert not Claim.objects.exists()


def test_rows_come_in_pages() -> None:
    rows = "".join(f"Troops,How many soldiers?,Ukraine,{n},{n}\n" for n in range(5))
    found = send(GOOD.splitlines()[0] + "\n" + rows).json()
    asking, lines, address = client("checker"), [], f"{API}imports/{found['id']}/rows/?limit=2"
    while address:
        page = asking.get(address).json()
        lines += [row["line"] for row in page["results"]]
        address = page["next"]
    assert lines == [2, 3, 4, 5, 6]


def test_a_file_that_is_not_small_waits_for_a_worker() -> None:
    with mock.patch.object(handing_in, "AT_ONCE", 0):
        found = send().json()
        assert found["state"] == "received"
        run_import(found["id"])
        record = client("checker").get(f"{API}imports/{found['id']}/").json()
        assert (record["state"], record["counts"]) == ("previewed", {"new": 1})
        assert change(found["id"], "start", {}).json()["state"] == "queued"
        run_import(found["id"])
        run_import(found["id"])  # the job of a worker that was given up in vain
    assert Import.objects.get().state == "done"
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "claims.exe"}, "file"),
        ({"text": ""}, "file"),
        ({"mapping": "columns: ["}, "mapping"),
        ({"mapping": "a: &a [b]\nc: *a"}, "mapping"),
        ({"mapping": "joins: {x: {on: source, file: /etc/passwd, key: a}}"}, "mapping"),
        ({"mapping": "wobble: {}"}, "mapping"),
        ({"delimiter": "ab"}, "delimiter"),
        ({"dates": "ymd"}, "dates"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_taken_is_named(given: dict[str, str], field: str) -> None:
    errors = problem(send(**given), 400)["errors"]
    assert [each["field"] for each in errors] == [field]
    assert not Import.objects.exists()


def test_a_mapping_is_kept_as_it_was_declared() -> None:
    mapping = "columns: {value: n, question: what}\nconstants: {source: Ukraine}"
    found = send("what,n\nHow many?,5\n", mapping=mapping).json()
    assert found["mapping"] == {
        "columns": {"value": "n", "question": "what"},
        "constants": {"source": "Ukraine"},
    }
    assert found["counts"] == {"new": 1}


def test_who_sees_which_imports() -> None:
    found = send().json()
    Import.objects.filter(pk=found["id"])
    for role, seen in (("reader", 0), ("reporter", 0), ("checker", 1), ("approver", 1)):
        assert len(client(role).get(f"{API}imports/").json()["results"]) == seen, role
        status = client(role).get(f"{API}imports/{found['id']}/").status_code
        assert status == (200 if seen else 404)


def test_what_is_hidden_is_in_no_row_and_no_count() -> None:
    found = send(start="true").json()
    for document in Document.objects.all():
        new.hide(document)
    asking = client("checker")
    again = asking.get(f"{API}imports/{found['id']}/").json()
    assert (again["counts"], again["total"]) == ({}, 0)
    assert asking.get(f"{API}imports/").json()["results"][0]["counts"] == {}
    assert asking.get(f"{API}imports/{found['id']}/rows/").json()["results"] == []


CHECK = '{"claim": "The bridge is closed.", "verdict": "False", "url": "https://checks.example/1"}\n'


def test_fact_checks_are_handed_in_started_and_undone() -> None:
    found = send(CHECK, name="checks.ndjson").json()
    assert (found["holds"], found["state"], found["counts"]) == ("fact_checks", "previewed", {"new": 1})
    change(found["id"], "start", {})
    (row,) = client("checker").get(f"{API}imports/{found['id']}/rows/").json()["results"]
    read = client("reader").get(f"{API}fact-checks/{row['fact_check']}/").json()
    assert (row["claim"], row["fate"], read["verdict"]) == (None, "new", "False")
    assert change(found["id"], "undo", {"reason": "The wrong file."}).json()["state"] == "undone"
    read = client("reader").get(f"{API}fact-checks/{row['fact_check']}/").json()
    assert (read["withdrawn"], read["correction_reason"]) == (True, "Import undone: The wrong file.")


def test_a_token_imports_fact_checks_only_with_the_scope_to_record_them() -> None:
    for scope, status in (("claims:write", 403), ("review", 403)):
        _made, asking = token(scope, role="checker")
        answer = asking.post(f"{API}imports/", {"file": ContentFile(CHECK.encode(), "checks.ndjson")})
        assert answer.status_code == status, answer.content
    previewed = send(CHECK, name="checks.ndjson").json()["id"]
    _made, asking = token("claims:write", role="checker")
    etag = asking.get(f"{API}imports/{previewed}/").headers["ETag"]
    refused = asking.post(f"{API}imports/{previewed}/start/", headers={"If-Match": etag})
    assert "claims.add_factcheck" in problem(refused, 403)["detail"]
    _made, asking = token("claims:write", "review", role="checker")
    answer = asking.post(
        f"{API}imports/", {"file": ContentFile(CHECK.encode(), "checks.ndjson"), "start": "true"}
    )
    assert (answer.status_code, FactCheck.objects.count()) == (201, 1)
