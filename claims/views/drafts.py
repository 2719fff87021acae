"""What nobody has confirmed yet: sources, topics and questions made along with a claim or by a reporter."""

from dataclasses import dataclass
from uuid import UUID

from claims.models import Question, Topic
from sources.models import Source

MOST = 500
"""Of each kind."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts there are, the oldest first."""

    topics: list[Topic]
    questions: list[Question]
    sources: list[Source]


def drafts() -> Drafts:
    """All of them, with who made each; three queries."""
    order = ("recorded_at", "id")
    topics = Topic.objects.filter(draft=True).select_related("recorded_by").order_by(*order)
    questions = Question.objects.filter(draft=True).select_related("recorded_by", "topic", "unit")
    sources = Source.objects.drafts().select_related("recorded_by").order_by(*order)
    return Drafts(list(topics[:MOST]), list(questions.order_by("topic", *order)[:MOST]), list(sources[:MOST]))


def draft_of(key: UUID) -> Topic | Question | Source | None:
    """The draft with this id."""
    found: Topic | Question | Source | None = Topic.objects.filter(pk=key, draft=True).first()
    found = found or Question.objects.filter(pk=key, draft=True).select_related("topic").first()
    return found or Source.objects.drafts().filter(pk=key).first()
