"""What two claims are to each other: an ordered list of rules, of which the first that answers decides.

Symmetric in the two claims and total: every pair gets a finding. Two claims can contradict only if they
answer the same question, or questions whose relation is known, and only where the widest fair readings
exclude each other.
"""

import unicodedata
from collections.abc import Callable

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.comparison import Pair, World, compare_claims
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.figures.figure import Figure
from claims.domain.figures.interval import Interval
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Relation, Temporality
from claims.domain.questions.times import TimeOrder
from sources.domain.independence import Dependence, is_dependent

__all__ = ["Finding", "Kind", "Reason", "World", "classify"]


def classify(a: Assertion, b: Assertion, world: World) -> Finding:
    """What the two claims are to each other; the first rule that applies decides."""
    pair = compare_claims(a, b, world)
    for rule in RULES:
        finding = rule(pair)
        if finding is not None:
            return finding
    raise AssertionError("rule 8 answers every pair that reaches it")  # pragma: no cover


def _rule_1(pair: Pair) -> Finding | None:
    """1. Other topics, or other dimensions: not comparable."""
    existence = pair.relation in {Relation.EXISTENCE, Relation.QUANTITY}
    other_dimension = pair.a.question.dimension != pair.b.question.dimension and not existence
    if pair.a.question.topic != pair.b.question.topic or other_dimension:
        return pair.plain(Kind.NOT_COMPARABLE, "1")
    return None


def _rule_2(pair: Pair) -> Finding | None:
    """2. The same statement at the same time, or without one: a duplicate, or a copy that got it wrong."""
    if pair.dependence is not Dependence.SAME_STATEMENT or pair.time not in {
        TimeOrder.SAME,
        TimeOrder.MISSING,
    }:
        return None
    if pair.x.says_the_same(pair.y):
        return pair.plain(Kind.DUPLICATE, "2")
    return pair.found(Kind.RELAY_DISCREPANCY, "2")


def _rule_3(pair: Pair) -> Finding | None:
    """3. The same words from two sources that are not known to depend: one attribution is wrong."""
    apart = pair.dependence in {Dependence.INDEPENDENT, Dependence.UNKNOWN}
    if not (apart and pair.relation is Relation.SAME and pair.time is TimeOrder.SAME):
        return None
    if pair.a.quote_kind is not QuoteKind.WORDS or pair.b.quote_kind is not QuoteKind.WORDS:
        return None
    words = folded(pair.a.quote)
    if len(words) < POLICY.same_words or words != folded(pair.b.quote):
        return None
    return pair.plain(Kind.ATTRIBUTION_CONFLICT, "3")


def folded(quote: str) -> list[str]:
    """The words of a quote without case, space and punctuation."""
    plain = unicodedata.normalize("NFKC", quote).casefold()
    return "".join(" " if unicodedata.category(c)[0] in "PZC" else c for c in plain).split()


def _rule_4(pair: Pair) -> Finding | None:
    """4. Disjoint: not comparable; relation unknown: nothing can be said; overlapping: another scope."""
    if pair.relation is Relation.DISJOINT:
        return pair.plain(Kind.NOT_COMPARABLE, "4")
    if pair.relation is Relation.UNKNOWN:
        return pair.plain(Kind.UNDERSPECIFIED, "4")
    return _scope_difference(pair, "4") if pair.relation is Relation.OVERLAPS else None


def _rule_5(pair: Pair) -> Finding | None:
    """5. A part can't exceed its whole; otherwise the two differ in scope and leave a remainder."""
    if pair.relation not in {Relation.PART, Relation.WHOLE}:
        return None
    part, whole = (pair.x, pair.y) if pair.relation is Relation.PART else (pair.y, pair.x)
    if _bounded_by_whole(pair) and not pair.uncountable:
        if whole.outer.below(part.outer):
            if pair.same_source:
                return _own_disagreement(pair, "5")
            reason = Reason.EXISTENCE if whole.denies else Reason.PART_EXCEEDS_WHOLE
            return pair.found(Kind.CONTRADICTION, "5", reason)
        if whole.core.below(part.core):
            return pair.plain(Kind.PRECISION_DIFFERENCE, "5")
    return _scope_difference(pair, "5", _remainder(pair, part, whole))


def _bounded_by_whole(pair: Pair) -> bool:
    """Whether the part can't exceed the whole: both add up, alike in time, and the part is not later."""
    a, b = pair.a.question, pair.b.question
    if not (a.additive and b.additive and a.temporality is b.temporality):
        return False
    earlier = TimeOrder.EARLIER if pair.relation is Relation.PART else TimeOrder.LATER
    return pair.time is TimeOrder.SAME or (a.temporality is Temporality.CUMULATIVE and pair.time is earlier)


def _remainder(pair: Pair, part: Figure, whole: Figure) -> Interval | None:
    """What the whole leaves beside the part, by their cores, where both add up and are for the same time."""
    additive = pair.a.question.additive and pair.b.question.additive
    if not additive or pair.time is not TimeOrder.SAME or pair.uncountable:
        return None
    left = whole.core.minus(part.core).intersection(Interval.of(0, None))
    return None if left.is_empty else left


