"""A sentence that was read before: the same figures, where they stand now."""

import pytest

from claims.domain.reading import read
from claims.domain.reading.sentence import remembered
from claims.domain.reading.vocabulary.lexicon import lexicon

SENTENCES = [
    ("en", "About 8,000 soldiers, perhaps 9.4m of them, reached the border."),
    ("de", "Mindestens ein Mensch starb, 40 wurden verletzt."),
    ("es", "El organismo recibió 36,412 solicitudes."),
    ("zh", "地震造成至少367人死亡,超过1800人受伤。"),
    ("ar", "قتل نحو 100 شخص في التفجير."),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_it_is_read_once_and_moved(language: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{sentence}\n\n{sentence}\n\n{sentence}"
    lexicon(language).read_before.clear()
    kept = read(text, language), read(text, language)
    monkeypatch.setattr(remembered, "LONGEST", 0)
    assert kept[0] == kept[1] == read(text, language)
    for figure in kept[0].figures:
        assert text[slice(*figure.number)] in sentence
        assert all(text[slice(*r.number)] in sentence for q in figure.questions for r in q.readings)


def test_the_words_beside_it_are_part_of_what_is_kept() -> None:
    lexicon("en").read_before.clear()
    read("Yes. 300 came. No.", "en")
    read("Yes! 300 came. No.", "en")
    assert len([key for key in lexicon("en").read_before if key[1] == "300 came."]) == 2


def test_no_more_are_kept_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 5)
    lexicon("en").read_before.clear()
    for n in range(40):
        read(f"{n + 10} people came.", "en")
    assert len(lexicon("en").read_before) <= 5


def test_a_long_sentence_is_not_kept() -> None:
    lexicon("en").read_before.clear()
    read("300 people " + "and more " * 60 + "came.", "en")
    assert not lexicon("en").read_before


def test_an_unknown_language_has_sentences_of_its_own() -> None:
    lexicon("en").read_before.clear()
    text = "Minst 1,234 personer skadades i branden, enligt polisen."
    assert read(text).figures[0].questions
    assert not any("personer" in key[1] for key in lexicon("en").read_before)
