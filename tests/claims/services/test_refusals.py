"""What the services refuse: the field, the value, and what to do instead."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import Question, QuestionRelation
from claims.services.recording.questions import confirm_scope, record_question, relate_questions
from claims.services.triage.triage import accept_claim
from sources.services.recording import LARGEST_TEXT, capture_snapshot
from tests import builders as new

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answer", "unit", "remedy"),
    [
        ("quantity", None, "a quantity needs a unit; give a code such as person or m."),
        ("quantity", "", "a quantity needs a unit; give a code such as person or m."),
        ("yes_no", "person", "only a quantity has a unit; leave it blank."),
        ("date", "day", "only a quantity has a unit; leave it blank."),
    ],
)
def test_a_unit_goes_with_a_quantity_and_with_nothing_else(
    answer: str, unit: str | None, remedy: str
) -> None:
    with pytest.raises(Refused) as refused:
        record_question(
            by=new.person("checker"),
            now=new.NOW,
            topic=new.topic(),
            slug="asked",
            text="Asked?",
            temporality="stock",
            answer=answer,
            unit=unit,
        )
    assert (refused.value.field, refused.value.remedy) == ("unit", remedy)
    assert not Question.objects.exists()


def test_questions_are_related_within_one_topic() -> None:
    first = new.question("How many here?")
    second = new.question("How many there?", of=new.topic("Another matter"))
    with pytest.raises(Refused, match="within one topic only") as refused:
        relate_questions(by=new.person("checker"), now=new.NOW, first=first, second=second, kind="overlaps")
    assert refused.value.field == "second"


def test_a_relation_that_can_not_hold_is_refused() -> None:
    first, second = new.question("How many here?"), new.question("How many there?")
    new.relation(first, second)
    with pytest.raises(Refused, match="a cycle") as refused:
        relate_questions(by=new.person("checker"), now=new.NOW, first=second, second=first, kind="part_of")
    assert refused.value.field == "kind"
    assert QuestionRelation.objects.count() == 1


def test_a_pair_of_questions_is_confirmed_once() -> None:
    by, first, second = new.person("checker"), new.question("How many here?"), new.question("How many there?")
    once = confirm_scope(by=by, now=new.NOW, first=first, second=second)
    assert confirm_scope(by=by, now=new.NOW + timedelta(hours=1), first=second, second=first) == once


def test_a_version_that_was_corrected_is_not_decided_upon() -> None:
    claim = new.claim()
    new.correct(claim, value="9,000")
    claim.refresh_from_db()
    with pytest.raises(StaleState, match="Open the newest version"):
        accept_claim(by=new.person("checker"), now=new.NOW, claim=claim)


@pytest.mark.parametrize(
    ("given", "field", "remedy"),
    [
        ({"text": "x" * (LARGEST_TEXT + 1)}, "text", f"shorten it to {LARGEST_TEXT:,} characters."),
        ({"text": "lone \ud800"}, "text", "the text is not valid Unicode; remove the lone surrogate."),
        (
            {"captured_at": datetime(2024, 10, 1)},  # noqa: DTZ001  # the missing offset is the point
            "captured_at",
            "give the time with its UTC offset, e.g. 2024-11-04T10:00:00Z.",
        ),
        (
            {"captured_at": new.NOW + timedelta(days=1)},
            "captured_at",
            "the time is in the future; give now or an earlier time.",
        ),
    ],
)
def test_a_snapshot_is_a_text_of_a_moment_that_has_been(
    given: dict[str, Any], field: str, remedy: str
) -> None:
    content: dict[str, Any] = {"text": "It was said.", **given}
    with pytest.raises(Refused) as refused:
        capture_snapshot(by=new.person("checker"), now=new.NOW, document=new.document(), **content)
    assert (refused.value.field, refused.value.remedy) == (field, remedy)
