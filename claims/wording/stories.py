"""Templates of stories that come with us: named for the reader, asking in the newsroom's language."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from claims.domain.stories import Story, StoryQuestion, stories
from claims.wording.newsroom import in_newsroom_language


def stories_in_words() -> Mapping[str, Story]:
    """By the name of their file; what they record is published, so it is not in the reader's language."""
    return {
        key: replace(story, name=_(story.name), questions=_asked(story.questions))
        for key, story in stories().items()
    }


@in_newsroom_language
def _asked(questions: tuple[StoryQuestion, ...]) -> tuple[StoryQuestion, ...]:
    return tuple(replace(question, text=_(question.text)) for question in questions)
