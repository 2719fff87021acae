"""Units are known by every name that people give them; what a period within another is called."""

import pytest

from claims.domain import World
from claims.domain.comparing.classification import classify
from claims.domain.figures.units import find_unit

from .exhibit import PERIOD, asked, said

COST = asked("cost", "EUR", PERIOD)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US dollar", "USD"),
        ("us dollars", "USD"),
        ("pound sterling", "GBP"),
        ("British pounds", "GBP"),
        ("Indian rupee", "INR"),
        ("Japanese yen", "JPY"),
        ("Swedish krona", "SEK"),
        ("Danish krone", "DKK"),
        ("Russian ruble", "RUB"),
        ("Ukrainian hryvnia", "UAH"),
        ("Brazilian real", "BRL"),
        ("Australian dollar", "AUD"),
        ("kilowatt-hour", "kilowatt_hour"),
        ("square-kilometre", "square_kilometre"),
    ],
)
def test_a_unit_is_known_by_its_name_for_one_and_in_full(name, code):
    found = find_unit(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("outer", "inner", "sentence"),
    [
        (
            "2024-01-01/2024-12-31",
            "2024-04-01/2024-06-30",
            "One of the two is for a part of the other's period.",
        ),
        ("2024-01-01/2024-01-31", "2024-01-31", "One of the two is for a part of the other's period."),
        ("2024-01-01/2024-01-31", "2024-01-01/2024-01-31", "Both can be true; neither supports the other."),
        ("2024-01-01/2024-01-31", "2024-02-01/2024-02-29", "The figures are for different times."),
        (
            "2024-01-01/2024-02-15",
            "2024-02-01/2024-02-29",
            "It is not known whether the two refer to the same thing at the same time.",
        ),
    ],
)
def test_periods_of_one_question_are_not_said_to_answer_two(outer, inner, sentence):
    a, b = said("A", COST, "stated 9_billion", outer), said("B", COST, "at_least 2_billion", inner)
    assert classify(a, b, World()).sentence == sentence
