"""What two blocks of claims can be to each other at worst: a bound that no pair of theirs exceeds.

Each test mirrors a rule of `classify` and may err on one side only: it may expect a finding where there is
none, never the reverse. What a pair really is, `classify` alone says.
"""

from collections.abc import Iterator
from math import inf

from claims.domain.comparing.claim_blocks import BESIDE, FOREIGN, OWN, PART, STAYING, WHETHER, Block, Place
from claims.domain.comparing.claim_index import AFFILIATED, MEMBER, OTHER, SAME, Layout
from claims.domain.comparing.findings import Kind, Reason, weight_of
from claims.domain.comparing.pairings import ORDER, ranked
from claims.domain.questions.scope import Answer, Temporality

Prospect = tuple[int, Place]
"""A rank, and the distance negated (in units of the layout's scale; 1 for none): less is worse."""

Sort = tuple[Kind, Reason | None]

EXISTENCE = (Kind.CONTRADICTION, Reason.EXISTENCE)
STANCE = (Kind.CONTRADICTION, Reason.STANCE)
PART_EXCEEDS_WHOLE = (Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE)
LATER_TOTAL_LOWER = (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER)
VALUE = (Kind.CONTRADICTION, Reason.VALUE)
DISSENT = (Kind.INTERNAL_DISSENT, None)
SELF_CONTRADICTION = (Kind.SELF_CONTRADICTION, None)
REVISION = (Kind.REVISION, None)
RELAY = (Kind.RELAY_DISCREPANCY, None)
ATTRIBUTION = (Kind.ATTRIBUTION_CONFLICT, None)
SCOPE = (Kind.SCOPE_DIFFERENCE, None)
PRECISION = (Kind.PRECISION_DIFFERENCE, None)
UNDERSPECIFIED = (Kind.UNDERSPECIFIED, None)

NO_GAP = 1

_PLACES = {sort: place for place, sort in enumerate(ORDER)}
_RANKS = {
    (sort, slight): ranked(place, weight_of(*sort, slight=slight) or 1)
    for sort, place in _PLACES.items()
    for slight in (False, True)
}


def prospect(layout: Layout, a: Block, b: Block) -> Prospect | None:
    """The worst that a claim of the one and a claim of the other can make; None where they need nobody."""
    roles = a.roles | b.roles
    if roles & FOREIGN:
        return (0, -inf)
    if a.money is not None and b.money is not None and a.money != b.money and roles == OWN:
        return None
    found = list(_own(layout, a, b)) if a.roles & b.roles & OWN else []
    for own, related in ((a, b), (b, a)):
        if own.roles & OWN:
            for role, rule in _RELATED:
                if related.roles & role:
                    found += rule(layout, own, related)
    return min(found, default=None)


def _sort(sort: Sort, gap: Place = -1, *, slight: bool = False) -> Prospect:
    """A prospect of a sort; `gap` −1 where distance says nothing."""
    return _RANKS[sort, slight], (NO_GAP if gap < 0 else -gap)


def _own(layout: Layout, a: Block, b: Block) -> Iterator[Prospect]:
    """Two blocks of claims on the question itself."""
    same = _same_time(layout, a, b)
    denied = same and ((a.denies and b.presupposes) or (b.denies and a.presupposes))
    apart = same and a.outer.apart(b.outer)
    fell = _fell(layout, a, b)
    if denied or apart or fell:
        ties = ties_of(layout, a, b)
        gap, slight = a.outer.gap(b.outer), _slight(layout, a, b)
        if denied and ties & ~SAME:
            yes_no = layout.question.answer is Answer.YES_NO
            yield _sort(STANCE) if yes_no else _sort(EXISTENCE, gap)
        if fell:
            yield from _lower(ties, gap, slight)
        if apart:
            yield from _disagreement(a, b, ties, gap, slight)
            yield from _periods(layout, a, b, ties)
    yield from _milder(layout, a, b, same, apart)


def _slight(layout: Layout, a: Block, b: Block) -> bool:
    """Whether whatever two of them differ by is slight."""
    pairs = ((a.outer, b.outer), (b.outer, a.outer))
    return all(layout.slight(first, second) for first, second in pairs if first.high < second.low)


