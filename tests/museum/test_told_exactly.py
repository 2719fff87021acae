"""Of the museum's kinds, cases of our own, from file to print: days, units, prices, periods, counting."""

import json

import pytest

from claims.models import Claim, Conflict
from claims.services.review.draft import Input
from tests import builders
from tests.claims.api.client import get
from tests.claims.intake.files import csv_file, imported, row

pytestmark = pytest.mark.django_db
YEAR, SPRING = "2023-01-01/2023-12-31", "2023-04-01/2023-06-30"
BREACH = {"question": "When did the dam break?", "unit": "date", "temporality": "timeless"}
WALL = {"question": "How long is the wall?", "unit": "kilometre", "temporality": "timeless"}
BRIDGE = {"question": "What did the bridge cost?", "unit": "EUR", "temporality": "timeless"}
WATER = {"question": "How warm is the water?", "unit": "degree_Celsius", "temporality": "stock"}
ROADS = {"question": "How much was spent on roads?", "unit": "USD", "temporality": "flow"}
DEAD = {"question": "How many people were killed in the flood?", "unit": "person"}
THERE = {"question": "How many people are there?", "unit": "person", "temporality": "stock"}

LARGER = ", and its amount is larger: one figure is wrong, one period is, or they measure two things."
MORE = "what has been found so far may not be all there is."


def recorded(folder, asked, *told):
    """One accepted claim a source, each a dict of columns, and the conflict that they make, as it is read."""
    rows = [
        row(
            **{
                "source": name,
                "source_kind": "media",
                "value": "",
                "external_id": str(number),
                **asked,
                **said,
            }
        )
        for number, (name, said) in enumerate(zip("ABCDEF", told, strict=False))
    ]
    assert not imported(csv_file(folder, *rows)).problems
    for claim in Claim.objects.filter(state="candidate"):
        builders.accept(claim)
    return get(f"conflicts/{Conflict.objects.unmerged().get().pk}/")


def offers(read):
    return {each["method"]: each for each in read["proposals"]}


def days(*ends, modality=""):
    return dict(zip(("value", "value_2"), ends, strict=False)) | {"modality": modality, "as_of": ""}


def words(quote, as_of="2024-10-31", **columns):
    return {"quote": quote, "as_of": as_of, **columns}


def attributed(method="undetermined"):
    """Who says what, as it is published."""
    case = Conflict.objects.unmerged().get()
    inputs = tuple(Input(claim=each, use="used") for each in Claim.objects.order_by("recorded_at", "pk"))
    figure = builders.settle(case, method=method, low=None, high=None, as_of=None, inputs=inputs)
    return json.loads(figure.publication.body)["attribution"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            [days("2024-03-01", "2024-03-31"), days("2024-04-02", modality="at_least")],
            "From 1 March 2024 (A) to 2 April 2024 or later (B).",
        ),
        (
            [
                days("2024-03-12"),
                days("2024-02-20", modality="less_than"),
                days("2024-03-20", modality="at_most"),
            ],
            "From before 20 February 2024 (B) to 12 March 2024 (A); C: 20 March 2024 or earlier.",
        ),
        (
            [days("2024-03-12"), days("2024-03-14"), days("2024-03-30", modality="more_than")],
            "From 12 March 2024 (A) to after 30 March 2024 (C).",
        ),
    ],
)
def test_days_and_their_bounds_are_said_as_days(tmp_path, told, text):
    read = recorded(tmp_path, BREACH, *told)
    assert offers(read)["report_range"]["text"] == f"{BREACH['question']} {text}"
    assert "-0" not in offers(read)["undetermined"]["text"], "nor in the numbers of a table"


def test_two_days_are_a_range_and_nothing_else(tmp_path):
    span = row(**BREACH, **days("2024-03-01", "2024-03-31"))
    wrong = row(**BREACH, **days("2024-03-01", "2024-03-31", modality="exactly"), external_id="b")
    (problem,) = imported(csv_file(tmp_path, span, wrong), keep_going=True).problems
    assert "two days are a range" in str(problem)
    assert (Claim.objects.get().modality, Claim.objects.get().written_high) == ("range", "2024-03-31")


