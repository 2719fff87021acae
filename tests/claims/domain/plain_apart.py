"""Last figures that are out of step, and parts later than every whole, the plain way: each with each, day by
day, from RULES-2 §4. Of the code it asks what two claims are to each other, and nothing else."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from itertools import permutations

from claims.domain import Answer, Assertion, Scope, Temporality, World
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import in_unit_of
from claims.domain.comparing.findings import Kind, Reason
from claims.domain.comparing.pairings import Witnessed
from claims.domain.questions.times import DayRange
from sources.domain.independence import Dependence, Id, SourceGraph

Claims = Sequence[Assertion]
House = frozenset[Id]
Entry = tuple[Assertion, ...]
_TOGETHER = {Dependence.INDEPENDENT, Dependence.UNKNOWN, Dependence.CO_MEMBER}


def plain_later_parts(question: Scope, held: Claims, world: World) -> list[Witnessed]:
    """Each part of a running total that is larger than its whole's last figure, where no whole is as late."""
    wholes = [c for c in held if c.question.id == question.id and c.as_of is not None]
    if question.temporality is not Temporality.CUMULATIVE or not question.additive or not wholes:
        return []
    last = max(c.as_of.end for c in wholes if c.as_of)
    found = []
    for whole in (c for c in wholes if c.as_of and c.as_of.end == last):
        for part in held:
            asked = part.question.id
            is_part = asked != question.id and question.id in world.relations.up(asked)
            if not is_part or part.as_of is None or part.as_of.end <= last:
                continue
            if frozenset((asked, question.id)) in world.relations.confirmed:
                continue
            finding = classify(whole, part, world)
            larger = _can_be_compared(part, whole, question) and in_unit_of(whole, question).outer.below(
                in_unit_of(part, question).outer
            )
            if finding.kind is Kind.SCOPE_DIFFERENCE:
                assert larger == (finding.reason is Reason.PART_EXCEEDS_EARLIER_WHOLE)
                if larger:
                    found.append(Witnessed((whole, part), replace(finding, weight=1)))
    return found


def _can_be_compared(part: Assertion, whole: Assertion, question: Scope) -> bool:
    asked = part.question
    alike = (asked.topic, asked.dimension, asked.base) == (question.topic, question.dimension, question.base)
    readable = not (part.figure.unread or whole.figure.unread)
    return alike and readable and asked.additive and asked.temporality is question.temporality


def plain_out_of_step(question: Scope, claims: Claims, world: World, gone: Sequence[Id]) -> list[Entry]:
    """Each entry of last figures that are out of step, the shared one first; `gone`: replaced claims."""
    quantity = question.answer is Answer.QUANTITY and (question.minimum is not None or question.additive)
    if not quantity or question.temporality is Temporality.TIMELESS:
        return []
    own = [c for c in claims if c.question.id == question.id and c.speaks and c.id not in gone]
    spoken: dict[House, list[Assertion]] = {}
    for claim in own:
        if claim.as_of is not None:
            spoken.setdefault(world.graph.house(claim.voice.source), []).append(claim)
    last = {house: max(said, key=lambda c: _later(c, world.graph)) for house, said in spoken.items()}
    pairs = {}
    for (a, first), (b, second) in permutations(last.items(), 2):
        factor = _too_large(first, second)
        if factor is None:
            continue
        finding = classify(first, second, world)
        stopped = _merely_stopped(spoken[a], spoken[b], first, second)
        if finding.dependence in _TOGETHER and finding.weight == 0 and not stopped:
            pairs[frozenset((a, b))] = factor
    return _shown_once(pairs, last, world.graph)


def _later(claim: Assertion, graph: SourceGraph) -> tuple[object, ...]:
    """The as-of that ends last, then its last hour, then what was said last; of a house the topmost's."""
    topmost = graph.identity(claim.voice.source) in graph.house(claim.voice.source)
    said = (claim.said_on or date.min, claim.said_at or time.min)
    assert claim.as_of is not None
    return (claim.as_of.end, claim.as_of_at or time.min, *said, topmost, claim.said_key)


def _factor(a: Assertion, b: Assertion) -> Fraction | None:
    """Between the nearest ends of the two outers; none for a denial or 0, a scale, other money."""
    unlike = a.money != b.money or a.figure.interval_scale
    unsure = any(c.figure.unread or c.figure.out_of_range or not c.speaks for c in (a, b))
    for less, more in ((a.figure.outer, b.figure.outer), (b.figure.outer, a.figure.outer)):
        if less.below(more) and not (unlike or unsure):
            known = less.high is not None and more.low is not None and less.high > 0
            return more.low / less.high if known and more.low is not None and less.high else None
    return None


