"""Reading numbers, their grain, and the register of units."""

from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest

from claims.domain.figures.interval import EMPTY, Interval
from claims.domain.figures.numbers import InvalidFigure, last_place, read_number, read_written, said_digits
from claims.domain.figures.units import UNITS, check_dimension, convert, convert_interval, find_unit, unit


def test_how_far_a_thing_moved_may_fall_below_zero_and_a_share_of_it_may_not() -> None:
    assert {code for code, known in UNITS.items() if known.is_change} == {
        "percent_change",
        "percentage_point",
        "basis_point",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,000", "10000"),
        ("10 000", "10000"),
        ("10\u00a0000", "10000"),
        ("10\u202f000", "10000"),
        ("1\u2009234\u2009567", "1234567"),
        ("10.5", "10.5"),
        ("1,234.5", "1234.5"),
        ("0.125", "0.125"),
        ("1.2345", "1.2345"),
        (" 8000 ", "8000"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("1.2 million", "1200000"),
        ("10k", "10000"),
        ("2 dozen", "24"),
        ("1.5 Billion", "1500000000"),
        ("0", "0"),
    ],
)
def test_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "nan",
        "sNaN",
        "inf",
        "Infinity",
        "-0",
        "0x10",
        "8_000",
        "８０００",
        "٨٠٠٠",
        "1.234",
        "12.345",
        "-1.234",
        "1,5",
        "10,00",
        "10,0000",
        "1,000 000",
        "1.000.000",
        "1'000",
        "1e3",
        "5.",
        ".5",
        "+5",
        "five",
        "10 m",
        "1\x00",
        "--5",
        "1 2",
        "¼",
        "一二",
        None,
        5,
        5.0,
    ],
)
def test_refused_with_a_remedy(text: float | str | None) -> None:
    with pytest.raises(InvalidFigure) as refused:
        read_number(cast(str, text), field="best")
    assert refused.value.field == "best"
    assert len(refused.value.remedy) > 10


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("8,000", 1000),
        ("15,000", 5000),
        ("160", 10),
        ("0", 1),
        ("318", 1),
        ("1,235", 5),
        ("10.5", Fraction(1, 10)),
        ("10.50", Fraction(1, 100)),
        ("10.0", Fraction(1, 10)),
        ("1.234", Fraction(1, 1000)),
        ("1.2 million", 100_000),
        ("2 million", 1_000_000),
        ("-500", 500),
    ],
)
def test_grain(text: str, place: Fraction | int) -> None:
    assert read_written(text, point_is_decimal=True).grain == place


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (1, "mile", "kilometre", Fraction("1.609344")),
        (1, "year", "day", 365),
        (12, "months", "year", 1),
        (1, "h", "second", 3600),
        (100, "°C", "°F", 212),
        (0, "degree_Fahrenheit", "degree_Celsius", Fraction(-160, 9)),
        (0, "K", "°C", Fraction("-273.15")),
        (1, "short_ton", "kg", Fraction("907.18474")),
        (2, "km²", "ha", 200),
        (100, "bp", "percentage_point", 1),
        (10, "permille", "percent", 1),
        (36, "km/h", "m/s", 10),
        (1, "soldiers", "person", 1),
        (1, "GWh", "kWh", 1_000_000),
    ],
)
def test_conversion_is_exact(value: int, source: str, target: str, result: Fraction | int) -> None:
    assert convert(value, source, target) == result


def test_interval_keeps_its_ends() -> None:
    year = Interval.of(Fraction(4, 5), 1, high_open=True)
    assert convert_interval(year, "year", "day") == Interval.of(292, 365, high_open=True)


@pytest.mark.parametrize(
    ("a", "b"), [("EUR", "USD"), ("percent", "percentage_point"), ("percent", "percent_change"), ("m", "kg")]
)
def test_other_dimensions_are_refused_both_ways(a: str, b: str) -> None:
    for written, wanted in ((a, b), (b, a)):
        with pytest.raises(InvalidFigure, match=unit(wanted).code):
            convert(1, written, wanted)


