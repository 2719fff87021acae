"""Rule 5: a part can't exceed its whole, nor a shorter period a longer one."""

from claims.domain.comparing.comparison import Pair
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.same_time import own_disagreement
from claims.domain.figures.figure import Figure
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Relation, Temporality
from claims.domain.questions.times import TimeOrder


def rule_5(pair: Pair) -> Finding | None:
    """5. A part can't exceed its whole; otherwise the two differ in scope and leave a remainder."""
    if pair.relation not in {Relation.PART, Relation.WHOLE}:
        return None
    other_base = _other_base(pair)
    if other_base is not None:
        return other_base
    part, whole = (pair.x, pair.y) if pair.relation is Relation.PART else (pair.y, pair.x)
    if _bounded_by_whole(pair):
        excess = _excess(pair, part, whole)
        if excess is not None:
            return excess
    if _exceeds_earlier_whole(pair, part, whole):
        reason = Reason.PART_EXCEEDS_EARLIER_WHOLE
        return Finding(Kind.SCOPE_DIFFERENCE, pair.dependence, "5", reason, gap=pair.gap)
    return scope_difference(pair, "5", _remainder(pair, part, whole))


def within_periods(pair: Pair) -> Finding:
    """5. One period inside the other, on one question: what the shorter holds, the longer holds too."""
    a_outside = pair.a.as_of is not None and pair.b.as_of is not None and pair.a.as_of.covers(pair.b.as_of)
    inner, outer = (pair.y, pair.x) if a_outside else (pair.x, pair.y)
    excess = _excess(pair, inner, outer) if pair.question.additive else None
    return excess or scope_difference(pair, "7")


def _excess(pair: Pair, part: Figure, whole: Figure) -> Finding | None:
    """What a part above its whole is; None where it fits."""
    if whole.outer.below(part.outer):
        if pair.same_source:
            return own_disagreement(pair, "5")
        reason = Reason.EXISTENCE if whole.denies else Reason.PART_EXCEEDS_WHOLE
        return pair.found(Kind.CONTRADICTION, "5", reason)
    return pair.plain(Kind.PRECISION_DIFFERENCE, "5") if whole.core.below(part.core) else None


def _other_base(pair: Pair) -> Finding | None:
    """Shares of different bases are no part and whole; without a base nobody can tell."""
    a, b = pair.a.question, pair.b.question
    if a.dimension != "share" or a.base == b.base:
        return None
    if a.base and b.base:
        return scope_difference(pair, "5")
    weight = 1 if pair.time is TimeOrder.SAME else 0
    return Finding(Kind.UNDERSPECIFIED, pair.dependence, "5", Reason.BASE_NOT_GIVEN, weight)


def _other_shares(pair: Pair) -> Reason | None:
    """Why two shares differ in scope: they are of different things, or nobody said of what one of them is."""
    a, b = pair.a.question, pair.b.question
    if a.dimension != "share" or a.base == b.base:
        return None
    return Reason.OTHER_BASE if a.base and b.base else Reason.BASE_NOT_GIVEN


def _bounded_by_whole(pair: Pair) -> bool:
    """Whether the part can't exceed the whole: both add up, and whatever is in the part is in the whole."""
    if not _both_add_up(pair):
        return False
    if pair.time is TimeOrder.SAME:
        return True
    if pair.temporality is Temporality.CUMULATIVE:
        return pair.time is (TimeOrder.EARLIER if pair.relation is Relation.PART else TimeOrder.LATER)
    part, whole = (pair.a, pair.b) if pair.relation is Relation.PART else (pair.b, pair.a)
    if pair.time is not TimeOrder.INSIDE or part.as_of is None or whole.as_of is None:
        return False
    return whole.as_of.covers(part.as_of)


def _exceeds_earlier_whole(pair: Pair, part: Figure, whole: Figure) -> bool:
    """Whether a later part exceeds an earlier whole: somebody looks where no whole is as late."""
    if pair.temporality is not Temporality.CUMULATIVE or not _both_add_up(pair):
        return False
    later = TimeOrder.LATER if pair.relation is Relation.PART else TimeOrder.EARLIER
    return pair.time is later and whole.outer.below(part.outer)


def _both_add_up(pair: Pair) -> bool:
    return pair.a.question.additive and pair.b.question.additive


def _remainder(pair: Pair, part: Figure, whole: Figure) -> Interval | None:
    """What the whole leaves beside the part, by their cores, where both add up and are for the same time."""
    if not _both_add_up(pair) or pair.time is not TimeOrder.SAME:
        return None
    left = whole.core.minus(part.core).intersection(Interval.of(0, None))
    return None if left.is_empty else left


def scope_difference(
    pair: Pair, rule: str, remainder: Interval | None = None, reason: Reason | None = None
) -> Finding:
    """Queued where two sources' cores exclude each other at one time, until a person has confirmed the pair.

    A source that gives both figures has told the two questions apart itself.
    """
    reason = reason or _other_shares(pair)
    known = pair.confirmed or pair.same_source
    queued = pair.time is TimeOrder.SAME and not known and not pair.x.core.meets(pair.y.core)
    weight = 1 if queued else 0
    return Finding(Kind.SCOPE_DIFFERENCE, pair.dependence, rule, reason, weight, remainder=remainder)
