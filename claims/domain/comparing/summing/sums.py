"""Sums: disjoint parts can't exceed their whole, nor fall short of it where they are all there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.comparison import World, in_unit_of
from claims.domain.comparing.findings import Finding, Kind, Reason, weight_of
from claims.domain.comparing.materiality import Materiality
from claims.domain.comparing.pairings import Witnessed
from claims.domain.comparing.summing.disjoint import Parts, SummedAmount, heaviest
from claims.domain.comparing.summing.moments import HeldMoment, moments
from claims.domain.figures.numbers import last_place
from claims.domain.figures.units import conversion, convert, unit
from claims.domain.questions.scope import Relation, Scope
from sources.domain.independence import Dependence, Id


def sums(question: Scope, held: Sequence[Assertion], world: World) -> Iterator[Witnessed]:
    """What the parts of a question make together against it; each time that something is wrong.

    First each source's own parts with its own whole, then the lowest that anybody says of each part with the
    highest of the whole. `held`: standing claims. The whole stands first in each list of witnesses.
    """
    wholes, others = that_add_up(question, held, world)
    if not wholes or len(others) < 2:
        return
    parts = Parts(question.id, [*world.relations.down(question.id)], world.relations)
    table = _Table(question, parts, world, Materiality.of(question))
    for moment in moments(wholes, others, question.temporality, world.graph):
        yield from table.found(moment)


def that_add_up(
    question: Scope, held: Iterable[Assertion], world: World
) -> tuple[list[Assertion], list[Assertion]]:
    """The claims on the question and those on its parts whose values can be summed."""
    wholes: list[Assertion] = []
    others: list[Assertion] = []
    below = world.relations.down(question.id)
    kind = (question.topic, question.dimension, question.temporality, question.base)
    for claim in held:
        asked = claim.question
        alike = (asked.topic, asked.dimension, asked.temporality, asked.base) == kind
        if asked.id in below and asked.additive and alike and claim.gives_an_end:
            (wholes if asked.id == question.id else others).append(claim)
    return wholes, others


_Judged = tuple[tuple[Assertion, ...], Fraction, Fraction]
"""Whole and parts, and the two sums that exclude each other, the lower first."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What sums of one question are held against."""

    question: Scope
    parts: Parts
    world: World
    material: Materiality

    def found(self, moment: HeldMoment) -> Iterator[Witnessed]:
        """Of one time: within each source first, then across them."""
        for own in _of_each_source(moment, self.world):
            for reason, (claims, lower, higher) in self._judged(own):
                gap = higher - lower
                finding = Finding(Kind.SELF_CONTRADICTION, Dependence.SAME_SOURCE, "5", reason, 2, gap)
                yield Witnessed(claims, finding)
        for reason, (claims, lower, higher) in self._judged(moment):
            if not _of_one_source(claims, self.world):
                yield Witnessed(claims, contradiction(reason, lower, higher, self.material))

    def _judged(self, moment: HeldMoment) -> Iterator[tuple[Reason, _Judged]]:
        """What is wrong between a whole and its parts: they make more than it, or all of them less."""
        excess, shortfall = self._excess(moment.wholes, moment.others), self._shortfall(moment)
        if excess is not None:
            yield Reason.PARTS_EXCEED_WHOLE, excess
        if shortfall is not None:
            yield Reason.PARTS_FALL_SHORT, shortfall

    def _excess(self, wholes: Sequence[Assertion], others: Sequence[Assertion]) -> _Judged | None:
        """Whole and parts, the highest of the whole and the sum of the parts, where these exceed it."""
        highest = max(wholes, key=self._by_high)
        limit = high_of(highest, self.question)
        total = self.parts.largest(lowest_of(others, self.question))
        if limit is None or total.value <= limit or len(total.claims) < 2:
            return None
        return (highest, *total.claims), limit, total.value

    def _shortfall(self, moment: HeldMoment) -> _Judged | None:
        """The same where parts that are all there are don't reach the whole, each by its highest figure."""
        direct = self.parts.direct()
        if self.question.id not in self.world.relations.exhaustive or len(direct) < 2:
            return None
        by_part: dict[Id, list[Assertion]] = defaultdict(list)
        for claim in moment.others:
            by_part[claim.question.id].append(claim)
        if not all(by_part[part] for part in direct):
            return None
        highest = [max(by_part[part], key=self._by_high) for part in direct]
        ends = [high_of(claim, self.question) for claim in highest]
        lowest = min(moment.wholes, key=lambda claim: low_of(claim, self.question))
        total = sum((end for end in ends if end is not None), Fraction(0))
        least = low_of(lowest, self.question)
        return None if None in ends or total >= least else ((lowest, *highest), total, least)

    def _by_high(self, claim: Assertion) -> tuple[bool, Fraction]:
        return highest_last(claim, self.question)


def highest_last(claim: Assertion, question: Scope) -> tuple[bool, Fraction]:
    """Sorts claims by the highest that they can fairly be read as; those without an upper end come last."""
    high = high_of(claim, question)
    return high is None, high or Fraction(0)