def test_unknown_unit_names_near_ones() -> None:
    with pytest.raises(InvalidFigure, match="kilometre"):
        unit("kilometer s")
    with pytest.raises(InvalidFigure, match="write one that is known, such as"):
        unit("")
    with pytest.raises(InvalidFigure, match="person"):
        unit("qqqqqq")
    with pytest.raises(InvalidFigure, match="person"):
        unit(cast(str, None))


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("bananas", ()),
        ("apples", ()),
        ("widgets", ()),
        ("sheep", ()),
        ("peson", ("person",)),
        ("dolars", ("USD",)),
        ("uro", ("EUR",)),
        ("gpb", ("GBP", "EGP")),
        ("usdx", ()),
        ("hektar", ("hectare",)),
        ("tonns", ("tonne",)),
        ("soliders", ("person",)),
        ("barels", ("barrel",)),
    ],
)
def test_a_currency_is_near_only_to_a_word_as_long_as_its_code(word: str, near: tuple[str, ...]) -> None:
    with pytest.raises(InvalidFigure) as refused:
        unit(word)
    assert refused.value.offers[: len(near)] == near
    assert bool(refused.value.offers) is bool(near)
    assert all(len(word) == 3 or code.islower() or word == "dolars" for code in refused.value.offers)


def test_spellings() -> None:
    assert unit("Soldiers").code == "person"
    assert unit("K").code == "kelvin"
    assert unit("square  km".replace("square  km", "sq  km")).code == "square_kilometre"
    assert find_unit("nothing of ours") is None


def test_check_dimension_offers_what_fits() -> None:
    with pytest.raises(InvalidFigure, match="use metre, millimetre, centimetre or kilometre"):
        check_dimension("kg", "metre")


def test_register_is_sound() -> None:
    for each in UNITS.values():
        assert find_unit(each.code) is each
        assert find_unit(each.name) is each, each.name
        assert len(each.code) <= 30
        base = [u for u in UNITS.values() if u.dimension == each.dimension and not u.definition]
        assert len(base) == 1 or each.dimension in {"items"}, each.dimension
        assert convert(1, each.code, base[0].code) > 0 or each.is_interval_scale
        if each.is_count:
            assert not each.definition


@pytest.mark.parametrize(
    ("text", "digits", "place"),
    [
        ("11,400", 3, 1),
        ("11,000", 2, 1),
        ("0.50", 1, Fraction(1, 100)),
        ("37.3", 3, Fraction(1, 10)),
        ("1.2 million", 2, 100_000),
        ("0", 1, 1),
        ("1.234", 4, Fraction(1, 1000)),  # where it has been said that the point is a decimal point
        ("2024-05-01", 0, 0),  # a day says no digits
        ("dozens", 0, 0),
    ],
)
def test_how_many_digits_are_said_and_what_the_last_is_worth(
    text: str, digits: int, place: Fraction | int
) -> None:
    assert (said_digits(text), last_place(text)) == (digits, place)


CELSIUS = Interval.of(10, 20, high_open=True)


@pytest.mark.parametrize(
    ("interval", "factor", "offset", "scaled"),
    [
        (CELSIUS, Fraction(9, 5), 32, Interval.of(50, 68, high_open=True)),
        (Interval.point(3), 1000, 0, Interval.point(3000)),
        (Interval.of(3, None), 1000, 0, Interval.of(3000, None)),
        (Interval.of(None, 3, high_open=True), 1000, 0, Interval.of(None, 3000, high_open=True)),
        (EMPTY, 1000, 5, EMPTY),  # of nothing nothing is made
    ],
)
def test_scaled(interval: Interval, factor: Fraction | int, offset: int, scaled: Interval) -> None:
    assert interval.scaled(factor, offset) == scaled


@pytest.mark.parametrize(
    ("made", "empty", "point"),
    [
        (Interval.of(3, 3), False, True),
        (Interval.of(3, 3, low_open=True), True, False),
        (Interval.of(3, 3, high_open=True), True, False),
        (Interval.of(3, 3, low_open=True, high_open=True), True, False),
        (Interval.of(4, 3), True, False),
        (Interval.of(3, 4, low_open=True, high_open=True), False, False),
        (Interval.of(None, 3), False, False),
        (Interval(Fraction(0), Fraction(0), False, False), True, False),
    ],
)
def test_what_holds_no_number_is_the_empty_interval(made: Interval, empty: bool, point: bool) -> None:
    assert (made == EMPTY, made.is_empty, made.is_point) == (empty, empty, point)
    assert made.hull(EMPTY) == EMPTY.hull(made) == made
    assert not made.meets(EMPTY)
    assert EMPTY.within(made)
