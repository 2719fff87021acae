"""What a measure's words say of how it behaves in time; what they don't say is asked."""

from pathlib import Path

import pytest

from claims.domain.finding.temporality import inferred, rate_days
from claims.domain.finding.temporality_words import FOLDER, InvalidTemporalities, built
from claims.domain.reading import languages

TOLD = [
    line.split("\t")
    for line in Path(__file__).with_name("temporalities.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


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
        ("the tower's height", None),
    ],
)
def test_what_the_words_say(measure: str, temporality: str | None) -> None:
    found = inferred(measure)
    assert (found and found.temporality) == temporality


@pytest.mark.parametrize(("language", "temporality", "question"), TOLD)
def test_what_the_words_say_in_each_language(language: str, temporality: str, question: str) -> None:
    found = inferred(question)
    assert (found.temporality if found else "-") == temporality


def test_each_language_that_is_read_has_its_words() -> None:
    files = {path.stem for path in FOLDER.glob("*.toml")}
    assert files == set(languages()) == {language for language, *_ in TOLD}


def test_a_section_that_nobody_knows_is_invalid() -> None:
    with pytest.raises(InvalidTemporalities, match="section 'totals' of en: unknown; use one of rates"):
        built([("en", 'totals = ["died"]')])
    with pytest.raises(InvalidTemporalities, match="section 'decade' of en: unknown"):
        built([("en", '[rates]\ndecade = ["per decade"]')])


def test_words_with_a_gap_need_both() -> None:
    assert inferred("What did the mayor say of the bridge?") is None
    found = inferred("What did the bridge cost?")
    assert found is not None
    assert found.words == "did the bridge cost"


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
        ("Tonnen pro Monat", 31),
        ("morts par jour", 1),
        ("每年出口", 366),
        ("flights annually", 366),
        ("soldiers killed in 2023", 0),
        ("soldiers stationed abroad", 0),
    ],
)
def test_for_how_many_days_a_rate_is(measure: str, days: int) -> None:
    assert rate_days(measure) == days
