"""Numbers one keystroke apart."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.explaining import Strength, keying_error, misfit
from claims.domain.explaining.digits import Edit, by_chance, edit_between, one_edit_away
from sources.domain.independence import Id
from tests.claims.domain.present import there

from .made import day, series

D = Decimal


@pytest.mark.parametrize(
    ("x", "y", "edit"),
    [
        ("113990", "113390", Edit.CHANGED),
        ("2046328", "2064328", Edit.TRANSPOSED),
        ("3343", "343", Edit.DOUBLED),
        ("16000", "1600", Edit.DOUBLED),
        ("411646", "41646", Edit.DOUBLED),
        ("143279", "14379", Edit.DROPPED),
        ("29367", "9367", Edit.DROPPED),
        ("10.5", "10.8", Edit.CHANGED),
        ("1.25", "12.25", Edit.DROPPED),
        ("-15", "-16", Edit.CHANGED),
        ("10.50", "10.5", None),  # the same number
        ("15", "-15", None),
        ("113990", "114390", None),
        ("1234", "4321", None),
        ("123", "12345", None),
        ("1.5", "115", None),  # a point is no digit
        ("1221", "2112", None),
        ("0", "-5", None),
        ("0", "5", Edit.CHANGED),
        ("1121", "121", Edit.DOUBLED),
        ("1211", "121", Edit.DOUBLED),
        ("1213", "121", Edit.DROPPED),
    ],
)
def test_one_edit(x: str, y: str, edit: Edit | None) -> None:
    assert edit_between(D(x), D(y)) is edit
    assert edit_between(D(y), D(x)) is edit


positive = st.integers(1, 10**9).map(Decimal)


@settings(deadline=None)
@given(positive)
def test_what_is_listed_as_one_edit_away_is(value: Decimal) -> None:
    assert value not in one_edit_away(value)
    for each in one_edit_away(value):
        assert edit_between(value, each) is not None or len(str(value)) - len(str(each)) > 1  # 105 → 05 = 5


@settings(deadline=None)
@given(positive, st.integers(0, 8), st.sampled_from(Edit), st.integers(1, 9))
def test_every_keystroke_is_listed(value: Decimal, at: int, edit: Edit, digit: int) -> None:
    text = str(value)
    i = at % len(text)
    typed = {
        Edit.CHANGED: text[:i] + str(digit) + text[i + 1 :],
        Edit.TRANSPOSED: text[:i] + text[i + 1 : i + 2] + text[i] + text[i + 2 :],
        Edit.DROPPED: text[:i] + text[i + 1 :],
        Edit.DOUBLED: text[: i + 1] + text[i:],
    }[edit]
    if typed and D(typed) != value:
        assert D(typed) in one_edit_away(value)


def test_a_point_is_not_edited() -> None:
    assert {D("1.6"), D("2.5"), D("5"), D("1"), D("11.5")} <= one_edit_away(D("1.5"))
    assert D("15") not in one_edit_away(D("1.5"))
    assert D("1.25") not in one_edit_away(D("12.5"))
    assert one_edit_away(D("-15")) == {-each for each in one_edit_away(D("15"))}


def test_chance_is_what_tells_a_keystroke_from_a_small_difference() -> None:
    assert by_chance(D(12345), D(12346)) == 1
    assert by_chance(D(113990), D(113390)) < D("0.03")
    assert by_chance(D(24185), D(241085)) < D("0.001")
    assert by_chance(D("-12345"), D("-12346")) == 1


@pytest.mark.parametrize(
    ("x", "y", "strength"),
    [(113990, 113390, Strength.FAIR), (24185, 241085, Strength.STRONG), (655, 6555, Strength.FAIR)],
)
def test_two_figures_one_keystroke_apart(x: int, y: int, strength: Strength) -> None:
    found = there(keying_error(D(x), D(y)))
    assert found == keying_error(D(y), D(x))
    assert (found.figure, found.meant, found.source) == (Decimal(min(x, y)), Decimal(max(x, y)), None)
    assert found.strength is strength
    assert found.sentence.startswith(f"{min(x, y):,} and {max(x, y):,}: one digit ")


def test_of_ones_own_two_versions_less_is_asked() -> None:
    assert keying_error(D(1684), D(1687)) is None
    assert there(keying_error(D(1684), D(1687), same_source=True)).strength is Strength.WEAK
    assert keying_error(D(28), D(29), same_source=True) is None


@settings(deadline=None)
@given(positive, positive)
def test_never_of_equal_figures_and_symmetric(x: Decimal, y: Decimal) -> None:
    assert keying_error(x, x) is None
    assert keying_error(x, x, same_source=True) is None
    assert keying_error(x, y) == keying_error(y, x)


BESIDE = [13500, 13800, 14200, 14400, 14800]


def test_out_of_line_and_put_in_line_by_one_keystroke() -> None:
    typed = series("W", [13300, 13800, 143279, 14379, 14771])
    found = there(misfit(typed, day(2), series("J", BESIDE), never_falls=True))
    assert (found.source, found.figure, found.meant, found.edit) == (
        "W",
        Decimal(143279),
        Decimal(14379),
        Edit.DROPPED,
    )
    assert (found.compared, found.in_line, found.named_by) == (3, 3, ("W",))
    assert found.strength is Strength.STRONG
    assert found.sentence == (
        "W gives 143,279, out of line with the figures around it; "
        "with one digit dropped or added it would be 14,379, as W says."
    )


def test_what_the_other_says_that_day_may_be_what_was_meant() -> None:
    found = there(misfit(series("W", [281, 292, 312, 3343]), day(3), series("J", [None, None, None, 343])))
    assert (found.meant, found.named_by, found.edit) == (Decimal(343), ("J",), Edit.DOUBLED)


def test_as_known_on_the_day() -> None:
    found = there(
        misfit(series("W", [13300, 13800, 143279]), day(2), series("J", BESIDE[:3]), never_falls=True)
    )
    assert 13800 <= found.meant <= 15000
    assert found.strength is Strength.FAIR
    assert misfit(series("W", [13300, 13800, 143279]), day(2)) is None, "one other figure tells nothing"


def test_a_running_total_that_falls_is_wrong_in_any_case() -> None:
    fallen = series("W", [301, 305, 212])
    assert misfit(fallen, day(2), series("J", [303, 306, 312])) is None
    assert there(misfit(fallen, day(2), series("J", [303, 306, 312]), never_falls=True)).meant == 312
    assert misfit(series("W", [150, 156, 61]), day(2), series("J", [156, 160, 163]), never_falls=True) is None


def test_what_was_meant_would_not_fall_either() -> None:
    """With one digit 1,933 is 1,433, in line with the figures around it, and above the next."""
    typed = [1_240, 1_260, 1_933, 1_330, 1_345]
    found = misfit(series("W", typed), day(2), never_falls=True)
    assert found is None or 1_260 <= found.meant <= 1_330
    level = there(misfit(series("W", typed), day(2)))
    assert not 1_260 <= level.meant <= 1_330, "a level may fall"
    put_right = there(misfit(series("W", [1_240, 1_260, 12_933, 1_330]), day(2), never_falls=True))
    assert put_right.meant == 1_293


def test_two_digits_exchanged_put_a_series_back_in_line_however_small_the_slip() -> None:
    typed = series("W", [21_901, 21_930, 21_490, 21_941, 21_950])
    found = there(misfit(typed, day(2), never_falls=True))
    assert (found.meant, found.edit, found.strength) == (D(21_940), Edit.TRANSPOSED, Strength.STRONG)
    assert misfit(typed, day(2)) is None, "a level may fall"
    assert misfit(series("W", [21_901, 21_930, 21_500, 21_941]), day(2), never_falls=True) is None
    lone = there(misfit(series("W", [2_310, 3_241]), day(1)))
    assert (lone.meant, lone.strength) == (D(2_341), Strength.STRONG)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (350_000_000, 250_000_000),
        (420_000_000, 240_000_000),
        (2_000, 3_000),
        (45_000, 450_000),
        (12_340, 123_400),
    ],
)
def test_only_digits_that_are_said_count(x: int, y: int) -> None:
    assert keying_error(D(x), D(y)) is None
    assert keying_error(D(x), D(y), same_source=True) is None


def test_digits_are_compared_down_to_the_grain() -> None:
    found = there(keying_error(D(2_046_328_000), D(2_064_328_000), exact=False))
    assert (found.edit, found.chance) == (Edit.TRANSPOSED, by_chance(D(2_046_328), D(2_064_328)))


def test_neighbours_a_quarter_apart_still_agree() -> None:
    assert there(misfit(series("W", [400, 4463, 500]), day(1))).meant == 446
    assert misfit(series("W", [400, 4463, 501]), day(1)) is None


def test_who_says_what_was_meant_is_looked_for_three_figures_around() -> None:
    def named_by(values: Iterable[int]) -> tuple[Id, ...]:
        return there(misfit(series("W", [351, 3613]), day(1), series("J", values))).named_by

    assert named_by([351, 355, 356, 358, 361]) == ("J",)
    assert named_by([351, 355, 356, 358, 359, 361]) == ()


@pytest.mark.parametrize(
    ("values", "beside", "why"),
    [
        ([13300, 13800, 14200], None, "in line"),
        ([13300, 13800, 20000, 20500], None, "a leap that lasts: its neighbours disagree"),
        ([13300, 13800, 143279], [13500, 13800, 143000], "the other says so too"),
        ([13300, 13800, 777777], None, "no single keystroke"),
        ([143279], None, "nothing around it"),
        ([3, 4, 9], None, "too few digits"),
        ([0, 0, 500], None, "nothing is in line with none"),
        ([270, 300, 400], None, "chance would do it"),
    ],
)
def test_no_misfit(values: list[int], beside: list[int] | None, why: str) -> None:
    other = None if beside is None else series("J", beside)
    assert misfit(series("W", values), day(2), other) is None, why


def test_of_a_source_that_measures_something_else_only_its_own_figures_count() -> None:
    found = there(misfit(series("W", [13300, 13800, 143279, 14379]), day(2), series("J", [5000, 5100, 5200])))
    assert found.compared == 2
