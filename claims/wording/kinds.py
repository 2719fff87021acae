"""Kinds of disagreement in words: what it is, and why it is or is not a contradiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Text, Words
from claims.domain.comparing.findings import Kind, Reason
from claims.domain.figures.figure import Stance
from claims.wording import values
from claims.wording.terms import STANCES

KINDS = {
    Kind.CONTRADICTION: Words(_("Contradiction")),
    Kind.INTERNAL_DISSENT: Words(_("Disagreement between related sources")),
    Kind.SELF_CONTRADICTION: Words(_("A source contradicts itself")),
    Kind.REVISION: Words(_("A source revised its figure")),
    Kind.RELAY_DISCREPANCY: Words(_("Copies of one statement differ")),
    Kind.ATTRIBUTION_CONFLICT: Words(_("The same words attributed to two sources")),
    Kind.SCOPE_DIFFERENCE: Words(_("Not a contradiction: different scope"), short=_("Different scope")),
    Kind.PRECISION_DIFFERENCE: Words(
        _("Not a contradiction: different precision"), short=_("Different precision")
    ),
    Kind.UNDERSPECIFIED: Words(
        _("Not comparable yet: information is missing"), short=_("Not comparable yet")
    ),
    Kind.NOT_COMPARABLE: Words(_("Not comparable")),
    Kind.DUPLICATE: Words(_("Duplicate")),
    Kind.COMPATIBLE: Words(_("Compatible")),
    Kind.UPDATE: Words(_("Update")),
    Kind.TEMPORAL_DIFFERENCE: Words(_("Different times")),
    Kind.DEPENDENT_AGREEMENT: Words(_("Agreement between dependent sources")),
    Kind.CORROBORATION: Words(_("Corroboration")),
    Kind.OUT_OF_STEP: Words(
        _("Last figures for different days are far apart"), short=_("Last figures far apart")
    ),
}

REASONS = {
    Reason.EXISTENCE: Words(_("Contradiction: none or some"), short=_("None or some")),
    Reason.STANCE: Words(_("Contradiction: affirmed and denied"), short=_("Affirmed and denied")),
    Reason.PART_EXCEEDS_WHOLE: Words(
        _("Contradiction: a part exceeds its whole"), short=_("Part exceeds whole")
    ),
    Reason.CUMULATIVE_FELL: Words(_("Contradiction: a running total fell"), short=_("Running total fell")),
    Reason.VALUE: Words(_("Contradiction: incompatible figures"), short=_("Incompatible figures")),
    Reason.PARTS_EXCEED_WHOLE: Words(
        _("Contradiction: parts together exceed their whole"), short=_("Parts exceed whole")
    ),
    Reason.PARTS_FALL_SHORT: Words(
        _("Contradiction: parts together fall short of their whole"), short=_("Parts fall short")
    ),
    Reason.LATER_TOTAL_LOWER: Words(
        _("Contradiction: the later total is lower"), short=_("Later total lower")
    ),
    Reason.PART_EXCEEDS_EARLIER_WHOLE: Words(
        _("A part exceeds an earlier figure of its whole"), short=_("Part exceeds earlier whole")
    ),
    Reason.OTHER_BASE: Words(_("Shares of different bases"), short=_("Other base")),
    Reason.BASE_NOT_GIVEN: Words(_("The base of a share is not given"), short=_("Base not given")),
    Reason.OTHER_CURRENCY: Words(_("Different currencies"), short=_("Other currency")),
    Reason.OTHER_PRICE_YEAR: Words(_("Prices of different years"), short=_("Other price year")),
}
"""Why: which contradiction, or what prevents a comparison."""


def title(kind: str, reason: str = "") -> str:
    """The kind of a disagreement in a few words."""
    if kind == Kind.CONTRADICTION and reason:
        return str(REASONS[Reason(reason)])
    return str(KINDS[Kind(kind)])


class QuotedClaim(Protocol):
    """A claim as it is quoted: who, the figure in the source's words, and the question if it is not the
    conflict's own."""

    @property
    def source(self) -> str:
        """The source as it is printed."""

    @property
    def figure(self) -> str:
        """The figure in the words of its source, or a stance."""

    @property
    def question(self) -> str:
        """Empty unless the claim answers a part of the conflict's question."""

    @property
    def days(self) -> values.DayBounds:
        """The days that the figure is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairInWords:
    """Two claims and what is between them.

    `first` is the part where one question is part of the other, the earlier where time decides.
    `question` is that of the conflict; `overlap` says that the two questions share something and
    neither contains the other, `fell` that a running total is lower on a later day. `gap` and
    `remainder` are in `unit`.
    """

    first: QuotedClaim
    second: QuotedClaim
    question: str = ""
    unit: str = ""
    gap: Decimal | None = None
    remainder: values.Bounds | None = None
    overlap: bool = False
    fell: bool = False

    @property
    def both(self) -> str:
        """Who said what."""
        return f"{says(self.first)}; {says(self.second)}."

    @property
    def answers(self) -> str:
        """Who said what in answer to which question."""
        parts = (
            _now("%(statement)s in answer to “%(question)s”")
            % {"statement": says(claim), "question": claim.question or self.question}
            for claim in (self.first, self.second)
        )
        # A question brings its own mark: no full stop after it.
        asks = (self.second.question or self.question).endswith("?")
        return f"{'; '.join(parts)}{'' if asks else '.'}"

    @property
    def figures(self) -> str:
        """What was said, once where it is the same."""
        if self.first.figure == self.second.figure:
            return self.first.figure
        return _now("%(first)s and %(second)s") % {"first": self.first.figure, "second": self.second.figure}


def why(kind: str, reason: str, pair: PairInWords) -> str:
    """Why two claims are (not) a contradiction, naming both and what they say."""
    if kind == Kind.OUT_OF_STEP:
        return out_of_step((pair.first, pair.second))
    if reason in _OF_SEVERAL:
        return f"{pair.answers} {_OF_SEVERAL[Reason(reason)]}"
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
        "gap": values.amount(pair.gap, pair.unit) if pair.gap else "",
    }
    remainder = None if kind != Kind.SCOPE_DIFFERENCE or pair.overlap else pair.remainder
    if remainder is None or remainder.low == remainder.high == 0:
        return text
    left = _now("The remainder would be %(remainder)s.") % {"remainder": values.span(remainder, pair.unit)}
    return f"{text} {left}"


def why_of_several(kind: str, reason: str, claims: Sequence[QuotedClaim], question: str) -> str:
    """Why claims that no two of them explain are a conflict, naming all and what they say.

    `claims`: of a sum the whole, then its parts; `question`: that of the conflict.
    """
    if kind == Kind.OUT_OF_STEP:
        return out_of_step(claims)
    said = "; ".join(
        _now("%(said)s in answer to “%(question)s”")
        % {"said": says(claim), "question": claim.question or question}
        for claim in claims
    )
    return f"{said}. {_OF_SEVERAL[Reason(reason)]}"


def out_of_step(claims: Sequence[QuotedClaim]) -> str:
    """Last figures that are out of step: "The ministry said 64 for 9 December 2017; they said …" """
    said = [dated(claim) for claim in sorted(claims, key=_last_day)]
    return _now(
        "%(said)s. These are their last figures, for different days and far apart: check whether %(figure)s "
        "still holds."
    ) % {"said": "; ".join(said), "figure": min(claims, key=_last_day).figure}


def _last_day(claim: QuotedClaim) -> date:
    return claim.days.end or date.max


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


def says(claim: QuotedClaim) -> str:
    """Who said what: "South Korea said 11,000"."""
    if claim.figure in tuple(Stance):
        verb = STANCES[Stance(claim.figure)].text
        return _now("%(source)s %(affirms)s it") % {"source": claim.source, "affirms": verb}
    return _now("%(source)s said %(figure)s") % {"source": claim.source, "figure": claim.figure}


def dated(claim: QuotedClaim) -> str:
    """Who said what, and for when: "South Korea said 11,000 for 18 October 2024"."""
    return _now("%(said)s for %(days)s") % {"said": says(claim), "days": values.days(claim.days)}


def _sentence(kind: Kind, reason: str, pair: PairInWords) -> Text:
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
