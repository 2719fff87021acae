"""A redaction reaches kept files, parts of the words, sessions and statistics, and hits nothing else."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from claimcheck.foundation.records.base import REMOVED
from claims.models import (
    Claim,
    Conflict,
    IdempotentAnswer,
    Import,
    ImportFile,
    Note,
    Publication,
    Redaction,
    TypedForm,
)
from claims.services.access.record_seals import SETTLED, broken_seals, seal_records
from claims.services.access.typed_forms import keep_typed
from claims.services.redaction import carry_out_redaction, propose_redaction
from claims.services.triage.triage import add_note
from sources.models import Snapshot
from tests import builders as new
from tests.claims.api.client import API, client
from tests.claims.services.test_redaction import dumped

pytestmark = pytest.mark.django_db
QUOTE = 'exactly 8,000 soldiers of "Storm" & <sons>, said Mina O\'Hara of Elm Street\\V,\nwho saw them all'


def removed(kind: str, target: object, now: datetime = new.NOW) -> Redaction:
    asked = propose_redaction(
        by=new.person("approver"), now=new.NOW, kind=kind, target=str(target), reason="It is private.",
        authority="District court, order 12/2026",
    )  # fmt: skip
    return carry_out_redaction(by=new.person("approver", "second"), now=now, redaction=asked)


def kept_file(content: bytes) -> ImportFile:
    by = new.person("checker")
    record = Import.objects.create(
        file_name="claims.csv", sha256="0" * 64, size=len(content), state="done", started_at=new.NOW,
        started_by=by, recorded_at=new.NOW, recorded_by=by,
    )  # fmt: skip
    return ImportFile.objects.create(record=record, content=content)


def as_csv() -> str:
    file = io.StringIO()
    csv.writer(file).writerows([["quote", "value"], [QUOTE, "8000"]])
    return file.getvalue()


def as_workbook() -> bytes:
    file = io.BytesIO()
    escaped = QUOTE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>{escaped}</t></si></sst>")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        as_csv().encode(),
        as_csv().encode("utf-16"),
        as_csv().encode("cp1252"),
        b"x" + as_csv().encode("utf-16-le"),
        json.dumps([{"quote": QUOTE}]).encode(),
        as_workbook(),
    ],
    ids=["utf-8", "utf-16", "cp1252", "inside a binary file", "json", "workbook"],
)
def test_a_kept_file_with_the_words_goes_and_another_stays(content: bytes) -> None:
    claim = new.claim(None, None, QUOTE)
    with_words, without = kept_file(content), kept_file(b"quote,value\nabout 8,000 soldiers of Storm,8000\n")
    removed("quote", claim.claim_id)
    assert list(ImportFile.objects.all()) == [without]
    assert Import.objects.filter(pk=with_words.record_id).exists(), "what became of its rows stays on record"


def sent(path: str, body: Any, key: str) -> Any:
    return client("reporter").post(
        f"{API}{path}", json.dumps(body), content_type="application/json", headers={"Idempotency-Key": key}
    )


def test_an_answer_that_tells_a_part_of_the_words_is_blank_and_what_was_done_stays_done() -> None:
    claim = new.claim(None, None, QUOTE)
    note = {"text": "Mina O'Hara of Elm Street\\V called back."}
    address = f"claims/{claim.claim_id}/notes/"
    assert sent("articles/read/", {"text": f"It is said.\n\n{QUOTE}\n\nMore."}, "read").status_code == 200
    assert sent(address, {"text": "They called back."}, "other").status_code == 201
    assert sent(address, note, "part").status_code == 201
    removed("quote", claim.claim_id)
    told = dict(IdempotentAnswer.objects.values_list("key", "body"))
    assert json.loads(told["read"]) == json.loads(told["part"]) == {"detail": REMOVED}
    assert "They called back." in told["other"]
    again = sent(address, note, "part")
    assert (again.status_code, again.json()) == (201, {"detail": REMOVED})
    assert Note.objects.filter(text=note["text"]).count() == 1


def test_a_draft_with_a_part_of_the_words_goes_and_another_stays() -> None:
    claim, by = new.claim(None, None, QUOTE), new.person("reporter")
    keep_typed(by=by, now=new.NOW, address="/part/", fields={"quote": ["Mina O'Hara of Elm Street\\V, who"]})
    keep_typed(by=by, now=new.NOW, address="/other/", fields={"quote": ["exactly 8,000 soldiers"]})
    removed("quote", claim.claim_id)
    assert list(TypedForm.objects.values_list("address", flat=True)) == ["/other/"]


def sampled(word: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = 'public' AND "
            "strpos(concat(most_common_vals::text, histogram_bounds::text), %s) > 0 ORDER BY 1",
            [word],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("kind", ["quote", "text"])
def test_no_statistic_of_the_planner_holds_the_words(kind: str) -> None:
    claim = new.claim(None, None, QUOTE)
    new.claim()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, sources_snapshot")
    assert sampled("Elm Street") == ["claims_claim.quote", "sources_snapshot.text"], "control"
    with pghistory.context(act="session"):  # as a request does it, which has the history read each statement
        removed(kind, claim.claim_id if kind == "quote" else claim.snapshot_id)
    assert sampled("Elm Street") == []


def test_an_account_takes_its_sessions_with_it_and_nobody_elses() -> None:
    person, other = new.person("checker", "wilhelmina.tuesday"), new.person("checker", "other")
    for one in (person, other):
        Client().post("/accounts/login/", {"login": one.username, "password": new.PASSWORD})
    assert "wilhelmina.tuesday" in str([row.get_decoded() for row in Session.objects.all()]), "control"
    removed("account", person.pk)
    (left,) = Session.objects.all()
    assert left.get_decoded()["_auth_user_id"] == str(other.pk)


@pytest.mark.parametrize("name", ["editor", "checker", "editor-in-chief", "update", "reporter"])
def test_an_account_called_like_a_role_leaves_the_roles(name: str) -> None:
    """A role's name, or the label of a row in the history, is no name of a person."""
    roles = set(Group.objects.values_list("name", flat=True))
    asked, person = new.question(), new.person("checker", name)
    removed("account", person.pk)
    assert set(Group.objects.values_list("name", flat=True)) == roles
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT pgh_label FROM claims_questionevent WHERE pgh_obj_id = %s", [asked.pk]
        )
        assert REMOVED not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("name", "mail", "others", "others_mail"),
    [
        ("kim", "kim@paper.example", "kim.lee", "jo.kim@paper.example"),
        ("lee", "lee@paper.example", "kim.lee", "kim-lee@paper.example"),
        ("kim.lee1", "kim@paper.example", "kim.lee12", "joakim@paper.example"),
        ("anna", "anna@paper.example", "anna-maria", "anna@paper.example.org"),
        ("o.hara", "o@paper.example", "mina.o.hara", "o+desk@paper.example"),
    ],
)
def test_an_account_whose_name_stands_in_anothers_leaves_that_alone(
    name: str, mail: str, others: str, others_mail: str
) -> None:
    person, other = new.person("checker", name), new.person("checker", others)
    User.objects.filter(pk=person.pk).update(email=mail)
    User.objects.filter(pk=other.pk).update(email=others_mail)
    note = add_note(by=other, now=new.NOW, record=new.claim(), text=f"Write to {mail}, not to {others_mail}.")
    LogEntry.objects.create(
        user_id=other.pk, content_type_id=1, object_id="1", action_flag=2, object_repr=f"{name}, {others}",
        change_message=json.dumps([{"changed": {"fields": [name]}}]),
    )  # fmt: skip
    removed("account", person.pk)
    other.refresh_from_db()
    note.refresh_from_db()
    log = LogEntry.objects.get(object_id="1")
    assert (other.username, other.email) == (others, others_mail)
    assert note.text == f"Write to {REMOVED}, not to {others_mail}."
    assert log.object_repr == f"{REMOVED}, {others}"
    assert json.loads(log.change_message) == [{"changed": {"fields": [REMOVED]}}]


