"""Corrections at the desk: each record's page has its form, and shows what was and what is."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from claims.models import Claim
from sources.models import Statement
from tests import builders as new
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.django_db
WHY = {"reason": "A slip of ours."}


def address(record, verb: str) -> str:
    """Of a verb on a record."""
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{verb}", args=[record.pk])


def as_shown(desk: Desk, record, verb: str = "correct") -> tuple[str, dict[str, str]]:
    """A form's address, and what it shows to be sent."""
    url = address(record, verb)
    page = desk.client("checker").get(url)
    assert page.status_code == 200
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    sent = {}
    for name, value in shown.items():
        if isinstance(value, datetime):
            sent[name] = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
        elif value is not None and value is not False:
            sent[name] = str(value)
    return url, {**sent, **WHY, "seen": page.context["seen"]}


def test_a_typo_in_a_question_is_corrected_and_shown(desk: Desk) -> None:
    question = new.question("How many soldeirs are in Russia?", unit="person")
    url, form = as_shown(desk, question)
    assert form["unit"] == "person"
    done = desk.client("checker").post(url, {**form, "text": "How many soldiers are in Russia?"})
    assert done.status_code == 302
    question.refresh_from_db()
    assert question.text == "How many soldiers are in Russia?"
    page = desk.client("checker").get(address(question, "change")).content.decode()
    for told in ("How many soldeirs", "A slip of ours.", "checker"):
        assert told in page


def test_nothing_changed_is_said_in_the_form(desk: Desk) -> None:
    for record in (new.question(), new.source(), new.document(), new.statement(), new.topic()):
        url, form = as_shown(desk, record)
        refused = desk.client("checker").post(url, form)
        assert refused.status_code == 400, record
        assert "Nothing changed" in refused.content.decode()


def test_whoever_is_slower_is_told(desk: Desk) -> None:
    source = new.source()
    url, slow = as_shown(desk, source)
    assert desk.client("checker").post(url, {**slow, "name": "USA"}).status_code == 302
    late = desk.client("checker").post(url, {**slow, "name": "US"})
    assert late.status_code == 409
    source.refresh_from_db()
    assert source.name == "USA"


def test_a_source_gets_a_parent_and_its_page_names_it(desk: Desk) -> None:
    state = new.source("State")
    source = new.source("Ministry")
    url, form = as_shown(desk, source)
    assert desk.client("checker").post(url, {**form, "parent": str(state.pk)}).status_code == 302
    assert source.parentages.live().get().parent == state
    assert "<ins>State</ins>" in desk.client("checker").get(address(source, "change")).content.decode()


def test_what_a_protected_source_was_called_is_on_no_page(desk: Desk) -> None:
    source = new.source("Jo Doe", "person")
    url, form = as_shown(desk, source)
    form |= {"name": "An official", "protected": "on"}
    assert desk.client("checker").post(url, form).status_code == 302
    listed = reverse("admin:sources_sourcecorrection_changelist")
    one = reverse("admin:sources_sourcecorrection_change", args=[source.corrections.get().pk])
    for page in (address(source, "change"), listed, one):
        assert "Jo Doe" not in desk.client("editor-in-chief").get(page).content.decode()


def test_a_document_is_hidden_and_keeps_its_seconds(desk: Desk) -> None:
    document = new.document(published_at=datetime(2024, 11, 1, 9, 30, 12, tzinfo=UTC))
    url, form = as_shown(desk, document)
    assert desk.client("checker").post(url, {**form, "internal": "on"}).status_code == 302
    document.refresh_from_db()
    assert (document.internal, document.published_at.second) == (True, 12)
    assert list(document.corrections.get().after) == ["internal"]


def test_a_statement_leads_to_the_new_one(desk: Desk) -> None:
    statement = new.claim().statement
    url, form = as_shown(desk, statement)
    done = desk.client("checker").post(url, {**form, "said_on": "2024-10-30"})
    made = Statement.objects.latest("id")
    assert done.headers["Location"] == address(made, "change")
    assert Claim.objects.live().get().statement == made
    assert desk.client("checker").get(url).status_code == 302  # it has been corrected; its page says so


def test_the_hour_of_a_statement_is_corrected_by_a_clock_somewhere(desk: Desk) -> None:
    statement = new.claim().statement
    url, form = as_shown(desk, statement)
    assert form["said_zone"] == "UTC"
    told = {"said_on": "2024-11-01", "said_at": "01:30", "said_zone": "Asia/Seoul"}
    assert desk.client("checker").post(url, {**form, **told}).status_code == 302
    made = Statement.objects.latest("id")
    assert f"{made.said_on} {made.said_at:%H:%M}" == "2024-10-31 16:30"
    url, form = as_shown(desk, made)
    nothing = desk.client("checker").post(url, {**form, "occasion": "Briefing"})
    assert nothing.status_code == 302
    after = Statement.objects.latest("id")
    assert (after.said_on, after.said_at) == (made.said_on, made.said_at)


def test_a_claim_moves_and_its_chain_is_corrected(desk: Desk) -> None:
    claim = new.claim(accept=True, relay=[new.source("Agency"), None])
    there = new.question("How many near the border?")
    url = address(claim, "move")
    assert desk.client("checker").get(url).status_code == 200
    done = desk.client("checker").post(url, {"question": str(there.pk), **WHY})
    moved = Claim.objects.live().get()
    assert (done.status_code, moved.question) == (302, there)
    url, form = as_shown(desk, moved)
    assert form["relay"] == "agency, ?"
    assert desk.client("checker").post(url, {**form, "relay": "?"}).status_code == 302
    assert [hop.source for hop in Claim.objects.live().get().relay_hops.all()] == [None]


def test_a_relation_is_corrected(desk: Desk) -> None:
    relation = new.relation(new.question("How many near the border?"), new.question())
    url, form = as_shown(desk, relation)
    assert desk.client("checker").post(url, {**form, "kind": "overlaps"}).status_code == 302
    relation.refresh_from_db()
    assert relation.superseded_at is not None


def test_a_reporter_corrects_nothing(desk: Desk) -> None:
    for record in (new.question(), new.source(), new.document(), new.statement(), new.topic(), new.claim()):
        assert desk.client("reporter").get(address(record, "correct")).status_code == 403
        assert desk.client("reporter").post(address(record, "correct"), WHY).status_code == 403
