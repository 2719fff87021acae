"""Explanations that the questions and sources themselves give: a joint range, a part and its whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import World, classify
from claims.domain.comparing.findings import Reason
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.questions.scope import Relation
from claims.domain.saying import joined, say
from claims.domain.weighing.independent_count import aggregate_of_members
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Aggregate(Explanation):
    """The range `low`–`high` of the joint source `joint` is the span of what `members` say, no more."""

    name: ClassVar[ExplanationName] = ExplanationName.AGGREGATE_OF_MEMBERS
    claim: Id
    joint: Id
    low: Decimal
    high: Decimal
    members: tuple[Id, ...]

    @property
    def strength(self) -> Strength:
        """Strong: every member has said its part, and both ends are met."""
        return Strength.STRONG

    def told(self, named: Naming = str) -> str:
        """Whose span it is."""
        return say(
            "{name}'s {low} to {high} is the span of what its members say ({members}): it adds no "
            "independent source.",
            name=named(self.joint),
            low=shown(self.low),
            high=shown(self.high),
            members=joined(*map(named, self.members), by=", "),
        )


def aggregate(claim: Assertion, others: Iterable[Assertion], world: World) -> Aggregate | None:
    """Whether a joint range is only the span of what its members say (RULES §3)."""
    low, high = claim.figure.low, claim.figure.high
    if low is None or high is None or not aggregate_of_members(claim, others, world):
        return None
    members = world.graph.members_of(claim.voice.source)
    return Aggregate(claim.id, claim.voice.source, low, high, tuple(sorted(members, key=str)))


@dataclass(frozen=True, slots=True)
class PartExceedsWhole(Explanation):
    """The claim `part` puts a part higher than the claim `whole` puts its whole, by at least `gap`.

    `of_time`: both answer one question, and the part is a shorter period.
    """

    name: ClassVar[ExplanationName] = ExplanationName.PART_EXCEEDS_WHOLE
    part: Id
    whole: Id
    part_source: Id
    whole_source: Id
    gap: Fraction | None
    of_time: bool = False

    @property
    def strength(self) -> Strength:
        """Strong: the relation of the two questions is recorded, or the two periods are."""
        return Strength.STRONG

    def told(self, named: Naming = str) -> str:
        """Which of the two is the part, and by how much it is too large."""
        told = {"name": named(self.part_source), "other": named(self.whole_source)}
        if self.of_time:
            return say(
                "{name}'s period is a part of {other}'s, and its amount is larger: one figure is wrong, one "
                "period is, or they measure two things.",
                **told,
            )
        if not self.gap:
            return say(
                "{name} counts a part of what {other} counts, and finds more: one figure is wrong, or one "
                "question is not part of the other.",
                **told,
            )
        return say(
            "{name} counts a part of what {other} counts, and finds more, by {number} or more: one figure is "
            "wrong, or one question is not part of the other.",
            number=shown(self.gap),
            **told,
        )


def part_exceeds_whole(a: Assertion, b: Assertion, world: World) -> PartExceedsWhole | None:
    """Whether one claim is about a part of the other's question, and exceeds it in every fair reading."""
    finding = classify(a, b, world)
    if finding.reason is not Reason.PART_EXCEEDS_WHOLE:
        return None
    of_time = a.question.id == b.question.id
    is_part = world.relations.of(a.question.id, b.question.id) is Relation.PART
    if of_time:
        is_part = a.as_of is not None and b.as_of is not None and b.as_of.covers(a.as_of)
    part, whole = (a, b) if is_part else (b, a)
    return PartExceedsWhole(part.id, whole.id, part.voice.source, whole.voice.source, finding.gap, of_time)
