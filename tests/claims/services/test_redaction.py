"""What is removed by law is gone from every table and output; two people do it, and the ledger holds."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client

from claimcheck.foundation.records.base import REMOVED
from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded, StaleState
from claims.domain.finding import SoughtKind, terms_of
from claims.models import Claim, Import, ImportFile, Note, Publication, Redaction, VerifiedFigure
from claims.published.ledger_export import ledger_lines
from claims.published.verify_ledger import check
from claims.services.access.typed_forms import keep_typed
from claims.services.publishing.ledger import broken_links, unpublished
from claims.services.redaction import carry_out_redaction, propose_redaction, refuse_redaction
from claims.services.triage.triage import add_note
from claims.views.audience import desk
from claims.views.finding.search import search
from tests import builders as new
from tests.lengths import all_but_first
from tests.owning import silenced

pytestmark = pytest.mark.django_db
WORDS = "exactly 8,000 soldiers of “Storm”, said Mina O'Hara"


def dumped() -> str:
    """Every row of every table, as a dump of the database has them."""
    parts = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            with cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                parts += [bytes(row).decode() for row in copy]
            cursor.execute(
                "SELECT column_name FROM information_schema.columns "
                "WHERE data_type = 'bytea' AND table_name = %s",
                [table],
            )
            for (column,) in cursor.fetchall():
                cursor.execute(f'SELECT convert_from("{column}", \'UTF8\') FROM "{table}"')
                parts += [row[0] for row in cursor.fetchall()]
    return "".join(parts)


def proposed(kind: str, target: object, **given: Any) -> Redaction:
    """By an approver, with a court's order."""
    asked = {"reason": "It names a private person.", "authority": "District court, order 12/2026", **given}
    return propose_redaction(by=new.person("approver"), now=new.NOW, kind=kind, target=str(target), **asked)


def removed(kind: str, target: object) -> Redaction:
    """Proposed by one person and carried out by another."""
    asked = proposed(kind, target)
    return carry_out_redaction(by=new.person("approver", "second"), now=new.NOW, redaction=asked)


@pytest.fixture
def figure() -> VerifiedFigure:
    """A published figure that rests on a claim with the words; they stand in a few places besides."""
    made = new.settle(new.conflict(low=WORDS))
    LogEntry.objects.create(
        user_id=made.published_by_id, content_type_id=1, object_id="1", object_repr="x", action_flag=2,
        change_message=json.dumps([{"changed": {"name": WORDS}}]),
    )  # fmt: skip
    return made


def forms() -> list[str]:
    """How the words stand in texts, in JSON of two kinds, and in HTML."""
    html = WORDS.replace("'", "&#x27;")
    return [WORDS, json.dumps(WORDS)[1:-1], html]


def found(text: str) -> list[str]:
    """The forms of the words that stand there; in a dump of COPY backslashes are doubled."""
    return [form for form in forms() if form in text or form.replace("\\", "\\\\") in text]


def said_outside(figure: VerifiedFigure) -> str:
    """What readers, tools and the desk are shown."""
    boss, _ = User.objects.get_or_create(username="boss", is_superuser=True, is_staff=True)
    client = Client()
    client.force_login(boss)
    api, key = "/api/v1", figure.question_id
    claim = Claim.objects.earliest("recorded_at")
    pages = [
        f"{api}/figures/{key}/", f"{api}/figures/{key}/history/", f"{api}/figures/", f"{api}/changes/",
        f"{api}/claims/", f"{api}/claims/?quote=Storm", f"{api}/ledger/entries/1/", f"{api}/ledger/export/",
        f"{api}/documents/", f"/figures/{key}/", "/admin/claims/claim/", "/admin/claims/publication/",
        f"/admin/claims/claim/{claim.pk}/", "/admin/claims/redaction/", f"{api}/redactions/",
    ]  # fmt: skip
    told = []
    for page in pages:
        answer = client.get(page, follow=True)
        assert answer.status_code == 200, page
        told.append(b"".join(answer).decode() if answer.streaming else answer.content.decode())
    return "".join(told)


@pytest.mark.parametrize("kind", all_but_first(["quote", "text"]))
def test_the_words_are_gone_from_every_table_and_output(figure: VerifiedFigure, kind: str) -> None:
    claim = Claim.objects.get(quote=WORDS)
    assert len(found(dumped())) == 2, "control: they stand there, raw and as JSON"
    assert found(said_outside(figure))
    made = removed(kind, claim.claim_id if kind == "quote" else claim.snapshot_id)
    assert found(dumped()) == []
    assert found(said_outside(figure)) == []
    assert made.removed["publications"] == [1]
    assert {"claims_claim.quote", "sources_snapshot.text", "claims_publication.body"} <= set(
        made.removed["rows"]
    )
    claim.refresh_from_db()
    assert claim.quote == REMOVED