@pytest.mark.parametrize("name", ["changed", "fields", "added"])
def test_an_account_called_like_a_field_breaks_no_json(name: str) -> None:
    person = new.person("checker", name)
    said = json.dumps([{name: {"name": f"Role of {name}"}}])
    LogEntry.objects.create(
        user_id=person.pk,
        content_type_id=1,
        object_id="7",
        action_flag=2,
        object_repr="x",
        change_message=said,
    )
    removed("account", person.pk)
    told = json.loads(LogEntry.objects.get(object_id="7").change_message)
    assert told == [{name: {"name": f"Role of {REMOVED}"}}]


def test_a_name_that_is_no_word_goes_from_what_others_wrote() -> None:
    person = new.person("checker", "wilhelmina.tuesday")
    note = add_note(by=new.person("checker"), now=new.NOW, record=new.claim(), text="Ask wilhelmina.tuesday.")
    removed("account", person.pk)
    note.refresh_from_db()
    assert note.text == f"Ask {REMOVED}."


@pytest.mark.parametrize(
    "word", ["contradiction", "editor-in-chief", "right_of_reply", "second_factor", "independent_count"]
)
def test_a_note_of_one_word_that_may_be_a_code_goes_alone(word: str) -> None:
    """It stopped with an error, or took a role, or a field of what is published, with it."""
    figure = new.settle(new.conflict())
    note = add_note(by=new.person("checker"), now=new.NOW, record=Claim.objects.earliest("id"), text=word)
    roles = set(Group.objects.values_list("name", flat=True))
    made = removed("note", note.pk)
    note.refresh_from_db()
    assert (note.text, made.removed["publications"]) == (REMOVED, [])
    assert set(Group.objects.values_list("name", flat=True)) == roles
    assert Conflict.objects.get().kind == "contradiction"
    assert Publication.objects.get(pk=figure.publication.pk).body == figure.publication.body


