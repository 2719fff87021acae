"""The largest sum that disjoint parts of a question can make, each counted once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.scope import Relation, Relations
from sources.domain.independence import Id

EXACT_UP_TO = 16
"""Questions up to which the heaviest disjoint set is searched exactly where not all of them are disjoint."""


@dataclass(frozen=True, slots=True)
class SummedAmount:
    """A sum, and the claims that make it up."""

    value: Fraction
    claims: tuple[Assertion, ...]

    def plus(self, other: "SummedAmount") -> "SummedAmount":
        """Both together."""
        return SummedAmount(self.value + other.value, (*self.claims, *other.claims))


NOTHING = SummedAmount(Fraction(0), ())


class Parts:
    """The parts of a question, as a tree: each stands below the nearest wholes that it is part of."""

    def __init__(self, whole: Id, parts: Sequence[Id], relations: Relations) -> None:
        self.whole, self.relations = whole, relations
        known = sorted(set(parts) - {whole}, key=str)
        above = {part: (relations.up(part) - {part}) & {whole, *known} for part in known}
        self.below: dict[Id, list[Id]] = {question: [] for question in (whole, *known)}
        for part in known:
            farther = frozenset().union(*(above.get(ancestor, frozenset()) for ancestor in above[part]))
            for parent in above[part] - farther:
                self.below[parent].append(part)

    def direct(self) -> list[Id]:
        """The parts right below the whole."""
        return self.below[self.whole]

    def largest(self, own: Mapping[Id, SummedAmount]) -> SummedAmount:
        """The largest sum of disjoint parts, each the larger of itself and the sum of its own parts."""
        return self._sum(self.whole, own)

    def amount(self, question: Id, own: Mapping[Id, SummedAmount]) -> SummedAmount:
        """The larger of what is said of a question and of the sum of its parts."""
        itself, together = own.get(question, NOTHING), self._sum(question, own)
        return together if together.value > itself.value else itself

    def _sum(self, whole: Id, own: Mapping[Id, SummedAmount]) -> SummedAmount:
        amounts = {part: self.amount(part, own) for part in self.below[whole]}
        amounts = {part: amount for part, amount in amounts.items() if amount.value > 0}
        return heaviest(amounts, self._disjoint)

    def _disjoint(self, a: Id, b: Id) -> bool:
        return self.relations.of(a, b) is Relation.DISJOINT


def heaviest(amounts: Mapping[Id, SummedAmount], disjoint: Callable[[Id, Id], bool]) -> SummedAmount:
    """The largest sum of amounts whose questions are pairwise disjoint.

    Above sixteen that are not all disjoint the larger are taken first: a lower bound.
    """
    order = sorted(amounts, key=lambda each: (-amounts[each].value, str(each)))
    apart = {
        question: {other for other in order if other != question and disjoint(question, other)}
        for question in order
    }
    if all(len(apart[question]) == len(order) - 1 for question in order):
        return _total(order, amounts)
    if len(order) <= EXACT_UP_TO:
        return _best(order, amounts, apart)
    taken: list[Id] = []
    for question in order:
        if apart[question].issuperset(taken):
            taken.append(question)
    return _total(taken, amounts)


def _best(
    order: Sequence[Id], amounts: Mapping[Id, SummedAmount], apart: Mapping[Id, set[Id]]
) -> SummedAmount:
    if not order:
        return NOTHING
    first, *others = order
    with_it = amounts[first].plus(_best([other for other in others if other in apart[first]], amounts, apart))
    without = _best(others, amounts, apart)
    return without if without.value > with_it.value else with_it


def _total(order: Sequence[Id], amounts: Mapping[Id, SummedAmount]) -> SummedAmount:
    total = NOTHING
    for question in order:
        total = total.plus(amounts[question])
    return total
