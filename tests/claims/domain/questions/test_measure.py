"""What follows from a question's dimension and temporality."""

import pytest

from claims.domain import Temporality
from claims.domain.questions.measure import adds_up, from_zero, held_together

STOCK, TOTAL, FLOW = Temporality.STOCK, Temporality.CUMULATIVE, Temporality.FLOW


@pytest.mark.parametrize(
    ("part", "whole", "members_stay", "held"),
    [
        (STOCK, STOCK, False, True),
        (TOTAL, TOTAL, False, True),
        (TOTAL, STOCK, False, False),  # arrivals, among those present
        (TOTAL, STOCK, True, True),  # people vaccinated, among inhabitants
        (STOCK, TOTAL, True, False),
        (FLOW, STOCK, True, False),
    ],
)
def test_which_kinds_of_figure_are_held_together(
    part: Temporality, whole: Temporality, members_stay: bool, held: bool
) -> None:
    assert held_together(part, whole, members_stay=members_stay) is held


@pytest.mark.parametrize(
    ("dimension", "adds", "zero"),
    [
        ("persons", True, True),
        ("length", True, True),
        ("money USD", True, True),
        ("share", False, True),
        ("speed", False, True),
        ("temperature", False, False),
        ("relative change", False, False),
    ],
)
def test_what_adds_up_and_what_is_never_below_zero(dimension: str, adds: bool, zero: bool) -> None:
    assert (adds_up(dimension), from_zero(dimension)) == (adds, zero)
