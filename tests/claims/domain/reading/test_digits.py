"""Digits as they are written: what groups, what begins the decimals, what is open, and what is no number."""

import pytest

from claims.domain.reading.digits import Digits, read_digits


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("12", ("12",)),
        (".5", ("0.5",)),
        ("1 234", ("1,234",)),
        ("1'234'567", ("1,234,567",)),
        ("1 234.5", ("1,234.5",)),
        ("1 234,5", ("1,234.5",)),
        ("1,234.56", ("1,234.56",)),
        ("1.234,56", ("1,234.56",)),
        ("12.345.678,9", ("12,345,678.9",)),
        ("1,234,567", ("1,234,567",)),
        ("1.234.567", ("1,234,567",)),
        ("12,34,567", ("1234567",)),
    ],
)
def test_one_way_to_read_it(text: str, readings: tuple[str, ...]) -> None:
    assert read_digits(text) == Digits(readings)


@pytest.mark.parametrize(
    "text", ["1.2.3", "1,2,3", "12 34", "1 234.", "12,34.5,6", "1,23.4", "192.168.0.1", "9" * 41]
)
def test_no_number_is_made_of_it(text: str) -> None:
    assert read_digits(text) == Digits(())


@pytest.mark.parametrize(
    ("text", "decimal", "group", "readings"),
    [
        ("1.234", ".", ",", ("1.2340", "1,234")),
        ("1,234", ".", ",", ("1,234",)),
        ("1.234", ",", ".", ("1,234",)),
        ("1,234", ",", ".", ("1.2340", "1,234")),
        ("1.234", "", "", ("1,234", "1.2340")),
        ("0.123", ".", ",", ("0.123",)),
    ],
)
def test_three_digits_behind_a_mark_group_or_are_decimals(
    text: str, decimal: str, group: str, readings: tuple[str, ...]
) -> None:
    assert set(read_digits(text, decimal, group).readings) == set(readings)


def test_a_mark_that_is_not_the_languages_is_told() -> None:
    assert read_digits("1,5", ".", ",").foreign
    assert read_digits("1.5", ",", ".").foreign
    assert not read_digits("1,5", ",", ".").foreign
