"""Kinds of disagreement in words: what it is, and why it is or is not a contradiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.comparing.findings import Kind, Reason
from claims.wording import values
from claims.wording.terms import STANCES, stance_said

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
    neither contains the other, `fell` that a running total is lower on a later day, `part` that the first
    question covers part of the second, `periods` that both are amounts of one question for periods that share
    days: of one that lies within the other the shorter is the first. `gap` and `remainder` are in `unit`.
    """

    first: QuotedClaim
    second: QuotedClaim
    question: str = ""
    unit: str = ""
    gap: Decimal | None = None
    remainder: values.Bounds | None = None
    overlap: bool = False
    fell: bool = False
    part: bool = False
    periods: bool = False

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


def out_of_step(claims: Sequence[QuotedClaim]) -> str:
    """Last figures that are out of step: "The ministry said 64 for 9 December 2017; they said …" """
    said = [dated(claim) for claim in sorted(claims, key=_last_day)]
    return _now(
        "%(said)s. These are their last figures, for different days and far apart: check whether %(figure)s "
        "still holds."
    ) % {"said": "; ".join(said), "figure": min(claims, key=_last_day).figure}


def _last_day(claim: QuotedClaim) -> date:
    return claim.days.end or date.max


def says(claim: QuotedClaim) -> str:
    """Who said what: "South Korea said 11,000"."""
    stance = stance_said(claim.figure)
    if stance is not None:
        return _now("%(source)s %(affirms)s it") % {"source": claim.source, "affirms": STANCES[stance].text}
    return _now("%(source)s said %(figure)s") % {"source": claim.source, "figure": claim.figure}


def dated(claim: QuotedClaim) -> str:
    """Who said what, and for when: "South Korea said 11,000 for 18 October 2024"."""
    return _now("%(said)s for %(days)s") % {"said": says(claim), "days": values.days(claim.days)}
