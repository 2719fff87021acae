"""Questions (VIM: measurands) and how they are related."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from sources.domain.independence import Id


class Answer(StrEnum):
    """What kind of answer a question takes."""

    QUANTITY = "quantity"
    YES_NO = "yes_no"
    DATE = "date"


class Temporality(StrEnum):
    """How a measurand behaves in time: a level, a running total, a rate, or neither."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    FLOW = "flow"
    TIMELESS = "timeless"


class RelationKind(StrEnum):
    """How the first question stands to the second."""

    PART_OF = "part_of"
    DISJOINT = "disjoint"
    OVERLAPS = "overlaps"
    EXISTENCE_OF = "existence_of"


@dataclass(frozen=True, slots=True)
class Scope:
    """A question, as the rules see it.

    `dimension`: its unit's, `truth` for a yes/no question, `date` for a date; `unit` a unit code (empty for
    those two). `additive`: a part can't exceed its whole. `minimum`: the least value, None for signed ones.
    """

    id: Id
    topic: Id
    dimension: str
    unit: str = ""
    answer: Answer = Answer.QUANTITY
    temporality: Temporality = Temporality.STOCK
    additive: bool = True
    minimum: Fraction | None = Fraction(0)
    is_count: bool = False


class Relation(StrEnum):
    """How one question stands to another, read from the one."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    DISJOINT = "disjoint"
    OVERLAPS = "overlaps"
    EXISTENCE = "existence"
    QUANTITY = "quantity"
    UNKNOWN = "unknown"


COMPARED = frozenset({Relation.SAME, Relation.PART, Relation.WHOLE, Relation.OVERLAPS})
"""The relations whose claims detection compares; nothing else is ever queued."""

Recorded = tuple[Id, RelationKind, Id]


class InvalidRelation(ValueError):
    """A relation that contradicts those recorded: a cycle, or a part disjoint from its whole."""

    def __init__(self, new: Recorded, why: str) -> None:
        self.new = new
        super().__init__(f"{new[0]} {new[1].value} {new[2]}: {why}")


def _by_first(pairs: Iterable[tuple[Id, Id]]) -> Mapping[Id, frozenset[Id]]:
    found: dict[Id, set[Id]] = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _reached(start: Id, steps: Mapping[Id, frozenset[Id]]) -> frozenset[Id]:
    """All that can be reached from the start by one step or more."""
    reached: set[Id] = set()
    fresh = steps.get(start, frozenset())
    while fresh:
        reached |= fresh
        fresh = frozenset().union(*(steps.get(each, frozenset()) for each in fresh)) - reached
    return frozenset(reached)


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a topic's questions, as known at one moment.

    `wholes`: question → all it is part of, at any remove. `confirmed`: pairs of questions that a person has
    looked at once, so that their difference of scope is no longer queued.
    """

    wholes: Mapping[Id, frozenset[Id]] = field(default_factory=dict)
    disjoint: frozenset[frozenset[Id]] = frozenset()
    overlapping: frozenset[frozenset[Id]] = frozenset()
    existence: frozenset[tuple[Id, Id]] = frozenset()
    confirmed: frozenset[frozenset[Id]] = frozenset()
    _parts: Mapping[Id, frozenset[Id]] = field(init=False, repr=False, compare=False)
    _beside: Mapping[Id, frozenset[Id]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn round what is known, so that no question of a large topic has to be looked for."""
        below = _by_first((whole, each) for each, wholes in self.wholes.items() for whole in wholes)
        beside = _by_first((a, b) for pair in self.overlapping for a in pair for b in pair if a != b)
        object.__setattr__(self, "_parts", below)
        object.__setattr__(self, "_beside", beside)

    @classmethod
    def of_recorded(
        cls, recorded: Iterable[Recorded], confirmed: Iterable[frozenset[Id]] = ()
    ) -> "Relations":
        """From the pairs as recorded; raises InvalidRelation where they can't all hold."""
        known = tuple(recorded)
        result = cls._at_once(known, frozenset(confirmed))
        if result._holds():
            return result
        # one after the other, to tell which of them can't be
        result = cls()
        for each in known:
            result.check(each)
            result = result._with(each)
        raise AssertionError("relations that hold one by one hold together")  # pragma: no cover

    @classmethod
    def _at_once(cls, recorded: Sequence[Recorded], confirmed: frozenset[frozenset[Id]]) -> "Relations":
        pairs = {kind: [(a, b) for a, each, b in recorded if each is kind] for kind in RelationKind}
        above = _by_first(pairs[RelationKind.PART_OF])
        return cls(
            {each: _reached(each, above) for each in above},
            frozenset(map(frozenset, pairs[RelationKind.DISJOINT])),
            frozenset(map(frozenset, pairs[RelationKind.OVERLAPS])),
            frozenset(pairs[RelationKind.EXISTENCE_OF]),
            confirmed,
        )

    def _holds(self) -> bool:
        """Whether no question is related to itself, and nothing is part of two that are disjoint."""
        alone = any(len(pair) < 2 for pair in (*self.disjoint, *self.overlapping))
        itself = alone or any(a == b for a, b in self.existence)
        cycle = any(each in wholes for each, wholes in self.wholes.items())
        return not (itself or cycle or any(self.down(a) & self.down(b) for a, b in self.disjoint))

    def _with(self, new: Recorded) -> "Relations":
        first, kind, second = new
        wholes, pair = self.wholes, frozenset((first, second))
        if kind is RelationKind.PART_OF:
            above = self.up(second)
            below = {each for each, up in wholes.items() if first in up} | {first}
            wholes = {**wholes, **{each: wholes.get(each, frozenset()) | above for each in below}}
        return Relations(
            wholes,
            self.disjoint | {pair} if kind is RelationKind.DISJOINT else self.disjoint,
            self.overlapping | {pair} if kind is RelationKind.OVERLAPS else self.overlapping,
            self.existence | {(first, second)} if kind is RelationKind.EXISTENCE_OF else self.existence,
            self.confirmed,
        )

    def check(self, new: Recorded) -> None:
        """Raise InvalidRelation where the new one can't hold beside those recorded."""
        first, kind, second = new
        if first == second:
            raise InvalidRelation(new, "a question is not related to itself")
        if kind is RelationKind.PART_OF and first in self.up(second):
            raise InvalidRelation(new, "a cycle: the second is already part of the first")
        if kind is RelationKind.DISJOINT and self._shares_a_part(first, second):
            raise InvalidRelation(
                new, "not disjoint: one is part of the other, or they have a part in common"
            )
        if kind is RelationKind.PART_OF:
            after = self._with(new)
            below = {each for each, up in after.wholes.items() if first in up} | {first}
            if any(after._apart(each, up) for each in below for up in after.wholes.get(each, ())):
                raise InvalidRelation(new, "a part can't be disjoint from its whole")

    def up(self, question: Id) -> frozenset[Id]:
        """The question itself and all it is part of."""
        return self.wholes.get(question, frozenset()) | {question}

    def down(self, question: Id) -> frozenset[Id]:
        """The question itself and all that is part of it."""
        return self._parts.get(question, frozenset()) | {question}

    def overlapped_by(self, question: Id) -> frozenset[Id]:
        """The questions that overlap it."""
        beside = self._beside.get(question, frozenset())
        return frozenset(each for each in beside if self.of(question, each) is Relation.OVERLAPS)

    def compared_with(self, question: Id) -> frozenset[Id]:
        """The question, all that is part of it, and all that overlaps it: whose claims its case is about."""
        return self.down(question) | self.overlapped_by(question)

    def cases_about(self, question: Id) -> frozenset[Id]:
        """The questions whose case this one is compared in: itself, all it is part of, what overlaps it."""
        return self.up(question) | self.overlapped_by(question)

    def of(self, a: Id, b: Id) -> Relation:
        """How `a` stands to `b`; a part inherits what its whole is disjoint from."""
        if a == b:
            return Relation.SAME
        if b in self.up(a) or a in self.up(b):
            return Relation.PART if b in self.up(a) else Relation.WHOLE
        if self._apart(a, b):
            return Relation.DISJOINT
        if frozenset((a, b)) in self.overlapping:
            return Relation.OVERLAPS
        if (a, b) in self.existence or (b, a) in self.existence:
            return Relation.EXISTENCE if (a, b) in self.existence else Relation.QUANTITY
        return Relation.UNKNOWN

    def _apart(self, a: Id, b: Id) -> bool:
        return any(frozenset((x, y)) in self.disjoint for x in self.up(a) for y in self.up(b))

    def _shares_a_part(self, a: Id, b: Id) -> bool:
        everything = {*self.wholes, a, b}
        return any(a in self.up(each) and b in self.up(each) for each in everything)
