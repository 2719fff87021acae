"""Who reads a claim a second time, and in what two readings of one quote differ."""

from dataclasses import replace
from itertools import permutations

import pytest

from claims.domain import Modality, Scope, Stance, Written, interpret
from claims.domain.agreement.readers import READING_WEIGHTS, Reader, ReadingPart, least_loaded
from claims.domain.agreement.two_readings import ReadAs, ReadField, differences
from claims.domain.figures.figure import Figure, stance_figure
from tests.claims.domain.cast import TRENCH_A, days


def figure(modality: Modality, *values: str, unit: str = "", question: Scope = TRENCH_A) -> Figure:
    value, value_2 = (*values, "")[:2]
    return interpret(modality, Written.of(modality, value, value_2, unit), question)


ONE = ReadAs(figure(Modality.STATED, "160"), "metre", "army", days("10-31"))
YES = replace(ONE, figure=stance_figure(Stance.AFFIRMS), unit="")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (ONE, ()),
        (replace(ONE, figure=figure(Modality.APPROX, "160")), ("modality",)),
        (replace(ONE, figure=figure(Modality.STATED, "165")), ("value",)),
        (replace(ONE, figure=figure(Modality.APPROX, "165")), ("modality", "value")),
        (replace(ONE, figure=figure(Modality.EXACTLY, "160")), ("modality",)),
        (
            replace(ONE, figure=figure(Modality.STATED, "160", unit="kilometre"), unit="kilometre"),
            ("value", "unit"),
        ),
        (replace(ONE, figure=figure(Modality.RANGE, "150", "160")), ("modality", "value")),
        (replace(ONE, source="ministry"), ("source",)),
        (replace(ONE, answers=False), ("question",)),
        (replace(ONE, as_of=days("10-30")), ("as_of",)),
        (replace(ONE, as_of=None), ("as_of",)),  # what was read, not what may be meant
        (YES, ("stance",)),
        # in the order in which it is asked
        (
            replace(ONE, figure=figure(Modality.APPROX, "165"), source="ministry", answers=False, as_of=None),
            ("question", "source", "modality", "value", "as_of"),
        ),
    ],
)
def test_in_what_two_readings_differ(other: ReadAs, found: tuple[str, ...]) -> None:
    assert differences(ONE, other) == found
    assert differences(other, ONE) == found
    assert set(found) <= set(ReadField)


def test_one_length_in_two_units_is_one_reading() -> None:
    ten, thousands = figure(Modality.EXACTLY, "10", unit="kilometre"), figure(Modality.EXACTLY, "10,000")
    assert differences(replace(ONE, figure=ten, unit="kilometre"), replace(ONE, figure=thousands)) == ()


def test_figures_that_leave_more_open_differ_in_their_value() -> None:
    """8,000 and 8.0 thousand are one number; what a fair reader allows beside it is not."""
    wide = ONE.figure
    exact = interpret(Modality.STATED, Written.of(Modality.STATED, "160"), TRENCH_A, from_data=True)
    assert wide.outer != exact.outer
    assert differences(ONE, replace(ONE, figure=exact)) == (ReadField.VALUE,)


@pytest.mark.parametrize(("other", "found"), [(Stance.AFFIRMS, ()), (Stance.DENIES, ("stance",))])
def test_stances(other: Stance, found: tuple[str, ...]) -> None:
    assert differences(YES, replace(YES, figure=stance_figure(other))) == found


def test_a_timeless_question_asks_for_no_days() -> None:
    assert differences(ONE, replace(ONE, as_of=None), timeless=True) == ()


@pytest.mark.parametrize(
    ("readers", "chosen"),
    [
        ([Reader(1, "Anna", open=2), Reader(2, "Boris", open=1, ever=90)], "Boris"),  # the fewest open
        ([Reader(1, "Anna", ever=9), Reader(2, "Boris", ever=8)], "Boris"),  # then the fewest ever
        ([Reader(1, "Boris"), Reader(2, "Anna")], "Anna"),  # then by name
        ([Reader(1, "Anna", open=5)], "Anna"),
    ],
)
def test_who_reads_it(readers: list[Reader], chosen: str) -> None:
    for order in permutations(readers):
        found = least_loaded(order)
        assert found is not None
        assert (found.reader.name, found.of) == (chosen, len(readers))


def test_of_nobody_nobody_is_chosen() -> None:
    assert least_loaded([]) is None


def test_to_decide_weighs_more_than_to_read_again() -> None:
    assert READING_WEIGHTS[ReadingPart.DECIDE] > READING_WEIGHTS[ReadingPart.SECOND]
    assert set(READING_WEIGHTS) == set(ReadingPart)
