"""What the program kept of a feed, read back from its database as the rules see it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.explaining import Series, series_of
from claims.domain.questions.scope import Scope
from claims.models import Question, Topic
from claims.models.assertions import scope_of, world_of
from claims.services.detection.assertion_rows import assertions_on
from sources.models import Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A topic: its world, its questions by their words, and the claims on each."""

    world: World
    scopes: dict[str, Scope]
    claims: dict[str, list[Assertion]]
    sources: dict[str, object]

    @classmethod
    def of(cls, topic: str) -> "Kept":
        """All open claims of a topic."""
        found = Topic.objects.get(name=topic)
        rows = {row.pk: row.text for row in Question.objects.filter(topic=found)}
        scopes = {row.text: scope_of(row) for row in Question.objects.filter(topic=found)}
        claims: dict[str, list[Assertion]] = {text: [] for text in scopes}
        for each in assertions_on(scopes.values()):
            claims[rows[each.question.id]].append(each)
        return cls(world_of(found.pk), scopes, claims, dict(Source.objects.values_list("name", "pk")))

    def slots(self, question: str) -> dict[date, dict[object, Assertion]]:
        """Day → source → its claim on the question for that day."""
        found: dict[date, dict[object, Assertion]] = defaultdict(dict)
        for each in self.claims[question]:
            assert each.as_of is not None
            found[each.as_of.end][each.voice.source] = each
        return found

    def series(self, question: str) -> dict[object, Series]:
        """Source → its series."""
        return {each.source: each for each in series_of(self.claims[question])}
