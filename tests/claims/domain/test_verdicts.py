"""Verdicts of fact-checkers on one scale; what the words don't settle has no rating."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.verdicts import Rating, read_verdict


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("False", "false"),
        ("FALSE.", "false"),
        ("Mostly_Accurate", "mostly_true"),
        ("Half-true", "mixed"),
        ("Pants on Fire!", "false"),
        ("Two Pinocchios", "mixed"),
        ("Partly False – Content that has some factual inaccuracies.", "mixed"),
        ("Inaccurate (no factual basis; unacceptable margin of error)", "false"),
        ("False: the picture is from 2019", "false"),
        ("This claim is not true.", "false"),
        ("The picture in question is morphed.", "altered"),
        ("This is incorrect. Most studies give half of that.", "false"),
        ("Lacks context", "missing_context"),
        ("2 (1 to 5)", "mostly_false"),
        ("5 (1 to 5)", "true"),
        ("1 (1 to 5)", "false"),
    ],
)
def test_a_verdict_is_read_beside_its_words(words: str, rating: str) -> None:
    assert read_verdict(words) == rating


@pytest.mark.parametrize(
    "words",
    [
        "True, but more to it",
        "This is correct. But after inflation it is a pay cut.",
        "Correct. However, the figure is from 2010.",
        "Inaccurate as a whole (with reservations)",
        "Not false",
        "Likely False",
        "Commotion",
        "The video shows a true story",
        "4",
        "9 (1 to 5)",
        "0 (0 to 0)",
        "3 (5 to 1)",
        "",
        "https://checks.example/False.png",
    ],
)
def test_what_the_words_do_not_settle_is_not_rated(words: str) -> None:
    assert read_verdict(words) is None


@given(st.text(max_size=60))
def test_any_text_has_a_rating_or_none(words: str) -> None:
    assert read_verdict(words) is None or read_verdict(words) in list(Rating)