@pytest.mark.parametrize(
    ("asked", "told", "text", "published"),
    [
        (
            WALL,
            [words("650 miles", ""), words("650 km", "")],
            "From 650 kilometres (B) to 650 miles (about 1,050 kilometres) (A).",
            "650 miles, according to A; 650 kilometres, according to B",
        ),
        (
            BRIDGE,
            [words("€12bn in 2015 prices", ""), words("€20bn", ""), words("€13bn in 2015 prices", "")],
            "20 billion euros, according to B.",
            (
                "12 billion euros in prices of 2015, according to A; 20 billion euros, according to B; "
                "13 billion euros in prices of 2015, according to C"
            ),
        ),
        (
            BRIDGE,
            [words("€350 million", ""), words("€410 million", ""), words("$500 million", "")],
            "From 350 million (A) to 410 million euros (B).",
            (
                "350 million euros, according to A; 410 million euros, according to B; 500 million US "
                "dollars, according to C"
            ),
        ),
    ],
)
def test_units_and_prices_are_said_wherever_a_figure_is(tmp_path, asked, told, text, published):
    read = recorded(tmp_path, asked, *told)
    assert offers(read)["report_range"]["text"] == f"{asked['question']} {text}"
    for said in published.split("; "):
        figure, name = said.split(", according to ")
        assert f"{name}: {figure}" in offers(read)["undetermined"]["text"]
    assert attributed() == published


@pytest.mark.parametrize(
    ("asked", "told", "sentence"),
    [
        (
            WALL,
            [words("650 miles", ""), words("650 km", "")],
            "Both say 650, one in miles, the other in kilometres: one unit may be wrong.",
        ),
        (
            WATER,
            [words("68 °F"), words("68 °C")],
            "Both say 68, one in degrees Celsius, the other in degrees Fahrenheit: one unit may be wrong.",
        ),
        (
            ROADS,
            [words("$50 million", YEAR), words("$80 million", SPRING)],
            f"B's period is a part of A's{LARGER}",
        ),
        (
            ROADS,
            [words("$80 million", SPRING), words("$50 million", YEAR)],
            f"A's period is a part of B's{LARGER}",
        ),
        (
            DEAD,
            [words("500 killed", counted_by="counted"), words("900 killed", counted_by="surveyed")],
            f"A counts, B estimates from a survey: {MORE}",
        ),
        (
            DEAD,
            [
                words("64 killed", "2023-12-09", counted_by="registered"),
                words("2,975 killed", "2024-02-28", counted_by="modelled"),
            ],
            f"A goes by a register, B estimates by a model: {MORE}",
        ),
        (
            THERE,
            [words("900 people", counted_by="observed"), words("300 people", counted_by="projected")],
            "A goes by what was observed, B projects: two ways of counting need not come to one figure.",
        ),
    ],
)
def test_what_may_lie_behind_it_is_said_as_it_is(tmp_path, asked, told, sentence):
    read = recorded(tmp_path, asked, *told)
    assert sentence in [each["sentence"] for each in read["explanations"]]


def test_a_way_of_counting_that_is_not_known_explains_nothing(tmp_path):
    read = recorded(tmp_path, DEAD, words("500 killed", counted_by="counted"), words("900 killed"))
    assert not [each for each in read["explanations"] if each["name"] == "ways_of_counting"]


def test_a_figure_that_its_source_replaced_contradicts_nobody_else(tmp_path):
    told = {"said_on": "2024-11-02"}
    read = recorded(
        tmp_path, DEAD, words("500 killed"), words("50 killed"), words("50 killed", source="A", **told)
    )
    assert read["kind"] == "revision"
    assert sorted(each["kind"] for each in read["findings"]) == ["compatible", "revision"]
