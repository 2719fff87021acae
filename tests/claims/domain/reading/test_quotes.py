"""What a short quote says; where it can be read in two ways, nothing is guessed."""

import pytest

from claims.domain import InvalidFigure, Modality, Scope, Written, interpret, phrase, read
from claims.domain.reading import Asked, Asking, figure_for
from tests.claims.domain.present import there

from ..cast import IN_RUSSIA

READ = [
    ("about 8,000 soldiers", "approx", Written(best="8,000", unit="person")),
    ("some 8,000 North Korean troops", "approx", Written(best="8,000", unit="person")),
    ("between 10,000 and 12,000", "range", Written(low="10,000", high="12,000")),
    ("10,000–12,000 soldiers", "range", Written(low="10,000", high="12,000", unit="person")),
    ("from 10 km to 12 km", "range", Written(low="10", high="12", unit="kilometre")),
    ("10 to 12 thousand", "range", Written(low="10 thousand", high="12 thousand")),
    ("two or three soldiers", "range", Written(low="2", high="3", unit="person")),
    ("from $1.2bn to $1.5bn", "range", Written(low="1.2 billion", high="1.5 billion", unit="USD")),
    ("up to 12,000", "up_to", Written(best="12,000")),
    ("as many as 12,000", "up_to", Written(best="12,000")),
    ("at least 3,000", "at_least", Written(best="3,000")),
    ("no fewer than 24", "at_least", Written(best="24")),
    ("no fewer than three", "at_least", Written(best="3")),
    ("over 3,000", "more_than", Written(best="3,000")),
    ("no more than 40 dead", "at_most", Written(best="40", unit="person")),
    ("fewer than 40", "less_than", Written(best="40")),
    ("exactly 318 days", "exactly", Written(best="318", unit="day")),
    ("nearly a year", "nearly", Written(best="1", unit="year")),
    ("the first in nearly a year", "nearly", Written(best="1", unit="year")),
    ("just over 40 km/h", "just_over", Written(best="40", unit="kilometre_per_hour")),
    ("~5 km", "approx", Written(best="5", unit="kilometre")),
    ("a couple thousand", "approx", Written(best="2 thousand")),
    ("eleven thousand soldiers", "stated", Written(best="11 thousand", unit="person")),
    ("half a million people", "stated", Written(best="0.5 million", unit="person")),
    ("1.2 million", "stated", Written(best="1.2 million")),
    ("3.5 percentage points", "stated", Written(best="3.5", unit="percentage_point")),
    ("30 %", "stated", Written(best="30", unit="percent")),
    ("€5 million", "stated", Written(best="5 million", unit="EUR")),
    ("a fine of £3m", "stated", Written(best="3 million", unit="GBP")),
    ("an area of at least 30 hectares", "at_least", Written(best="30", unit="hectare")),
    ("$3-4m", "range", Written(low="3 million", high="4 million", unit="USD")),
    ("from $3M to $4.5M", "range", Written(low="3 million", high="4.5 million", unit="USD")),
    ("CHF 1.8bn", "stated", Written(best="1.8 billion", unit="CHF")),
    ("to try 5 tests", "stated", Written(best="5", unit="event")),
    ("a 160m trench", "stated", Written(best="160", unit="metre")),
    ("over 100 ships a month", "more_than", Written(best="100", unit="item")),
    ("under 2,000 lorries per day", "less_than", Written(best="2,000", unit="item")),
    ("40 miles per hour", "stated", Written(best="40", unit="mile_per_hour")),
    ("No one was killed", "none", Written(unit="person")),
    ("nobody has been hurt", "none", Written(unit="person")),
    ("not one soldier", "none", Written(unit="person")),
    ("-5 degrees Celsius", "stated", Written(best="-5", unit="degree_Celsius")),
    ("160 m ± 5", "range", Written(best="160", plus_minus="5", unit="metre")),
    ("160 ± 5 m", "range", Written(best="160", plus_minus="5", unit="metre")),
    ("no troops", "none", Written(unit="person")),
    ("There are no North Korean troops in Russia", "none", Written(unit="person")),
    ("none", "none", Written()),
    ("dozens", "uncountable", Written(best="dozens")),
    ("several thousand soldiers", "uncountable", Written(best="thousands", unit="person")),
]


@pytest.mark.parametrize(("quote", "modality", "written"), READ, ids=[row[0] for row in READ])
def test_read(quote: str, modality: str, written: Written) -> None:
    figure = read(quote, "en").figures[0]
    assert (figure.modality, figure.written) == (Modality(modality), written)


ASKED = [
    ("8,000 near the border and 10,000 in Russia", "person"),
    ("3 dead and 5 wounded", "person"),
    ("10-12,000", "person"),
    ("1.234 people", "person"),
    ("not two soldiers but three", "person"),
    ("half of the 8,000 soldiers", "person"),
    ("about 500 kcal", "kilowatt_hour"),
    ("At least, the mayor said, 300 people came", "person"),
    ("300 people came, if not 400", "person"),
    ("At least 10 to 12 people came", "person"),
    ("Der Steg trägt bis 300 Menschen.", "person"),
    ("Von 3 auf 4,5 Milliarden Euro stieg der Etat.", "EUR"),
    ("Minst 120 personer skadades i branden, enligt polisen.", "person"),
]


@pytest.mark.parametrize(("quote", "unit"), ASKED, ids=[row[0] for row in ASKED])
def test_what_is_unclear_is_asked_with_what_to_choose_from(quote: str, unit: str) -> None:
    with pytest.raises(Asked) as raised:
        figure_for(quote, Asking(unit))
    assert raised.value.choices
    for choice in raised.value.choices:
        written = Written.of(Modality(choice["modality"]), choice["value"], choice["value_2"], choice["unit"])
        assert choice["label"]
        assert interpret(Modality(choice["modality"]), written, _measure(choice["unit"])).core


