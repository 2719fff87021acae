"""Every constant that is a decision of ours, in one versioned value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from sources.domain.independence import EXACT_UP_TO

_UNCOUNTABLE = {
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1000,
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
    "millions": 1_000_000,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The constants of one version of the methodology; fractions are exact, times are in days.

    `hedge_floor`, `hedge_cap`, `bare_cap`: of |x|, for what a hedge or a round number leaves open.
    `small_count`, `fine_grain`: head-counts under the one or of a grain up to the other are taken as exact.
    `same_best`: how far apart two best values may be, of the larger, to corroborate each other.
    `robust_evidence`: independent voices from which the evidence is strong (two are some, one is little).
    `most_agree`: share of the independent voices from which agreement is high (half of them: some).
    `weighed_from`: verified questions from which a source's record is weighed; `shrunk_by`: how many neutral
    ones are added to them.
    `answer_within_days`: how old the day of an answer may be beside the newest figure, to have two houses.
    `carried_at_most_days`, `carried_at_least_days`: for how many days a running total serves as it stands,
    where it grew by at most `slow_growth` over as many days before, and where it grew faster or is alone.
    `one_in_two_systems`: how far apart, of the larger, values in two units may be to be one value.
    `imprecise`: half the width of a core, of its centre, from which a figure is imprecise.
    `moved`: by how much (of 1) the relative spread must move to have widened or narrowed.
    """

    version: str = "1"
    hedge_floor: Fraction = Fraction(2, 100)
    hedge_cap: Fraction = Fraction(10, 100)
    bare_cap: Fraction = Fraction(10, 100)
    small_count: int = 100
    fine_grain: int = 5
    same_best: Fraction = Fraction(5, 100)
    same_words: int = 8
    days_in_a_year: int = 365
    answer_within_days: int = 30
    carried_at_most_days: int = 3
    carried_at_least_days: int = 1
    slow_growth: Fraction = Fraction(5, 100)
    one_in_two_systems: Fraction = Fraction(5, 1000)
    imprecise: Fraction = Fraction(10, 100)
    moved: Fraction = Fraction(5, 100)
    stale_after_days: int = 14
    robust_evidence: int = 3
    most_agree: Fraction = Fraction(9, 10)
    weighed_from: int = 20
    shrunk_by: int = 20
    exact_up_to_sources: int = EXACT_UP_TO
    integer_digits: int = 26
    decimal_places: int = 12
    uncountable: Mapping[str, int] = field(default_factory=lambda: MappingProxyType(_UNCOUNTABLE))


POLICY = Policy()
