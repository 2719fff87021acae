"""Overlapping questions through the services: one difference, seen from both, settled for both."""

import pytest

from claims.models import Conflict
from claims.services.correcting.relations import end_relation
from claims.services.detection.one_question import detect_conflicts
from claims.services.recording.questions import confirm_scope, relate_questions
from claims.views.dossier import dossiers
from tests import builders as new

pytestmark = pytest.mark.django_db


def _kept() -> list[tuple[str, str, int, str]]:
    rows = Conflict.objects.order_by("question__text")
    return [(row.question.text, row.kind, row.claim_count, row.state) for row in rows]


def test_a_difference_between_overlapping_questions_is_a_case_of_both_until_confirmed() -> None:
    by = new.person("checker")
    troops, fighters = new.question("How many troops?"), new.question("How many fighters?")
    ours = new.claim(troops, new.source("United States"), "about 8,000 soldiers")
    theirs = new.claim(fighters, new.source("Ukraine"), "20,000 soldiers")
    assert _kept() == []
    relation = relate_questions(by=by, now=new.NOW, first=troops, second=fighters, kind="overlaps")
    assert _kept() == [
        ("How many fighters?", "scope_difference", 1, "open"),
        ("How many troops?", "scope_difference", 1, "open"),
    ]
    file = dossiers(Conflict.objects.filter(question=troops))[0]
    assert {each.id for each in file.assertions} == {ours.pk, theirs.pk}
    assert {each.id for each in file.answering} == {ours.pk}
    confirm_scope(by=by, now=new.NOW, first=troops, second=fighters)
    assert {state for *_, state in _kept()} == {"dismissed"}
    end_relation(by=by, now=new.NOW, relation=relation, reason="They are two things.")
    assert {state for *_, state in _kept()} == {"dismissed"}


def test_a_claim_on_the_one_changes_the_case_of_the_other() -> None:
    troops, fighters = new.question("How many troops?"), new.question("How many fighters?")
    new.relation(troops, fighters, "overlaps")
    new.claim(troops, new.source("United States"), "about 8,000 soldiers")
    assert _kept() == []
    far = new.claim(fighters, new.source("Ukraine"), "20,000 soldiers")
    assert {row[1] for row in _kept()} == {"scope_difference"}
    new.reject(far)
    assert [row[3] for row in _kept()] == ["dismissed", "dismissed"]
    before = _kept()
    detect_conflicts(troops, by=new.person("checker"), now=new.NOW)
    assert _kept() == before


def test_an_answer_does_not_account_for_what_merely_overlaps() -> None:
    troops, fighters = new.question("How many troops?"), new.question("How many fighters?")
    new.relation(troops, fighters, "overlaps")
    near = new.claim(troops, new.source("United States"), "about 8,000 soldiers", accept=True)
    new.claim(fighters, new.source("Ukraine"), "20,000 soldiers")
    case = Conflict.objects.get(question=troops)
    proposed = new.resolution(case)
    assert list(proposed.inputs.values_list("claim", flat=True)) == [near.pk]
