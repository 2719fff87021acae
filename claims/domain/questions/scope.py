"""Questions (VIM: measurands) and how they are related."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    DENIAL_OF = "denial_of"


@dataclass(frozen=True, slots=True)
class Scope:
    """A question, as the rules see it.

    `dimension`: its unit's, `truth` for a yes/no question, `date` for a date; `unit` a unit code (empty for
    those two). `additive`: a part can't exceed its whole. `minimum`: the least value, None for signed ones.
    `base`: what a share is a share of; empty where nobody said. `price_year`: whose prices an amount of money
    is in; None for those of the time. `material_gap`: what two figures may differ by and still differ only
    slightly, of the larger (of shares: in the question's unit); None for the policy's, 0 where all count.
    `per_days`: of a rate ("exports per month") the days that it is for, at most; 0 where it is none.
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
    base: str = ""
    price_year: int | None = None
    material_gap: Fraction | None = None
    per_days: int = 0


class Relation(StrEnum):
    """How one question stands to another, read from the one."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    DISJOINT = "disjoint"
    OVERLAPS = "overlaps"
    EXISTENCE = "existence"
    QUANTITY = "quantity"
    DENIAL = "denial"
    DENIED = "denied"
    UNKNOWN = "unknown"


WHETHER_ANY = frozenset({Relation.EXISTENCE, Relation.DENIAL})
"""How a yes/no question stands to the quantity that it asks about: whether there are any, or none."""

HOW_MANY = frozenset({Relation.QUANTITY, Relation.DENIED})
"""The same, read from the quantity."""

COMPARED = frozenset({Relation.SAME, Relation.PART, Relation.WHOLE, Relation.OVERLAPS, *WHETHER_ANY})
"""How a question may stand to another for its claims to be compared in the other's conflict."""

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
        fresh = frozenset().union(*(steps.get(question, frozenset()) for question in fresh)) - reached
    return frozenset(reached)


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a topic's questions, as known at one moment.

    `wholes`: question → all it is part of, at any remove. `confirmed`: pairs of questions that a person has
    looked at once, so that their difference of scope is no longer queued. `denials`: questions that ask
    whether there are none, each with the quantity. `members_stay`: part and whole where whoever was counted
    in the part is still in the whole (people vaccinated, among inhabitants). `exhaustive`: wholes whose
    disjoint parts leave nothing out.
    """

    wholes: Mapping[Id, frozenset[Id]] = field(default_factory=dict)
    disjoint: frozenset[frozenset[Id]] = frozenset()
    overlapping: frozenset[frozenset[Id]] = frozenset()
    existence: frozenset[tuple[Id, Id]] = frozenset()
    confirmed: frozenset[frozenset[Id]] = frozenset()
    denials: frozenset[tuple[Id, Id]] = frozenset()
    members_stay: frozenset[tuple[Id, Id]] = frozenset()
    exhaustive: frozenset[Id] = frozenset()
    _parts: Mapping[Id, frozenset[Id]] = field(init=False, repr=False, compare=False)
    _beside: Mapping[Id, frozenset[Id]] = field(init=False, repr=False, compare=False)
    _asking: Mapping[Id, frozenset[Id]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn round what is known, so that no question of a large topic has to be looked for."""
        below = _by_first((whole, part) for part, wholes in self.wholes.items() for whole in wholes)
        beside = _by_first((a, b) for pair in self.overlapping for a in pair for b in pair if a != b)
        object.__setattr__(self, "_parts", below)
        object.__setattr__(self, "_beside", beside)
        asking = _by_first((quantity, asker) for asker, quantity in (*self.existence, *self.denials))
        object.__setattr__(self, "_asking", asking)

    @classmethod
    def of_recorded(
        cls,
        recorded: Iterable[Recorded],
        confirmed: Iterable[frozenset[Id]] = (),
        *,
        members_stay: Iterable[tuple[Id, Id]] = (),
        exhaustive: Iterable[Id] = (),
    ) -> "Relations":
        """From the pairs as recorded; raises InvalidRelation where they can't all hold."""
        known = tuple(recorded)
        result = cls._at_once(known, frozenset(confirmed))
        if result._holds():
            return replace(result, members_stay=frozenset(members_stay), exhaustive=frozenset(exhaustive))
        # one after the other, to tell which of them can't be
        result = cls()
        for relation in known:
            result.check(relation)
            result = result._with(relation)
        raise AssertionError("relations that hold one by one hold together")  # pragma: no cover

    @classmethod
    def _at_once(cls, recorded: Sequence[Recorded], confirmed: frozenset[frozenset[Id]]) -> "Relations":
        pairs = {kind: [(a, b) for a, way, b in recorded if way is kind] for kind in RelationKind}
        above = _by_first(pairs[RelationKind.PART_OF])
        return cls(
            {question: _reached(question, above) for question in above},
            frozenset(map(frozenset, pairs[RelationKind.DISJOINT])),
            frozenset(map(frozenset, pairs[RelationKind.OVERLAPS])),
            frozenset(pairs[RelationKind.EXISTENCE_OF]),
            confirmed,
            frozenset(pairs[RelationKind.DENIAL_OF]),
        )

    def _holds(self) -> bool:
        """Whether no question is related to itself, and nothing is part of two that are disjoint."""
        alone = any(len(pair) < 2 for pair in (*self.disjoint, *self.overlapping))
        itself = alone or any(a == b for a, b in (*self.existence, *self.denials))
        cycle = any(part in wholes for part, wholes in self.wholes.items())
        return not (itself or cycle or any(self.down(a) & self.down(b) for a, b in self.disjoint))

    def _with(self, new: Recorded) -> "Relations":
        first, kind, second = new
        wholes, pair = self.wholes, frozenset((first, second))
        if kind is RelationKind.PART_OF:
            above = self.up(second)
            below = {part for part, up in wholes.items() if first in up} | {first}
            wholes = {**wholes, **{part: wholes.get(part, frozenset()) | above for part in below}}
        return Relations(
            wholes,
            self.disjoint | {pair} if kind is RelationKind.DISJOINT else self.disjoint,
            self.overlapping | {pair} if kind is RelationKind.OVERLAPS else self.overlapping,
            self.existence | {(first, second)} if kind is RelationKind.EXISTENCE_OF else self.existence,
            self.confirmed,
            self.denials | {(first, second)} if kind is RelationKind.DENIAL_OF else self.denials,
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
            below = {part for part, up in after.wholes.items() if first in up} | {first}
            if any(after._apart(part, up) for part in below for up in after.wholes.get(part, ())):
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
        return frozenset(other for other in beside if self.of(question, other) is Relation.OVERLAPS)

    def compared_with(self, question: Id) -> frozenset[Id]:
        """The questions whose claims its conflict is about: itself, its parts, what overlaps it, and those
        that ask whether there are any, or none."""
        return self.down(question) | self.overlapped_by(question) | self.whether_any(question)

    def disjoint_from(self, question: Id) -> frozenset[Id]:
        """The questions that are recorded as disjoint from it or from a whole of it, and their parts."""
        above = self.up(question)
        others = (opposite for pair in self.disjoint if pair & above for opposite in pair - above)
        return frozenset().union(*(self.down(other) for other in others))

    def whether_any(self, question: Id) -> frozenset[Id]:
        """The yes/no questions that ask whether there is any of the quantity, or none."""
        return self._asking.get(question, frozenset())

    def cases_about(self, question: Id) -> frozenset[Id]:
        """The questions whose case this one is compared in: itself, all it is part of, what overlaps it, and
        the quantity of which it asks whether there is any, or none."""
        asked = {quantity for asking, quantity in (*self.existence, *self.denials) if asking == question}
        return self.up(question) | self.overlapped_by(question) | asked

    def is_confirmed(self, a: Id, b: Id) -> bool:
        """Whether a person has looked at the two together, so that their difference of scope is known."""
        return bool(self.confirmed) and frozenset((a, b)) in self.confirmed

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
        return self._whether_any(a, b)

    def _whether_any(self, a: Id, b: Id) -> Relation:
        readings = (
            (Relation.EXISTENCE, (a, b) in self.existence),
            (Relation.QUANTITY, (b, a) in self.existence),
            (Relation.DENIAL, (a, b) in self.denials),
            (Relation.DENIED, (b, a) in self.denials),
        )
        return next((relation for relation, holds in readings if holds), Relation.UNKNOWN)

    def _apart(self, a: Id, b: Id) -> bool:
        return any(
            frozenset((first, second)) in self.disjoint for first in self.up(a) for second in self.up(b)
        )

    def _shares_a_part(self, a: Id, b: Id) -> bool:
        everything = {*self.wholes, a, b}
        return any(a in self.up(part) and b in self.up(part) for part in everything)