def _scope_difference(pair: Pair, rule: str, remainder: Interval | None = None) -> Finding:
    """Queued where two sources' cores exclude each other at one time, until a person has confirmed the pair.

    A source that gives both figures has told the two questions apart itself.
    """
    known = pair.confirmed or pair.same_source
    queued = pair.time is TimeOrder.SAME and not known and not pair.x.core.meets(pair.y.core)
    return Finding(
        Kind.SCOPE_DIFFERENCE, pair.dependence, rule, weight=1 if queued else 0, remainder=remainder
    )


def _rule_6(pair: Pair) -> Finding | None:
    """6. The same question, a time missing: compatible if the cores meet, else underspecified."""
    if pair.time is not TimeOrder.MISSING:
        return None
    met = pair.x.core.meets(pair.y.core)
    return pair.plain(Kind.COMPATIBLE if met else Kind.UNDERSPECIFIED, "6")


def _rule_7(pair: Pair) -> Finding | None:
    """7. The same question at another time: what never falls fell, an update, or merely another time."""
    if pair.time is TimeOrder.SAME:
        return None
    if pair.time is TimeOrder.INSIDE:
        return _scope_difference(pair, "7")
    if pair.time is TimeOrder.STRADDLING:
        return pair.plain(Kind.UNDERSPECIFIED, "7")
    earlier, later = (pair.x, pair.y) if pair.time is TimeOrder.EARLIER else (pair.y, pair.x)
    cumulative = pair.a.question.temporality is Temporality.CUMULATIVE
    if cumulative and not pair.uncountable and later.outer.below(earlier.outer):
        if pair.same_hands:
            return pair.found(Kind.REVISION, "7")
        return pair.found(Kind.CONTRADICTION, "7", Reason.CUMULATIVE_FELL)
    if not pair.same_hands:
        return pair.plain(Kind.TEMPORAL_DIFFERENCE, "7")
    return Finding(Kind.UPDATE, pair.dependence, "7", unchanged=pair.x.says_the_same(pair.y))


def _rule_8_existence(pair: Pair) -> Finding | None:
    """8. The same question and time: a denial contradicts what presupposes some, whatever its number."""
    for one, other in ((pair.x, pair.y), (pair.y, pair.x)):
        if one.denies and other.presupposes_some and not pair.same_source:
            reason = Reason.STANCE if one.stance else Reason.EXISTENCE
            return pair.found(Kind.CONTRADICTION, "8", reason)
    return None


def _rule_8_agreement(pair: Pair) -> Finding | None:
    """8. Cores that meet agree: as one voice, as two, or without supporting each other."""
    if not pair.x.core.meets(pair.y.core):
        return None
    if is_dependent(pair.dependence):
        return pair.plain(Kind.DEPENDENT_AGREEMENT, "8")
    supported = pair.dependence is Dependence.INDEPENDENT and near(pair.x, pair.y)
    return pair.plain(Kind.CORROBORATION if supported else Kind.COMPATIBLE, "8")


def near(x: Figure, y: Figure) -> bool:
    """Whether two two-sided figures have best values within 5 % of the larger (policy v1).

    On scales whose zero is a convention a percentage means nothing: there each best value must lie within the
    other's outer interval.
    """
    p, q = x.centre, y.centre
    if not (x.two_sided and y.two_sided) or p is None or q is None:
        return False
    if x.interval_scale or y.interval_scale:
        return x.outer.contains(q) and y.outer.contains(p)
    return abs(p - q) <= POLICY.same_best * max(abs(p), abs(q))


def _rule_8_precision(pair: Pair) -> Finding | None:
    """8. Outers that meet differ in precision only; dozens exclude little."""
    if pair.x.outer.meets(pair.y.outer):
        return pair.plain(Kind.PRECISION_DIFFERENCE, "8")
    return pair.plain(Kind.COMPATIBLE, "8") if pair.uncountable else None


def _rule_8_disagreement(pair: Pair) -> Finding:
    """8. The figures exclude each other: within one source, within one house, or between sources."""
    if pair.same_source:
        return _own_disagreement(pair, "8")
    if pair.dependence is Dependence.AFFILIATED:
        return pair.found(Kind.REVISION if _said_on_other_days(pair) else Kind.INTERNAL_DISSENT, "8")
    if pair.dependence is Dependence.MEMBER_OF_JOINT:
        return pair.found(Kind.INTERNAL_DISSENT, "8")
    return pair.found(Kind.CONTRADICTION, "8", Reason.VALUE)


def _own_disagreement(pair: Pair, rule: str) -> Finding:
    """One source, two figures that exclude each other: corrected if said at different times."""
    a, b = pair.a, pair.b
    same_day = a.said_on is not None and a.said_on == b.said_on
    other_hours = same_day and a.said_at is not None and b.said_at is not None and a.said_at != b.said_at
    revised = other_hours or _said_on_other_days(pair)
    return pair.found(Kind.REVISION if revised else Kind.SELF_CONTRADICTION, rule)


def _said_on_other_days(pair: Pair) -> bool:
    a, b = pair.a.said_on, pair.b.said_on
    return a is not None and b is not None and a != b


RULES: tuple[Callable[[Pair], Finding | None], ...] = (
    _rule_1,
    _rule_2,
    _rule_3,
    _rule_4,
    _rule_5,
    _rule_6,
    _rule_7,
    _rule_8_existence,
    _rule_8_agreement,
    _rule_8_precision,
    _rule_8_disagreement,
)
"""In the order in which they are asked."""
