"""What can be found between two claims, who must look at it, and how it is said in words."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.domain.comparing.sentences import shown, span_of
from claims.domain.figures.interval import Interval
from claims.domain.saying import joined, say, to_say
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
    OUT_OF_STEP = "out_of_step"


class Reason(StrEnum):
    """Why: of a contradiction, the rule that decided it; of some other kinds, what stands in the way."""

    EXISTENCE = "existence"
    STANCE = "stance"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    CUMULATIVE_FELL = "cumulative_fell"
    VALUE = "value"
    PARTS_EXCEED_WHOLE = "parts_exceed_whole"
    PARTS_FALL_SHORT = "parts_fall_short"
    LATER_TOTAL_LOWER = "later_total_lower"
    PART_EXCEEDS_EARLIER_WHOLE = "part_exceeds_earlier_whole"
    OTHER_BASE = "other_base"
    BASE_NOT_GIVEN = "base_not_given"
    OTHER_CURRENCY = "other_currency"
    OTHER_PRICE_YEAR = "other_price_year"


WEIGHTS = {
    Kind.CONTRADICTION: 3,
    Kind.INTERNAL_DISSENT: 3,
    Kind.SELF_CONTRADICTION: 2,
    Kind.REVISION: 2,
    Kind.RELAY_DISCREPANCY: 2,
    Kind.ATTRIBUTION_CONFLICT: 2,
    Kind.UNDERSPECIFIED: 1,
    Kind.PRECISION_DIFFERENCE: 1,
    Kind.OUT_OF_STEP: 1,
}
"""Who must look: 3 first, 0 (all others) nobody. A scope difference has 1 or 0; see `classify`."""

MAY_BE_MINOR = frozenset(
    {
        (Kind.CONTRADICTION, Reason.VALUE),
        (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER),
        (Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE),
        (Kind.CONTRADICTION, Reason.PARTS_EXCEED_WHOLE),
        (Kind.CONTRADICTION, Reason.PARTS_FALL_SHORT),
        (Kind.INTERNAL_DISSENT, None),
        (Kind.REVISION, None),
    }
)
"""What weighs only 1 where the figures differ slightly."""


def weight_of(kind: Kind, reason: Reason | None, *, slight: bool) -> int:
    """Who must look at a finding; `slight`: the figures lie so near that it disputes nothing."""
    return 1 if slight and (kind, reason) in MAY_BE_MINOR else WEIGHTS.get(kind, 0)


SENTENCES: dict[Kind, str] = {
    Kind.NOT_COMPARABLE: to_say("The two claims are about different things."),
    Kind.DUPLICATE: to_say("The same statement, recorded twice."),
    Kind.RELAY_DISCREPANCY: to_say(
        "Two copies of one statement give different figures: at least one copy is wrong."
    ),
    Kind.ATTRIBUTION_CONFLICT: to_say("The same words are attributed to two sources."),
    Kind.UNDERSPECIFIED: to_say("It is not known whether the two refer to the same thing at the same time."),
    Kind.SCOPE_DIFFERENCE: to_say("The figures answer different questions."),
    Kind.CONTRADICTION: to_say("Both cannot be true."),
    Kind.PRECISION_DIFFERENCE: to_say("The figures are compatible only on a wide reading."),
    Kind.COMPATIBLE: to_say("Both can be true; neither supports the other."),
    Kind.REVISION: to_say("The source, or its house, later gave another figure."),
    Kind.UPDATE: to_say("The source gives a newer figure for a later time."),
    Kind.TEMPORAL_DIFFERENCE: to_say("The figures are for different times."),
    Kind.DEPENDENT_AGREEMENT: to_say("They agree but are not independent, so this adds no weight."),
    Kind.CORROBORATION: to_say("Two independent sources agree."),
    Kind.SELF_CONTRADICTION: to_say("The source contradicts itself."),
    Kind.INTERNAL_DISSENT: to_say("Sources that belong together disagree."),
    Kind.OUT_OF_STEP: to_say(
        "The last figures are for different times and far apart: does the earlier still stand?"
    ),
}

REASON_SENTENCES: dict[Reason, str] = {
    Reason.EXISTENCE: to_say("One says none, the other presupposes some."),
    Reason.STANCE: to_say("One affirms, the other denies."),
    Reason.PART_EXCEEDS_WHOLE: to_say("A part cannot exceed its whole."),
    Reason.CUMULATIVE_FELL: to_say("A running total cannot fall."),
    Reason.VALUE: to_say("The figures exclude each other even in their widest fair reading."),
    Reason.PARTS_EXCEED_WHOLE: to_say("The parts together exceed the whole."),
    Reason.PARTS_FALL_SHORT: to_say("The parts leave nothing out, and yet do not make up the whole."),
    Reason.LATER_TOTAL_LOWER: to_say("The later total is the lower one."),
    Reason.PART_EXCEEDS_EARLIER_WHOLE: to_say(
        "The part is larger than the whole, but the whole's figure is older."
    ),
    Reason.OTHER_BASE: to_say("The shares are of different bases."),
    Reason.BASE_NOT_GIVEN: to_say("It is not said what one of the shares is a share of."),
    Reason.OTHER_CURRENCY: to_say("The amounts are in different currencies."),
    Reason.OTHER_PRICE_YEAR: to_say("The amounts are in the prices of different years."),
}


OF_SUMS = frozenset({Reason.PARTS_EXCEED_WHOLE, Reason.PARTS_FALL_SHORT})
"""What a whole and its parts are to each other, three claims or more."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What two claims are to each other.

    `rule`: the number of the rule that decided. `weight`: who must look (3 first, 0 nobody). `gap`: the
    distance between outers that exclude each other, in the question's unit (the whole's). `remainder`: what a
    whole leaves beside its part. `unchanged`: a later time with an equal figure. `minor`: the figures differ
    only slightly, so that it disputes and challenges nothing.
    """

    kind: Kind
    dependence: Dependence
    rule: str
    reason: Reason | None = None
    weight: int = 0
    gap: Fraction | None = None
    remainder: Interval | None = None
    unchanged: bool = False
    minor: bool = False

    @property
    def sentence(self) -> str:
        """The finding in words, for a reader."""
        if self.reason is not None:
            of_sum = self.kind is Kind.CONTRADICTION and self.reason in OF_SUMS
            lead = say("They cannot all be true.") if of_sum else say(SENTENCES[self.kind])
            return joined(lead, say(REASON_SENTENCES[self.reason]), by=" ")
        if self.unchanged:
            return say("The figure is unchanged at a later time.")
        if self.kind is Kind.REVISION and self.rule == "7":
            return say("The later figure is lower.")
        if self.kind is Kind.SCOPE_DIFFERENCE and self.rule == "7":
            return say("One of the two is for a part of the other's period.")
        if self.remainder is not None:
            left = say("Beside the part, {number} remain.", number=_left(self.remainder))
            return joined(say(SENTENCES[self.kind]), left, by=" ")
        return say(SENTENCES[self.kind])


def _left(rest: Interval) -> str:
    """What remains of a whole, for a reader: "1,500 to 4,500", "500", "at least 2,000"."""
    low = shown(rest.low or Fraction(0))
    if rest.high is None:
        return say("at least {number}", number=low)
    return span_of([low, shown(rest.high)])