def _limit(earlier: Assertion, later: Assertion) -> Fraction | None:
    """The factor from which two figures for different days are out of step; none where they are not that."""
    a, b = earlier.as_of, later.as_of
    assert a is not None
    assert b is not None
    if earlier.question.temporality is Temporality.CUMULATIVE:
        rising = a.end < b.end and earlier.figure.outer.below(later.figure.outer)
        return Fraction(3, 2) if rising else None
    apart = (b.first - a.end).days if a.end < b.first else 0
    if earlier.question.temporality is Temporality.STOCK:
        return Fraction(2) if 0 < apart <= 3 else Fraction(3) if 3 < apart <= 7 else None
    if apart != 1 or a.start is None or not _of_one_length(a, b):
        return None
    return Fraction(2) if min(_length(a), _length(b)) >= 28 else Fraction(5)


def _of_one_length(a: DayRange, b: DayRange) -> bool:
    return _length(a) == _length(b) or _whole_months(a) == _whole_months(b) != 0


def _length(days: DayRange) -> int:
    return (days.end - days.first).days + 1


def _whole_months(days: DayRange) -> int:
    """How many calendar months it is, counted one by one; 0 where it is no whole number of them."""
    count, first = 0, days.first
    while first.day == 1 and first <= days.end:
        count += 1
        first += timedelta(days=monthrange(first.year, first.month)[1])
    return count if first == days.end + timedelta(days=1) else 0


def _too_large(earlier: Assertion, later: Assertion) -> Fraction | None:
    limit, factor = _limit(earlier, later), _factor(earlier, later)
    return factor if limit is not None and factor is not None and factor >= limit else None


def _merely_stopped(a: Claims, b: Claims, last_a: Assertion, last_b: Assertion) -> bool:
    """Whether on the last day for which both spoke they differed by less than the factor."""
    together = [(t, x, y) for x in a for y in b if (t := _for_both(x, y)) is not None]
    if not together:
        return False
    _, x, y = max(together, key=lambda each: (each[0], each[1].said_key, each[2].said_key))
    factor, limit = _factor(x, y), _limit(last_a, last_b)
    return factor is None or limit is None or factor < limit


def _for_both(x: Assertion, y: Assertion) -> tuple[date, date] | None:
    """The last day for which both of two figures are; of periods, where they are equal."""
    a, b = x.as_of, y.as_of
    assert a is not None
    assert b is not None
    kind = x.question.temporality
    if kind is Temporality.STOCK:
        day = min(a.end, b.end)
        return (day, day) if max(a.first, b.first) <= day else None
    if kind is Temporality.CUMULATIVE:
        return (a.end, a.end) if a.end == b.end else None
    return (a.end, a.first) if (a.first, a.end) == (b.first, b.end) else None


def _shown_once(
    pairs: dict[frozenset[House], Fraction], last: dict[House, Assertion], graph: SourceGraph
) -> list[Entry]:
    """Pairs that share a figure are one entry, the widest first; each house stands in one only.

    The figure that more of them share is held against the others; where both are shared alike, the earlier.
    """
    found, left = [], dict(pairs)

    def ordered(pair: frozenset[House]) -> list[House]:
        return sorted(pair, key=lambda house: (last[house].as_of.end, last[house].said_key))  # type: ignore[union-attr]

    def place(pair: frozenset[House]) -> tuple[object, ...]:
        earlier, later = ordered(pair)
        return (-left[pair], str(last[earlier].id), str(last[later].id))

    while left:
        first, second = ordered(min(left, key=place))
        shared = max((first, second), key=lambda house: sum(house in pair for pair in left))
        mine = sorted((pair for pair in left if shared in pair), key=place)
        others = [next(iter(pair - {shared})) for pair in mine]
        kept = [house for house in others if not _joint_beside_member(house, others, graph)]
        found.append((last[shared], *(last[house] for house in kept)))
        gone = {shared, *others}
        left = {pair: factor for pair, factor in left.items() if not pair & gone}
    return found


def _joint_beside_member(house: House, others: Sequence[House], graph: SourceGraph) -> bool:
    """Whether it is a joint source, and one of the others is the house of one of its members."""
    united = {member for source in house if graph.members_of(source) for member in graph.represented(source)}
    return any(other != house and other & united for other in others)
