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
    "millions": 10**6,
    "tens of millions": 10**7,
    "hundreds of millions": 10**8,
    "billions": 10**9,
    "tens of billions": 10**10,
    "hundreds of billions": 10**11,
    "trillions": 10**12,
}


_LEVEL_FACTORS = {3: Fraction(2), 7: Fraction(3)}


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
    `vague_core`: of the unit that a vague quantity names, where its core begins ("hundreds": 200).
    `soft_bound`: of x, how far "up to x" may fairly be read.
    `degree_grain`: the largest grain on a scale whose zero is a convention, in units as written.
    `minor_gap`: the largest distance of two figures, of the larger, that differ only slightly; of counts from
    `minor_count` up; of shares `minor_points` (in per cent).
    `two_systems`: how far apart, of the larger, values may be that are one, written in two systems of units.
    `total_factor`: from which the last running totals of two houses are out of step, the earlier the lower;
    `level_factors`: of levels, by the most days between them; `long_period_factor` of periods of
    `long_period` days or more, `short_period_factor` of shorter ones.
    Breaks in a series: `break_steps` before that are looked at, and between two of a kind; `break_least` of
    them for the usual step to be known; `break_count` the least distance of counts, `break_from` the least
    value where it isn't; `total_leap` of the usual step, `leap_of_largest` of the largest and `leap_of_value`
    of the value, for a total, `flow_leap` of the usual value, `level_leap` of the figure before, and
    `total_leap_early`, `flow_leap_early` where little is known; `still_steps` without a change while others
    moved by `still_moved`; `daily_fall`: to less than one in so many; `daily_run`: so many values that are
    another's rises; `bound_far_off`: of the highest value that others give.
    `said_digits`: how many digits two equal figures must have in common to suspect one origin.
    `wide`: half the width of a core, of its centre, from which a figure corroborates nothing.
    Two sources measure two things where, within `measure_days`, they differ `measure_slots` times on
    `measure_questions` questions of one measure, `measure_one_side` of them one way, and `measure_steady` of
    the distances lie within `measure_near` of their median.
    """

    version: str = "2"
    hedge_floor: Fraction = Fraction(2, 100)
    hedge_cap: Fraction = Fraction(10, 100)
    bare_cap: Fraction = Fraction(10, 100)
    vague_core: int = 2
    soft_bound: int = 2
    degree_grain: int = 5
    minor_gap: Fraction = Fraction(2, 100)
    minor_count: int = 100
    minor_points: Fraction = Fraction(1, 2)
    two_systems: Fraction = Fraction(5, 1000)
    total_factor: Fraction = Fraction(3, 2)
    level_factors: Mapping[int, Fraction] = field(default_factory=lambda: MappingProxyType(_LEVEL_FACTORS))
    long_period: int = 28
    long_period_factor: Fraction = Fraction(2)
    short_period_factor: Fraction = Fraction(5)
    break_steps: int = 8
    break_least: int = 4
    break_count: int = 50
    break_from: int = 100
    total_leap: int = 10
    leap_of_largest: int = 3
    leap_of_value: Fraction = Fraction(2, 100)
    total_leap_early: Fraction = Fraction(3, 2)
    flow_leap: int = 5
    flow_leap_early: Fraction = Fraction(7, 4)
    level_leap: int = 5
    still_steps: int = 5
    still_moved: Fraction = Fraction(2, 100)
    daily_fall: int = 10
    daily_run: int = 4
    bound_far_off: int = 10
    said_digits: int = 3
    wide: Fraction = Fraction(10, 100)
    measure_days: int = 90
    measure_slots: int = 20
    measure_questions: int = 5
    measure_one_side: Fraction = Fraction(9, 10)
    measure_near: Fraction = Fraction(1, 2)
    measure_steady: Fraction = Fraction(1, 2)
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
