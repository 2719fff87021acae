"""Of whose readings to ask what made them hard: a sequential test, never a verdict.

The likelihood of a run of readings under an error rate of 20 % over that under 3 % (Wald 1945, "Sequential
Tests of Statistical Hypotheses"). Asked where it has ever reached 20: by Ville's inequality (1939) that
happens to a reader who errs in 3 % in at most 1 run of 20, however often one looks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

CAREFUL, CARELESS = 0.03, 0.20
"""Shares of readings that are decided otherwise: what happens to everybody, and what does not."""
WINDOW = 60
"""So many of a person's last settled readings are looked at; what was long ago is held against nobody."""
MOST_FALSE = 0.05
_WRONG = log(CARELESS / CAREFUL)
_RIGHT = log((1 - CARELESS) / (1 - CAREFUL))
_ASKED = log(1 / MOST_FALSE)


@dataclass(frozen=True, slots=True)
class Looked:
    """A person's last settled readings: how many, how many were decided otherwise, whether to ask."""

    readings: int
    otherwise: int
    ask: bool


def look_at(stood: Sequence[bool]) -> Looked:
    """What a person's settled readings say, in their order: whether each stood."""
    last = stood[-WINDOW:]
    return Looked(len(last), sum(not right for right in last), reached(last))


def reached(stood: Iterable[bool]) -> bool:
    """Whether the likelihood ratio has reached the bound at any of these readings."""
    so_far = 0.0
    for right in stood:
        so_far += _RIGHT if right else _WRONG
        if so_far >= _ASKED:
            return True
    return False
