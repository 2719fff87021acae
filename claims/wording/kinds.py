"""Kinds of disagreement in words: what it is, and why it is or is not a contradiction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
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


class Statement(Protocol):
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
class Pair:
    """Two claims and what is between them.

    `first` is the part where one question is part of the other, the earlier where time decides.
    `question` is that of the conflict; `overlap` says that the two questions share something and
    neither contains the other, `fell` that a running total is lower on a later day. `gap` and
    `remainder` are in `unit`.
    """

    first: Statement
    second: Statement
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
            f"{says(claim)} in answer to “{claim.question or self.question}”"
            for claim in (self.first, self.second)
        )
        # A question brings its own mark: no full stop after it.
        asks = (self.second.question or self.question).endswith("?")
        return f"{'; '.join(parts)}{'' if asks else '.'}"


def why(kind: str, reason: str, pair: Pair) -> str:
    """Why two claims are (not) a contradiction, naming both and what they say."""
    if kind == Kind.OUT_OF_STEP:
        return out_of_step((pair.first, pair.second))
    if kind == Kind.CONTRADICTION:
        return _contradiction(Reason(reason), pair)
    return _EXPLAINED[Kind(kind)](pair)


def why_of_several(kind: str, reason: str, claims: Sequence[Statement], question: str) -> str:
    """Why claims that no two of them explain are a conflict, naming all and what they say.

    `claims`: of a sum the whole, then its parts; `question`: that of the conflict.
    """
    if kind == Kind.OUT_OF_STEP:
        return out_of_step(claims)
    said = "; ".join(f"{says(claim)} in answer to “{claim.question or question}”" for claim in claims)
    return f"{said}. {_OF_SEVERAL[Reason(reason)]}"


def out_of_step(claims: Sequence[Statement]) -> str:
    """Last figures that are out of step: "The ministry said 64 for 9 December 2017; they said …" """
    said = [f"{says(claim)} for {values.days(claim.days)}" for claim in sorted(claims, key=_last_day)]
    earliest = min(claims, key=_last_day)
    return (
        f"{'; '.join(said)}. These are their last figures, for different days and far apart: check whether "
        f"{earliest.figure} still holds."
    )


def _last_day(claim: Statement) -> date:
    return claim.days.end or date.max


_OF_SEVERAL = {
    Reason.PARTS_EXCEED_WHOLE: (
        "The parts have nothing in common, and together they exceed their whole, even on the widest reading "
        "of all figures."
    ),
    Reason.PARTS_FALL_SHORT: (
        "The parts are recorded as all there are, and together they do not reach their whole, even on the "
        "widest reading of all figures."
    ),
    Reason.PART_EXCEEDS_EARLIER_WHOLE: (
        "The part exceeds its whole, but the figure of the whole is for an earlier day."
    ),
}


def says(claim: Statement) -> str:
    """Who said what: "South Korea said 11,000"."""
    if claim.figure in tuple(Stance):
        return f"{claim.source} {STANCES[Stance(claim.figure)].text} it"
    return f"{claim.source} said {claim.figure}"


def dated(claim: Statement) -> str:
    """Who said what, and for when: "South Korea said 11,000 for 18 October 2024"."""
    return f"{says(claim)} for {values.days(claim.days)}"


def _contradiction(reason: Reason, pair: Pair) -> str:
    if reason is Reason.EXISTENCE:
        return f"{pair.both} One says none, the other some: both cannot be right."
    if reason is Reason.STANCE:
        return f"{pair.both} One affirms what the other denies: both cannot be right."
    if reason is Reason.PART_EXCEEDS_WHOLE:
        return (
            f"{pair.answers} The first question covers part of the second, and a part cannot exceed its "
            "whole, even on the widest reading of both figures."
        )
    if reason in (Reason.CUMULATIVE_FELL, Reason.LATER_TOTAL_LOWER):
        return f"{dated(pair.first)}; then {dated(pair.second)}. A running total cannot fall."
    apart = f"are {values.amount(pair.gap, pair.unit)} apart" if pair.gap else "do not overlap"
    return (
        f"{pair.both} The question and the time are the same, and even on the widest reading the figures "
        f"{apart}."
    )


def _scope(pair: Pair) -> str:
    if pair.overlap:
        return (
            f"{pair.answers} The two questions overlap, but neither contains the other, so the figures need "
            "not agree."
        )
    text = f"{pair.answers} The first question covers part of the second, so both can be right."
    remainder = pair.remainder
    if remainder is None or remainder.low == remainder.high == 0:
        return text
    return f"{text} The remainder would be {values.span(remainder, pair.unit)}."


def _dissent(pair: Pair) -> str:
    return (
        f"{says(pair.first)}; {says(pair.second)}, on the same question and for the same time. No fair "
        "reading makes both true, but the two sources are not independent of each other."
    )


def _self(pair: Pair) -> str:
    return (
        f"{pair.first.source} gave both {pair.first.figure} and {pair.second.figure} for the same time, and "
        "nothing shows that one replaces the other."
    )


def _revision(pair: Pair) -> str:
    if pair.fell:
        return f"{dated(pair.first)}; then {dated(pair.second)}. A running total cannot fall."
    if pair.first.source == pair.second.source:
        return (
            f"{pair.first.source} first said {pair.first.figure} and later {pair.second.figure} for the same "
            "time. It replaced its own figure; this contradicts no other source."
        )
    return (
        f"{says(pair.first)}; later, {says(pair.second)}. Both speak for the same body, so the later figure "
        "replaces the earlier one."
    )


def _relay(pair: Pair) -> str:
    return (
        f"One statement by {pair.first.source} was reported as {pair.first.figure} and as "
        f"{pair.second.figure}. At least one copy is wrong; that is not an error by the source."
    )


def _attribution(pair: Pair) -> str:
    figures = (
        pair.first.figure
        if pair.first.figure == pair.second.figure
        else f"{pair.first.figure} and {pair.second.figure}"
    )
    return (
        f"The same words ({figures}) are attributed to {pair.first.source} and to {pair.second.source}. "
        "Establish who said them before counting them for either source."
    )


def _precision(pair: Pair) -> str:
    return (
        f"{pair.both} The figures differ on a strict reading but are compatible on the widest fair reading."
    )


def _underspecified(pair: Pair) -> str:
    return f"{pair.both} The figures differ, but a date or the relation between the two questions is missing."


_EXPLAINED: dict[Kind, Callable[[Pair], str]] = {
    Kind.SCOPE_DIFFERENCE: _scope,
    Kind.INTERNAL_DISSENT: _dissent,
    Kind.SELF_CONTRADICTION: _self,
    Kind.REVISION: _revision,
    Kind.RELAY_DISCREPANCY: _relay,
    Kind.ATTRIBUTION_CONFLICT: _attribution,
    Kind.PRECISION_DIFFERENCE: _precision,
    Kind.UNDERSPECIFIED: _underspecified,
}