def _lower(ties: int, gap: Place, slight: bool) -> Iterator[Prospect]:
    """A later running total that lies below an earlier one."""
    if ties & OTHER:
        yield _sort(LATER_TOTAL_LOWER, gap, slight=slight)
    if ties & MEMBER:
        yield _sort(DISSENT, gap, slight=slight)
    if ties & (SAME | AFFILIATED):
        yield _sort(REVISION, gap, slight=slight)


def _disagreement(a: Block, b: Block, ties: int, gap: Place, slight: bool) -> Iterator[Prospect]:
    """Figures of one time that exclude each other: between sources, in one house or within one source."""
    together = _said_together(a, b)
    if ties & OTHER:
        yield _sort(VALUE, gap, slight=slight)
    if ties & MEMBER or (ties & AFFILIATED and together):
        yield _sort(DISSENT, gap, slight=slight)
    if ties & SAME and together:
        yield _sort(SELF_CONTRADICTION, gap)
    if ties & (SAME | AFFILIATED):
        yield _sort(REVISION, gap, slight=slight)


def _periods(layout: Layout, a: Block, b: Block, ties: int) -> Iterator[Prospect]:
    """A shorter period that may hold more than a longer one."""
    flows = layout.question.temporality is Temporality.FLOW and layout.question.additive
    if not flows or _one_period(a, b) or not ties & ~SAME:
        return
    gap = a.outer.gap(b.outer)
    yield _sort(PART_EXCEEDS_WHOLE, gap, slight=_slight(layout, a, b))
    if a.denies or b.denies:
        yield _sort(EXISTENCE, gap)


def _one_period(a: Block, b: Block) -> bool:
    """Whether all their claims are for one and the same period."""
    firsts = {a.first, a.first_last, b.first, b.first_last}
    return len(firsts) == 1 and len({a.end_first, a.end_last, b.end_first, b.end_last}) == 1


def _milder(layout: Layout, a: Block, b: Block, same: bool, apart: bool) -> Iterator[Prospect]:
    """What two can be whose figures don't exclude each other, or who said them at once."""
    timeless = layout.question.temporality is Temporality.TIMELESS
    missing = not timeless and (a.undated or b.undated)
    if (same or missing) and _differ_in_copies(a, b):
        yield _sort(SELF_CONTRADICTION if apart else RELAY, a.outer.gap(b.outer))
    if same and not a.quotes.isdisjoint(b.quotes) and ties_of(layout, a, b) & OTHER:
        yield _sort(ATTRIBUTION)
    cores_apart = a.core.apart(b.core)
    if same and cores_apart:
        yield _sort(PRECISION)
    straddling = same and layout.question.temporality is Temporality.FLOW and not _one_period(a, b)
    if straddling or (missing and cores_apart):
        yield _sort(UNDERSPECIFIED)


def _differ_in_copies(a: Block, b: Block) -> bool:
    """Whether two of them may be one statement with two figures, which one document can't have copied."""
    one_figure = a.figure is not None and a.figure == b.figure
    one_document = a.document is not None and a.document == b.document
    return not (one_figure or one_document or a.statements.isdisjoint(b.statements))


def _of_part(layout: Layout, whole: Block, part: Block) -> Iterator[Prospect]:
    """A block of claims on the question, and one of claims on parts of it."""
    same = _same_time(layout, whole, part)
    yield from _held_against(layout, whole, part, same)
    if same and layout.base_not_given:
        yield _sort(UNDERSPECIFIED)


def _of_staying(layout: Layout, whole: Block, part: Block) -> Iterator[Prospect]:
    """A level, and a running total of a part whose members stay in it, for one day."""
    yield from _held_against(layout, whole, part, _ends_within(part, whole))


def _held_against(layout: Layout, whole: Block, part: Block, same: bool) -> Iterator[Prospect]:
    bounded = same or _later(layout, part, whole)
    if bounded and whole.outer.high < part.outer.low:
        yield from _excess(layout, whole, part)
    if _differ_in_scope(layout, whole, part, same):
        yield _sort(SCOPE)
    if bounded and whole.core.high < part.core.low:
        yield _sort(PRECISION)


def part_may_contradict(layout: Layout, whole: Block, part: Block) -> bool:
    """Whether a claim on a part may contradict one on the whole, however slightly."""
    staying = bool(part.roles & STAYING)
    same = _ends_within(part, whole) if staying else _same_time(layout, whole, part)
    bounded = same or _later(layout, part, whole)
    return bounded and whole.outer.high < part.outer.low and bool(ties_of(layout, whole, part) & ~SAME)


