"""Two sources that measure two things: a steady distance over many questions of one measure.

From a single question it can't be seen that one gives the time of leaving the gate and the other that of
leaving the ground; over a hundred flights it is plain.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from statistics import median

from claims.domain.comparing.assertion import Assertion
from claims.domain.policy import POLICY
from claims.domain.saying import number, say
from sources.domain.independence import Id, SourceGraph


@dataclass(frozen=True, slots=True)
class Apart:
    """`higher` gives about `typical` more than `lower`, in `slots` times on `questions` questions."""

    higher: Id
    lower: Id
    typical: Fraction
    slots: int
    questions: int

    def told(self, named: Callable[[Id], str]) -> str:
        """Who, by how much, and what follows."""
        return say(
            "{name} gives about {number} more than {other} throughout ({times} times on {questions} "
            "questions of this measure): they seem to measure two things",
            name=named(self.higher),
            number=number(self.typical, f"{float(self.typical):,.3g}"),
            other=named(self.lower),
            times=self.slots,
            questions=self.questions,
        )


@dataclass(frozen=True, slots=True)
class _Slot:
    """One question and time for which two sources speak: by how much the first is above the second."""

    question: Id
    day: date | None
    distance: Fraction


def measured_apart(claims: Iterable[Assertion], graph: SourceGraph) -> tuple[Apart, ...]:
    """The pairs of sources that measure two things, by their claims on the questions of one measure."""
    slots: dict[tuple[Id, Id], list[_Slot]] = defaultdict(list)
    for said in _by_time(claims, graph).values():
        for first, second in combinations(sorted(said, key=str), 2):
            a, b = said[first], said[second]
            day = None if a.as_of is None else a.as_of.end
            distance = (a.figure.centre or Fraction(0)) - (b.figure.centre or Fraction(0))
            slots[first, second].append(_Slot(a.question.id, day, distance))
    found = (_judged(first, second, _recent(gaps)) for (first, second), gaps in slots.items())
    return tuple(pair for pair in found if pair is not None)


def _by_time(claims: Iterable[Assertion], graph: SourceGraph) -> dict[object, dict[Id, Assertion]]:
    """Of each question and time each source's last two-sided figure."""
    found: dict[object, dict[Id, Assertion]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda each: each.said_key):
        if claim.gives_an_end and claim.figure.two_sided and claim.figure.centre is not None:
            found[claim.question.id, claim.as_of][graph.identity(claim.voice.source)] = claim
    return found


def _recent(slots: Sequence[_Slot]) -> list[_Slot]:
    """Those of the last 90 days, and those without a day."""
    last = max((slot.day for slot in slots if slot.day is not None), default=None)
    if last is None:
        return list(slots)
    since = last - timedelta(days=POLICY.measure_days)
    return [slot for slot in slots if slot.day is None or slot.day > since]


def _judged(first: Id, second: Id, slots: Sequence[_Slot]) -> Apart | None:
    """Slots and questions enough, nearly all on one side, and half of the distances near their median."""
    questions = {slot.question for slot in slots}
    if len(slots) < POLICY.measure_slots or len(questions) < POLICY.measure_questions:
        return None
    above = sum(slot.distance > 0 for slot in slots)
    below = sum(slot.distance < 0 for slot in slots)
    if max(above, below) < POLICY.measure_one_side * len(slots):
        return None
    sizes = [abs(slot.distance) for slot in slots]
    typical = median(sizes)
    near = sum(abs(size - typical) <= POLICY.measure_near * typical for size in sizes)
    if near < POLICY.measure_steady * len(slots):
        return None
    higher, lower = (first, second) if above > below else (second, first)
    return Apart(higher, lower, typical, len(slots), len(questions))
