"""What a measure's words say of how it behaves in time; what they don't say is asked."""

import pytest

from claims.domain.questions.inference import inferred


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
