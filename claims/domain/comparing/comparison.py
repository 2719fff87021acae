"""Two claims brought together: what is known of the pair before any rule is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.findings import WEIGHTS, Finding, Kind, Reason
from claims.domain.figures.figure import Figure, Modality, Stance, stance_figure
from claims.domain.figures.interval import Interval
from claims.domain.figures.units import convert_interval
from claims.domain.questions.scope import Relation, Relations, Scope
from claims.domain.questions.times import TimeOrder, compare
from sources.domain.independence import Dependence, Id, SourceGraph, dependence


@dataclass(frozen=True, slots=True)
class World:
    """What is known beside the claims: sources, relations of questions, and which joint sources have an open
    claim on which question."""

    graph: SourceGraph = field(default_factory=SourceGraph)
    relations: Relations = field(default_factory=Relations)
    open_joints: Mapping[Id, frozenset[Id]] = field(default_factory=dict)

    def joints_on(self, *questions: Id) -> frozenset[Id]:
        """The joint sources with an open claim on any of these questions."""
        return frozenset().union(*(self.open_joints.get(each, frozenset()) for each in questions))

    def dependence(self, a: Assertion, b: Assertion) -> Dependence:
        """How those behind two claims stand to each other."""
        return dependence(
            a.voice,
            b.voice,
            self.graph,
            same_question=a.question.id == b.question.id,
            open_joints=self.joints_on(a.question.id, b.question.id),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and all that the rules ask of the pair.

    `x` and `y` are the figures of `a` and `b`, in one unit or read as stances. `time`: how a's stands to b's.
    """

    a: Assertion
    b: Assertion
    relation: Relation
    dependence: Dependence
    time: TimeOrder
    x: Figure
    y: Figure
    confirmed: bool

    @property
    def same_source(self) -> bool:
        """Whether one source stands behind both."""
        return self.dependence in {Dependence.SAME_STATEMENT, Dependence.SAME_SOURCE}

    @property
    def same_hands(self) -> bool:
        """Whether one source speaks, or one and those it speaks for."""
        return self.same_source or self.dependence is Dependence.AFFILIATED

    @property
    def uncountable(self) -> bool:
        """Whether either names no number."""
        return self.x.uncountable or self.y.uncountable

    @property
    def gap(self) -> Fraction | None:
        """The distance between the outers; a stance has none."""
        return None if self.x.stance or self.y.stance else self.x.outer.gap(self.y.outer)

    def found(self, kind: Kind, rule: str, reason: Reason | None = None) -> Finding:
        """The finding, with the gap where the two exclude each other."""
        return Finding(kind, self.dependence, rule, reason, WEIGHTS.get(kind, 0), self.gap)

    def plain(self, kind: Kind, rule: str) -> Finding:
        """A finding in which the distance of the figures says nothing."""
        return Finding(kind, self.dependence, rule, weight=WEIGHTS.get(kind, 0))


def compare_claims(a: Assertion, b: Assertion, world: World) -> Pair:
    """The pair, with how its questions, voices and times stand to each other."""
    relation = world.relations.of(a.question.id, b.question.id)
    x, y = _figures(a, b, relation)
    if a.question.temporality is b.question.temporality:
        time = compare(a.as_of, b.as_of, a.question.temporality)
    else:
        time = TimeOrder.MISSING
    return Pair(
        a,
        b,
        relation,
        world.dependence(a, b),
        time,
        x,
        y,
        frozenset((a.question.id, b.question.id)) in world.relations.confirmed,
    )


def _figures(a: Assertion, b: Assertion, relation: Relation) -> tuple[Figure, Figure]:
    """Rule 0: the two in one unit (the whole's); a quantity read as a stance where the other is one."""
    if relation is Relation.EXISTENCE:
        return a.figure, as_stance(b.figure)
    if relation is Relation.QUANTITY:
        return as_stance(a.figure), b.figure
    if relation in {Relation.PART, Relation.WHOLE, Relation.OVERLAPS} and _convertible(a, b):
        # b's unit where a is the part; else a's, which for a mere overlap serves as well as any
        if relation is Relation.PART:
            return in_unit_of(a, b.question), b.figure
        return a.figure, in_unit_of(b, a.question)
    return a.figure, b.figure


def _convertible(a: Assertion, b: Assertion) -> bool:
    return a.question.unit != b.question.unit and a.question.dimension == b.question.dimension


def in_unit_of(one: Assertion, question: Scope) -> Figure:
    """The claim's figure, its intervals in the unit of another question."""
    source, target = one.question.unit, question.unit
    if source == target:
        return one.figure
    core = convert_interval(one.figure.core, source, target)
    outer = convert_interval(one.figure.outer, source, target)
    return Figure(one.figure.modality, core, outer, written=one.figure.written, stance=one.figure.stance)


def as_stance(figure: Figure) -> Figure:
    """What a quantity says of existence: none denies it, a core above 0 affirms it, others leave it open."""
    if figure.modality is Modality.NONE:
        return stance_figure(Stance.DENIES)
    if Interval.point(0).below(figure.core):
        return stance_figure(Stance.AFFIRMS)
    either = Interval.of(0, 1)
    return Figure(Modality.AT_MOST, either, either)
