"""What can be found between two claims, who must look at it, and how it is said in words."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.domain.comparing.sentences import shown
from claims.domain.figures.interval import Interval
from sources.domain.independence import Dependence


class Kind(StrEnum):
    """Every finding two claims can make."""

    NOT_COMPARABLE = "not_comparable"
    DUPLICATE = "duplicate"
    RELAY_DISCREPANCY = "relay_discrepancy"
    ATTRIBUTION_CONFLICT = "attribution_conflict"
    UNDERSPECIFIED = "underspecified"
    SCOPE_DIFFERENCE = "scope_difference"
    CONTRADICTION = "contradiction"
    PRECISION_DIFFERENCE = "precision_difference"
    COMPATIBLE = "compatible"
    REVISION = "revision"
    UPDATE = "update"
    TEMPORAL_DIFFERENCE = "temporal_difference"
    DEPENDENT_AGREEMENT = "dependent_agreement"
    CORROBORATION = "corroboration"
    SELF_CONTRADICTION = "self_contradiction"
    INTERNAL_DISSENT = "internal_dissent"


class Reason(StrEnum):
    """Which contradiction: the rule that decided it. Empty for every other kind."""

    EXISTENCE = "existence"
    STANCE = "stance"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    CUMULATIVE_FELL = "cumulative_fell"
    VALUE = "value"


WEIGHTS = {
    Kind.CONTRADICTION: 3,
    Kind.INTERNAL_DISSENT: 3,
    Kind.SELF_CONTRADICTION: 2,
    Kind.REVISION: 2,
    Kind.RELAY_DISCREPANCY: 2,
    Kind.ATTRIBUTION_CONFLICT: 2,
    Kind.UNDERSPECIFIED: 1,
    Kind.PRECISION_DIFFERENCE: 1,
}
"""Who must look: 3 first, 0 (all others) nobody. A scope difference has 1 or 0; see `classify`."""

SENTENCES: dict[Kind, str] = {
    Kind.NOT_COMPARABLE: "The two claims are about different things.",
    Kind.DUPLICATE: "The same statement, recorded twice.",
    Kind.RELAY_DISCREPANCY: "Two copies of one statement give different figures: at least one copy is wrong.",
    Kind.ATTRIBUTION_CONFLICT: "The same words are attributed to two sources.",
    Kind.UNDERSPECIFIED: "It is not known whether the two refer to the same thing at the same time.",
    Kind.SCOPE_DIFFERENCE: "The figures answer different questions.",
    Kind.CONTRADICTION: "Both cannot be true.",
    Kind.PRECISION_DIFFERENCE: "The figures are compatible only on a wide reading.",
    Kind.COMPATIBLE: "Both can be true; neither supports the other.",
    Kind.REVISION: "The source has corrected itself.",
    Kind.UPDATE: "The source gives a newer figure for a later time.",
    Kind.TEMPORAL_DIFFERENCE: "The figures are for different times.",
    Kind.DEPENDENT_AGREEMENT: "They agree but are not independent, so this adds no weight.",
    Kind.CORROBORATION: "Two independent sources agree.",
    Kind.SELF_CONTRADICTION: "The source contradicts itself.",
    Kind.INTERNAL_DISSENT: "Related sources disagree.",
}

REASON_SENTENCES: dict[Reason, str] = {
    Reason.EXISTENCE: "One says none, the other presupposes some.",
    Reason.STANCE: "One affirms, the other denies.",
    Reason.PART_EXCEEDS_WHOLE: "A part cannot exceed its whole.",
    Reason.CUMULATIVE_FELL: "A running total cannot fall.",
    Reason.VALUE: "The figures exclude each other even in their widest fair reading.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What two claims are to each other.

    `rule`: the number of the rule that decided. `weight`: who must look (3 first, 0 nobody). `gap`: the
    distance between outers that exclude each other, in the question's unit (the whole's). `remainder`: what a
    whole leaves beside its part. `unchanged`: a later time with an equal figure.
    """

    kind: Kind
    dependence: Dependence
    rule: str
    reason: Reason | None = None
    weight: int = 0
    gap: Fraction | None = None
    remainder: Interval | None = None
    unchanged: bool = False

    @property
    def sentence(self) -> str:
        """The finding in words, for a reader."""
        if self.reason is not None:
            return f"{SENTENCES[self.kind]} {REASON_SENTENCES[self.reason]}"
        if self.unchanged:
            return "The figure is unchanged at a later time."
        if self.remainder is not None:
            return f"{SENTENCES[self.kind]} Beside the part, {_left(self.remainder)} remain."
        return SENTENCES[self.kind]


def _left(rest: Interval) -> str:
    """What remains of a whole, for a reader: "1,500 to 4,500", "500", "at least 2,000"."""
    low = shown(rest.low or Fraction(0))
    if rest.high is None:
        return f"at least {low}"
    high = shown(rest.high)
    return low if low == high else f"{low} to {high}"