def test_what_a_file_or_a_piece_of_evidence_is_called_goes_from_the_log() -> None:
    piece = new.evidence(title="Mina's flat at Elm Street", name="elm street.png")
    file = kept_file(b"x")
    for called in (piece.title, "elm street.png", "claims.csv"):
        LogEntry.objects.create(
            user_id=piece.recorded_by_id, content_type_id=1, object_id="1", action_flag=1, object_repr=called,
            change_message="",
        )  # fmt: skip
    removed("evidence", piece.evidence_id)
    removed("file", file.record_id)
    assert set(LogEntry.objects.filter(object_id="1").values_list("object_repr", flat=True)) == {REMOVED}
    assert "lm street" not in dumped().lower()


@pytest.mark.parametrize("kind", ["evidence", "contact", "error_report"])
def test_the_seals_hold_after_each_kind(kind: str, settings: Settings, tmp_path: Path) -> None:
    """An alarm each night would follow: the tables of these were not known to be touched."""
    settings.LEDGER_KEY = tmp_path / "key.pem"
    make: dict[str, Callable[[], Any]] = {
        "evidence": new.evidence,
        "contact": new.contact,
        "error_report": new.error_report,
    }
    made = make[kind]()
    later = timezone.now() + SETTLED
    seal_records(now=later)
    removed(kind, getattr(made, "report_id" if kind == "error_report" else f"{kind}_id"), later)
    assert broken_seals() == []


def test_of_a_contact_what_was_asked_and_whom_goes_from_notes_too() -> None:
    asked = new.contact(asked="Does Mina live in Elm Street?", addressee="press@ministry.example")
    note = add_note(
        by=new.person("checker"), now=new.NOW, record=new.claim(),
        text="I wrote: Does Mina live in Elm Street? To press@ministry.example.",
    )  # fmt: skip
    removed("contact", asked.contact_id)
    note.refresh_from_db()
    assert note.text == f"I wrote: {REMOVED} To {REMOVED}."
    assert not Snapshot.objects.filter(text__contains="Elm Street").exists()
