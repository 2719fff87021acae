"""Every constant of the explanations that is a decision of ours, in one versioned value."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Limits:
    """The constants of one version; fractions are exact, times are in days.

    `window`: how far back habits are looked for; `windows`: for how long steadiness is, the longest first.
    `lag_steps`: how many of the other's usual steps back a repeated figure is looked for (3 days in a daily
    series, 21 in a weekly one).

    Steadiness: at least `shared_points` shared days over at least `shared_span` days, each series moving at
    least `moves` times; `steady_share` of the days within `steady` of the median; the ratio at least
    `apart` from 1; `shift` days are tried before a lag is ruled out as its cause.

    Keying: `chance` is the largest share of equally distant numbers that may be one keystroke away, or
    `wrong_chance` where the figure is wrong in any case: a running total that falls, or one beyond its
    neighbours by `far_out` times as much again. Figures that say fewer than `said` digits (35 million says
    two) have too few. A figure is out of line beyond `out_of_line` of its neighbours, and put right within
    `in_line` of them.

    `label_days`: how far apart the figures of two questions may be said to be one, and how near a source's
    next figures must be for a date to be out of place.

    `slip`: how far a factor of a thousand may be missed; `rounding`: how coarse two figures may be to show
    the factor of two units; `same_words`: words two texts need to be compared;
    `same_text`: the share of word triples two copies have in common.
    """

    version: str = "2"
    window: int = 90
    windows: tuple[int, ...] = (90, 45)
    lag_steps: int = 3
    shared_points: int = 8
    shared_span: int = 28
    moves: int = 3
    steady: Fraction = Fraction(5, 100)
    steady_share: Fraction = Fraction(9, 10)
    apart: Fraction = Fraction(10, 100)
    shift: int = 14
    chance: Fraction = Fraction(3, 100)
    wrong_chance: Fraction = Fraction(25, 100)
    said: int = 3
    out_of_line: Fraction = Fraction(25, 100)
    in_line: Fraction = Fraction(10, 100)
    far_out: Fraction = Fraction(2)
    label_days: int = 30
    slip: Fraction = Fraction(10, 100)
    rounding: Fraction = Fraction(10, 100)
    same_words: int = 8
    same_text: Fraction = Fraction(8, 10)


LIMITS = Limits()
