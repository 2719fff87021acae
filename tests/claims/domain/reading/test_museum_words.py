"""The words of the museum of figure failures: every row read as it should be, or asked."""

import pytest

from claims.domain import InvalidFigure
from claims.domain.reading import Asking, Doubt, Sureness, figure_for, read
from tests.claims.domain.present import there

READ = [
    ("au moins 12 000 soldats", "at_least", "12,000", "person"),
    ("plus de 14 000 soldats", "more_than", "14,000", "person"),
    ("понад 120 осіб", "more_than", "120", "person"),
    ("щонайменше 120", "at_least", "120", None),
    ("не менее 120 человек", "at_least", "120", "person"),
    ("до 12 000 військових", "up_to", "12,000", "person"),
    ("mindestens 120 Tote", "at_least", "120", "person"),
    ("rund 11,5 Mrd. Euro", "approx", "11.5 billion", "EUR"),
    ("bis zu 10 Milliarden Euro", "up_to", "10 billion", "EUR"),
    ("mehr als 12 Milliarden Franken", "more_than", "12 billion", "CHF"),
    ("over 66.21 crore devotees", "more_than", "662,100,000", "person"),
    ("50 bini aşkın vatandaşımız", "more_than", "50 thousand", "person"),
    ("약 120명", "approx", "120", "person"),
    ("최소 120명", "at_least", "120", "person"),
    ("The 984-foot-long ship", "stated", "984", "foot"),
    ("$4.2b", "stated", "4.2 billion", "USD"),
    ("£6m", "stated", "6 million", "GBP"),
    ("AUD1.5m", "stated", "1.5 million", "AUD"),
    ("USD34.6m", "stated", "34.6 million", "USD"),
    ("35m of its devices", "stated", "35 million", "item"),
    ("2.7m combined sales", "stated", "2.7 million", "item"),
    ("9.4m cars", "stated", "9.4 million", "item"),
    ("3,000 or more", "at_least", "3,000", None),
    ("300 at most", "at_most", "300", None),
    ("3,000-plus", "at_least", "3,000", None),
    ("just under 20 per cent", "nearly", "20", "percent"),
    ("two hundred and fifty thousand people", "stated", "250,000", "person"),
    ("eleven thousand five hundred people", "stated", "11,500", "person"),
    ("a hundred and fifty people", "stated", "150", "person"),
    ("12 lakh people displaced", "stated", "1,200,000", "person"),
    ("Rs 5 crore", "stated", "50,000,000", "INR"),
    ("100+ people", "at_least", "100", "person"),
    ("100-plus people", "at_least", "100", "person"),
    ("not even 1,000 prisoners", "less_than", "1,000", "person"),
    ("the trench is 3 km long", "stated", "3", "kilometre"),
    ("40 soldiers", "stated", "40", "person"),
    ("No troops of ours are in Russia", "none", "", "person"),
    ("None of our soldiers crossed the border", "none", "", "person"),
    ("Ninguno de nuestros soldados murió", "none", "", "person"),
    ("жоден наш солдат не загинув", "none", "", "person"),
]


@pytest.mark.parametrize(("quote", "modality", "value", "unit"), READ, ids=[row[0] for row in READ])
def test_read_in_one_way(quote: str, modality: str, value: str, unit: str | None) -> None:
    (figure,) = read(quote, expected="en").figures
    assert (figure.modality, figure.written.best, figure.unit) == (modality, value, unit)
    assert figure.sureness is Sureness.SURE or figure.questions[0].doubt is Doubt.UNIT


def test_typed_in_a_german_entry() -> None:
    (figure,) = read("6,0 Millionen", expected="de").figures
    assert figure.written.best == "6.0 million"


@pytest.mark.parametrize(
    "quote",
    [
        "In 2024 most troops went home",
        "Troops arrived on March 29",
        "at 11 a.m.",
        "COVID-19",
        "5G",
        "FTSE 100",
        "a 787",
        "top 5",
        "2-0",
        "sub-7 nm",
        "no comment",
        "a soldier was seen",
        "no one was there",
        "in the 1930s",
        "a soldier of the 8th army",
    ],
)
def test_no_figure(quote: str) -> None:
    assert read(quote, expected="en").figures == ()


