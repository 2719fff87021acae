"""Random-effects pooling of estimates with stated margins of error (DerSimonian and Laird 1986).

Shown beside the proposals for orientation, never offered as an answer: a pooled value is nobody's figure. It
needs figures that say x ± m at a stated level, each of an independent voice; what has no stated margin has no
weight here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, log10, sqrt
from statistics import NormalDist

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.sentences import Teller, in_words, shown
from claims.domain.figures.phrasing import give_or_take
from claims.domain.questions.scope import Scope
from claims.domain.saying import joined, say
from claims.domain.weighing.independent_count import independent_voices

_LEVEL = re.compile(
    r"(?<![\d.,])(\d{2}(?:\.\d+)?)\s?(?:%|per\s?cent|percent)[\s-]+"
    r"(?:level\s+of\s+)?(?:confidence|credible|certainty|CI\b|probability)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with half the width of its interval, at a level between 0 and 1 (0.95)."""

    value: float
    margin: float
    level: float

    @property
    def variance(self) -> float:
        """The square of the standard error that the margin stands for."""
        return (self.margin / _quantile(self.level)) ** 2


@dataclass(frozen=True, slots=True)
class Pooled:
    """What estimates say together.

    `value` with `margin` at `level`. `between`: the variance between the estimates beyond their own errors
    (tau²); `share`: how much of all variance that is (I², 0 to 1).
    """

    value: float
    margin: float
    level: float
    between: float
    share: float
    estimates: int


def pool(estimates: Sequence[Estimate], level: float = 0.95) -> Pooled:
    """The random-effects mean of at least two estimates, with its margin at `level`."""
    if len(estimates) < 2:
        raise ValueError(f"{len(estimates)} estimates: pooling takes two or more")
    values, variances = (
        [estimate.value for estimate in estimates],
        [estimate.variance for estimate in estimates],
    )
    fixed = [1 / variance for variance in variances]
    total = sum(fixed)
    mean = sum(w * figure for w, figure in zip(fixed, values, strict=True)) / total
    spread = sum(w * (figure - mean) ** 2 for w, figure in zip(fixed, values, strict=True))
    expected = len(estimates) - 1
    between = max(0.0, (spread - expected) / (total - sum(w * w for w in fixed) / total))
    weights = [1 / (variance + between) for variance in variances]
    value = sum(w * figure for w, figure in zip(weights, values, strict=True)) / sum(weights)
    share = max(0.0, 1 - expected / spread) if spread else 0.0
    return Pooled(value, _quantile(level) / sqrt(sum(weights)), level, between, share, len(estimates))


def _quantile(level: float) -> float:
    """How many standard errors the half-width at this level is (1.96 at 0.95)."""
    return NormalDist().inv_cdf((1 + level) / 2)


def stated_level(quote: str) -> float | None:
    """The level of confidence that the words name, 0.5 to 1: "at 95 % confidence"; None where they don't."""
    found = _LEVEL.search(quote)
    level = float(found[1]) / 100 if found else 0.0
    return level if level >= 0.5 else None


def estimate_of(assertion: Assertion) -> Estimate | None:
    """The claim as an estimate, where it says x ± m and at which level."""
    figure, level = assertion.figure, stated_level(assertion.quote)
    low, high = figure.low, figure.high
    if not figure.written.plus_minus or level is None or low is None or high is None or low == high:
        return None
    return Estimate(float(Fraction(low + high) / 2), float(Fraction(high - low) / 2), level)


def pooled(claims: Sequence[Assertion], world: World) -> tuple[Pooled, tuple[Assertion, ...]] | None:
    """The claims on one question that state a margin and its level, one per independent voice, pooled.

    None where fewer than two such voices are independent of each other.
    """
    measured = [claim for claim in claims if estimate_of(claim) is not None]
    voices = independent_voices(measured, world).members
    used = tuple(claim for claim in measured if claim.id in voices)
    if len(used) < 2:
        return None
    return pool([found for claim in used if (found := estimate_of(claim)) is not None]), used


def orientation(question: Scope, claims: Sequence[Assertion], world: World, tell: Teller) -> tuple[str, ...]:
    """What the claims with stated margins say together, as a sentence; nothing where there are not two."""
    found = pooled(claims, world)
    if found is None:
        return ()
    together, used = found
    value, margin = (shown(_rounded(figure, together.margin)) for figure in (together.value, together.margin))
    level = f"{together.level:.0%}"
    sentence = say(
        "For orientation, not for print: the {count} figures with stated margins of error ({names}) pool to "
        "{figure} at {level} confidence (random effects).",
        count=together.estimates,
        names=tell.names_of(used),
        figure=joined(give_or_take(value, margin), in_words(question.unit, value)),
        level=level,
    )
    return (sentence,)


def _rounded(value: float, margin: float) -> Decimal:
    """To two digits of the margin: more would pretend to know."""
    places = 1 - floor(log10(margin))
    return Decimal(str(round(value, places)))
