"""A story's questions as a template, with the story's name left open in each."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.domain.questions.scope import RelationKind, Temporality

GAP = "{story}"
ASKED = "?"
"""The unit of a question that is asked for when the story begins: its currency, what it is measured in."""
MOST = 40


class InvalidStory(ValueError):
    """What is no template, and why."""


@dataclass(frozen=True, slots=True)
class StoryQuestion:
    """One question: `part_of` and `disjoint` name others by their keys; an empty unit: a yes/no question."""

    key: str
    text: str
    temporality: str
    unit: str = ""
    part_of: str = ""
    disjoint: tuple[str, ...] = ()

    def worded(self, story: str) -> str:
        """The question about this story."""
        return self.text.replace(GAP, story)


@dataclass(frozen=True, slots=True)
class Story:
    """A template: its name and its questions, a whole before its parts."""

    name: str
    questions: tuple[StoryQuestion, ...]

    @property
    def asks_unit(self) -> bool:
        """Whether a unit has to be given."""
        return any(question.unit == ASKED for question in self.questions)

    def relations(self) -> Iterator[tuple[str, RelationKind, str]]:
        """How the questions are related, by their keys."""
        for question in self.questions:
            if question.part_of:
                yield question.key, RelationKind.PART_OF, question.part_of
            for other in question.disjoint:
                yield question.key, RelationKind.DISJOINT, other

    def content(self) -> dict[str, Any]:
        """As it is stored: what `story_of` takes."""
        return {"name": self.name, "questions": [asdict(question) for question in self.questions]}


def story_of(content: Mapping[str, Any]) -> Story:
    """The template that this describes; raises InvalidStory."""
    try:
        questions = tuple(
            StoryQuestion(**{**row, "disjoint": tuple(row.get("disjoint", ()))})
            for row in content["questions"]
        )
        story = Story(content["name"], questions)
    except (KeyError, TypeError, AttributeError) as problem:
        raise InvalidStory(
            f"it has no name, or a question without key, text and temporality: {problem}"
        ) from problem
    keys = [story_question.key for story_question in questions]
    if not 0 < len(set(keys)) == len(keys) <= MOST:
        raise InvalidStory(f"give it 1 to {MOST} questions, each with a key of its own")
    for question in questions:
        if question.temporality not in list(Temporality):
            raise InvalidStory(f"{question.key}: choose one of {', '.join(Temporality)}")
    for first, _kind, second in story.relations():
        if second not in keys or first == second:
            raise InvalidStory(f"{first} is related to {second}, which is no other of its questions")
    return story


@lru_cache(maxsize=1)
def stories() -> Mapping[str, Story]:
    """Those that come with us, by the name of their file."""
    files = sorted(Path(__file__).parent.glob("*.toml"))
    return {file.stem: story_of(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files}
