"""Two claims brought together: what is known of the pair before any rule is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.common_origin import may_share_origin
from claims.domain.comparing.findings import Finding, Kind, Reason, weight_of
from claims.domain.comparing.materiality import slight
from claims.domain.figures.figure import Figure, Modality, Stance, stance_figure
from claims.domain.figures.interval import Interval
from claims.domain.figures.units import convert_interval, system_of
from claims.domain.policy import POLICY
from claims.domain.questions.scope import HOW_MANY, WHETHER_ANY, Relation, Relations, Scope, Temporality
from claims.domain.questions.times import DayRange, TimeOrder, compare
from sources.domain.independence import Dependence, Id, SourceGraph, dependence


@dataclass(frozen=True, slots=True)
class World:
    """What is known beside the claims: sources, relations of questions, and which joint sources have an open
    claim on which question.

    `common_origins`: question → pairs of sources that may have what they say from one place, by their claims
    on any question of its measure, as long as nobody has said. `answered`: question → the last days of the
    answers that were approved for it.
    """

    graph: SourceGraph = field(default_factory=SourceGraph)
    relations: Relations = field(default_factory=Relations)
    open_joints: Mapping[Id, frozenset[Id]] = field(default_factory=dict)
    common_origins: Mapping[Id, frozenset[frozenset[Id]]] = field(default_factory=dict)
    answered: Mapping[Id, frozenset[date]] = field(default_factory=dict)

    def joints_on(self, *questions: Id) -> frozenset[Id]:
        """The joint sources with an open claim on any of these questions."""
        if not self.open_joints:
            return frozenset()
        return frozenset().union(*(self.open_joints.get(question, frozenset()) for question in questions))

    def dependence(self, a: Assertion, b: Assertion) -> Dependence:
        """How those behind two claims stand to each other; unknown while they may have one origin."""
        found = dependence(
            a.speaker,
            b.speaker,
            self.graph,
            same_question=a.question.id == b.question.id,
            open_joints=self.joints_on(a.question.id, b.question.id),
        )
        if found is Dependence.INDEPENDENT and self._may_share_origin(a, b):
            return Dependence.UNKNOWN
        return found

    def _may_share_origin(self, a: Assertion, b: Assertion) -> bool:
        sources = frozenset(self.graph.identity(claim.voice.source) for claim in (a, b))
        if sources in self.common_origins.get(a.question.id, frozenset()):
            return self.graph.verdict(a.voice, b.voice) is None
        return may_share_origin(a, b, self.graph)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and all that the rules ask of the pair.

    `x` and `y` are the figures of `a` and `b`, in one unit or read as stances. `question`: the one in whose
    unit they are. `time`: how a's stands to b's, by `temporality`.
    """

    a: Assertion
    b: Assertion
    relation: Relation
    dependence: Dependence
    time: TimeOrder
    x: Figure
    y: Figure
    confirmed: bool
    question: Scope
    temporality: Temporality | None

    @property
    def same_source(self) -> bool:
        """Whether one source stands behind both."""
        return self.dependence in {Dependence.SAME_STATEMENT, Dependence.SAME_SOURCE}

    @property
    def same_hands(self) -> bool:
        """Whether one source speaks, or one and those it speaks for."""
        return self.same_source or self.dependence is Dependence.AFFILIATED

    @property
    def cores_meet(self) -> bool:
        """Whether the two assert something in common, or are one value written in two systems of units."""
        return self.x.core.meets(self.y.core) or in_two_systems(self.a, self.b)

    @property
    def gap(self) -> Fraction | None:
        """The distance between the outers; a stance has none."""
        return None if self.x.stance or self.y.stance else self.x.outer.gap(self.y.outer)

    def found(self, kind: Kind, rule: str, reason: Reason | None = None) -> Finding:
        """The finding, with the gap where the two exclude each other."""
        gap = self.gap
        near = slight(self.question, self.x.outer, self.y.outer) if gap is not None else False
        weight = weight_of(kind, reason, slight=near)
        minor = weight < weight_of(kind, reason, slight=False)
        return Finding(kind, self.dependence, rule, reason, weight, gap, minor=minor)

    def plain(self, kind: Kind, rule: str, reason: Reason | None = None) -> Finding:
        """A finding in which the distance of the figures says nothing."""
        return Finding(kind, self.dependence, rule, reason, weight_of(kind, reason, slight=False))


def compare_claims(a: Assertion, b: Assertion, world: World) -> Pair:
    """The pair, with how its questions, voices and times stand to each other."""
    relation = world.relations.of(a.question.id, b.question.id)
    x, y = _figures(a, b, relation)
    between = world.dependence(a, b)
    temporality = _temporality(a.question, b.question, relation)
    return Pair(
        a,
        b,
        relation,
        between,
        _time(a, b, world.relations, temporality, house=between in _ONE_HOUSE),
        x,
        y,
        world.relations.is_confirmed(a.question.id, b.question.id),
        b.question if relation is Relation.PART or relation in WHETHER_ANY else a.question,
        temporality,
    )


