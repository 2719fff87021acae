"""What stands in a value column: read whole, or refused with the reason; never a part of it."""

import os
import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import Modality
from claims.domain.figures.numbers import read_written
from claims.intake.cells import Cell, read_cell

READ = [
    ("<5", "", Cell("5", "less_than")),
    ("< 5", "", Cell("5", "less_than")),
    ("~300", "", Cell("300", "approx")),
    ("ca. 300", "", Cell("300", "approx")),
    ("5–10", "", Cell("5", "range", "10")),
    ("5-10", "", Cell("5", "range", "10")),
    ("5 to 10", "", Cell("5", "range", "10")),
    ("≥ 3", "", Cell("3", "at_least")),
    ("300+", "", Cell("300", "at_least")),
    ("300 ± 20", "", Cell("300", "range", plus_minus="20")),
    ("up to 12,000", "", Cell("12,000", "up_to")),
    ("1.234,5", "", Cell("1,234.5")),
    ("1.234.567", "", Cell("1,234,567")),
    ("12%", "", Cell("12", unit="percent")),
    ("3–5%", "percent", Cell("3", "range", "5", unit="percent")),
    ("$34.6m", "", Cell("34.6 million", unit="USD")),
    ("€5bn", "EUR", Cell("5 billion", unit="EUR")),
    ("5m", "person", Cell("5 million")),
    ("5 km", "metre", Cell("5", unit="kilometre")),
    ("180–200 km/h", "km/h", Cell("180", "range", "200", unit="kilometre_per_hour")),
    ("over 90 m/s", "", Cell("90", "more_than", unit="metre_per_second")),
    ("dozens", "", Cell("dozens", "uncountable")),
]


@pytest.mark.parametrize(("text", "unit", "cell"), READ)
def test_a_number_among_words_is_read_with_all_of_them(text: str, unit: str, cell: Cell) -> None:
    found = read_cell(text, unit=unit)
    assert (found.value, found.modality, found.value_2, found.plus_minus, found.unit) == (
        cell.value, cell.modality, cell.value_2, cell.plus_minus, cell.unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["8000", "-5", "8,000", "12 000", "10k", "1.5 million", "affirms", "2024-10-30"]
)
def test_a_plain_cell_stays_as_it_is(text: str) -> None:
    assert read_cell(text) == Cell(text)


REFUSED = [
    ("180 km/h", "person", "the unit column says people"),
    ("40/week", "", "a rate or a fraction"),
    ("n/a", "", "no figure"),
    ("-", "", "no figure"),
    ("…", "", "no figure"),
    ("none", "", "write modality none"),
    ("no", "", "modality none, or the value 0"),
    ("Zero", "person", "modality none, or the value 0"),
    ("nearly 5 or 6", "", "are both its ends meant"),
    ("No data", "", "no figure"),
    ("1,234*", "", "footnote"),
    ("1,234 [2]", "", "footnote"),
    ("1,234¹", "", "footnote"),
    ("*1,234", "", "footnote"),
    ("(1,234)", "", "-1,234 if a negative"),
    ("3e4", "", "exponent"),
    ("3.46E+07", "", "exponent"),
    ("#REF!", "", "spreadsheet"),
    ("#####", "", "spreadsheet"),
    ("±5", "", "margin"),
    ("12,5", "", "comma or point"),
    ("5m", "", "million or for metres"),
    ("5m", "metre", "million or for metres"),
    ("300e", "person", "“e”"),
    ("300 p", "person", "“p”"),
    ("300 (est.)", "", "'(est.)' beside the number"),
    ("300?", "", "'?' beside"),
    ("-$5", "", "'-' beside"),
    ("5 per week", "", "a rate"),
    ("300/400", "", "a rate"),
    ("1/2", "", "fraction"),
    ("£350m a week", "", "a figure per week"),
    (">5 <10", "", "not a number"),
    ("1 2", "", "unclear groups"),
    ("12%", "person", "the unit column says people"),
    ("5 km", "person", "the unit column says people"),
    ("COVID-19", "", "not a number"),
    ("=A1", "", "not a number"),
    ("x" * 81, "", "longer than a figure"),
]


@pytest.mark.parametrize(("text", "unit", "remedy"), REFUSED)
def test_what_is_no_figure_or_says_more_is_refused_with_the_reason(text: str, unit: str, remedy: str) -> None:
    with pytest.raises(Refused, match=re.escape(remedy)) as refusal:
        read_cell(text, unit=unit)
    assert refusal.value.field == "value"


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", "12.5"), ("1.234", "1,234"), ("1.234,5", "1,234.5"), ("1,234", "1.234"), ("<12,5", "12.5")],
)
def test_a_declared_decimal_comma_settles_what_the_marks_mean(text: str, value: str) -> None:
    found = read_cell(text, decimal=",")
    assert (
        read_written(found.value, point_is_decimal=True).value
        == read_written(value, point_is_decimal=True).value
    )
    assert found.point_is_decimal


WORDS = st.sampled_from(
    [
        *"<>≤~%$mk*()-–e?+±/='",
        *("about", "up to", "at least", "ca.", "not", "to", "per", "people", "km", "[1]", "million", "fell"),
    ]
)
NUMBERS = st.sampled_from(
    ("5", "10", "1,234", "1.5", "12 000", "1.234,5", "300", "0", "2024", "3e4", "12,5", "007")
)
PIECES = st.lists(st.one_of(WORDS, NUMBERS), min_size=1, max_size=5)


@pytest.mark.slow
@settings(
    max_examples=400 if os.environ.get("LONG") else 133,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    PIECES,
    st.sampled_from((" ", "")),
    st.sampled_from(("", "person", "percent", "USD")),
    st.sampled_from(("", ",", ".")),
)
@example(["5", "million", "million"], " ", "", "")
@example(["5", "million", "thousand"], " ", "", "")
@example(["5", "k", "k", "5", "k"], " ", "", "")
@example(["12,000", "thousand"], " ", "", ".")
def test_no_number_of_a_cell_is_ever_dropped(
    pieces: list[str], between: str, unit: str, decimal: str
) -> None:
    """Whatever is taken has all digits of the cell in it, in their order, and a modality that is one."""
    text = between.join(pieces)
    try:
        found = read_cell(text.strip(), unit=unit, decimal=decimal)
    except Refused as refusal:
        assert refusal.field == "value"  # noqa: PT017  # it may be taken as well
        return
    taken = re.sub(r"\D", "", found.value + found.value_2)
    if found.modality not in ("none", "uncountable") and not found.plus_minus:
        written = re.sub(r"\D", "", text)
        assert taken == written or re.sub("0+$", "", taken) == re.sub("0+$", "", written)
    assert found.modality == "" or found.modality in list(Modality)


@pytest.mark.slow
@settings(
    max_examples=300 if os.environ.get("LONG") else 100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(max_size=30))
def test_no_text_ends_in_anything_but_a_cell_or_a_refusal(text: str) -> None:
    with suppress(Refused):
        read_cell(text.strip())
