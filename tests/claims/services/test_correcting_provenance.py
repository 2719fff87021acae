"""Correcting sources, documents and statements: kept with the reason, compared anew, the past as it was."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain import Kind
from claims.models import Claim, Conflict
from claims.models.assertions import as_known
from claims.services.correcting.documents import correct_document
from claims.services.correcting.sources import correct_source
from claims.services.correcting.statements import correct_statement
from claims.views.audience import reader
from claims.views.dossier import dossiers
from claims.views.records import seen_documents
from sources.models import Document, Overrule, Source, SourceCorrection, Statement
from sources.models.graph import source_graph
from tests import builders
from tests.builders import NOW
from tests.owning import silenced

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def given(**changed: Any) -> dict[str, Any]:
    """Who corrects, when and why."""
    return {"by": builders.person("checker"), "now": LATER, "reason": "We had it wrong.", **changed}


def dissent() -> tuple[Source, Source, Conflict]:
    """Two sources that exclude each other."""
    ministry, office = builders.source("Ministry"), builders.source("Office")
    for who, quote in ((ministry, "exactly 8,000 soldiers"), (office, "exactly 20,000 soldiers")):
        builders.claim(builders.question(), who, quote, accept=True)
    return ministry, office, Conflict.objects.get()


def test_for_whom_a_source_speaks_decides_what_a_difference_is() -> None:
    ministry, office, conflict = dissent()
    state = builders.source("State")
    assert conflict.kind == Kind.CONTRADICTION
    correct_source(source=ministry, **given(parent=state))
    correct_source(source=office, **given(parent=state))
    conflict.refresh_from_db()
    assert (conflict.kind, conflict.changed_at) == (Kind.INTERNAL_DISSENT, LATER)
    kept = ministry.corrections.get()
    assert (kept.before, kept.after) == ({"parent": None}, {"parent": str(state.pk)})
    assert source_graph(NOW).parents == {}
    correct_source(source=ministry, **given(parent=None, now=LATER + timedelta(hours=1)))
    conflict.refresh_from_db()
    assert conflict.kind == Kind.CONTRADICTION
    assert set(source_graph(LATER).parents) == {ministry.pk, office.pk}


def test_nobody_speaks_for_itself_at_any_remove() -> None:
    chiefs, ministry, state = (builders.source(name) for name in ("Chiefs", "Ministry", "State"))
    correct_source(source=chiefs, **given(parent=ministry))
    correct_source(source=ministry, **given(parent=state))
    for parent in (chiefs, state):
        with pytest.raises(Refused, match="parent"):
            correct_source(source=state, **given(parent=parent))
    joint = builders.source("Joint", "joint", members=[chiefs, ministry])
    outer = builders.source("Outer", "joint", members=[joint, state])
    with pytest.raises(Refused, match="no member of itself"):
        correct_source(source=joint, **given(members=[chiefs, outer]))


def test_members_and_kind_go_together() -> None:
    us, korea, ukraine = (builders.source(name) for name in ("US", "Korea", "Ukraine"))
    joint = builders.source("Joint", "joint", members=[us, korea])
    correct_source(source=joint, **given(members=[us, ukraine]))
    assert source_graph().members == {joint.pk: frozenset({us.pk, ukraine.pk})}
    assert source_graph(NOW).members == {joint.pk: frozenset({us.pk, korea.pk})}
    with pytest.raises(Refused, match="a joint source has members"):
        correct_source(source=joint, **given(members=[]))
    correct_source(source=joint, **given(members=[], kind="government"))
    assert source_graph().members == {}


def test_a_kind_is_read_as_it_was_known() -> None:
    source = builders.source("Officials")
    claim = builders.claim(by=source)
    correct_source(source=source, **given(kind="unnamed"))
    assert source_graph().unnamed == {source.pk}
    assert source_graph(NOW).unnamed == frozenset()
    then = Claim.objects.filter(pk=claim.pk).with_provenance().get()
    as_known([then], NOW)
    assert then.statement.source.kind == "government"


def test_a_protected_source_loses_what_says_who_it_is() -> None:
    source = builders.source("Jo Doe", "person", homepage="https://example.org/jo", wikidata_id="Q1")
    correct_source(source=source, **given(protected=True, name="An official"))
    assert (source.name, source.homepage, source.wikidata_id) == ("An official", "", "")
    with pytest.raises(Refused, match="only its attribution"):
        correct_source(source=source, **given(homepage="https://example.org/jo"))


def test_short_names_stay_and_changes_are_changes() -> None:
    source = builders.source()
    with pytest.raises(Refused, match="slug"):
        correct_source(source=source, **given(slug="usa"))
    with pytest.raises(Refused, match="nothing changed"):
        correct_source(source=source, **given(name=source.name, parent=None))


def test_a_copy_counts_as_one_voice_with_its_original() -> None:
    wire, paper = builders.document("Wire"), builders.document("Paper")
    question = builders.question()
    low = builders.claim(question, builders.source("A"), "exactly 8,000 soldiers", read_in=wire)
    builders.claim(question, builders.source("B"), "exactly 20,000 soldiers", read_in=paper)
    correct_document(document=paper, **given(syndicated_from=wire))
    assert source_graph().syndicated_from == {paper.pk: wire.pk}
    assert source_graph(NOW).syndicated_from == {}
    with pytest.raises(Refused, match="a copy of itself"):
        correct_document(document=wire, **given(syndicated_from=paper))
    correct_document(document=paper, **given(syndicated_from=None, now=LATER + timedelta(hours=1)))
    assert source_graph().syndicated_from == {}
    told = [(kept.before, kept.after) for kept in paper.corrections.order_by("number")]
    assert told == [
        ({"syndicated_from": None}, {"syndicated_from": str(wire.pk)}),
        ({"syndicated_from": str(wire.pk)}, {"syndicated_from": None}),
    ]
    assert low.snapshot.document == wire


def test_the_day_of_a_document_is_read_as_it_was_known() -> None:
    day = datetime(2024, 11, 1, 9, 30, 0, 125, tzinfo=UTC)
    document = builders.document(published_at=day, publisher=builders.source("Paper"))
    claim = builders.claim(read_in=document, said_on=None)
    correct_document(document=document, **given(published_at=None, publisher=None, title="Else"))
    document.refresh_from_db()
    assert (document.published_at, document.publisher, document.title) == (None, None, "Else")
    then = Claim.objects.filter(pk=claim.pk).with_provenance().get()
    as_known([then], NOW)
    assert then.snapshot.document.published_at == day
    with pytest.raises(Refused, match="in the future"):
        correct_document(document=document, **given(published_at=LATER + timedelta(days=1)))
    with pytest.raises(Refused, match="http"):
        correct_document(document=document, **given(url="ftp://example.org"))


def test_a_document_is_hidden_and_shown_and_its_embargo_ends_by_the_clock() -> None:
    document = builders.document()
    claim = builders.claim(read_in=document)
    ends = LATER + timedelta(days=1)

    def visible(at: datetime) -> bool:
        shown = seen_documents(Document.objects.filter(pk=document.pk), reader(at)).exists()
        assert Claim.objects.publishable(at=at).filter(pk=claim.pk).exists() is shown
        return shown

    assert visible(LATER)
    correct_document(document=document, **given(internal=True))
    assert not visible(LATER)
    correct_document(document=document, **given(internal=False, embargo_until=ends))
    assert not visible(LATER)
    assert visible(ends)
    correct_document(document=document, **given(embargo_until=None))
    assert visible(LATER)
    assert document.corrections.count() == 3


def test_a_statement_is_corrected_by_another_that_its_claims_rest_on() -> None:
    _ministry, office, conflict = dissent()
    wrong = Claim.objects.get(statement__source=office).statement
    made = correct_statement(statement=wrong, **given(source=builders.source("Bureau"), occasion="Briefing"))
    newest = Claim.objects.live().get(statement=made)
    assert (newest.version, newest.state, newest.correction_reason) == (2, "accepted", "We had it wrong.")
    assert (made.source.name, made.said_on, made.occasion) == ("Bureau", wrong.said_on, "Briefing")
    kept = SourceCorrection.objects.get()
    assert (kept.statement, kept.replaced_by) == (wrong, made)
    assert kept.before == {"source_id": str(office.pk), "occasion": ""}
    conflict.refresh_from_db()
    assert newest.pk in conflict.witnesses
    then = dossiers([conflict], at=NOW)[0]
    assert {claim.statement.source.name for claim in then.claims.values()} == {"Ministry", "Office"}
    with pytest.raises(StaleState, match="corrected since"):
        correct_statement(statement=wrong, **given(said_on=date(2024, 10, 30)))


def test_what_was_found_of_a_statement_holds_of_its_correction() -> None:
    first, second = builders.statement(builders.source("A")), builders.statement(builders.source("B"))
    builders.overrule(first, second)
    made = correct_statement(statement=first, **given(said_on=date(2024, 10, 30)))
    found = Overrule.objects.live().get()
    assert {found.first_statement, found.second_statement} == {made, second}
    assert Overrule.objects.count() == 2


def test_a_rejected_claim_stays_rejected_and_a_graded_one_graded() -> None:
    claim = builders.claim(accept=True)
    builders.reject(claim)
    made = correct_statement(statement=claim.statement, **given(occasion="Briefing"))
    assert Claim.objects.live().get(statement=made).state == "rejected"


def test_what_can_not_have_been_said_is_refused() -> None:
    statement = builders.statement()
    for changed in (
        {"said_on": date(2030, 1, 1)},
        {"said_on": None, "said_at": NOW.time()},
        {"occasion": ""},
    ):
        with pytest.raises(Refused):
            correct_statement(statement=statement, **given(**changed))
    assert Statement.objects.count() == 1


@pytest.mark.parametrize(
    ("make", "change"),
    [
        (builders.source, {"name": "Else"}),
        (builders.document, {"internal": True}),
        (builders.statement, {"occasion": "Else"}),
    ],
    ids=["source", "document", "statement"],
)
def test_the_database_lets_nothing_else_change(make: Callable[[], Any], change: dict[str, Any]) -> None:
    row = make()
    rows = type(row).objects.filter(pk=row.pk)
    with pytest.raises(DatabaseError, match=r"newest correction|permission denied"), transaction.atomic():
        rows.update(**change)
    with silenced():  # the control: what refuses is the trigger
        rows.update(**change)
    row.refresh_from_db()
    assert all(getattr(row, name) == value for name, value in change.items())
