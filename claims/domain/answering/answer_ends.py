"""The two ends of an answer: where they come from, how they are worded, and what they assert."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import (
    HEDGED,
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    Figure,
    Modality,
)
from claims.domain.figures.interpretation import decimal_of, least_of
from claims.domain.figures.interval import EVERYTHING, Interval
from claims.domain.figures.numbers import said_digits
from claims.domain.figures.units import system_of, unit
from claims.domain.policy import POLICY
from claims.domain.saying import say

WORDED = (HEDGED | LOWER_BOUNDS | UPPER_BOUNDS) - {Modality.UNCOUNTABLE}
"""Modalities that an end keeps; "exactly" and a bare number are printed as the plain number."""

_IN_ORDER = tuple(Modality)
_BESIDE_THE_NUMBER = frozenset({Modality.NEARLY, Modality.JUST_OVER})
"""Hedges that name a number and assert another: who said "just over" has not said the number itself."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of an answer: its value in the question's unit, how it is worded (None: plainly), who gives it.

    `written`: the claim whose words are printed; `claims`: all that give this value.
    """

    value: Decimal
    modality: Modality | None
    written: Assertion
    claims: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class AnswerEnds:
    """Low and high of an answer, None where it is open; or why the figures give none."""

    low: End | None = None
    high: End | None = None
    why_not: str | None = None

    @property
    def given(self) -> tuple[End, ...]:
        """The ends there are, the lower first."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def single(self) -> End | None:
        """The one end that is the whole answer, from below and above."""
        return self.low if self.low is not None and self.low == self.high else None

    @property
    def best(self) -> Decimal | None:
        """The single value that two-sided claims give; none from a bound or a range."""
        return None if self.single is None or bound(self.single.modality) else self.single.value


def bound(modality: Modality | None) -> bool:
    """Whether an end that is worded so is a bound: it says nothing of the other side."""
    return modality in LOWER_BOUNDS | UPPER_BOUNDS


def report_ends(claims: Sequence[Assertion]) -> AnswerEnds:
    """From the smallest to the largest value as written over claims on one question; denials give none.

    Ends come from two-sided claims. A lower bound gives the high end only where its outer excludes it, an
    upper bound the low end likewise. Bounds alone: what all of them allow. Vague quantities are lower bounds.
    """
    valued = [claim for claim in claims if says_how_many(claim) and claim.gives_an_end]
    two_sided = [claim for claim in valued if claim.figure.two_sided]
    if not valued:
        return AnswerEnds(why_not=say("no credible claim gives a value"))
    if not two_sided:
        return _of_bounds(valued)
    low = _end(two_sided, min(claim.figure.values[0] for claim in two_sided))
    high = _end(two_sided, max(claim.figure.values[-1] for claim in two_sided))
    above = [claim for claim in valued if _excludes(claim, high.value, LOWER_BOUNDS)]
    below = [claim for claim in valued if _excludes(claim, low.value, UPPER_BOUNDS)]
    ends = AnswerEnds(
        _tightest(below, min) if below else low,
        _tightest(above, max) if above else high,
    )
    return AnswerEnds(low, low) if not below and not above and low.value == high.value else ends


def hedged_otherwise(claim: Assertion, ends: AnswerEnds) -> bool:
    """Whether it names the value of an end in a hedge that the end is not worded in."""
    said, values = claim.figure.modality, claim.figure.values
    named = [end for end in ends.given if end.value in values and claim not in end.claims]
    return said in HEDGED and any(end.modality in HEDGED or said in _BESIDE_THE_NUMBER for end in named)


def says_how_many(claim: Assertion) -> bool:
    """Whether it names a value or a vague quantity; a denial says that there are none."""
    return bool(claim.figure.values or claim.figure.uncountable) and not claim.figure.denies


def _excludes(claim: Assertion, value: Decimal, bounds: frozenset[Modality]) -> bool:
    figure = claim.figure
    if figure.modality not in bounds:
        return False
    at = Interval.point(value)
    return at.below(figure.outer) if bounds is LOWER_BOUNDS else figure.outer.below(at)


def _of_bounds(claims: Sequence[Assertion]) -> AnswerEnds:
    """The highest lower and the lowest upper bound, where some number satisfies all of them."""
    lowers = [claim for claim in claims if claim.figure.modality in LOWER_BOUNDS]
    uppers = [claim for claim in claims if claim.figure.modality in UPPER_BOUNDS]
    allowed = reduce(Interval.intersection, (claim.figure.core for claim in claims), EVERYTHING)
    if allowed.is_empty:
        return AnswerEnds(why_not=say("the bounds exclude each other: no number satisfies all of them"))
    return AnswerEnds(
        _tightest(lowers, max) if lowers else None,
        _tightest(uppers, min) if uppers else None,
    )


