"""What a word of the records fits: a country by its capital, the name of a place by itself."""

import pytest

from claims.domain.finding import Form, asked_by, fitting_words
from claims.domain.finding.asking import CALLED, PLACE


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("Pyongyang sent 300 shells", {"North", "Korea"}),
        ("Washington sent 300 shells", {"United", "States"}),
        ("12 died in Kiev", {"Ukraine"}),
        ("Вашингтон направил 300 снарядов", {"США"}),
    ],
)
def test_a_capital_stands_for_the_words_of_its_country(quote: str, places: set[str]) -> None:
    found = {piece.text for piece in asked_by(quote, "en").pieces if piece.strength == PLACE}
    assert places <= found
    assert "the" not in found


@pytest.mark.parametrize(
    ("text", "asked"),
    [("A flood hit them", False), ("They hit B", True), ("US ships left", True), ("They hit the UN", True)],
)
def test_a_letter_at_the_start_is_a_little_word_and_capitals_elsewhere_are_a_name(
    text: str, asked: bool
) -> None:
    capitals = {"A", "B", "US", "UN"}
    assert bool(capitals & {piece.text for piece in asked_by(text, "en").pieces}) is asked


def test_of_a_place_other_words_that_begin_like_it_do_not_fit() -> None:
    asked = asked_by("Pyongyang sent 300 shells", "en")
    place = next(n for n, piece in enumerate(asked.pieces) if piece.text == "Korea")
    assert asked.pieces[place].strength < CALLED
    assert fitting_words(asked, [Form(place, "korea", "korea", "koreans", "korean")]) == {}
    assert set(fitting_words(asked, [Form(place, "korea", "korea", "korea", "korea")])) == {"korea"}