_ONE_HOUSE = frozenset({Dependence.SAME_STATEMENT, Dependence.SAME_SOURCE, Dependence.AFFILIATED})


def _temporality(a: Scope, b: Scope, relation: Relation) -> Temporality | None:
    """The one by which two times compare; whether there are any is asked as how many are."""
    if relation in WHETHER_ANY:
        return b.temporality
    if relation in HOW_MANY or a.temporality is b.temporality:
        return a.temporality
    return None


def _time(
    a: Assertion, b: Assertion, relations: Relations, temporality: Temporality | None, *, house: bool
) -> TimeOrder:
    """How a's time stands to b's, by their hours where both have one for the same day."""
    if temporality is None:
        return TimeOrder.SAME if _members_stay(a, b, relations) else TimeOrder.MISSING
    found = compare(a.as_of, b.as_of, temporality)
    if found is not TimeOrder.SAME or a.as_of_at is None or b.as_of_at is None or a.as_of_at == b.as_of_at:
        return found
    if not (temporality is Temporality.CUMULATIVE or (house and _one_day(a.as_of, b.as_of, temporality))):
        return found
    return TimeOrder.EARLIER if a.as_of_at < b.as_of_at else TimeOrder.LATER


def _one_day(a: DayRange | None, b: DayRange | None, temporality: Temporality) -> bool:
    """Whether two levels are for one day alone; levels of two houses on one day are one time."""
    return temporality is Temporality.STOCK and a == b and a is not None and a.start == a.end


def _members_stay(a: Assertion, b: Assertion, relations: Relations) -> bool:
    """Whether a running total of a part and a level of its whole are for one day and can be held together."""
    for part, whole in ((a, b), (b, a)):
        marked = (part.question.id, whole.question.id) in relations.members_stay
        kinds = (part.question.temporality, whole.question.temporality)
        if marked and kinds == (Temporality.CUMULATIVE, Temporality.STOCK) and part.as_of and whole.as_of:
            return whole.as_of.first <= part.as_of.end <= whole.as_of.end
    return False


def in_two_systems(a: Assertion, b: Assertion) -> bool:
    """Whether two claims on one question give one value, written in two systems of units (policy v2).

    Feet and metres, acres and hectares: neither is the more exact.
    """
    p, q = a.figure.best, b.figure.best
    if a.question.id != b.question.id or p is None or q is None:
        return False
    systems = {system_of(claim.figure.written.unit or claim.question.unit) for claim in (a, b)}
    if len(systems) < 2 or "" in systems:
        return False
    return asserts_its_best(a.figure) and asserts_its_best(b.figure) and nearly_equal(p, q)


def asserts_its_best(figure: Figure) -> bool:
    """Whether the words assert its best value, rather than something near it or beyond."""
    return figure.two_sided and figure.best is not None and figure.core.contains(figure.best)


def nearly_equal(p: Decimal, q: Decimal) -> bool:
    """Whether two values are as near as conversions of rounded values leave them."""
    return abs(Fraction(p) - Fraction(q)) <= POLICY.two_systems * max(abs(Fraction(p)), abs(Fraction(q)))


def _figures(a: Assertion, b: Assertion, relation: Relation) -> tuple[Figure, Figure]:
    """Rule 0: the two in one unit (the whole's); a quantity read as a stance where the other is one."""
    if relation in WHETHER_ANY:
        return stance_on(a.figure, relation), as_stance(b.figure)
    if relation in HOW_MANY:
        asked = Relation.EXISTENCE if relation is Relation.QUANTITY else Relation.DENIAL
        return as_stance(a.figure), stance_on(b.figure, asked)
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
    return replace(one.figure, core=core, outer=outer, low=None, best=None, high=None)


def stance_on(figure: Figure, asked: Relation) -> Figure:
    """What an answer says of existence: "cleared", affirmed, denies that there are any."""
    if asked is not Relation.DENIAL or figure.stance is None:
        return figure
    return stance_figure(Stance.DENIES if figure.stance is Stance.AFFIRMS else Stance.AFFIRMS)


def as_stance(figure: Figure) -> Figure:
    """What a quantity says of existence: a core of 0 denies it, one above 0 affirms it, else neither."""
    if figure.core == _NONE:
        return _DENIED
    return _AFFIRMED if _NONE.below(figure.core) else _EITHER


_NONE, _NONE_OR_SOME = Interval.point(0), Interval.of(0, 1)
_DENIED, _AFFIRMED = stance_figure(Stance.DENIES), stance_figure(Stance.AFFIRMS)
_EITHER = Figure(Modality.AT_MOST, _NONE_OR_SOME, _NONE_OR_SOME)
