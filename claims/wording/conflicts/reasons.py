"""Why two claims, or several, are (not) a contradiction: sentences that name them and what they say."""

from collections.abc import Sequence

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Text
from claims.domain.comparing.findings import Kind, Reason
from claims.wording import values
from claims.wording.kinds import PairInWords, QuotedClaim, dated, out_of_step, says


def why(kind: str, reason: str, pair: PairInWords) -> str:
    """Why two claims are (not) a contradiction, naming both and what they say."""
    if kind == Kind.OUT_OF_STEP:
        return out_of_step((pair.first, pair.second))
    if reason in _OF_SEVERAL:
        return f"{pair.answers} {_OF_SEVERAL[Reason(reason)]}"
    if reason == Reason.BASE_NOT_GIVEN:
        return f"{pair.answers} {_BASE_NOT_GIVEN}"
    text = str(_sentence(Kind(kind), reason, pair)) % {
        "both": pair.both,
        "answers": pair.answers,
        "earlier": says(pair.first),
        "later": says(pair.second),
        "earlier_dated": dated(pair.first),
        "later_dated": dated(pair.second),
        "source": pair.first.source,
        "other_source": pair.second.source,
        "figure": pair.first.figure,
        "other_figure": pair.second.figure,
        "figures": pair.figures,
        "gap": values.distance(pair.gap, pair.unit) if pair.gap else "",
    }
    remainder = None if kind != Kind.SCOPE_DIFFERENCE or pair.overlap else pair.remainder
    if remainder is None or remainder.low == remainder.high == 0:
        return text
    left = _now("The remainder would be %(remainder)s.") % {"remainder": values.span(remainder, pair.unit)}
    return f"{text} {left}"


def why_of_several(
    kind: str, reason: str, claims: Sequence[QuotedClaim], question: str, *, periods: bool = False
) -> str:
    """Why claims that no two of them explain are a conflict, naming all and what they say.

    `claims`: of a sum the whole, then its parts; `question`: that of the conflict. `periods`: they are
    amounts for a longer period and for shorter ones within it.
    """
    if kind == Kind.OUT_OF_STEP:
        return out_of_step(claims)
    if periods:
        return f"{'; '.join(map(_dated_answer, claims))}. {_OF_PERIODS[Reason(reason)]}"
    said = "; ".join(
        _now("%(said)s in answer to “%(question)s”")
        % {"said": says(claim), "question": claim.question or question}
        for claim in claims
    )
    return f"{said}. {_OF_SEVERAL[Reason(reason)]}"


def _dated_answer(claim: QuotedClaim) -> str:
    """Who said what for when, and in answer to what where that isn't the question of the conflict."""
    if not claim.question:
        return dated(claim)
    return _now("%(said)s in answer to “%(question)s”") % {"said": dated(claim), "question": claim.question}


_OF_SEVERAL = {
    Reason.PARTS_EXCEED_WHOLE: _(
        "The parts have nothing in common, and together they exceed their whole, even on the widest reading "
        "of all figures."
    ),
    Reason.PARTS_FALL_SHORT: _(
        "The parts are recorded as all there are, and together they do not reach their whole, even on the "
        "widest reading of all figures."
    ),
    Reason.PART_EXCEEDS_EARLIER_WHOLE: _(
        "The part exceeds its whole, but the figure of the whole is for an earlier day."
    ),
}


_OF_PERIODS = {
    Reason.PARTS_EXCEED_WHOLE: _(
        "The shorter periods share no day, and together they exceed the longer one, even on the widest "
        "reading of all figures."
    ),
    Reason.PARTS_FALL_SHORT: _(
        "The shorter periods leave out no day of the longer one, and together they do not reach it, even on "
        "the widest reading of all figures."
    ),
}
_BASE_NOT_GIVEN = _("It is not given what one of the two is a share of, so they cannot be compared.")


def _sentence(kind: Kind, reason: str, pair: PairInWords) -> Text:
    if pair.periods:
        return _PERIODS_STRADDLE if kind == Kind.UNDERSPECIFIED else _SHORTER_PERIOD.get(kind, _NARROWER)
    if pair.part and kind in (Kind.SELF_CONTRADICTION, Kind.REVISION):
        return _OWN_PART
    if kind == Kind.CONTRADICTION:
        return (
            _OVERLAPPING
            if reason == Reason.VALUE and not pair.gap
            else _CONTRADICTIONS.get(Reason(reason), _CONTRADICTIONS[Reason.VALUE])
        )
    if kind == Kind.SCOPE_DIFFERENCE and pair.overlap:
        return _OVERLAP
    if kind == Kind.REVISION and pair.fell:
        return _FELL
    if kind == Kind.REVISION and pair.first.source == pair.second.source:
        return _OWN_REVISION
    return _EXPLAINED[kind]


