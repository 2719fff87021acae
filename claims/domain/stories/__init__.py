"""What a kind of story asks: its questions and how they are related, one file a template."""

from claims.domain.stories.story import InvalidStory, Story, StoryQuestion, stories, story_of

__all__ = ["InvalidStory", "Story", "StoryQuestion", "stories", "story_of"]
