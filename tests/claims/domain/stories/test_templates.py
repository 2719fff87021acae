"""A story's template: its questions with the story's name left open, and what is no template."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from claims.domain import Relations, Temporality
from claims.domain.figures.units import UNITS
from claims.domain.questions.scope import RelationKind
from claims.domain.reading import read
from claims.domain.stories import InvalidStory, Story, StoryQuestion, stories, story_of
from claims.domain.stories.story import ASKED, GAP, MOST

KILLED = StoryQuestion("killed", "How many were killed in {story}?", "cumulative", "person")
CHILDREN = StoryQuestion("children", "How many children …?", "cumulative", "person", part_of="killed")
WOUNDED = StoryQuestion("wounded", "How many were wounded …?", "cumulative", "person", disjoint=("killed",))
FIRE = Story("Fire", (KILLED, CHILDREN, WOUNDED))


@pytest.mark.parametrize("name", sorted(stories()))
def test_each_that_comes_with_us_can_be_begun(name: str) -> None:
    story = stories()[name]
    assert all(GAP in question.text for question in story.questions)
    known = {question.unit for question in story.questions} - {"", ASKED}
    assert known <= UNITS.keys()
    assert Relations.of_recorded(list(story.relations())), "they can all hold together"
    keys = [question.key for question in story.questions]
    for question in story.questions:
        assert not question.part_of or keys.index(question.part_of) < keys.index(question.key), (
            "a whole first"
        )
    assert story_of(story.content()) == story, "as it is stored it is read again"


def test_of_money_and_of_any_series_the_unit_is_asked() -> None:
    assert [name for name, story in stories().items() if story.asks_unit] == ["money", "series"]
    assert not FIRE.asks_unit
    assert replace(FIRE, questions=(replace(KILLED, unit=ASKED),)).asks_unit


def test_a_change_is_measured_as_the_reader_reads_one() -> None:
    (level, change) = stories()["series"].questions
    assert change.unit == read("Prices rose 4.1 percent.").figures[0].unit == "percent_change"
    assert level.unit == ASKED


def test_the_story_is_named_in_each_question() -> None:
    assert KILLED.worded("the fire in Lahaina") == "How many were killed in the fire in Lahaina?"


def test_how_its_questions_are_related() -> None:
    assert list(FIRE.relations()) == [
        ("children", RelationKind.PART_OF, "killed"),
        ("wounded", RelationKind.DISJOINT, "killed"),
    ]


def asking(*questions: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "Fire",
        "questions": [{"text": "How many?", "temporality": "stock", **q} for q in questions],
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({}, "it has no name, or a question without key, text and temporality"),
        ({"name": "Fire"}, "it has no name, or a question without"),
        ({"questions": [{"key": "a", "text": "b", "temporality": "stock"}]}, "it has no name"),
        ({"name": "Fire", "questions": [{"text": "b", "temporality": "stock"}]}, "a question without key"),
        ({"name": "Fire", "questions": ["killed"]}, "a question without key"),
        ({"name": "Fire", "questions": None}, "a question without key"),
        (asking({"key": "a", "colour": "red"}), "a question without key"),
        (asking(), f"give it 1 to {MOST} questions"),
        (asking(*({"key": f"{n}"} for n in range(MOST + 1))), f"give it 1 to {MOST} questions"),
        (asking({"key": "a"}, {"key": "a"}), "each with a key of its own"),
        (
            asking({"key": "a", "temporality": "sometimes"}),
            "a: choose one of stock, cumulative, flow, timeless",
        ),
        (asking({"key": "a", "part_of": "z"}), "a is related to z, which is no other of its questions"),
        (asking({"key": "a", "disjoint": ["a"]}), "a is related to a, which is no other"),
    ],
)
def test_what_is_no_template_is_refused(content: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidStory, match=why):
        story_of(content)


def test_as_many_as_there_may_be() -> None:
    made = story_of(asking(*({"key": f"{n}"} for n in range(MOST))))
    assert len(made.questions) == MOST
    assert {question.temporality for question in made.questions} == {Temporality.STOCK}
    assert all(one.key != other.key for one, other in pairwise(made.questions))
