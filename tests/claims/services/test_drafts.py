"""Drafts: made along with a claim, compared and queued at once, shown to nobody before they are confirmed."""

from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict, Question, Topic
from claims.services.recording.made_along import NewQuestion, NewSource, NewTopic
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from claims.services.recording.questions import confirm_question, record_question, record_topic
from claims.views.audience import desk, reader
from claims.views.records import seen, seen_topics
from sources.models import Source
from sources.services.recording import confirm_source, record_source
from tests import builders as make
from tests.builders import NOW

pytestmark = pytest.mark.django_db
QUAKE = NewTopic("Earthquake in Noto")
TOLL = NewQuestion("How many people were killed by the earthquake?", QUAKE)


def record(quote: str, source: Any, question: Any = TOLL, *, draft: bool = True) -> Claim:
    return record_by_hand(
        by=make.person("reporter"),
        now=NOW,
        draft=draft,
        question=question,
        quote=quote,
        where=WhereRead(title="The wire"),
        who=WhoSaid(source=source, said_on=NOW.date()),
        content={"as_of": (NOW.date(), NOW.date())},
    )


def test_a_new_story_in_one_go_is_compared_and_queued() -> None:
    first = record("48 people were killed", NewSource("Fire brigade of Noto"))
    second = record("at least 60 people were killed", NewSource("Ministry of Disasters"))
    assert first.question == second.question
    assert (Topic.objects.get().slug, Topic.objects.get().draft) == ("earthquake-in-noto", True)
    question = Question.objects.get()
    assert (question.unit_id, question.temporality, question.additive) == (
        "person",
        Temporality.CUMULATIVE,
        True,
    )
    assert set(Source.objects.values_list("kind", "draft")) == {("government", True)}
    assert Conflict.objects.get().question == question


def test_nothing_of_a_draft_is_seen_before_it_is_confirmed() -> None:
    claim = record("48 people were killed", NewSource("Fire brigade of Noto"))
    question, source = claim.question, claim.statement.source
    for model in (Question, Topic, Source):
        assert not seen(model._base_manager.all(), reader(NOW)).exists()
        assert seen(model._base_manager.all(), desk(NOW)).count() == 1
    assert not Claim.objects.publishable(at=NOW).exists()
    assert Claim.objects.hidden(at=NOW).get() == claim

    confirm_question(by=make.person("checker"), now=NOW, question=question)
    assert not Claim.objects.publishable(at=NOW).exists()  # its source is one still
    confirm_source(by=make.person("checker"), now=NOW, source=source)
    assert Claim.objects.publishable(at=NOW).get() == claim
    assert seen_topics(Topic.objects.all(), reader(NOW)).exists()
    assert not Claim.objects.hidden(at=NOW).exists()


def test_a_relay_or_a_publisher_that_is_a_draft_hides_what_came_through_it() -> None:
    made: dict[str, Any] = {"by": make.person("reporter"), "now": NOW, "kind": "media"}
    paper = record_source(**made, name="The Noto Paper", draft=True)
    relayed = make.claim(relay=[paper])
    printed = make.claim(read_in=make.document(publisher=paper))
    open_one = make.claim()
    assert set(Claim.objects.publishable(at=NOW)) == {open_one}
    assert {c for rows in Claim.objects.hidden_each_way(at=NOW) for c in rows} == {relayed, printed}
    confirm_source(by=make.person("checker"), now=NOW, source=paper)
    assert Claim.objects.publishable(at=NOW).count() == 3


def test_a_draft_is_confirmed_once_and_after_whom_it_names() -> None:
    made: dict[str, Any] = {"by": make.person("reporter"), "now": NOW, "kind": "government"}
    parent = record_source(**made, name="Noto", draft=True)
    with pytest.raises(Refused, match="Noto is a draft"):
        record_source(**made, name="Police of Noto", parent=parent)
    child = record_source(**made, name="Police of Noto", parent=parent, draft=True)
    checker: dict[str, Any] = {"by": make.person("checker"), "now": NOW}
    with pytest.raises(Refused, match="confirm it first"):
        confirm_source(**checker, source=child)
    confirm_source(**checker, source=parent)
    assert not confirm_source(**checker, source=child).draft
    with pytest.raises(StaleState):
        confirm_source(**checker, source=child)


def test_what_is_not_told_is_asked_by_its_field() -> None:
    for question, source, quote, field in (
        (TOLL, NewSource("Xyzzy"), "48 people were killed", "source_kind"),
        (NewQuestion("How many?", QUAKE), NewSource("Police"), "48 people were killed", "temporality"),
        (TOLL, NewSource("Police"), "the number was 48", "unit"),
        (NewQuestion("How many were killed?", None), NewSource("Police"), "48 people were killed", "topic"),
    ):
        with pytest.raises(Refused) as refusal:
            record(quote, source, question)
        assert refusal.value.field == field
        assert not Topic.objects.exists()


def test_a_question_of_a_draft_topic_is_one_and_brings_its_topic_along() -> None:
    by: dict[str, Any] = {"by": make.person("checker"), "now": NOW}
    topic = record_topic(**by, name="Earthquake in Noto", draft=True)
    question = record_question(**by, topic=topic, text="How many were killed?", unit="person")
    assert question.draft
    confirm_question(**by, question=question)
    topic.refresh_from_db()
    assert not topic.draft


def test_slugs_make_themselves_and_never_clash() -> None:
    by: dict[str, Any] = {"by": make.person("checker"), "now": NOW}
    slugs = [record_topic(**by, name=name).slug for name in ("Noto", "noto!", "能登", "-")]
    assert slugs[0] == "noto"
    assert len(set(slugs)) == 4


def test_an_answer_waits_until_all_is_confirmed() -> None:
    conflict = make.conflict(make.question())
    Source.objects.update(draft=True)
    with pytest.raises(Refused, match="draft"):
        make.settle(conflict)
    Source.objects.update(draft=False)
    Question.objects.update(draft=True)
    conflict.refresh_from_db()
    with pytest.raises(Refused, match="have it confirmed"):
        make.settle(make.conflict(Question.objects.get()))