def test_the_ledger_holds_and_the_feed_says_that_it_was_redacted(figure: VerifiedFigure) -> None:
    before = Publication.objects.get(seq=1).sha256
    removed("quote", Claim.objects.get(quote=WORDS).claim_id)
    assert (broken_links(), unpublished()) == ([], [])
    assert Publication.objects.get(seq=1).sha256 == before
    newest = Publication.objects.get(seq=2)
    assert (newest.figure.change_kind, newest.figure.standing) == ("REDACTED", "withdrawn")
    told = json.loads(newest.served.withheld)
    assert (told["printable"], told["low"], told["last_said"]["low"]) == (False, None, None)
    assert told["reason"] == "Text was removed for legal reasons: District court, order 12/2026"
    assert {newest.figure.proposed_by.username, newest.figure.approved_by.username} == {"approver", "second"}


def exported() -> list[bytes]:
    return [line.encode() for line in ledger_lines()]


def test_strangers_accept_the_export_are_told_and_still_find_a_forged_one(figure: VerifiedFigure) -> None:
    removed("quote", Claim.objects.get(quote=WORDS).claim_id)
    lines = exported()
    size, _, seen = check(iter(lines), [], [])
    assert (size, seen.faults) == (2, [])
    assert "the text of publication 1, which was removed; its hash was kept" in seen.unchecked
    kept = json.loads(lines[1])["sha256"].encode()
    for forged in (
        [lines[0], lines[1].replace(kept, b"0" * 64), lines[2]],
        [lines[0], lines[1].replace(kept, kept[:-1]), lines[2]],
        [lines[0], lines[1].replace(b"null", b'"another text"'), lines[2]],
        [lines[0], lines[1], lines[2].replace(b"REDACTED", b"WITHDRAWN")],
        lines[:2],
    ):
        assert check(iter(forged), [], [])[2].faults


def test_a_text_that_nobody_redacted_is_no_tombstone(figure: VerifiedFigure) -> None:
    with silenced(), connection.cursor() as cursor:
        cursor.execute("UPDATE claims_publication SET body = replace(body, 'soldiers', %s)", [REMOVED])
    assert broken_links() == [1]


def test_the_words_are_found_no_more(figure: VerifiedFigure) -> None:
    """Quote and captured text go; the indexes of words hold what stands in the rows."""
    assert kinds_found() >= {SoughtKind.CLAIM, SoughtKind.DOCUMENT}, "control"
    removed("quote", Claim.objects.get(quote=WORDS).claim_id)
    assert kinds_found() == set()


def kinds_found() -> set[SoughtKind]:
    """Of what there is anything with the words."""
    terms = terms_of('"soldiers of storm" mina')
    return {group.kind for group in search(terms, desk(new.NOW), list(SoughtKind), 9) if group.hits}


def test_a_note(figure: VerifiedFigure) -> None:
    claim = Claim.objects.get(quote=WORDS)
    note = add_note(by=new.person("checker"), now=new.NOW, record=claim, text="Her address is Elm Street 5.")
    removed("note", note.pk)
    assert Note.objects.get(pk=note.pk).text == REMOVED
    assert "Elm Street" not in dumped()


def test_a_published_body(figure: VerifiedFigure) -> None:
    words = figure.resolution.rationale
    assert len(words) >= 12
    removed("publication", 1)
    assert words not in dumped()
    told = json.loads(Publication.objects.get(seq=1).body)
    assert (told["rationale"], told["inputs"], told["attribution"]) == (REMOVED, [], "")
    assert broken_links() == []


def test_a_file(figure: VerifiedFigure) -> None:
    by = new.person("checker")
    record = Import.objects.create(
        file_name="private list.csv", sha256="0" * 64, size=9, state="done", started_at=new.NOW,
        started_by=by, recorded_at=new.NOW, recorded_by=by,
    )  # fmt: skip
    ImportFile.objects.create(record=record, content=b"Elm Street 5")
    assert "Elm Street" in dumped()
    removed("file", record.pk)
    assert "Elm Street" not in dumped()
    assert "private list" not in dumped()


def test_an_account(figure: VerifiedFigure) -> None:
    person = new.person("reporter", "wilhelmina.tuesday")
    User.objects.filter(pk=person.pk).update(
        first_name="Wilhelmina", last_name="Tuesday", email="wt@private.example"
    )
    LogEntry.objects.create(
        user_id=figure.published_by_id, content_type_id=1, object_id=str(person.pk), action_flag=2,
        object_repr="wilhelmina.tuesday", change_message="wt@private.example",
    )  # fmt: skip
    removed("account", person.pk)
    gone = dumped()
    assert not [word for word in ("wilhelmina", "Tuesday", "wt@private") if word in gone]
    person.refresh_from_db()
    assert (person.username, person.is_active) == (f"removed-{person.pk}", False)


