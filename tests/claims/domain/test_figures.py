"""Every row of the table of modalities, the grain and its tolerances, and every refusal."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from claims.domain import Figure, InvalidFigure, Modality, Scope, Stance, Written, interpret, stance_figure
from claims.domain.figures.interpretation import date_figure, decimal_of
from claims.domain.figures.units import system_of
from claims.domain.flags import Flag
from tests.claims.domain.present import there

LENGTH = Scope("length", "t", "length", "metre")
PERSONS = Scope("persons", "t", "persons", "person", is_count=True)
SIGNED = Scope("net change", "t", "persons", "person", is_count=True, additive=False, minimum=None)
SHARE = Scope("share", "t", "share", "percent", additive=False)
WARMTH = Scope("warmth", "t", "temperature", "degree_Celsius", additive=False, minimum=None)
DAYS = Scope("days", "t", "duration", "day")
FROM_TEN = Scope("from ten", "t", "length", "metre", minimum=Fraction(10))


def read(modality: str, question: Scope, *values: str, unit: str = "", **how: Any) -> Figure:
    value, value_2 = (*values, "", "")[:2]
    written = Written.of(Modality(modality), value, value_2, unit)
    return interpret(Modality(modality), written, question, **how)


TABLE = [
    # modality, question, values, core, outer
    ("exactly", LENGTH, "160", "[160, 160]", "[160, 160]"),
    ("stated", LENGTH, "160", "[160, 160]", "[155, 165]"),
    ("approx", LENGTH, "160", "[155, 165]", "[150, 170]"),
    ("nearly", LENGTH, "160", "[155, 160)", "[150, 160]"),
    ("just_over", LENGTH, "160", "(160, 165]", "[160, 170]"),
    ("at_least", LENGTH, "160", "[160, ∞)", "[160, ∞)"),
    ("more_than", LENGTH, "160", "(160, ∞)", "(160, ∞)"),
    ("at_most", LENGTH, "160", "[0, 160]", "[0, 160]"),
    ("less_than", LENGTH, "160", "[0, 160)", "[0, 160)"),
    ("up_to", LENGTH, "160", "(0, 160]", "(0, 320]"),
    ("range", LENGTH, "150 160", "[150, 160]", "[135, 165]"),
    ("none", LENGTH, "", "[0, 0]", "[0, 0]"),
    ("uncountable", LENGTH, "dozens", "[24, ∞)", "[12, ∞)"),
    ("uncountable", LENGTH, "hundreds", "[200, ∞)", "[100, ∞)"),
    ("uncountable", LENGTH, "Thousands", "[2,000, ∞)", "[1,000, ∞)"),
    ("unread", LENGTH, "160", "[160, 160]", "(−∞, ∞)"),
    ("unread", PERSONS, "-5", "[-5, -5]", "(−∞, ∞)"),
    ("exactly", PERSONS, "8,000", "[8,000, 8,000]", "[8,000, 8,000]"),
    ("stated", PERSONS, "8,000", "[8,000, 8,000]", "[7,500, 8,500]"),
    ("approx", PERSONS, "8,000", "[7,500, 8,500]", "[7,000, 9,000]"),
    ("approx", PERSONS, "10,000", "[9,000, 11,000]", "[8,000, 12,000]"),
    ("approx", PERSONS, "15", "[13, 17]", "[12, 18]"),
    ("nearly", PERSONS, "15", "[13, 14]", "[12, 15]"),
    ("just_over", PERSONS, "15", "[16, 17]", "[15, 18]"),
    ("more_than", PERSONS, "3,000", "[3,001, ∞)", "[3,001, ∞)"),
    ("less_than", PERSONS, "3,000", "[0, 2,999]", "[0, 2,999]"),
    ("up_to", PERSONS, "12,000", "[1, 12,000]", "[1, 24,000]"),
    ("up_to", SIGNED, "12,000", "(−∞, 12,000]", "(−∞, ∞)"),
    ("range", PERSONS, "10,000 12,000", "[10,000, 12,000]", "[9,000, 12,500]"),
    ("none", PERSONS, "", "[0, 0]", "[0, 0]"),
    ("approx", PERSONS, "1", "[1, 2]", "[1, 2]"),
    ("stated", PERSONS, "0", "[0, 0]", "[0, 0]"),
    ("at_most", SIGNED, "3", "(−∞, 3]", "(−∞, 3]"),
    ("stated", SIGNED, "-1,000", "[-1,000, -1,000]", "[-1,100, -900]"),
    ("approx", SIGNED, "-2", "[-3, -1]", "[-3, -1]"),
    ("approx", SHARE, "99", "[97.02, 100]", "[95.04, 100]"),
    ("at_least", SHARE, "60", "[60, 100]", "[60, 100]"),
    ("approx", WARMTH, "20", "[17.5, 22.5]", "[15, 25]"),
    ("approx", WARMTH, "50", "[47.5, 52.5]", "[45, 55]"),
    ("stated", WARMTH, "100", "[100, 100]", "[97.5, 102.5]"),
    ("stated", WARMTH, "37", "[37, 37]", "[36.5, 37.5]"),
    ("stated", WARMTH, "-5.0", "[-5, -5]", "[-5.05, -4.95]"),
    ("up_to", WARMTH, "40", "(−∞, 40]", "(−∞, ∞)"),
    ("at_most", WARMTH, "0", "(−∞, 0]", "(−∞, 0]"),
    ("at_most", FROM_TEN, "12", "[10, 12]", "[10, 12]"),
]


@pytest.mark.parametrize(
    ("modality", "question", "values", "core", "outer"),
    TABLE,
    ids=[f"{row[0]} {row[2] or 'nothing'} ({row[1].id})" for row in TABLE],
)
def test_core_and_outer(modality: str, question: Scope, values: str, core: str, outer: str) -> None:
    figure = read(modality, question, *values.split())
    assert (str(figure.core), str(figure.outer)) == (core, outer)
    assert figure.core.within(figure.outer)


@pytest.mark.parametrize(
    ("value", "question", "half_width"),
    [
        ("99", PERSONS, 0),
        ("100", PERSONS, 10),
        ("1,234", PERSONS, 0),
        ("1,235", PERSONS, 0),
        ("1,230", PERSONS, 5),
        ("99", LENGTH, Fraction(1, 2)),
        ("10.50", LENGTH, Fraction(1, 200)),
        ("10.0", LENGTH, Fraction(1, 20)),
        ("1", LENGTH, Fraction(1, 10)),
        ("1.2 million", PERSONS, 50_000),
        ("15,000", PERSONS, 1500),
        ("0.0", WARMTH, Fraction(1, 20)),
        ("0", WARMTH, Fraction(1, 2)),
    ],
)
def test_what_a_bare_number_leaves_open(value: str, question: Scope, half_width: Fraction | int) -> None:
    outer = read("stated", question, value).outer
    assert there(outer.high) - there(outer.low) == 2 * half_width


def test_figures_from_data_and_margins_are_taken_as_they_stand() -> None:
    assert read("stated", PERSONS, "8,000", from_data=True).outer.is_point
    assert str(read("range", PERSONS, "8,000", "9,000", from_data=True).outer) == "[8,000, 9,000]"
    assert str(read("approx", PERSONS, "8,000", from_data=True).core) == "[7,500, 8,500]"
    margin = interpret(Modality.RANGE, Written(best="160", plus_minus="5"), LENGTH)
    assert str(margin.core) == str(margin.outer) == "[155, 165]"
    assert (margin.low, margin.best, margin.high) == (Decimal(155), Decimal(160), Decimal(165))


def test_interpreted_first_converted_after() -> None:
    year = read("nearly", DAYS, "1", unit="year")
    assert (str(year.core), str(year.outer), year.best) == ("[328.5, 365)", "[292, 365]", Decimal(365))
    day = read("stated", Scope("years", "t", "duration", "year"), "100", unit="days")
    assert day.best == Decimal("0.273972602740")
    assert day.core.low == Fraction(100, 365)


def test_decimals_end_after_twelve_places_rounded_half_to_even() -> None:
    assert decimal_of(Fraction(1, 3)) == Decimal("0.333333333333")
    assert decimal_of(Fraction(5, 10**13)) == 0
    assert decimal_of(Fraction(15, 10**13)) == Decimal("0.000000000002")
    assert str(decimal_of(Fraction(12_000))) == "12000"


REFUSED = [
    # modality, question, written, field, part of the message
    ("stated", LENGTH, Written(), "best", "missing"),
    ("stated", LENGTH, Written(best="8_000"), "best", "underscores"),
    ("stated", LENGTH, Written(best="８０００"), "best", "ASCII"),
    ("stated", LENGTH, Written(best="٨٠٠٠"), "best", "ASCII"),
    ("stated", LENGTH, Written(best="NaN"), "best", "not a number"),
    ("stated", LENGTH, Written(best="-Infinity"), "best", "infinite"),
    ("stated", LENGTH, Written(best="∞"), "best", "infinite"),
    ("stated", SIGNED, Written(best="-0"), "best", "negative zero"),
    ("stated", SIGNED, Written(best="-0.00"), "best", "negative zero"),
    ("stated", LENGTH, Written(best="1.234"), "best", "could be 1,234 or 1.2340"),
    ("stated", LENGTH, Written(best="1e5"), "best", "exponent"),
    ("stated", LENGTH, Written(best="9" * 27), "best", "too large"),
    ("stated", LENGTH, Written(best="9" * 20 + " trillion"), "best", "too large"),
    ("stated", LENGTH, Written(best="0." + "1" * 13), "best", "decimal places"),
    ("stated", LENGTH, Written(best="160", high="170"), "high", "one value"),
    ("stated", LENGTH, Written(best="160", plus_minus="5"), "plus_minus", "x ± m is a range"),
    ("range", LENGTH, Written(low="10"), "high", "both ends"),
    ("range", LENGTH, Written(low="12", high="10"), "low", "above the higher, 10: swap them"),
    ("range", LENGTH, Written(low="10", best="13", high="12"), "best", "outside"),
    ("range", LENGTH, Written(low="10", best="11", plus_minus="1"), "low", "no other value"),
    ("range", LENGTH, Written(best="11", plus_minus="-1"), "plus_minus", "negative"),
    ("none", LENGTH, Written(best="0"), "best", "has no value"),
    ("none", WARMTH, Written(), "modality", "no “none”"),
    ("uncountable", LENGTH, Written(best="lots"), "best", "not one of"),
    ("uncountable", WARMTH, Written(best="dozens"), "modality", "no “none”"),
    ("up_to", PERSONS, Written(best="0"), "best", "leaves no value"),
    ("nearly", PERSONS, Written(best="1"), "best", "leaves no value"),
    ("unread", LENGTH, Written(), "best", "missing"),
    ("stated", PERSONS, Written(best="5", unit="km"), "unit", "use person"),
    ("stated", PERSONS, Written(best="5", unit="parsnips"), "unit", "unknown unit"),
    ("stated", SHARE, Written(best="5", unit="pp"), "unit", "use percent"),
]


BEYOND = [
    # modality, question, values, core, outer: kept as said, cut where something is left
    ("stated", SHARE, "100.85", "[100.85, 100.85]", "[100.845, 100.855]"),
    ("stated", SHARE, "120", "[120, 120]", "[115, 125]"),
    ("approx", SHARE, "110", "[105, 115]", "[100, 120]"),
    ("approx", SHARE, "101", "[98.98, 100]", "[96.96, 100]"),
    ("range", SHARE, "90 110", "[90, 100]", "[85, 100]"),
    ("range", SHARE, "110 120", "[110, 120]", "[105, 125]"),
    ("more_than", SHARE, "100", "(100, ∞)", "(100, ∞)"),
    ("at_most", SHARE, "150", "[0, 100]", "[0, 100]"),
    ("stated", PERSONS, "-5", "[-5, -5]", "[-5, -5]"),
    ("less_than", PERSONS, "0", "(−∞, -1]", "(−∞, -1]"),
    ("stated", PERSONS, "2.5", "[2, 3]", "[2, 3]"),
    ("stated", FROM_TEN, "9", "[9, 9]", "[8.5, 9.5]"),
]


@pytest.mark.parametrize(
    ("modality", "question", "values", "core", "outer"), BEYOND, ids=[f"{r[0]} {r[2]}" for r in BEYOND]
)
def test_what_a_question_does_not_admit_is_kept_and_flagged(
    modality: str, question: Scope, values: str, core: str, outer: str
) -> None:
    figure = read(modality, question, *values.split())
    assert (str(figure.core), str(figure.outer)) == (core, outer)
    assert figure.flags == {Flag.OUT_OF_RANGE}
    assert not figure.gives_an_end
    assert figure.core.within(figure.outer)


def test_a_margin_that_reaches_beyond_what_can_be_is_cut_and_nothing_to_ask_about() -> None:
    margin = interpret(Modality.RANGE, Written(best="1", plus_minus="2"), LENGTH)
    assert (str(margin.core), margin.flags) == ("[0, 3]", frozenset())


def test_an_unread_figure_is_flagged_and_presupposes_nothing() -> None:
    figure = read("unread", PERSONS, "12")
    assert (figure.flags, figure.presupposes_some, figure.two_sided) == (
        frozenset({Flag.UNREAD}),
        False,
        False,
    )


@pytest.mark.parametrize(
    ("values", "wide"),
    [
        (("10,000", "12,000"), False),
        (("900", "1,100"), False),
        (("899", "1,101"), True),
        (("1", "10,000"), True),
    ],
)
def test_a_range_beyond_a_tenth_of_its_centre_is_wide(values: tuple[str, str], wide: bool) -> None:
    assert read("range", PERSONS, *values).wide is wide
    assert read("range", WARMTH, *(value.replace(",", "") for value in values)).wide is False


def test_another_currency_is_kept_as_said() -> None:
    euros = Scope("cost", "t", "money EUR", "EUR")
    figure = read("more_than", euros, "12 billion", unit="CHF")
    assert (figure.best, str(figure.core)) == (Decimal(12_000_000_000), "(12,000,000,000, ∞)")
    with pytest.raises(InvalidFigure, match="use EUR"):
        read("stated", euros, "12", unit="kg")


@pytest.mark.parametrize(
    ("unit", "system"),
    [("acres", "customary"), ("ha", "metric"), ("short tons", "customary"), ("person", ""), ("parsnip", "")],
)
def test_units_belong_to_a_system(unit: str, system: str) -> None:
    assert system_of(unit) == system


@pytest.mark.parametrize(
    ("modality", "question", "written", "field", "message"),
    REFUSED,
    ids=[f"{r[0]} {r[2].low}{r[2].best}{r[2].high}{r[2].unit} ({r[4]})" for r in REFUSED],
)
def test_refused(modality: str, question: Scope, written: Written, field: str, message: str) -> None:
    with pytest.raises(InvalidFigure, match=message) as refused:
        interpret(Modality(modality), written, question)
    assert refused.value.field == field
    assert repr(refused.value.value) in str(refused.value)


def test_somebody_may_say_that_the_point_is_a_decimal_point() -> None:
    assert read("stated", LENGTH, "1.234", point_is_decimal=True).best == Decimal("1.234")


@pytest.mark.parametrize(
    ("modality", "value", "some"),
    [
        ("none", "", False),
        ("at_most", "5", False),
        ("less_than", "5", False),
        ("stated", "0", False),
        ("at_least", "0", False),
        ("range", "0 5", False),
        ("more_than", "0", True),
        ("at_least", "1", True),
        ("up_to", "5", True),
        ("uncountable", "dozens", True),
        ("range", "1 5", True),
        ("approx", "5", True),
    ],
)
def test_what_presupposes_some(modality: str, value: str, some: bool) -> None:
    assert read(modality, PERSONS, *value.split()).presupposes_some is some


def test_freezing_point_presupposes_nothing() -> None:
    assert not read("stated", WARMTH, "5").presupposes_some


@pytest.mark.parametrize(
    ("modality", "value", "values", "low", "high"),
    [
        ("stated", "5", (5,), 5, 5),
        ("range", "3 5", (3, 5), 3, 5),
        ("at_least", "5", (5,), 5, None),
        ("up_to", "5", (5,), None, 5),
        ("none", "", (0,), 0, 0),
        ("uncountable", "dozens", (), None, None),
    ],
)
def test_values_as_written(
    modality: str, value: str, values: tuple[int, ...], low: int | None, high: int | None
) -> None:
    figure = read(modality, PERSONS, *value.split())
    assert list(figure.values) == list(values)
    assert figure.lowest_value == low
    assert figure.highest_value == high


def test_centre_is_the_best_else_the_midpoint() -> None:
    assert read("stated", PERSONS, "5").centre == 5
    assert read("range", PERSONS, "3", "6").centre == Fraction(9, 2)
    assert read("none", PERSONS).centre is None


def test_stances() -> None:
    yes, no = stance_figure(Stance.AFFIRMS), stance_figure(Stance.DENIES)
    assert (str(yes.core), str(no.outer)) == ("[1, 1]", "[0, 0]")
    assert (yes.presupposes_some, no.presupposes_some, no.denies) == (True, False, True)
    assert yes.values == ()


class TestDates:
    """A date is an interval of days, in ordinals."""

    first, last = date(2024, 5, 1), date(2024, 5, 31)

    def test_day_and_range(self) -> None:
        day = date_figure(Modality.STATED, self.first)
        assert day.core.is_point
        assert day.best == self.first.toordinal()
        month = date_figure(Modality.RANGE, self.first, self.last)
        assert there(month.core.high) - there(month.core.low) == 30
        assert day.core.within(month.core)

    def test_not_before_and_before(self) -> None:
        assert date_figure(Modality.AT_LEAST, self.first).core.high is None
        assert date_figure(Modality.LESS_THAN, self.first).core.high == self.first.toordinal() - 1

    @pytest.mark.parametrize("modality", [Modality.APPROX, Modality.NONE, Modality.UP_TO])
    def test_hedged_dates_are_refused(self, modality: Modality) -> None:
        with pytest.raises(InvalidFigure, match="first and the last day"):
            date_figure(modality, self.first)

    def test_range_needs_its_last_day_and_order(self) -> None:
        with pytest.raises(InvalidFigure, match="missing or before"):
            date_figure(Modality.RANGE, self.first)
        with pytest.raises(InvalidFigure, match="missing or before"):
            date_figure(Modality.RANGE, self.last, self.first)
