"""What a short quote says; where it can be read in two ways, nothing is guessed."""

import pytest

from claims.domain import InvalidFigure, Modality, Written, interpret, phrase, read_words
from claims.domain.reading.cues import CUES

from .cast import IN_RUSSIA

READ = [
    ("about 8,000 soldiers", "approx", Written(best="8,000", unit="person")),
    ("some 8,000 North Korean troops", "approx", Written(best="8,000", unit="person")),
    ("between 10,000 and 12,000", "range", Written(low="10,000", high="12,000")),
    ("10,000–12,000 soldiers", "range", Written(low="10,000", high="12,000", unit="person")),
    ("from 10 km to 12 km", "range", Written(low="10", high="12", unit="kilometre")),
    ("10 to 12 thousand", "range", Written(low="10 thousand", high="12 thousand")),
    ("two or three soldiers", "range", Written(low="2", high="3", unit="person")),
    ("from $1.2bn to $1.5bn", "range", Written(low="1.2bn", high="1.5bn", unit="USD")),
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
    ("CHF 1.8bn", "stated", Written(best="1.8bn", unit="CHF")),
    ("to try 5 tests", "stated", Written(best="5", unit="event")),
    ("a 160m trench", "stated", Written(best="160", unit="metre")),
    ("over 100 ships a month", "more_than", Written(best="100", unit="item")),
    ("under 2,000 lorries per day", "less_than", Written(best="2,000")),
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
def test_read(quote, modality, written):
    reading = read_words(quote)
    assert (reading.modality, reading.written) == (Modality(modality), written)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "no comment",
        "a soldier was seen",
        "no one was there",
        "No one denies that soldiers came",
        "No one was killed and 5 wounded",
        "one of 3 said that nobody was killed",
        "9.4m cars",
        "1.2m people",
        "in the 1930s",
        "a soldier of the 8th army",
        "not two soldiers but three",
        "3만 헥타르",
        "12 тис. солдатів",
        "5 ملايين",
        "8,000 near the border and 10,000 in Russia",
        "3 dead and 5 wounded",
        "10-12,000",
        "1.234 people",
        "12,000 to 10,000",
        "at least 10,000 to 12,000",
        "８０００ soldiers",
        "8,000 ± 5 of 100",
        "sixty-two soldiers",
        "three hundred thousand soldiers",
        "1.2 hundred thousand people",
        "minus 5",
        "one of the 8,000 soldiers",
        None,
    ],
)
def test_what_is_unclear_is_left_to_a_person(quote):
    assert read_words(quote) is None


def test_outermost_cue_decides_and_all_hedges_are_kept():
    reading = read_words("reportedly more than an estimated 3,000")
    assert reading.modality is Modality.MORE_THAN
    assert reading.hedges == ("reportedly", "more than", "an estimated")


@pytest.mark.parametrize(("cue", "modality"), CUES.items(), ids=list(CUES))
def test_every_cue_word(cue, modality):
    reading = read_words(f"{cue} 3,000 soldiers")
    assert (reading.modality, reading.written.best) == (modality, "3,000")


@pytest.mark.parametrize(
    "quote", [row[0] for row in READ if row[2].unit in {"", "person"} and "$" not in row[0]]
)
def test_what_is_read_can_be_interpreted(quote):
    reading = read_words(quote)
    assert interpret(reading.modality, reading.written, IN_RUSSIA).core.within(
        interpret(reading.modality, reading.written, IN_RUSSIA).outer
    )


def test_said_in_words_again():
    assert phrase(Modality.APPROX, best="8,000") == "about 8,000"
    assert phrase(Modality.RANGE, "10,000", "", "12,000") == "10,000 to 12,000"
    assert phrase(Modality.RANGE, "10,000", "11,000", "12,000") == "10,000 to 12,000, probably 11,000"
    assert phrase(Modality.NONE) == "none"
    for modality in set(Modality) - {Modality.NONE, Modality.RANGE, Modality.UNCOUNTABLE, Modality.UNREAD}:
        assert read_words(phrase(modality, best="3,000")).modality is modality


def test_unit_of_another_dimension_is_refused_later():
    reading = read_words("about 8 km")
    with pytest.raises(InvalidFigure, match="measures length"):
        interpret(reading.modality, reading.written, IN_RUSSIA)