def _excess(layout: Layout, whole: Block, part: Block) -> Iterator[Prospect]:
    """A part that exceeds its whole."""
    ties, gap = ties_of(layout, whole, part), whole.outer.gap(part.outer)
    slight = layout.slight(whole.outer, part.outer)
    if ties & ~SAME:
        yield _sort(PART_EXCEEDS_WHOLE, gap, slight=slight)
        if whole.denies:
            yield _sort(EXISTENCE, gap)
    if ties & SAME:
        yield _sort(REVISION, gap, slight=slight)
        if _said_together(whole, part):
            yield _sort(SELF_CONTRADICTION, gap)


def _of_beside(layout: Layout, own: Block, beside: Block) -> Iterator[Prospect]:
    """A block of claims on the question, and one of claims on questions that overlap it."""
    if _differ_in_scope(layout, own, beside, _same_time(layout, own, beside)):
        yield _sort(SCOPE)


def _of_whether(layout: Layout, own: Block, asked: Block) -> Iterator[Prospect]:
    """A block of claims on the question, and one of answers to whether there are any."""
    same = _same_time(layout, own, asked)
    if same and layout.question.temporality is Temporality.FLOW and not _one_period(own, asked):
        yield _sort(EXISTENCE if own.zero or asked.zero else UNDERSPECIFIED)
    if not ((own.zero and asked.some) or (own.some and asked.zero)):
        return
    ties = ties_of(layout, own, asked)
    if same and ties & ~SAME:
        yield _sort(STANCE)
    if same and ties & SAME:
        yield _sort(SELF_CONTRADICTION)
    if _later(layout, own, asked) or _later(layout, asked, own):
        yield from _lower(ties, -1, slight=False)
    if layout.question.temporality is not Temporality.TIMELESS and (own.undated or asked.undated):
        yield _sort(UNDERSPECIFIED)


def _differ_in_scope(layout: Layout, own: Block, related: Block, same: bool) -> bool:
    """Whether two sources may give, for one time, figures whose cores exclude each other, and nobody has
    looked at their questions yet."""
    confirmed = layout.world.relations.is_confirmed(layout.question.id, related.question)
    apart = same and not confirmed and own.core.apart(related.core)
    return apart and bool(ties_of(layout, own, related) & ~SAME)


_RELATED = ((PART, _of_part), (STAYING, _of_staying), (BESIDE, _of_beside), (WHETHER, _of_whether))
"""How the claims on the question stand to those of each other role."""


def ties_of(layout: Layout, a: Block, b: Block) -> int:
    """All ways in which a voice of the one may stand to a voice of the other."""
    if a.voices is None or b.voices is None:
        return SAME | AFFILIATED | MEMBER | OTHER
    return layout.voices.ties(a.voices, b.voices)


def _same_time(layout: Layout, a: Block, b: Block) -> bool:
    """Whether two of their claims may be for the same time (periods: share a day)."""
    temporality = layout.question.temporality
    if temporality is Temporality.TIMELESS:
        return True
    if temporality is Temporality.CUMULATIVE:
        return a.end_first <= b.end_last and b.end_first <= a.end_last
    return a.first <= b.end_last and b.first <= a.end_last


def _ends_within(part: Block, whole: Block) -> bool:
    """Whether a running total of the one may be for a day of a level of the other."""
    return whole.first <= part.end_last and part.end_first <= whole.end_last


def _later(layout: Layout, earlier: Block, later: Block) -> bool:
    """Whether a running total of the one may be for an earlier time than one of the other."""
    return layout.question.temporality is Temporality.CUMULATIVE and earlier.end_first < later.end_last


def _fell(layout: Layout, a: Block, b: Block) -> bool:
    """Whether a later running total of the two may lie below an earlier one."""
    return (_later(layout, a, b) and b.outer.high < a.outer.low) or (
        _later(layout, b, a) and a.outer.high < b.outer.low
    )


def _said_together(a: Block, b: Block) -> bool:
    """Whether two of their claims may have been said on one day, for all we know."""
    known_together = a.said_first <= b.said_last and b.said_first <= a.said_last
    return known_together or a.unsaid or b.unsaid