_FELL = _("%(earlier_dated)s; then %(later_dated)s. A running total cannot fall.")
_SHORTER = _(
    "%(earlier_dated)s; %(later_dated)s. The first period lies within the second, and its amount cannot be "
    "the larger one, even on the widest reading of both figures."
)
_OWN_SHORTER = _(
    "%(earlier_dated)s; %(later_dated)s. Both are figures of one source. The first period lies within the "
    "second, and its amount cannot be the larger one, even on the widest reading of both figures."
)
_SHORTER_PERIOD = {
    Kind.CONTRADICTION: _SHORTER,
    Kind.SELF_CONTRADICTION: _OWN_SHORTER,
    Kind.REVISION: _OWN_SHORTER,
}
_NARROWER = _(
    "%(earlier_dated)s; %(later_dated)s. The first period lies within the second; on a strict reading its "
    "amount is the larger one, on the widest fair reading both can be right."
)
_PERIODS_STRADDLE = _(
    "%(earlier_dated)s; %(later_dated)s. The two periods share some days, but neither contains the other, so "
    "the figures cannot be compared."
)
_OWN_PART = _(
    "%(answers)s Both are figures of one source. The first question covers part of the second, and a part "
    "cannot exceed its whole, even on the widest reading of both figures."
)
_CONTRADICTIONS = {
    Reason.EXISTENCE: _("%(both)s One says none, the other some: both cannot be right."),
    Reason.STANCE: _("%(both)s One affirms what the other denies: both cannot be right."),
    Reason.PART_EXCEEDS_WHOLE: _(
        "%(answers)s The first question covers part of the second, and a part cannot exceed its whole, "
        "even on the widest reading of both figures."
    ),
    Reason.CUMULATIVE_FELL: _FELL,
    Reason.LATER_TOTAL_LOWER: _FELL,
    Reason.VALUE: _(
        "%(both)s The question and the time are the same, and even on the widest reading the figures are "
        "%(gap)s apart."
    ),
}
_OVERLAPPING = _(
    "%(both)s The question and the time are the same, and even on the widest reading the figures do not "
    "overlap."
)
_OVERLAP = _(
    "%(answers)s The two questions overlap, but neither contains the other, so the figures need not agree."
)
_OWN_REVISION = _(
    "%(source)s first said %(figure)s and later %(other_figure)s for the same time. It replaced its own "
    "figure; this contradicts no other source."
)
_EXPLAINED = {
    Kind.SCOPE_DIFFERENCE: _(
        "%(answers)s The first question covers part of the second, so both can be right."
    ),
    Kind.INTERNAL_DISSENT: _(
        "%(earlier)s; %(later)s, on the same question and for the same time. No fair reading makes both "
        "true, but the two sources are not independent of each other."
    ),
    Kind.SELF_CONTRADICTION: _(
        "%(source)s gave both %(figure)s and %(other_figure)s for the same time, and nothing shows that "
        "one replaces the other."
    ),
    Kind.REVISION: _(
        "%(earlier)s; later, %(later)s. Both speak for the same body, so the later figure replaces the "
        "earlier one."
    ),
    Kind.RELAY_DISCREPANCY: _(
        "One statement by %(source)s was reported as %(figure)s and as %(other_figure)s. At least one copy"
        " is wrong; that is not an error by the source."
    ),
    Kind.ATTRIBUTION_CONFLICT: _(
        "The same words (%(figures)s) are attributed to %(source)s and to %(other_source)s. Establish who "
        "said them before counting them for either source."
    ),
    Kind.PRECISION_DIFFERENCE: _(
        "%(both)s The figures differ on a strict reading but are compatible on the widest fair reading."
    ),
    Kind.UNDERSPECIFIED: _(
        "%(both)s The figures differ, but a date or the relation between the two questions is missing."
    ),
}
"""Of the kinds that a conflict may have why it is one of them."""