def _tightest(claims: Sequence[Assertion], strictest: Callable[..., Decimal]) -> End:
    """The strictest of some bounds; of equal ones that which excludes the number itself."""
    value = strictest(_bound_value(claim) for claim in claims)
    at = [claim for claim in claims if _bound_value(claim) == value]
    open_ones = [claim for claim in at if claim.figure.modality in {Modality.MORE_THAN, Modality.LESS_THAN}]
    giving = sorted(open_ones or at, key=_worded_first)
    modality = giving[0].figure.modality
    kept = Modality.AT_LEAST if giving[0].figure.uncountable else modality
    return End(_rounded(value, giving), kept, giving[0], tuple(giving))


def _bound_value(claim: Assertion) -> Decimal:
    """The number of a bound; of a vague quantity the least that it asserts ("dozens": 24)."""
    return least_of(claim.figure) if claim.figure.uncountable else claim.figure.values[0]


def _end(claims: Sequence[Assertion], value: Decimal) -> End:
    """The end that two-sided claims give: plain wording before hedged, and of two systems of units the one
    with more said digits, in its own words."""
    exact = [claim for claim in claims if value in claim.figure.values]
    systems = {_system(claim) for claim in exact}
    giving = [claim for claim in claims if claim in exact or _elsewhere(claim, value, systems)]
    chosen = min(exact, key=_worded_first)
    if len(giving) > len(exact):
        chosen = min(giving, key=lambda claim: (-_said_digits(claim), *_worded_first(claim)))
    modality = chosen.figure.modality if chosen.figure.modality in WORDED else None
    others = HEDGED - {modality} if modality is not None else _BESIDE_THE_NUMBER
    giving = [claim for claim in giving if claim.figure.modality not in others]
    return End(_rounded(value, giving), modality, chosen, tuple(giving))


def _elsewhere(claim: Assertion, value: Decimal, systems: Collection[str]) -> bool:
    """Whether a claim gives the value in another system of units, within 0.5 % of the larger."""
    if _system(claim) in systems or "" in {_system(claim), *systems}:
        return False
    near = POLICY.one_in_two_systems
    return any(abs(n - value) <= near * Fraction(max(abs(n), abs(value))) for n in claim.figure.values)


def _unit_code(claim: Assertion) -> str:
    spelling = claim.figure.written.unit or claim.question.unit
    return unit(spelling).code if spelling else ""


def _system(claim: Assertion) -> str:
    return system_of(claim.figure.written.unit or claim.question.unit)


def _is_converted(claim: Assertion) -> bool:
    asked = claim.question.unit
    return bool(asked) and _unit_code(claim) != unit(asked).code


def _worded_first(claim: Assertion) -> tuple[bool, int]:
    """Whose words are printed of several that give one value, whichever was recorded first."""
    return claim.figure.modality in HEDGED, _IN_ORDER.index(claim.figure.modality)


def _said_digits(claim: Assertion) -> int:
    """How many digits a figure says: 1,102 four, 1,000 one."""
    written = claim.figure.written
    return max((said_digits(text) for text in (written.low, written.best, written.high) if text), default=0)


def _rounded(value: Decimal, giving: Sequence[Assertion]) -> Decimal:
    """The value of an end in the question's unit: as written there, else rounded to what was said."""
    own = [claim for claim in giving if not _is_converted(claim)]
    if own:
        return min(own[0].figure.values, key=lambda each: abs(each - value), default=value)
    return significant(value, max(3, *(_said_digits(claim) for claim in giving)))


def significant(value: Decimal, digits: int) -> Decimal:
    """A value rounded half to even to so many significant digits, in plain notation."""
    rounded = round(value, digits - 1 - value.adjusted())
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def interval_of(
    low: Decimal | None,
    best: Decimal | None,
    high: Decimal | None,
    low_modality: Modality | None = None,
    high_modality: Modality | None = None,
) -> Interval:
    """What an answer asserts: from low to high (from best, where an end is missing), and nothing wider.

    A lower bound as the high end leaves it open above ("10,000 to more than 100,000"), an upper bound as the
    low end below.
    """
    first, last = (best if low is None else low), (best if high is None else high)
    if low_modality in UPPER_BOUNDS and low is not None:
        first = None
    if high_modality in LOWER_BOUNDS and high is not None:
        last = None
    return Interval.of(
        first,
        last,
        low_open=low_modality is Modality.MORE_THAN,
        high_open=high_modality is Modality.LESS_THAN,
    )


def worded(figure: Figure) -> tuple[Modality | None, Modality | None]:
    """How a single claim words the two ends of an answer that is its figure."""
    if figure.uncountable:
        return Modality.AT_LEAST, None
    if figure.modality not in WORDED:
        return None, None
    if figure.modality in LOWER_BOUNDS:
        return figure.modality, None
    return (None, figure.modality) if figure.modality in UPPER_BOUNDS else (figure.modality, figure.modality)


def in_unit(value: Fraction) -> Decimal:
    """A converted value as it may be printed: three significant digits, or a whole number as it is."""
    return significant(decimal_of(value), 3)
