"""What a quote asks for, and the order of what is found."""

from datetime import date

import pytest

from claims.domain.articles import Article, read_article
from claims.domain.finding import (
    Form,
    Hit,
    asked_by,
    asked_in,
    closeness,
    fitting_words,
    ranked,
    share_covered,
    sought_words,
    terms_of,
)
from claims.domain.finding.concepts import InvalidConcepts, built
from claims.domain.finding.words import begins_alike


def words(quote: str, language: str = "en") -> set[str]:
    return {piece.text for piece in asked_by(quote, language).pieces}


def test_neither_the_figure_nor_who_says_it_is_asked_for() -> None:
    asked = words("The mayor said that about 8,000 soldiers had left in 2025.")
    assert "8,000" not in asked
    assert "mayor" not in asked
    assert {"soldiers", "2025"} <= asked


def test_other_words_for_a_measure_are_asked_for_in_every_language() -> None:
    assert {"killed", "Tote", "загиблі", "死者"} <= words("they lost their lives")


def test_a_capital_stands_for_its_country_and_a_unit_for_its_dimension() -> None:
    assert {"North", "Korea"} <= words("Pyongyang sent 300 shells")
    asked = asked_by("41,000 hectares have burnt", "en")
    assert asked.dimension == "area"
    assert "area" in {piece.text for piece in asked.pieces}


@pytest.mark.parametrize(
    ("quote", "one", "neither"),
    [
        ("The G20 met in the hall", "G20", "20"),
        ("the 12th brigade", "12th", "th"),
        ("It was held in Town839", "Town839", "Town"),
    ],
)
def test_letters_and_the_digits_at_them_are_one_word(quote: str, one: str, neither: str) -> None:
    assert one in words(quote)
    assert neither not in words(quote)


def test_forms_are_looked_for_of_words_alone() -> None:
    sought = sought_words([asked_by("The G20 met in the hall", "en"), asked_by("洪水", "zh")])
    assert (sought["hall"], sought["g20"], sought["洪水"]) == (True, False, False)
    assert "the" not in sought


def test_a_file_with_an_unknown_section_is_an_error_that_names_it() -> None:
    with pytest.raises(InvalidConcepts, match="section 'mesures' of fr"):
        built({"fr": {"mesures": {"killed": ["tués"]}}})


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("росіі", "росіею", True),
        ("evacuated", "evacuation", True),
        ("russia", "russian", True),
        ("north", "norland", False),
        ("house", "hour", False),
    ],
)
def test_forms_of_a_word_are_told_by_how_they_begin(a: str, b: str, alike: bool) -> None:
    assert begins_alike(a, b) is alike


def test_a_word_fits_by_itself_better_than_by_its_stem_and_that_better_than_by_its_beginning() -> None:
    asked = asked_by("evacuated", "en")
    forms = [
        Form(0, "evacuated", "evacu", "evacuated", "evacu"),
        Form(0, "evacuated", "evacu", "evacuate", "evacu"),
        Form(0, "evacuated", "evacu", "evacuee", "evacue"),
    ]
    fits = [fit for _, fit in fitting_words(asked, forms).values()]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == 3


def hit(key: str, text: str, *, score: float = 1.0, dimension: str = "persons") -> Hit:
    return Hit(key, score, (), 1.0, dimension, text)


def test_what_speaks_against_a_question_puts_it_behind() -> None:
    asked = asked_by("12 people died in 2025", "en")
    hits = [
        hit("year", "Dead in 2010"),
        hit("unit", "Dead", dimension="length"),
        hit("right", "Dead in 2025"),
    ]
    found = ranked(asked, hits)
    assert [each.key for each in found] == ["right", "year", "unit"]
    assert [each.same_year for each in found] == [True, False, None]
    assert [each.same_dimension for each in found] == [True, True, False]


def test_one_far_behind_the_best_is_not_offered() -> None:
    found = ranked(asked_by("died", "en"), [hit("a", "Dead"), hit("b", "Dead", score=0.1)])
    assert [each.key for each in found] == ["a"]