ASKED = [
    ("22,300 pounds of fuel were loaded", Doubt.UNIT, {"pound_mass", "GBP"}),
    ("500 kcal", Doubt.NOUN, {"item", "person"}),
    ("a 160m trench", Doubt.UNIT, {None, "metre"}),
    ("10-12,000 soldiers", Doubt.NUMBER, {"person"}),
    ("1.234 people", Doubt.NUMBER, {"person"}),
    ("half of the 3,000", Doubt.COMPARISON, {"percent", None}),
    ("It is not true that 3,000 troops came", Doubt.DENIAL, {"person"}),
    ("The ministry denied that 3,000 troops came", Doubt.DENIAL, {"person"}),
    ("3,000 have not arrived", Doubt.DENIAL, {None}),
    ("twice as many as 300", Doubt.COMPARISON, {"ratio"}),
    ("60,000 widgets", Doubt.NOUN, {"item", "person"}),
    ("supposably 300 people", Doubt.HEDGE, {"person"}),
]


@pytest.mark.parametrize(("quote", "doubt", "units"), ASKED, ids=[row[0] for row in ASKED])
def test_asked_with_readings_for_buttons(
    quote: str, doubt: Doubt, units: set[None] | set[str | None] | set[str]
) -> None:
    figure = read(quote, "en").figures[0]
    assert figure.sureness is Sureness.ASKED
    question = next(question for question in figure.questions if question.doubt is doubt)
    assert question.sentence.endswith("?")
    assert {reading.unit for reading in question.readings} == units
    assert not any(reading.questions for reading in question.readings)


@pytest.mark.parametrize(
    "quote",
    [
        "three times as many as 200 people",
        "3 times as much as 200 tonnes",
        "half as many as 200 people",
        "10 per cent more than 200 people",
        "20 % fewer than 200 people",
        "tripled from 200 people",
        "dreimal so viele wie 200 Menschen",
        "deux fois plus de 200 personnes",
        "el triple de 200 personas",
        "в три раза больше чем 200 человек",
    ],
)
def test_what_a_multiple_or_a_difference_is_of_is_asked(quote: str) -> None:
    of, base = read(quote).figures
    assert of.unit in {"ratio", "percent", "percent_change"}
    assert base.written.best == "200"
    assert [question.doubt for question in base.questions] == [Doubt.COMPARISON]


def test_what_merely_follows_a_multiple_or_a_share_is_no_base_of_it() -> None:
    for quote in (
        "the price doubled, 200 people said",
        "doubled to 200 people",
        "5 per cent, more than 200 people",
    ):
        assert read(quote, "en").figures[1].sureness is Sureness.SURE


def test_denied_figures_are_never_assertions() -> None:
    for quote in ("It is not true that 3,000 troops", "denied that 3,000 came", "3,000 have not arrived"):
        (figure,) = read(quote, "en").figures
        assert figure.denied
        assert figure.questions


def test_margins_rates_and_changes() -> None:
    (marchers,) = read("837,000 ± 20 %", "en").figures
    assert (marchers.written.best, marchers.written.plus_minus) == ("837,000", "167,400")
    (payment,) = read("£350m a week", "en").figures
    assert (payment.unit, payment.per) == ("GBP", "week")
    (wage,) = read("$700 per week", "en").figures
    assert (wage.written.best, wage.unit, wage.per) == ("700", "USD", "week")
    (growth,) = read("GDP fell 0.1 per cent", "en").figures
    assert (growth.unit, growth.direction, growth.written.best) == ("percent_change", "down", "0.1")
    (fewer,) = read("300 fewer than in May", "en").figures
    assert fewer.direction == "down"
    level, before = read("rose to 3,000 from 2,000", "en").figures
    assert (level.written.best, level.direction, before.written.best) == ("3,000", "", "2,000")


def test_shares_are_never_counts() -> None:
    assert read("two-thirds of the troops", "en").figures[0].written.best == "66.67"
    assert read("one in three", "en").figures[0].unit == "percent"


TYPED = [
    ("Of 2,300 people, over 300 died", "300", "more_than"),
    ("Two officials said at least 300 died", "300", "at_least"),
    ("Of 2,300 people, over 300 died", "2300", "stated"),
    ("between 10,000 and 12,000 troops", "12,000", "range"),
]


@pytest.mark.parametrize(("quote", "value", "modality"), TYPED)
def test_a_typed_value_is_found_as_a_whole_number(quote: str, value: str, modality: str) -> None:
    assert there(figure_for(quote, Asking("person"), value=value, language="en")).modality == modality


@pytest.mark.parametrize(("quote", "value"), [("about 300 people died", "500"), ("2,300 people", "300")])
def test_a_typed_value_that_the_quote_does_not_hold_is_invalid(quote: str, value: str) -> None:
    with pytest.raises(InvalidFigure):
        figure_for(quote, Asking("person"), value=value, language="en")
