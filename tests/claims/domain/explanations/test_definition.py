"""Sources that differ steadily measure different things."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.explaining import Series, Steady, Strength, definition, two_definitions
from tests.claims.domain.present import there

from .made import day, series

CONFIRMED = [1000 + 7 * i + 3 * (i % 4) for i in range(60)]
BURSTS = [1000 + 3 * i + 150 * (i // 9) for i in range(60)]
LAST = day(59)


def times(
    values: Iterable[int], factor: float | str | Decimal, wobble: Sequence[int] = (0,)
) -> list[Decimal]:
    return [Decimal(str(factor)) * v + wobble[i % len(wobble)] for i, v in enumerate(values)]


def test_a_steady_ratio() -> None:
    found = there(
        definition(series("confirmed", CONFIRMED), series("claimed", times(CONFIRMED, 2.7, (0, 5, -5))), LAST)
    )
    assert (found.larger, found.smaller, found.what) == ("claimed", "confirmed", Steady.RATIO)
    assert float(found.typical) == pytest.approx(2.7, abs=0.01)
    assert (found.steady, found.shared, found.first, found.last) == (60, 60, day(0), LAST)
    assert found.strength is Strength.STRONG
    assert found.sentence.startswith(
        "claimed gives 2.7 times the figure of confirmed, consistently: within 5% of that on 60"
    )


def test_a_steady_offset() -> None:
    found = there(definition(series("A", BURSTS), series("B", [v + 40 for v in BURSTS]), LAST))
    assert (found.what, found.typical, found.larger) == (Steady.OFFSET, Fraction(40), "B")
    assert "B gives 40 more than A" in found.sentence


def test_of_ratio_and_offset_the_one_that_tells_the_figures_better() -> None:
    wobbling = [v + 500 + (0, 2, -2)[i % 3] for i, v in enumerate(BURSTS[:20])]
    assert (
        definition(series("A", BURSTS[:20]), series("B", wobbling), day(19)) is None
    )  # too short for either
    rising = [1000 + 5 * (i // 9) * (i // 9 + 1) for i in range(60)]
    wobbling = [v + 500 + (0, 2, -2)[i % 3] for i, v in enumerate(rising)]
    assert there(definition(series("A", rising), series("B", wobbling), LAST)).what is Steady.OFFSET
    wobbling = [v * 2 + (0, 2, -2)[i % 3] for i, v in enumerate(rising)]
    assert there(definition(series("A", rising), series("B", wobbling), LAST)).what is Steady.RATIO


def test_one_who_runs_late_without_repeating_has_no_other_definition() -> None:
    growth = [round(100 * 1.1**i) for i in range(60)]
    late = [None, None, *(v + 1 for v in growth[:-2])]
    assert definition(series("A", growth), series("B", late), LAST) is None


def test_few_moves_make_it_fair() -> None:
    steps = [100 + 10 * (i // 12) for i in range(60)]
    assert there(definition(series("A", steps), series("B", times(steps, 3)), LAST)).strength is Strength.FAIR


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (CONFIRMED, CONFIRMED, "equal"),
        (CONFIRMED, times(CONFIRMED, 1.03, (0, 30, -30)), "too near to each other"),
        (CONFIRMED, [v * (1 + i / 20) for i, v in enumerate(CONFIRMED)], "the ratio changes"),
        ([1000] * 60, [2700] * 60, "nothing moved, so nothing was tested"),
        (CONFIRMED, [2700] * 60, "only one moved"),
        (CONFIRMED[:7], times(CONFIRMED[:7], 2.7), "too few days"),
        (
            [1.2**i for i in range(60)],
            [1.2 ** (i - 2) for i in range(60)],
            "one runs two days behind the other",
        ),
        (CONFIRMED, [None, None, *CONFIRMED[:-2]], "one repeats the other"),
        (CONFIRMED, [v + 40 for v in CONFIRMED], "growth as even as this may be six days ahead as well"),
        (CONFIRMED, [*times(CONFIRMED[:-1], 2.7), CONFIRMED[-1] * 9], "it broke off"),
        ([0] * 30 + CONFIRMED[:30], times(CONFIRMED, 3), "zero has no ratio, and the distance changes"),
    ],
)
def test_no_definition(
    a: list[float],
    b: Sequence[float | Decimal | None],
    why: str,
) -> None:
    one = series("A", [round(v, 6) for v in a])
    other = series("B", [v if v is None else Decimal(str(v)).quantize(Decimal("0.000001")) for v in b])
    assert definition(one, other, day(len(a) - 1)) is None, why


@pytest.mark.parametrize(("step", "offered"), [(3, False), (4, True), (5, True)])
def test_eight_points_over_four_weeks_are_enough(step: int, offered: bool) -> None:
    grown = [1000, 1010, 1080, 1090, 1170, 1180, 1270, 1290]
    a, b = series("A", grown, step), series("B", times(grown, 3), step)
    assert (definition(a, b, day(7 * step)) is not None) is offered


def test_one_mistyped_day_does_not_hide_it() -> None:
    claimed = times(CONFIRMED, 2.7)
    claimed[30] *= 10
    assert there(definition(series("A", CONFIRMED), series("B", claimed), LAST)).steady == 59


grown = st.lists(st.integers(0, 30), min_size=40, max_size=60).map(
    lambda steps: [500 + sum(steps[: i + 1]) for i in range(len(steps))]
)


@pytest.mark.slow
@settings(deadline=None)
@given(grown, grown, st.sampled_from([1, 2, 3]), st.integers(1, 10**6))
def test_symmetric_and_free_of_scale(x: list[int], y: list[int], ratio: int, factor: int) -> None:
    a, b = series("A", x), series("B", [v * ratio for v in y])
    last = day(min(len(x), len(y)) - 1)
    found = definition(a, b, last)
    assert found == definition(b, a, last)

    def scaled(made: Series) -> Series:
        return Series.of(made.source, ((when, value * factor) for when, value in made.points))

    other = definition(scaled(a), scaled(b), last)
    assert (found is None) == (other is None)
    if found is not None and other is not None:
        scale = 1 if found.what is Steady.RATIO else factor
        assert (found.what, found.larger, found.typical * scale) == (other.what, other.larger, other.typical)
        assert a.at(last) != b.at(last)


def test_two_definitions_are_named_and_no_figure_is_offered() -> None:
    everyone = [
        series("army", times(CONFIRMED, 2.7)),
        series("ministry", times(CONFIRMED, 2.72)),
        series("pictures", CONFIRMED),
        series("archive", times(CONFIRMED, 0.99)),
    ]
    found = there(two_definitions(everyone, LAST))
    assert (found.higher, found.lower) == (("army", "ministry"), ("archive", "pictures"))
    assert (found.pairs, found.possible, found.offers_figure) == (4, 4, False)
    assert found.strength is Strength.STRONG
    assert found.sentence.startswith(
        "Two definitions suspected: army, ministry on one side, archive, pictures on the"
    )
    assert found == two_definitions(everyone[::-1], LAST)


def test_where_pairs_show_both_the_ratio_is_told() -> None:
    slow = [1000 + i + i // 9 for i in range(60)]
    found = there(
        two_definitions(
            [series("A", times(slow, 1.5)), series("B", [v + 515 for v in slow]), series("C", slow)], LAST
        )
    )
    assert (found.higher, found.what, found.typical) == (("A", "B"), Steady.RATIO, Fraction(3, 2))


def test_two_definitions_by_an_offset() -> None:
    found = there(two_definitions([series("A", CONFIRMED), series("B", [v + 300 for v in CONFIRMED])], LAST))
    assert found.what is Steady.OFFSET
    assert "300 above the second" in found.sentence


@pytest.mark.parametrize(
    "factors",
    [(1, 1.01), (1, 2, 4), (1,), ()],
    ids=["one group", "three groups", "one source", "nobody"],
)
def test_no_two_definitions(factors: tuple[int, ...] | tuple[int, float]) -> None:
    everyone = [series(str(f), times(CONFIRMED, f)) for f in factors]
    assert two_definitions(everyone, LAST) is None


def test_no_two_definitions_where_the_difference_is_not_steady() -> None:
    changing = [v * (2 + i / 10) for i, v in enumerate(CONFIRMED)]
    assert two_definitions([series("A", CONFIRMED), series("B", changing)], LAST) is None
