"""Evidence and the contact log: what is kept, what is refused, how it is corrected, removed and printed."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import override_settings

from claimcheck.foundation.records.base import REMOVED
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.contacts import ContactOutcome
from claims.domain.evidence import EvidenceKind
from claims.models import Contact, Evidence, EvidenceFile, Publication
from claims.published.ledger_export import ledger_lines
from claims.published.verify_ledger import check
from claims.services.correcting.documents import correct_document
from claims.services.recording.contacts import correct_contact, withdraw_contact
from claims.services.recording.evidence import correct_evidence, withdraw_evidence
from claims.services.redaction import carry_out_redaction, propose_redaction
from claims.views.audience import desk, reader
from claims.views.kept import seen_contacts, seen_evidence
from tests import builders as new
from tests.owning import silenced

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n%%EOF"
REPLY = "We counted all units twice, and stand by our figure."


def by(role: str = "checker") -> dict[str, Any]:
    return {"by": new.person(role), "now": new.NOW}


def remove(kind: str, target: object) -> None:
    asked = propose_redaction(
        by=new.person("approver"), now=new.NOW, kind=kind, target=str(target),
        reason="It shows a private person.", authority="District court, order 12/2026",
    )  # fmt: skip
    carry_out_redaction(by=new.person("approver", "second"), now=new.NOW, redaction=asked)


@pytest.mark.parametrize(
    "content", [SVG, b"<!doctype html><script>", b"GIF8", b"", b"\x00" * 40, b"RIFF\0\0\0\0AVI "]
)
def test_what_a_browser_could_run_is_refused_whatever_its_name(content: bytes) -> None:
    for name in ("photo.png", "page.svg"):
        with pytest.raises(Refused, match="of no type that is kept") as problem:
            new.evidence(content=content, name=name)
        assert problem.value.field == "file"
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"content": PDF}, "kind"),
        ({"content": new.picture(), "kind": EvidenceKind.PDF}, "kind"),
        ({"content": new.picture(), "kind": EvidenceKind.VIDEO, "url": "https://v.example/1"}, "file"),
        ({"content": None}, "file"),
        ({"kind": EvidenceKind.VIDEO, "url": "", "content": None}, "url"),
        ({"kind": EvidenceKind.ARCHIVED_PAGE, "url": "https://archive.example/1"}, "captured_at"),
        ({"kind": EvidenceKind.VIDEO, "url": "javascript:alert(1)"}, "url"),
        ({"title": " "}, "title"),
    ],
)
def test_evidence_is_what_it_says(given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as problem:
        new.evidence(**given)
    assert problem.value.field == field
    assert not EvidenceFile.objects.exists()


@override_settings(EVIDENCE_BYTES=100)
def test_a_file_has_at_most_as_many_bytes_as_the_setting_says() -> None:
    new.evidence(content=PDF + b" " * (100 - len(PDF)), kind=EvidenceKind.PDF)
    with pytest.raises(Refused, match="larger than"):
        new.evidence(content=PDF + b" " * (101 - len(PDF)), kind=EvidenceKind.PDF)


def test_the_database_knows_the_bytes_by_their_hash() -> None:
    kept = new.evidence().file
    assert kept is not None
    with pytest.raises(IntegrityError, match="sha256"), transaction.atomic():
        EvidenceFile.objects.create(
            name="b", media_type="image/png", size=1, sha256=kept.sha256, content=b"x",
            recorded_at=new.NOW, recorded_by=new.person(),
        )  # fmt: skip


def test_the_same_file_is_kept_once_beside_a_document() -> None:
    document, content = new.document(), new.picture()
    first = new.evidence(document, content=content)
    with pytest.raises(Refused, match="already"):
        new.evidence(document, content=content)
    new.evidence(content=content)
    withdraw_evidence(**by(), evidence=first, reason="The wrong post.")
    new.evidence(document, content=content)


def test_a_correction_is_a_version_and_the_file_stays() -> None:
    first = new.evidence()
    second = correct_evidence(**by(), evidence=first, reason="A typo.", title="The post at noon")
    assert (second.version, second.file_id, second.evidence_id) == (2, first.file_id, first.evidence_id)
    assert Evidence.objects.known_at(new.NOW - timedelta(days=1)).count() == 0
    with pytest.raises(StaleState):
        correct_evidence(**by(), evidence=first, reason="Again.", title="Other")
    with pytest.raises(Refused, match="nothing changed"):
        correct_evidence(**by(), evidence=second, reason="Again.", title="The post at noon")
    with pytest.raises(Refused, match="withdraw it"):
        correct_evidence(**by(), evidence=second, reason="No.", kind=EvidenceKind.PDF)
    gone = withdraw_evidence(**by(), evidence=second, reason="Of another account.")
    with pytest.raises(StaleState):
        correct_evidence(**by(), evidence=gone, reason="Again.", title="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.filter(pk=gone.pk).update(title="rewritten")


def test_evidence_is_hidden_with_its_document_and_shown_again_with_it() -> None:
    document = new.document()
    new.evidence(document)
    new.hide(document)
    rows = Evidence.objects.live()
    assert not seen_evidence(rows, reader(new.NOW)).exists()
    assert seen_evidence(rows, desk(new.NOW)).exists()
    correct_document(**by(), document=document, reason="It may be shown.", internal=False)
    assert seen_evidence(rows, reader(new.NOW)).exists()


def test_what_is_removed_by_law_leaves_hash_and_size() -> None:
    kept = new.evidence(url="https://post.example/1")
    file = kept.file
    assert file is not None
    remove("evidence", kept.evidence_id)
    left = EvidenceFile.objects.get()
    assert (bytes(left.content), left.name, left.sha256) == (REMOVED.encode(), REMOVED, file.sha256)
    assert left.removed
    found = Evidence.objects.get()
    assert (found.title, found.url) == (REMOVED, "https://removed.invalid/")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"asked": " "}, "asked"),
        ({"asked_at": new.NOW + timedelta(hours=1), "due_at": None}, "asked_at"),
        ({"due_at": new.NOW - timedelta(days=3)}, "due_at"),
        ({"printed": True}, "reply"),
        ({"outcome": ContactOutcome.ANSWERED, "printed": True}, "reply"),
        ({"outcome": ContactOutcome.DECLINED, "reply": REPLY}, "reply"),
        ({"answered_at": new.NOW}, "outcome"),
    ],
)
def test_a_contact_makes_sense(given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as problem:
        new.contact(**given)
    assert problem.value.field == field


def test_what_came_of_it_is_a_version_and_the_past_is_as_it_was() -> None:
    asked = new.contact()
    later = new.NOW + timedelta(hours=2)
    answered = correct_contact(
        by=new.person("reporter"), now=later, contact=asked, reason="It came.",
        outcome=ContactOutcome.ANSWERED, answer="A long letter.",
    )  # fmt: skip
    assert (answered.version, answered.question_id) == (2, asked.question_id)
    assert list(Contact.objects.known_at(new.NOW).overdue(new.NOW)) == [asked]
    assert not Contact.objects.live().overdue(later).exists()


def test_of_a_protected_source_readers_learn_nothing() -> None:
    new.contact(whom=new.source("A colonel", protected=True))
    open_one = new.contact(whom=new.source("The ministry"))
    assert list(seen_contacts(Contact.objects.live(), reader(new.NOW))) == [open_one]


def test_the_right_of_reply_is_printed_by_choice_and_nothing_else_of_the_log() -> None:
    about = new.question()
    secret = {
        "addressee": "Colonel Example",
        "answer": "A long angry letter.",
        "note": "Call again at night.",
    }
    new.contact(
        about, new.source("Ministry"), outcome=ContactOutcome.ANSWERED, reply=REPLY, printed=True, **secret
    )
    new.contact(about, new.source("Army"), outcome=ContactOutcome.NO_ANSWER, printed=True)
    new.contact(
        about, new.source("Press office"), outcome=ContactOutcome.ANSWERED, reply="Not for print yet."
    )
    new.contact(about, new.source("Embassy"))
    withdraw_contact(
        **by(), reason="Another day.",
        contact=new.contact(about, new.source("Mission"), outcome=ContactOutcome.DECLINED, printed=True),
    )  # fmt: skip
    new.figure(about)
    body = json.loads(Publication.objects.get().body)
    told = [(each["source"]["name"], each["outcome"], each["reply"]) for each in body["right_of_reply"]]
    assert told == [("Ministry", "answered", REPLY), ("Army", "no_answer", None)]
    whole = Publication.objects.get().body
    for word in (
        *secret.values(),
        "Not for print yet.",
        "Embassy",
        "Mission",
        "How many soldiers are there?",
    ):
        assert word not in whole


def test_a_figure_without_replies_is_published_as_before() -> None:
    new.figure()
    assert "right_of_reply" not in json.loads(Publication.objects.get().body)


def test_a_reply_removed_by_law_is_gone_from_what_was_published_and_the_ledger_holds() -> None:
    about = new.question()
    asked = new.contact(
        about, outcome=ContactOutcome.ANSWERED, reply=REPLY, answer=f"{REPLY} And more.", printed=True
    )
    new.figure(about)
    remove("contact", asked.contact_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM claims_publication WHERE body LIKE %s", [f"%{REPLY}%"])
        assert cursor.fetchone() == (0,)
    left = Contact.objects.get(pk=asked.pk)
    assert {left.asked, left.answer, left.reply} == {REMOVED}
    assert check((line.encode() for line in ledger_lines()), [], [])[2].faults == []


def test_the_guard_of_the_file_is_what_refuses() -> None:
    """The control: without its trigger, the same statement changes the bytes' name."""
    file = new.evidence().file
    assert file is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceFile.objects.filter(pk=file.pk).update(name="other.png")
    with silenced():
        EvidenceFile.objects.filter(pk=file.pk).update(name="other.png")
    assert EvidenceFile.objects.get().name == "other.png"
