"""Where a change is looked at: a question with its parts and what overlaps it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.pairings import Pairing, at_one_time, paired
from claims.domain.questions.scope import Scope
from claims.models import Claim, Question
from claims.models.assertions import scope_of
from claims.services.detection import nearby
from claims.services.detection.assertion_rows import assertions_of
from sources.domain.kinds import SourceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A question, the questions whose claims its conflict is about, and the world.

    `family`: itself and its parts, whose claims count; `beside`: what overlaps it, which is only compared.
    """

    topic: UUID
    question: UUID
    scope: Scope
    scopes: tuple[Scope, ...]
    family: frozenset[UUID]
    beside: frozenset[UUID]
    world: World

    @classmethod
    def of(cls, question: Question, world: World) -> "Place":
        """The place of a question; one query where it has parts or overlaps another."""
        family = cast(frozenset[UUID], world.relations.down(question.pk))
        beside = cast(frozenset[UUID], world.relations.overlapped_by(question.pk))
        others = (family | beside) - {question.pk}
        rows = Question.objects.filter(topic=question.topic_id, pk__in=others) if others else ()
        scope = scope_of(question)
        return cls(
            question.topic_id,
            question.pk,
            scope,
            (scope, *(scope_of(each) for each in rows)),
            family,
            beside,
            world,
        )

    @property
    def alone(self) -> bool:
        """Whether no other question matters to it."""
        return len(self.scopes) == 1

    def read(self, keys: Collection[UUID]) -> dict[UUID, Assertion]:
        """The claims with these keys."""
        found = assertions_of(list(dict.fromkeys(keys)), self.scopes)
        return {cast(UUID, each.id): each for each in found}

    def paired(self, a: Assertion, b: Assertion) -> Pairing | None:
        """The two, if the conflict can be about them."""
        return paired(self.scope, a, b, self.world) if at_one_time(self.scope, a, b) else None

    def last_day(self) -> date | None:
        """The day after the last that a claim of the family is for."""
        return nearby.last_day(self.topic, self.family)

    def speaks_jointly(self, claim: Claim) -> bool:
        """Whether a joint source says it: then others may be its co-members, or no longer."""
        return claim.statement.source.kind == SourceKind.JOINT