def high_of(claim: Assertion, question: Scope) -> Fraction | None:
    """The highest fair reading, in the unit of `question`; None where it has no upper end."""
    high = in_unit_of(claim, question).outer.high
    return None if high is None else high + half_a_place(claim, question)


def contradiction(reason: Reason, lower: Fraction, higher: Fraction, material: Materiality) -> Finding:
    """A sum that can't be, from what it must not exceed to what it makes."""
    slight = material.slight(lower, higher)
    weight = weight_of(Kind.CONTRADICTION, reason, slight=slight)
    return Finding(Kind.CONTRADICTION, Dependence.UNKNOWN, "5", reason, weight, higher - lower, minor=slight)


def _of_each_source(moment: HeldMoment, world: World) -> Iterator[HeldMoment]:
    """Each source that gives the whole and parts of it, with both."""
    wholes: dict[Id, list[Assertion]] = defaultdict(list)
    others: dict[Id, list[Assertion]] = defaultdict(list)
    for claims, group in ((moment.wholes, wholes), (moment.others, others)):
        for claim in claims:
            group[world.graph.identity(claim.voice.source)].append(claim)
    for source, own in wholes.items():
        if len(others[source]) > 1:
            yield HeldMoment(tuple(own), tuple(others[source]))


def _of_one_source(claims: Iterable[Assertion], world: World) -> bool:
    return len({world.graph.identity(claim.voice.source) for claim in claims}) == 1


def lowest_of(claims: Iterable[Assertion], question: Scope) -> Mapping[Id, SummedAmount]:
    """Of each question the lowest that a claim on it can fairly be read as, in the unit of `question`."""
    found: dict[Id, SummedAmount] = {}
    for claim in claims:
        low = low_of(claim, question)
        if claim.question.id not in found or low < found[claim.question.id].value:
            found[claim.question.id] = SummedAmount(low, (claim,))
    return found


def low_of(claim: Assertion, question: Scope) -> Fraction:
    """The lowest fair reading; 0 where it has no lower end."""
    low = in_unit_of(claim, question).outer.low
    return Fraction(0) if low is None else low - half_a_place(claim, question)


def half_a_place(claim: Assertion, question: Scope) -> Fraction:
    """What rounding may have taken from, or added to, a value read from data that is no whole count.

    Half a unit of its last written place: correct tables of rounded shares exceed 100 % in 12 to 26 % of
    cases. Words have their own reading.
    """
    written = claim.figure.written
    text = written.low or written.best
    if claim.quote_kind is not QuoteKind.DATA or question.is_count or not text:
        return Fraction(0)
    source = unit(written.unit or claim.question.unit).code
    return last_place(text) / 2 * conversion(source, unit(question.unit).code)[0]


def shares_beyond_all(question: Scope, claims: Sequence[Assertion], world: World) -> Iterator[Witnessed]:
    """Disjoint shares of one base that make more than 100 % together; they stand with the largest of them.

    `claims`: standing claims on the question and on shares disjoint from it. Within each source first.
    """
    if question.dimension != "share":
        return
    own = [claim for claim in claims if claim.question.id == question.id and claim.gives_an_end]
    beside = [claim for claim in claims if _shares_base(question, claim, world)]
    everything = convert(100, "percent", question.unit)
    material = Materiality.of(question)
    for moment in moments(own, beside, question.temporality, world.graph):
        for source_moment in _of_each_source(moment, world):
            total = _with_the_largest(question, source_moment.wholes, source_moment.others, world)
            if total is not None and total.value > everything:
                gap = total.value - everything
                reason = Reason.PARTS_EXCEED_WHOLE
                finding = Finding(Kind.SELF_CONTRADICTION, Dependence.SAME_SOURCE, "5", reason, 2, gap)
                yield Witnessed(total.claims, finding)
        total = _with_the_largest(question, moment.wholes, moment.others, world)
        beyond = total is not None and total.value > everything
        if total is not None and beyond and not _of_one_source(total.claims, world):
            finding = contradiction(Reason.PARTS_EXCEED_WHOLE, everything, total.value, material)
            yield Witnessed(total.claims, finding)


def _shares_base(question: Scope, claim: Assertion, world: World) -> bool:
    asked = claim.question
    alike = (asked.topic, asked.base, asked.temporality) == (
        question.topic,
        question.base,
        question.temporality,
    )
    disjoint = world.relations.of(asked.id, question.id) is Relation.DISJOINT
    return asked.dimension == "share" and alike and disjoint and claim.gives_an_end


def _with_the_largest(
    question: Scope, wholes: Sequence[Assertion], others: Sequence[Assertion], world: World
) -> SummedAmount | None:
    """The question's lowest share with the heaviest set disjoint from it; None where it isn't the largest."""
    own = lowest_of(wholes, question)[question.id]
    amounts = lowest_of(others, question)
    taken = heaviest(amounts, lambda a, b: world.relations.of(a, b) is Relation.DISJOINT)
    sizes = [(amounts[claim.question.id].value, str(claim.question.id)) for claim in taken.claims]
    return None if max(sizes, default=(own.value, "")) > (own.value, str(question.id)) else own.plus(taken)
