"""Moving a claim to another question or document; correcting and ending relations and confirmations."""

from datetime import timedelta
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.questions.scope import RelationKind
from claims.models import Claim, Conflict, Question, QuestionRelation
from claims.models.assertions import world_of
from claims.services.correcting.moving import move_claim
from claims.services.correcting.relations import correct_relation, end_confirmation, end_relation
from claims.services.recording.questions import confirm_scope
from claims.services.triage.triage import grade_claim
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def given(**changed: Any) -> dict[str, Any]:
    """Who corrects, when and why."""
    return {"by": builders.person("checker"), "now": LATER, "reason": "It counts others.", **changed}


def test_a_claim_moves_with_its_state_and_grades_and_both_questions_are_compared() -> None:
    here, there = builders.question(), builders.question("How many near the border?")
    conflict = builders.conflict(here)
    claim = Claim.objects.get(statement__source__name="Ukraine")
    grade_claim(by=builders.person("checker"), now=NOW, claim=claim, code="2", reason="Seen.")
    builders.claim(there, builders.source("France"), "about 90 soldiers", accept=True)
    moved = move_claim(claim=claim, **given(question=there))
    assert (moved.claim_id, moved.version, moved.question) == (claim.claim_id, 2, there)
    assert (moved.state, moved.credibility_grades.get().code) == ("accepted", "2")
    conflict.refresh_from_db()
    assert conflict.state == "dismissed"
    assert Conflict.objects.get(question=there).kind == "contradiction"
    then = Claim.objects.open_at(NOW).get(claim_id=claim.claim_id)
    assert then.question == here


def test_a_claim_moves_to_the_document_in_which_it_stands() -> None:
    claim = builders.claim(accept=True)
    other = builders.document("Else")
    with pytest.raises(Refused, match="no captured text of it has the quote"):
        move_claim(claim=claim, **given(document=other))
    text = builders.snapshot(f"They said {claim.quote}.", of=other)
    moved = move_claim(claim=claim, **given(document=other))
    assert (moved.snapshot, moved.quote_start) == (text, 10)
    with pytest.raises(StaleState, match="corrected since"):
        move_claim(claim=claim, **given(document=other, question=builders.question("Else?")))


def test_where_a_claim_can_not_go() -> None:
    claim = builders.claim()
    with pytest.raises(Refused, match="a claim stays in its topic"):
        move_claim(claim=claim, **given(question=builders.question("Else?", of=builders.topic("Else"))))
    with pytest.raises(ValueError, match="unit"):
        move_claim(claim=claim, **given(question=builders.question("How long is it?", unit="m")))
    with pytest.raises(Refused, match="it is there already"):
        move_claim(claim=claim, **given(question=claim.question))
    assert Claim.objects.count() == 1


def related() -> tuple[Question, Question, QuestionRelation]:
    """A part and its whole."""
    part, whole = builders.question("How many near the border?"), builders.question()
    return part, whole, builders.relation(part, whole)


def test_a_relation_is_corrected_and_ended() -> None:
    part, whole, relation = related()
    made = correct_relation(relation=relation, **given(kind=RelationKind.OVERLAPS))
    assert [each.kind for each in QuestionRelation.objects.live()] == ["overlaps"]
    kept = part.corrections.get()
    assert kept.before["relation"] == {"kind": "part_of", "members_stay": False, "second": str(whole.pk)}
    assert kept.after["relation"]["kind"] == "overlaps"
    assert world_of(part.topic_id, NOW).relations.down(whole.pk) == {part.pk, whole.pk}
    with pytest.raises(StaleState, match="ended already"):
        end_relation(relation=relation, **given())
    with pytest.raises(Refused, match="nothing changed"):
        correct_relation(relation=made, **given())
    end_relation(relation=made, **given())
    assert not QuestionRelation.objects.live().exists()
    assert part.corrections.latest("number").after == {"relation": None}


def test_a_confirmation_ends_and_is_given_again() -> None:
    part, whole, _ = related()
    by = builders.person("checker")
    confirmed = confirm_scope(by=by, now=NOW, first=part, second=whole, reason="Seen.")
    pair = frozenset({part.pk, whole.pk})
    end_confirmation(confirmation=confirmed, **given())
    assert pair not in world_of(part.topic_id).relations.confirmed
    assert pair in world_of(part.topic_id, NOW).relations.confirmed
    with pytest.raises(StaleState, match="ended already"):
        end_confirmation(confirmation=confirmed, **given())
    again = confirm_scope(by=by, now=LATER, first=part, second=whole)
    assert again != confirmed
    assert pair in world_of(part.topic_id).relations.confirmed
