"""A story from a template: topic, questions and relations in one step; a topic saved as one."""

from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.domain.questions.scope import RelationKind
from claims.domain.stories import stories, story_of
from claims.models import Question, QuestionRelation, StoryTemplate, Topic
from claims.services.recording.made_along import NewTopic
from claims.services.recording.stories import begin_story, give_up_story, save_story
from tests import builders as make
from tests.builders import NOW

QUAKE = NewTopic("Noto earthquake")


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(stories()))
def test_each_template_that_comes_with_us_can_be_begun(name: str) -> None:
    story = stories()[name]
    unit = "EUR" if story.asks_unit else ""
    topic, questions = begin_story(
        by=make.person("reporter"), now=NOW, story=story, topic=QUAKE, unit=unit, draft=True
    )
    assert len(questions) == len(story.questions)
    assert topic.draft
    assert all(each.draft and "Noto earthquake" in each.text for each in questions)
    assert QuestionRelation.objects.count() == len(list(story.relations()))
    assert story_of(story.content()) == story


@pytest.mark.django_db
def test_begun_twice_it_stays_what_it_is() -> None:
    made: dict[str, Any] = {"by": make.person("checker"), "now": NOW, "story": stories()["disaster"]}
    topic, _ = begin_story(**made, topic=QUAKE, said="the quake", chosen=["killed"])
    begin_story(**made, topic=topic, said="the quake")
    begin_story(**made, topic=topic, said="the quake")
    assert (Topic.objects.count(), Question.objects.count()) == (1, len(stories()["disaster"].questions))
    killed = Question.objects.get(text="How many people were killed in the quake?")
    parts = killed.relations_to.filter(kind=RelationKind.PART_OF)
    assert {each.first.text for each in parts} == {
        "How many civilians were killed in the quake?",
        "How many children were killed in the quake?",
    }


@pytest.mark.django_db
def test_a_unit_that_is_asked_for_has_to_be_given() -> None:
    with pytest.raises(Refused) as refusal:
        begin_story(by=make.person("checker"), now=NOW, story=stories()["money"], topic=QUAKE)
    assert refusal.value.field == "unit"
    assert not Topic.objects.exists()


@pytest.mark.django_db
def test_a_newsroom_saves_its_own_and_begins_another_story_with_it() -> None:
    by: dict[str, Any] = {"by": make.person("checker"), "now": NOW}
    topic, questions = begin_story(**by, story=stories()["disaster"], topic=QUAKE)
    saved = save_story(**by, name="Our quakes", topic=topic)
    saved = save_story(**by, name="Our quakes", topic=topic)
    assert StoryTemplate.objects.live().get() == saved
    again, others = begin_story(**by, story=story_of(saved.content), topic=NewTopic("Izmir earthquake"))
    assert len(others) == len(questions)
    assert all("Izmir earthquake" in each.text for each in others)
    relations = QuestionRelation.objects.filter(topic=again)
    assert relations.count() == QuestionRelation.objects.filter(topic=topic).count()
    give_up_story(**by, template=saved)
    assert not StoryTemplate.objects.live().exists()


@pytest.mark.django_db
def test_what_names_no_story_is_no_template() -> None:
    by: dict[str, Any] = {"by": make.person("checker"), "now": NOW}
    topic, _ = begin_story(**by, story=stories()["crowd"], topic=QUAKE)
    with pytest.raises(Refused, match="none of its questions has these words"):
        save_story(**by, name="Ours", topic=topic, said="the flood")