def _measure(unit: str) -> Scope:
    return Scope("asked", "measure", "dimension", unit or "person", minimum=None, additive=False)


@pytest.mark.parametrize("quote", ["", "no comment", "a soldier was seen", "in the 1930s", "the 8th army"])
def test_a_quote_without_a_figure_wants_a_value(quote: str) -> None:
    with pytest.raises(InvalidFigure, match="write the value"):
        figure_for(quote, Asking("person"))


@pytest.mark.parametrize(
    ("quote", "unit", "written"),
    [
        ("22,300 pounds of fuel were loaded", "kilogram", Written(best="22,300", unit="pound_mass")),
        ("60,000 widgets", "item", Written(best="60,000", unit="item")),
        ("300,000 homes", "item", Written(best="300,000")),
        ("The road is 3 km long and 12 soldiers guard it", "metre", Written(best="3", unit="kilometre")),
    ],
)
def test_the_unit_of_the_question_answers_what_it_can(quote: str, unit: str, written: Written) -> None:
    assert there(figure_for(quote, Asking(unit))).written == written


@pytest.mark.parametrize(
    ("quote", "unit", "label"),
    [
        ("$700 per week", "USD", "700 US dollars per week"),
        ("£350m a week", "GBP", "350 million pounds sterling per week"),
        ("120 cases per 100,000 people", "person", "120 people per 100,000 people"),
        ("over 100 ships a month", "item", "more than 100 ships per month"),
    ],
)
def test_a_rate_is_asked_and_shown(quote: str, unit: str, label: str) -> None:
    with pytest.raises(Asked, match="does the question ask for that") as raised:
        figure_for(quote, Asking(unit))
    assert [choice["label"] for choice in raised.value.choices] == [label]


@pytest.mark.parametrize(
    ("quote", "modality", "best"),
    [
        ("GDP fell 0.1 per cent", "stated", "-0.1"),
        ("GDP fell by more than 3 per cent", "less_than", "-3"),
        ("GDP rose 0.1 per cent", "stated", "0.1"),
    ],
)
def test_a_fall_is_negative_where_the_question_has_signs(quote: str, modality: str, best: str) -> None:
    figure = there(figure_for(quote, Asking("percent_change", signed=True)))
    assert (figure.modality, figure.written.best) == (modality, best)


def test_a_typed_value_without_a_number_in_its_quote_is_asked_of_whoever_typed_it() -> None:
    with pytest.raises(Asked, match="holds no number") as raised:
        figure_for("He confirmed it", Asking("person"), value="500")
    assert [choice["label"] for choice in raised.value.choices] == [
        "500",
        "about 500",
        "at least 500",
        "up to 500",
    ]
    assert figure_for("He confirmed it", Asking("person"), value="500", settled=True) is None
    with pytest.raises(InvalidFigure, match="does not hold"):
        figure_for("about 300 people died", Asking("person"), value="500")


@pytest.mark.parametrize(
    "quote", [row[0] for row in READ if row[2].unit in {"", "person"} and "$" not in row[0]]
)
def test_what_is_read_can_be_interpreted(quote: str) -> None:
    reading = read(quote, "en").figures[0]
    assert interpret(reading.modality, reading.written, IN_RUSSIA).core.within(
        interpret(reading.modality, reading.written, IN_RUSSIA).outer
    )


def test_said_in_words_again() -> None:
    assert phrase(Modality.APPROX, best="8,000") == "about 8,000"
    assert phrase(Modality.RANGE, "10,000", "", "12,000") == "10,000 to 12,000"
    assert phrase(Modality.RANGE, "10,000", "11,000", "12,000") == "10,000 to 12,000, probably 11,000"
    assert phrase(Modality.NONE) == "none"
    numbered = set(Modality) - {Modality.NONE, Modality.RANGE, Modality.UNCOUNTABLE, Modality.UNREAD}
    for modality in numbered:
        assert read(phrase(modality, best="3,000"), "en").figures[0].modality is modality


def test_unit_of_another_dimension_is_refused_later() -> None:
    reading = read("about 8 km", "en").figures[0]
    with pytest.raises(InvalidFigure, match="measures length"):
        interpret(reading.modality, reading.written, IN_RUSSIA)


def test_a_number_that_is_no_quantity_is_taken_once_somebody_says_how_it_is_worded() -> None:
    assert figure_for("a 787 landed", Asking("item"), value="787", settled=True) is None
    with pytest.raises(InvalidFigure, match="say how it is meant"):
        figure_for("a 787 landed", Asking("item"), value="787")


def test_one_end_of_a_range_is_the_range() -> None:
    figure = there(figure_for("between 10,000 and 12,000 troops", Asking("person"), value="12,000"))
    assert (figure.modality, figure.written.low, figure.written.high) == ("range", "10,000", "12,000")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dead: 12\nInjured: 40", ["12", "40"]),
        ("• 12 dead\n• 40 injured", ["12 dead", "40 injured"]),
        ("Toll rises to 12\n\nFourteen people are missing.", ["12", "Fourteen people"]),
        ("At least\n300 people died.", ["At least\n300 people"]),
        ("About 8,000 North\nKorean soldiers came.", ["About 8,000 North\nKorean soldiers"]),
    ],
)
def test_lines_of_a_list_are_sentences_and_wrapped_lines_are_not(text: str, shown: list[str]) -> None:
    assert [text[slice(*figure.span)] for figure in read(text, "en").figures] == shown
