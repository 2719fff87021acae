"""Alpha and kappa: the worked examples of those who defined them, and another way of counting."""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.agreement.coefficients import (
    FEWEST_PAIRS,
    IntervalAlpha,
    Kappa,
    NominalAlpha,
    agreement,
    wilson,
)

BINARY = ("0100000010", "1110010000")
LETTERS = ("aabbdcccedda", "babbbcccEddd".lower())
FOUR = ("123321412...", "12332241 25.3".replace(" ", ""), ".33323422 51.".replace(" ", ""), "123324412 51.")
"""Krippendorff 2011, sections A, B and C: a line an observer, a column a unit, a point a missing reading."""
COHEN = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
"""Cohen 1960: 200 pairs in three categories."""


def units(lines: Sequence[str], read: Callable[[str], Any] = str) -> list[list[Any]]:
    """The readings of each unit, those that are missing left out."""
    tidy = [line.replace(" ", "") for line in lines]
    return [[read(sign) for sign in column if sign != "."] for column in zip(*tidy, strict=True)]


def measured(tally: Any, of: Sequence[Sequence[Any]]) -> Any:
    for unit in of:
        tally.add(unit)
    return tally.value()


def by_coincidences(of: Sequence[Sequence[Any]], distance: Callable[[Any, Any], Any]) -> float | None:
    """Alpha by its definition: a matrix of coincidences, cell by cell."""
    cells: Counter[Any] = Counter()
    for unit in of:
        for one, other in permutations(range(len(unit)), 2):
            cells[unit[one], unit[other]] += Fraction(1, len(unit) - 1)  # type: ignore[assignment]
    margins: Counter[Any] = Counter()
    for (one, _), count in cells.items():
        margins[one] += count
    whole = sum(margins.values())
    seen = sum(count * distance(one, other) for (one, other), count in cells.items())
    expected = sum(
        margins[one] * margins[other] * distance(one, other) for one in margins for other in margins
    )
    return None if not expected else float(1 - (whole - 1) * Fraction(seen) / expected)


def apart(one: Any, other: Any) -> int:
    return int(one != other)


def squared(one: Any, other: Any) -> Any:
    return (one - other) ** 2


@pytest.mark.parametrize(
    ("tally", "readings", "published"),
    [
        (NominalAlpha, units(BINARY), 0.095),
        (NominalAlpha, units(LETTERS), 0.692),
        (NominalAlpha, units(FOUR), 0.743),
        (IntervalAlpha, units(FOUR, Fraction), 0.849),
        (Kappa, [(a, b) for a, row in enumerate(COHEN) for b, n in enumerate(row) for _ in range(n)], 0.492),
    ],
)
def test_the_published_examples(tally: Any, readings: Any, published: float) -> None:
    assert round(float(measured(tally(), readings)), 3) == published


NUMBERS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)


@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4), max_size=30))
def test_nominal_alpha_is_that_of_the_coincidences(readings: Any) -> None:
    check(measured(NominalAlpha(), readings), by_coincidences(readings, apart))


@given(st.lists(st.lists(NUMBERS, min_size=1, max_size=3), max_size=12))
def test_interval_alpha_is_that_of_the_coincidences(readings: Any) -> None:
    check(measured(IntervalAlpha(), readings), by_coincidences(readings, squared))


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=40))
def test_kappa_is_that_of_the_table(pairs: Any) -> None:
    n = len(pairs)
    agreed = sum(one == other for one, other in pairs)
    chance = sum(sum(one == c for one, _ in pairs) * sum(other == c for _, other in pairs) for c in "abcd")
    naive = None if chance == n * n else (agreed / n - chance / n**2) / (1 - chance / n**2)
    check(measured(Kappa(), pairs), naive)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30))
def test_what_is_taken_out_was_never_there(pairs: Any) -> None:
    for tally in (NominalAlpha, Kappa):
        whole = tally()
        for pair in pairs:
            whole.add(pair)
        whole.add(pairs[0], -1)
        check(whole.value(), measured(tally(), pairs[1:]))


def check(found: Fraction | None, naive: float | None) -> None:
    assert (found is None) is (naive is None)
    if found is not None and naive is not None:
        assert abs(float(found) - naive) <= 1e-9 * max(1, abs(naive))


def test_nothing_is_said_of_fewer_than_twenty_pairs() -> None:
    assert FEWEST_PAIRS == 20
    assert agreement(Kappa(), [("a", "a"), ("b", "a")] * 9) is None
    assert agreement(Kappa(), [("a", "a"), ("b", "a")] * 10) is not None


def test_the_interval_holds_the_coefficient_and_is_the_jackknifes() -> None:
    pairs = [("a", "a")] * 15 + [("b", "b")] * 12 + [("a", "b")] * 3 + [("b", "a")] * 2
    found = agreement(NominalAlpha(), pairs)
    assert found is not None
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    left = [measured(NominalAlpha(), pairs[:at] + pairs[at + 1 :]) for at in range(len(pairs))]
    mean = sum(map(float, left)) / len(left)
    error = ((len(left) - 1) / len(left) * sum((float(each) - mean) ** 2 for each in left)) ** 0.5
    assert found.low == pytest.approx(found.value - 1.959963984540054 * error, abs=1e-12)
    assert found.low < found.value < found.high
    assert (found.pairs, found.same) == (32, 27)


def test_perfect_agreement_is_not_called_certain() -> None:
    found = agreement(NominalAlpha(), [("a", "a")] * 12 + [("b", "b")] * 12)
    assert found is not None
    assert (found.value, found.low, found.high) == (1.0, None, None)
    assert found.share_low == pytest.approx(0.862, abs=0.001)
    alike = agreement(Kappa(), [("a", "a")] * 20)
    assert alike is not None
    assert alike.value is None


@pytest.mark.parametrize("tally", [NominalAlpha, Kappa])
def test_a_coefficient_that_hangs_on_a_single_pair_has_no_interval(tally: Callable[[], Any]) -> None:
    """Without that pair the readings do not vary, so that nothing is left to measure."""
    found = agreement(tally(), [("a", "a")] * 19 + [("b", "b")])
    several = agreement(tally(), [("a", "a")] * 19 + [("a", "b")])
    assert found is not None
    assert several is not None
    assert (found.same, several.same) == (20, 19)
    assert (several.low, several.high) == (None, None)
    assert several.value is not None


def test_the_interval_of_a_share() -> None:
    low, high = wilson(15, 20)  # Wilson's interval of 15 in 20
    assert (round(low, 4), round(high, 4)) == (0.5313, 0.8881)
