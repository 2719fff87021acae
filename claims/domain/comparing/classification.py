"""What two claims are to each other: an ordered list of rules, of which the first that answers decides.

Symmetric in the two claims and total: every pair gets a finding. Two claims can contradict only if they
answer the same question, or questions whose relation is known, and only where the widest fair readings
exclude each other.
"""

import unicodedata
from collections.abc import Callable

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.comparison import Pair, World, compare_claims, in_two_systems
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.part_and_whole import rule_5, scope_difference, within_periods
from claims.domain.comparing.same_time import (
    near,
    rule_8_agreement,
    rule_8_disagreement,
    rule_8_existence,
    rule_8_precision,
)
from claims.domain.figures.units import is_money
from claims.domain.policy import POLICY
from claims.domain.questions.scope import HOW_MANY, WHETHER_ANY, Relation, Temporality
from claims.domain.questions.times import TimeOrder
from sources.domain.independence import Dependence

__all__ = ["RULES", "Finding", "Kind", "Reason", "World", "classify", "folded", "near"]


def classify(a: Assertion, b: Assertion, world: World) -> Finding:
    """What the two claims are to each other; the first rule that applies decides."""
    pair = compare_claims(a, b, world)
    for rule in RULES:
        finding = rule(pair)
        if finding is not None:
            return finding
    raise AssertionError("rule 8 answers every pair that reaches it")  # pragma: no cover


def _rule_1(pair: Pair) -> Finding | None:
    """1. Other topics, dimensions, currencies or price years: not comparable."""
    existence = pair.relation in WHETHER_ANY | HOW_MANY
    if pair.a.question.topic != pair.b.question.topic:
        return pair.plain(Kind.NOT_COMPARABLE, "1")
    if is_money(pair.a.question.dimension) and is_money(pair.b.question.dimension):
        (unit, year), (other_unit, other_year) = pair.a.money, pair.b.money
        if unit != other_unit:
            return pair.plain(Kind.NOT_COMPARABLE, "1", Reason.OTHER_CURRENCY)
        if _prices(pair.a, year) != _prices(pair.b, other_year):
            return pair.plain(Kind.NOT_COMPARABLE, "1", Reason.OTHER_PRICE_YEAR)
    if pair.a.question.dimension != pair.b.question.dimension and not existence:
        return pair.plain(Kind.NOT_COMPARABLE, "1")
    return None


def _prices(claim: Assertion, year: int | None) -> int | None:
    return claim.question.price_year if year is None else year


def _unread(pair: Pair) -> Finding | None:
    """0. What is mute says nothing, whether cores meet or not."""
    if not (pair.a.mute or pair.b.mute):
        return None
    copy = pair.dependence is Dependence.SAME_STATEMENT and pair.time in _ONE_TIME
    same = copy and pair.x.says_the_same(pair.y)
    return pair.plain(Kind.DUPLICATE, "2") if same else pair.plain(Kind.COMPATIBLE, "0")


_ONE_TIME = frozenset({TimeOrder.SAME, TimeOrder.MISSING})


def _rule_2(pair: Pair) -> Finding | None:
    """2. The same statement at the same time, or without one: a duplicate, or a copy that got it wrong.

    Two figures in one document are no copies of each other: the rules below tell what they are.
    """
    if pair.dependence is not Dependence.SAME_STATEMENT or pair.time not in _ONE_TIME:
        return None
    if pair.x.says_the_same(pair.y):
        return pair.plain(Kind.DUPLICATE, "2")
    if pair.a.voice.document is not None and pair.a.voice.document == pair.b.voice.document:
        return None
    # a copy that converted feet to metres got nothing wrong
    converted = in_two_systems(pair.a, pair.b)
    return pair.plain(Kind.DUPLICATE, "2") if converted else pair.found(Kind.RELAY_DISCREPANCY, "2")


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
    if not pair.x.is_of_one_number_with(pair.y):
        return None  # a sentence with a figure of each: "some 2,300, says the one; the other spoke of 1,800"
    return pair.plain(Kind.ATTRIBUTION_CONFLICT, "3")


def folded(quote: str) -> list[str]:
    """The words of a quote without case, space and punctuation."""
    plain = unicodedata.normalize("NFKC", quote).casefold()
    return plain.translate(_SPACED).split()


class _Spaced(dict[int, int]):
    """For each character that was met what stands for it: a space for punctuation, spaces and controls."""

    def __missing__(self, code: int) -> int:
        found = self[code] = ord(" ") if unicodedata.category(chr(code))[0] in "PZC" else code
        return found


_SPACED = _Spaced()


def _rule_4(pair: Pair) -> Finding | None:
    """4. Disjoint: not comparable; relation unknown: nothing can be said; overlapping: another scope."""
    if pair.relation is Relation.DISJOINT:
        return pair.plain(Kind.NOT_COMPARABLE, "4")
    if pair.relation is Relation.UNKNOWN:
        return pair.plain(Kind.UNDERSPECIFIED, "4")
    return scope_difference(pair, "4") if pair.relation is Relation.OVERLAPS else None


def _rule_6(pair: Pair) -> Finding | None:
    """6. The same question, a time missing: compatible if the cores meet, else underspecified."""
    if pair.time is not TimeOrder.MISSING:
        return None
    return pair.plain(Kind.COMPATIBLE if pair.cores_meet else Kind.UNDERSPECIFIED, "6")


def _rule_7(pair: Pair) -> Finding | None:
    """7. The same question at another time: what never falls fell, an update, or merely another time."""
    if pair.time is TimeOrder.SAME:
        return None
    if pair.time is TimeOrder.INSIDE:
        return within_periods(pair)
    if pair.time is TimeOrder.STRADDLING:
        return pair.plain(Kind.UNDERSPECIFIED, "7")
    earlier, later = (pair.x, pair.y) if pair.time is TimeOrder.EARLIER else (pair.y, pair.x)
    if pair.temporality is Temporality.CUMULATIVE and later.outer.below(earlier.outer):
        return _lower(pair)
    if not pair.same_hands:
        return pair.plain(Kind.TEMPORAL_DIFFERENCE, "7")
    return Finding(Kind.UPDATE, pair.dependence, "7", unchanged=pair.x.says_the_same(pair.y))


def _lower(pair: Pair) -> Finding:
    """A later running total below an earlier one: only within one source or house has it fallen."""
    if pair.same_hands:
        return pair.found(Kind.REVISION, "7")
    if pair.dependence is Dependence.MEMBER_OF_JOINT:
        return pair.found(Kind.INTERNAL_DISSENT, "7")
    return pair.found(Kind.CONTRADICTION, "7", Reason.LATER_TOTAL_LOWER)


RULES: tuple[Callable[[Pair], Finding | None], ...] = (
    _rule_1,
    _unread,
    _rule_2,
    _rule_3,
    _rule_4,
    rule_5,
    _rule_6,
    _rule_7,
    rule_8_existence,
    rule_8_agreement,
    rule_8_precision,
    rule_8_disagreement,
)
"""In the order in which they are asked."""
