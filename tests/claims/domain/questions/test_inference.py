"""What a measure's words say of how it behaves in time; what they don't say is asked."""

import pytest

from claims.domain import Temporality
from claims.domain.questions.inference import adds_up, from_zero, held_together, inferred, rate_days

STOCK, TOTAL, FLOW = Temporality.STOCK, Temporality.CUMULATIVE, Temporality.FLOW


@pytest.mark.parametrize(
    ("measure", "temporality"),
    [
        ("soldiers killed", "cumulative"),
        ("soldiers killed in March 2023", "flow"),
        ("people killed in 2023", "flow"),
        ("tonnes exported in Q1 2024", "flow"),
        ("births in the first quarter of 2024", "flow"),
        ("births from January to March", "flow"),
        ("exports per month", "flow"),
        ("dead in the 2011 earthquake", "cumulative"),
        ("dead in the March 2011 earthquake", "cumulative"),
        ("aid delivered since 2022", "cumulative"),
        ("tanks lost", "cumulative"),
        ("drones shot down", "cumulative"),
        ("soldiers stationed abroad", "stock"),
        ("hostages held", "stock"),
        ("How many people marched in Lyon?", "timeless"),
        ("How many people took part in the strike?", "timeless"),
        ("What did the port strike cost the economy?", "timeless"),
        ("damage costs since 2022", "cumulative"),
        ("cost per month", "flow"),
        ("How many people are taking part, by turnout?", "stock"),
        ("people evacuated", None),
        ("getötete Soldaten", None),
    ],
)
def test_what_the_words_say(measure: str, temporality: str | None) -> None:
    found = inferred(measure)
    assert (found and found.temporality) == temporality


@pytest.mark.parametrize(
    ("measure", "days"),
    [
        ("exports per month", 31),
        ("births each day", 1),
        ("daily infections", 1),
        ("weekly deaths", 7),
        ("quarterly profit", 92),
        ("tonnes a year", 366),
        ("annual budget", 366),
        ("flights annually", 366),
        ("soldiers killed in 2023", 0),
        ("soldiers stationed abroad", 0),
    ],
)
def test_for_how_many_days_a_rate_is(measure: str, days: int) -> None:
    assert rate_days(measure) == days


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
