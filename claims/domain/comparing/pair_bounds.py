"""What two blocks of claims can be to each other at worst: a bound that no pair of theirs exceeds.

Each test mirrors a rule of `classify` and may err on one side only: it may expect a finding where there is
none, never the reverse. What a pair really is, `classify` alone says.
"""

from math import inf

from claims.domain.comparing.claim_blocks import BESIDE, FOREIGN, OWN, PART, Block, Place
from claims.domain.comparing.claim_index import AFFILIATED, MEMBER, OTHER, SAME, Layout
from claims.domain.comparing.findings import Kind, Reason
from claims.domain.comparing.pairings import ORDER
from claims.domain.questions.scope import Answer, Temporality

Prospect = tuple[int, Place]
"""A place in ORDER, and the distance negated (in units of the layout's scale; 1 for none): less is worse."""

EXISTENCE = ORDER.index((Kind.CONTRADICTION, Reason.EXISTENCE))
STANCE = ORDER.index((Kind.CONTRADICTION, Reason.STANCE))
PART_EXCEEDS_WHOLE = ORDER.index((Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE))
CUMULATIVE_FELL = ORDER.index((Kind.CONTRADICTION, Reason.CUMULATIVE_FELL))
VALUE = ORDER.index((Kind.CONTRADICTION, Reason.VALUE))
DISSENT = ORDER.index((Kind.INTERNAL_DISSENT, None))
SELF_CONTRADICTION = ORDER.index((Kind.SELF_CONTRADICTION, None))
REVISION = ORDER.index((Kind.REVISION, None))
RELAY = ORDER.index((Kind.RELAY_DISCREPANCY, None))
ATTRIBUTION = ORDER.index((Kind.ATTRIBUTION_CONFLICT, None))
SCOPE = ORDER.index((Kind.SCOPE_DIFFERENCE, None))
PRECISION = ORDER.index((Kind.PRECISION_DIFFERENCE, None))
UNDERSPECIFIED = ORDER.index((Kind.UNDERSPECIFIED, None))

NO_GAP = 1


def prospect(layout: Layout, a: Block, b: Block) -> Prospect | None:
    """The worst that a claim of the one and a claim of the other can make; None where they need nobody."""
    roles = a.roles | b.roles
    if roles & FOREIGN:
        return (0, -inf)
    found = [_own(layout, a, b)] if a.roles & b.roles & OWN else []
    for own, related in ((a, b), (b, a)):
        if own.roles & OWN:
            found += [rule(layout, own, related) for role, rule in _RELATED if related.roles & role]
    return min((each for each in found if each is not None), default=None)


def _own(layout: Layout, a: Block, b: Block) -> Prospect | None:
    """Two blocks of claims on the question itself."""
    same = _same_time(layout, a, b)
    denied = same and ((a.denies and b.presupposes) or (b.denies and a.presupposes))
    apart = same and a.countable.apart(b.countable)
    fell = _fell(layout, a, b)
    if not (denied or apart or fell):
        return _milder(layout, a, b, same)
    ties = ties_of(layout, a, b)
    if denied and ties & ~SAME:
        if layout.question.answer is Answer.YES_NO:
            return STANCE, NO_GAP
        return EXISTENCE, -a.outer.gap(b.outer)
    if fell and ties & (MEMBER | OTHER):
        return CUMULATIVE_FELL, -a.countable.gap(b.countable)
    if apart:
        return _disagreement(a, b, ties), -a.countable.gap(b.countable)
    return (REVISION, -a.countable.gap(b.countable)) if fell else _milder(layout, a, b, same)


def _disagreement(a: Block, b: Block, ties: int) -> int:
    """Figures of one time that exclude each other: between sources, in one house or within one source."""
    if ties & OTHER:
        return VALUE
    if ties & MEMBER or (ties & AFFILIATED and _said_together(a, b)):
        return DISSENT
    return SELF_CONTRADICTION if ties & SAME and _said_together(a, b) else REVISION


def _milder(layout: Layout, a: Block, b: Block, same: bool) -> Prospect | None:
    """What two can be whose figures don't exclude each other."""
    timeless = layout.question.temporality is Temporality.TIMELESS
    missing = not timeless and (a.undated or b.undated)
    if (same or missing) and not a.statements.isdisjoint(b.statements):
        return RELAY, -a.outer.gap(b.outer)
    if same and not a.quotes.isdisjoint(b.quotes) and ties_of(layout, a, b) & OTHER:
        return ATTRIBUTION, NO_GAP
    cores_apart = a.core.apart(b.core)
    if same and cores_apart:
        return PRECISION, NO_GAP
    straddling = same and layout.question.temporality is Temporality.FLOW
    return (UNDERSPECIFIED, NO_GAP) if straddling or (missing and cores_apart) else None


def of_part(layout: Layout, whole: Block, part: Block) -> Prospect | None:
    """A block of claims on the question, and one of claims on parts of it."""
    same = _same_time(layout, whole, part)
    bounded = same or _later(layout, part, whole)
    if bounded and whole.countable.high < part.countable.low:
        return _excess(whole, part, ties_of(layout, whole, part)), -whole.countable.gap(part.countable)
    if _differ_in_scope(layout, whole, part):
        return SCOPE, NO_GAP
    if bounded and whole.core.high < part.core.low:
        return PRECISION, NO_GAP
    return None


def _of_beside(layout: Layout, own: Block, beside: Block) -> Prospect | None:
    """A block of claims on the question, and one of claims on questions that overlap it."""
    return (SCOPE, NO_GAP) if _differ_in_scope(layout, own, beside) else None


def _differ_in_scope(layout: Layout, own: Block, related: Block) -> bool:
    """Whether two sources may give, for one time, figures whose cores exclude each other, and nobody has
    looked at their questions yet."""
    confirmed = frozenset((layout.question.id, related.question)) in layout.world.relations.confirmed
    apart = not confirmed and own.core.apart(related.core)
    return apart and _same_time(layout, own, related) and bool(ties_of(layout, own, related) & ~SAME)


def _excess(whole: Block, part: Block, ties: int) -> int:
    """A part that exceeds its whole."""
    if ties & ~SAME:
        return EXISTENCE if whole.denies else PART_EXCEEDS_WHOLE
    return SELF_CONTRADICTION if _said_together(whole, part) else REVISION


_RELATED = ((PART, of_part), (BESIDE, _of_beside))
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


def _later(layout: Layout, earlier: Block, later: Block) -> bool:
    """Whether a running total of the one may be for an earlier time than one of the other."""
    return layout.question.temporality is Temporality.CUMULATIVE and earlier.end_first < later.end_last


def _fell(layout: Layout, a: Block, b: Block) -> bool:
    """Whether a later running total of the two may lie below an earlier one."""
    return (_later(layout, a, b) and b.countable.high < a.countable.low) or (
        _later(layout, b, a) and a.countable.high < b.countable.low
    )


def _said_together(a: Block, b: Block) -> bool:
    """Whether two of their claims may have been said on one day, for all we know."""
    known_together = a.said_first <= b.said_last and b.said_first <= a.said_last
    return known_together or a.unsaid or b.unsaid