def test_two_people_are_demanded_by_the_service_and_by_the_database(figure: VerifiedFigure) -> None:
    asked = proposed("quote", Claim.objects.get(quote=WORDS).claim_id)
    with pytest.raises(SecondPersonNeeded):
        carry_out_redaction(by=new.person("approver"), now=new.NOW, redaction=asked)
    function = "SELECT claims_redact(%s, %s, now())"
    gone = new.person("approver", "gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    for other in (asked.recorded_by_id, gone.pk, 0):
        with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
            connection.cursor().execute(function, [asked.pk, other])
    with pytest.raises(IntegrityError, match="not open"), transaction.atomic():
        connection.cursor().execute(function, [new.claim().pk, gone.pk])
    assert Claim.objects.filter(quote=WORDS).exists()


def test_decided_it_is_decided(figure: VerifiedFigure) -> None:
    key = Claim.objects.get(quote=WORDS).claim_id
    refused = refuse_redaction(
        by=new.person("approver", "second"),
        now=new.NOW,
        redaction=proposed("quote", key),
        reason="No ground.",
    )
    again: list[Callable[[], Redaction]] = [
        lambda: refuse_redaction(by=new.person("approver"), now=new.NOW, redaction=refused, reason="Again."),
        lambda: carry_out_redaction(by=new.person("approver", "third"), now=new.NOW, redaction=refused),
    ]
    for call in again:
        with pytest.raises(StaleState, match="rejected already"):
            call()
    assert removed("quote", key).decision == "carried_out"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"target": "no id"}, "target"),
        ({"target": "01a22d4e-afb4-76d1-99c1-d287606de5c7"}, "target"),
        ({"reason": " "}, "reason"),
        ({"reason": f"It says {WORDS}."}, "reason"),
        ({"authority": ""}, "authority"),
        ({"kind": "publication", "target": "99999999999999999999"}, "target"),
    ],
)
def test_what_cannot_be_proposed_is_refused(
    figure: VerifiedFigure, given: dict[str, str], field: str
) -> None:
    key = str(Claim.objects.get(quote=WORDS).claim_id)
    with pytest.raises(Refused) as refused:
        proposed(**{"kind": "quote", "target": key, **given})
    assert refused.value.field == field


def test_short_words_are_not_looked_for(figure: VerifiedFigure) -> None:
    short = new.claim(new.question("Of 5?"), None, "up to 700", modality="up_to", value="700")
    with pytest.raises(Refused, match="captured text instead"):
        proposed("quote", short.claim_id)
    removed("text", short.snapshot_id)
    short.refresh_from_db()
    assert short.quote == REMOVED


def test_nobody_writes_that_it_was_carried_out_but_the_function(figure: VerifiedFigure) -> None:
    asked = proposed("quote", Claim.objects.get(quote=WORDS).claim_id)
    with pytest.raises(Exception, match="annot update"), transaction.atomic():
        Redaction.objects.filter(pk=asked.pk).update(
            decision="carried_out", decided_at=new.NOW, decided_by=new.person("approver", "second")
        )


WRITTEN = """
    INSERT INTO claims_redaction (id, kind, target, reason, authority, recorded_at, recorded_by_id,
        decision, decision_reason, decided_at, decided_by_id, removed)
    VALUES (uuidv7(), 'quote', 'x', 'r', 'a', now(), %s, 'carried_out', '', now(), %s, '{"publications":[1]}')
"""


def _two(figure: VerifiedFigure) -> list[int]:
    return [figure.published_by_id, new.person("approver", "second").pk]


def test_the_application_adds_none_that_is_decided_already(figure: VerifiedFigure) -> None:
    """It would take a text out of every export."""
    with pytest.raises(IntegrityError, match="proposed first"), transaction.atomic():
        connection.cursor().execute(WRITTEN, _two(figure))
    assert Redaction.objects.publications() == frozenset()


def test_control_with_the_guards_silent_it_is_added_and_the_text_is_out(figure: VerifiedFigure) -> None:
    with silenced(), connection.cursor() as cursor:
        cursor.execute(WRITTEN, _two(figure))
    assert json.loads(exported()[1])["body"] is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_typed_and_not_sent_goes_too(figure: VerifiedFigure, end: str) -> None:
    """A browser sends two signs where a text has one line feed."""
    text = "Her address is Elm Street 5.\nShe lives alone there."
    note = add_note(by=new.person("checker"), now=new.NOW, record=Claim.objects.get(quote=WORDS), text=text)
    typed = {"text": [f"Not sent: {text}".replace("\n", end)]}
    kept = keep_typed(by=new.person("reporter"), now=new.NOW, address="/admin/", fields=typed)
    removed("note", note.pk)
    kept.refresh_from_db()
    assert kept.fields == {"text": [f"Not sent: {REMOVED}"]}
    assert "Elm Street" not in dumped()


def test_of_an_account_all_that_it_typed_goes_and_its_name_in_what_others_typed(
    figure: VerifiedFigure,
) -> None:
    person, other = new.person("reporter", "wilhelmina.tuesday"), new.person("checker")
    own = keep_typed(by=person, now=new.NOW, address="/own/", fields={"text": ["Anything."]})
    others = {"text": ["Ask wilhelmina.tuesday."]}
    kept = keep_typed(by=other, now=new.NOW, address="/other/", fields=others)
    removed("account", person.pk)
    kept.refresh_from_db()
    assert kept.fields == {"text": [f"Ask {REMOVED}."]}
    assert not type(own).objects.filter(pk=own.pk).exists()
