"""Whether two figures that exclude each other differ only slightly: then they dispute nothing (policy v2)."""

from dataclasses import dataclass
from fractions import Fraction

from claims.domain.figures.interval import Interval
from claims.domain.figures.units import convert, unit
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Scope


@dataclass(frozen=True, slots=True)
class Materiality:
    """What is slight on one question.

    `share`: of the larger value; `distance`: in the question's unit, for shares; `least`: the value from
    which on a difference can be slight at all. On scales whose zero is a convention nothing is.
    """

    share: Fraction = Fraction(0)
    distance: Fraction | None = None
    least: int = 0

    @classmethod
    def of(cls, question: Scope) -> "Materiality":
        """That of a question: its own material gap, else the policy's."""
        if question.answer is not Answer.QUANTITY or unit(question.unit).is_interval_scale:
            return cls()
        own = question.material_gap
        if question.dimension == "share":
            points = convert(POLICY.minor_points, "percent", question.unit)
            return cls(distance=points if own is None else own)
        least = POLICY.minor_count if question.is_count else 0
        return cls(POLICY.minor_gap if own is None else own, least=least)

    def slight(self, lower: Fraction | int, higher: Fraction | int, scale: int = 1) -> bool:
        """Whether a distance from `lower` to `higher` is slight; both are in 1/`scale` of the unit."""
        gap = higher - lower
        if self.distance is not None:
            return self.distance > 0 and gap <= self.distance * scale
        if not self.share or lower < self.least * scale:
            return False
        return gap <= self.share * max(abs(Fraction(lower)), abs(Fraction(higher)))


def slight(question: Scope, x: Interval, y: Interval) -> bool:
    """Whether two intervals in the question's unit that don't meet lie only slightly apart."""
    below, above = (x, y) if x.below(y) else (y, x)
    if not below.below(above) or below.high is None or above.low is None:
        return False
    return Materiality.of(question).slight(below.high, above.low)