def test_how_much_of_its_best_wording_was_found() -> None:
    found = {"killed", "flood"}
    assert share_covered(["People killed in Cordal", "Killed by the flood"], found) == 1.0
    assert share_covered(["", "of the"], found) == 0.0


def test_a_candidate_asks_by_its_sentence_and_the_years_of_its_days() -> None:
    text = "It rained for weeks. On Sunday 12 people died in Ardle, police said. The bridge is closed."
    read = read_article(Article(text, "en", date(2024, 11, 6)))
    [candidate] = read.candidates
    asked = asked_in(text, "en", read.candidates, candidate)
    assert {"died", "Ardle"} <= {piece.text for piece in asked.pieces}
    assert not {"rained", "bridge", "police"} & {piece.text for piece in asked.pieces}
    assert (asked.dimension, asked.years) == ("persons", frozenset({2024}))


def test_words_behind_another_figure_of_the_sentence_count_less() -> None:
    text = "The governor spoke of 28 dead and 12 missing in Ardle."
    read = read_article(Article(text, "en", date(2024, 11, 6)))
    own = [asked_in(text, "en", read.candidates, candidate).own_words for candidate in read.candidates]
    assert [{"dead", "missing"} & set(words) for words in own] == [{"dead"}, {"missing"}]


def test_words_far_behind_another_figure_are_not_about_it_alone() -> None:
    text = "The 28 people missing since the flood in Ardle were found, 12 of them dead."
    read = read_article(Article(text, "en", date(2024, 11, 6)))
    own = [asked_in(text, "en", read.candidates, candidate).own_words for candidate in read.candidates]
    assert [{"missing", "found"} & set(words) for words in own] == [{"missing", "found"}, {"found"}]


def test_a_year_that_is_written_counts_before_that_of_the_days() -> None:
    text = "In 2021, 12 people died in Ardle."
    [candidate] = (read := read_article(Article(text, "en", date(2024, 11, 6)))).candidates
    assert asked_in(text, "en", read.candidates, candidate).years == {2021}


def test_a_linked_quote_in_almost_the_same_words_puts_its_question_first() -> None:
    asked = asked_by("12 villagers drowned near the old mill", "en")
    hits = [hit("a", "Dead in Ardle", score=1.1), hit("b", "Dead in the flood")]
    quotes = [("b", "Nine villagers drowned near the mill"), ("b", "drowned"), ("a", "Nobody came")]
    assert [each.key for each in ranked(asked, hits)] == ["a", "b"]
    first = ranked(asked, hits, quotes)[0]
    assert first.key == "b"
    assert {"villagers", "drowned", "mill"} <= set(first.quoted)


def test_a_form_that_fits_no_better_than_another_is_left_out() -> None:
    asked = asked_by("evacuated", "en")
    by_itself, by_its_stem = (
        Form(0, "evacuated", "evacu", "evacuated", "evacu"),
        Form(0, "evacuees", "evacu", "evacuated", "evacu"),
    )
    assert fitting_words(asked, [by_itself, by_its_stem]) == fitting_words(asked, [by_itself])
    assert fitting_words(asked, [Form(0, "evacuated", "evacu", "hall", "hall")]) == {}


def test_two_signs_of_a_script_without_spaces_fit_by_themselves_alone() -> None:
    asked = asked_by("洪水", "zh")
    place = next(n for n, piece in enumerate(asked.pieces) if piece.text == "洪水")
    assert fitting_words(asked, [Form(place, "洪水", "", "洪", "")]) == {}
    assert len(fitting_words(asked, [Form(place, "洪水", "", "洪水", "")])) == 1


def test_the_nearest_text_has_the_words_together_then_whole_then_at_all() -> None:
    texts = ["north of Korea", "North Korean troops", "North Korea", "the north", "the south"]
    order = sorted(texts, key=lambda text: closeness(text, terms_of("north korea")), reverse=True)
    assert order[0] == "North Korea"
    assert order[-1] == "the south"
    assert order.index("North Korean troops") < order.index("the north")
