"""Correcting questions and topics: each correction is kept, and what rests on it is compared anew."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from claimcheck.foundation.records.errors import Refused
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict, Question, QuestionCorrection, Topic
from claims.models.assertions import questions_as_known, worlds_of
from claims.services.correcting.questions import correct_question, correct_topic
from tests import builders
from tests.builders import NOW
from tests.owning import silenced

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
WHY = "The desk had it wrong."


def corrected(question: Question, **changed: Any) -> Question:
    """The question, corrected an hour later by a checker."""
    return correct_question(
        by=builders.person("checker"), now=LATER, question=question, reason=WHY, **changed
    )


def test_a_correction_is_kept_with_who_when_and_why() -> None:
    question = builders.question()
    slug = question.slug
    corrected(question, text="How many soldiers are in Kursk?", place="Kursk")
    assert (question.text, question.place, question.slug) == (
        "How many soldiers are in Kursk?",
        "Kursk",
        slug,
    )
    kept = question.corrections.get()
    assert kept.before == {"text": "How many soldiers are in Russia?", "place": ""}
    assert kept.after == {"text": "How many soldiers are in Kursk?", "place": "Kursk"}
    told = (kept.number, kept.reason, kept.recorded_by.username, kept.recorded_at)
    assert told == (1, WHY, "checker", LATER)
    corrected(question, place="")
    assert question.corrections.count() == 2


def test_nothing_is_corrected_without_a_change_or_a_reason() -> None:
    question = builders.question()
    with pytest.raises(Refused, match="nothing changed"):
        corrected(question, text=question.text, minimum=Decimal("0.00"))
    with pytest.raises(Refused, match="give a reason"):
        correct_question(
            by=builders.person("checker"), now=LATER, question=question, reason=" ", text="Else?"
        )
    with pytest.raises(Refused, match=r"slug: .* stays as it is"):
        corrected(question, slug="else")
    with pytest.raises(Refused, match="text"):
        corrected(question, text=" ")
    assert not QuestionCorrection.objects.exists()


def test_conflicts_follow_how_a_question_behaves_in_time() -> None:
    """A level may fall; a running total that falls is a contradiction between two sources."""
    question = builders.question("How many were killed?")
    builders.claim(question, builders.source("Hospital"), "exactly 240", as_of="2024-10-01", accept=True)
    builders.claim(question, builders.source("Police"), "exactly 190", as_of="2024-10-04", accept=True)
    assert not Conflict.objects.exists()
    corrected(question, temporality=Temporality.CUMULATIVE)
    conflict = Conflict.objects.get()
    assert (conflict.question, conflict.kind) == (question, "contradiction")
    corrected(question, temporality=Temporality.STOCK)
    assert Conflict.objects.get().state == "dismissed"


def test_what_was_known_before_a_correction_reads_as_it_was() -> None:
    question, part = builders.question(), builders.question("How many near the border?")
    builders.relation(part, question)
    corrected(question, temporality=Temporality.CUMULATIVE, exhaustive=True, text="How many arrived?")
    then = Question.objects.get(pk=question.pk)
    questions_as_known([then], NOW)
    assert (then.temporality, then.text) == (Temporality.STOCK, "How many soldiers are in Russia?")
    now = Question.objects.get(pk=question.pk)
    questions_as_known([now], LATER)
    assert now.temporality == Temporality.CUMULATIVE
    for moment, all_parts in ((NOW, False), (LATER, True), (None, True)):
        world = worlds_of([question.topic_id], moment)[question.topic_id]
        assert (question.pk in world.relations.exhaustive) is all_parts


def test_claims_are_read_again_in_the_corrected_unit() -> None:
    question = builders.question("How long is the trench?", unit="m")
    claim = builders.claim(question, quote="about 160 m long", value="160", unit="m", modality="approx")
    corrected(question, unit="km")
    newest = Claim.objects.live().get(claim_id=claim.claim_id)
    assert (newest.version, newest.best, newest.written_best) == (2, Decimal("0.16"), "160")
    assert newest.correction_reason == WHY
    claim.refresh_from_db()
    assert (claim.best, claim.superseded_at) == (Decimal(160), LATER)


def test_a_rejected_claim_stays_rejected_and_grades_stay() -> None:
    question = builders.question("How long is the trench?", unit="m")
    claim = builders.claim(question, quote="about 160 m long", value="160", unit="m")
    builders.reject(claim)
    corrected(question, unit="km")
    assert Claim.objects.live().get(claim_id=claim.claim_id).state == "rejected"


def test_another_dimension_is_refused_where_there_are_claims() -> None:
    question = builders.question()
    builders.claim(question)
    with pytest.raises(Refused, match="record another question measured in m, and move the claims there"):
        corrected(question, unit="m")
    with pytest.raises(Refused, match="has claims in person"):
        corrected(question, answer="yes_no")
    free = builders.question("How long is it?")
    corrected(free, unit="m")
    assert (free.unit_id, free.dimension) == ("metre", "length")
    corrected(free, answer="yes_no")
    assert (free.unit_id, free.dimension, free.additive) == (None, "truth", False)


def test_another_unit_is_refused_where_an_answer_was_given() -> None:
    question = builders.question("How long is the trench?", unit="m")
    builders.settle(builders.conflict(question, low="exactly 160 m", high="exactly 190 m"))
    with pytest.raises(Refused, match="an answer was proposed or published in metre"):
        corrected(question, unit="km")


def test_a_topic_keeps_its_short_name() -> None:
    topic = builders.topic()
    slug = topic.slug
    correct_topic(by=builders.person("checker"), now=LATER, topic=topic, reason=WHY, name="Troops")
    assert (topic.name, topic.slug) == ("Troops", slug)
    assert QuestionCorrection.objects.get(question=None).before == {"name": "North Korean troops and Russia"}
    with pytest.raises(Refused, match="slug"):
        correct_topic(by=builders.person("checker"), now=LATER, topic=topic, reason=WHY, slug="troops")


@pytest.mark.parametrize("model", [Question, Topic], ids=lambda model: model.__name__)
def test_the_database_lets_nothing_else_change(model: Any) -> None:
    question = builders.question()
    row: Any = question if model is Question else question.topic
    column = "text" if model is Question else "name"
    with pytest.raises(DatabaseError, match="only as its newest correction says"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{column: "Else"})
    # the path of a correction, once more by hand, is no path
    if model is Question:
        corrected(row, text="Else?")
        corrected(row, text="How many?")
        with pytest.raises(DatabaseError, match="newest correction"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(text="Else?")
        with pytest.raises(DatabaseError, match="newest correction"), transaction.atomic():
            model.objects.filter(pk=row.pk).update(slug="else")
        Question.objects.filter(pk=row.pk).update(aliases="Wie viele?")  # free, and kept by its history


def test_without_the_trigger_anything_could_change() -> None:
    """The control: what refuses is the trigger."""
    question = builders.question()
    with silenced():
        Question.objects.filter(pk=question.pk).update(text="Else?")
    question.refresh_from_db()
    assert question.text == "Else?"
