"""Every lexicon: its schema, and every hedge in it read as what it is listed for."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims.domain.reading import read
from claims.domain.reading.vocabulary.cldr import locale_of
from claims.domain.reading.vocabulary.edges import Edges
from claims.domain.reading.vocabulary.lexicon import FOLDER, build, languages, lexicon
from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.schema import SECTIONS, InvalidLexicon
from claims.domain.reading.vocabulary.tokens import tokens_of

HOW_TO = Path(__file__).parents[4] / "docs" / "how-to" / "add-a-language.md"
SIXTEEN = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"]
NUMBER = {"hi": "3,000", "zh": "3,000", "ja": "3,000", "ko": "3,000", "ar": "3,000", "en": "3,000"}
NOUN = {
    "ar": " جندي", "de": " Soldaten", "en": " soldiers", "es": " soldados", "fr": " soldats", "hi": " सैनिक",
    "it": " soldati", "ja": "人", "ko": "명", "nl": " soldaten", "pl": " żołnierzy", "pt": " soldados",
    "ru": " солдат", "tr": " asker", "uk": " солдатів", "zh": "人",
}  # fmt: skip


def _data(code: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def _cues(code: str, section: str) -> Iterator[tuple[str, str]]:
    """Each cue of a language's section, with the modality it is listed for."""
    for modality, cues in _data(code).get(section, {}).items():
        for cue in cues:
            yield cue.replace("*", ""), modality


def test_a_phrase_without_words_is_none_and_words_once_seen_are_not_kept_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not Phrases([("", "nothing")])
    table = Phrases([("up to", "bound")])
    table.bit = 1
    starts = Edges([table], last=False)
    monkeypatch.setattr("claims.domain.reading.vocabulary.edges.MOST_WORDS", 2)
    assert [starts.of_all(tokens_of("up to 300 came")) for _ in range(2)] == [[1, 0, 0, 0]] * 2
    assert starts.of_all(tokens_of("nobody")) == [0]
    assert list(starts._seen) == ["nobody"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("up to 300", [1, 0, 0], [0, 1, 0]),
        ("up 300 to", [0, 0, 0], [0, 0, 0]),
        ("up-to 300", [1, 0, 0, 0], [0, 0, 1, 0]),
        ("up the hill", [0, 0, 0], [0, 0, 0]),
        ("up", [0], [0]),
        ("more than 5", [1, 0, 0], [0, 1, 0]),
        ("more then 5", [1, 0, 0], [0, 0, 0]),
        ("Mai 5", [1, 0], [1, 0]),
        ("Half A ton", [1, 0, 0], [0, 1, 0]),
    ],
)
def test_a_word_begins_a_phrase_where_its_next_one_follows(
    text: str, first: list[int], last: list[int]
) -> None:
    table = Phrases([("up to", "x"), ("more tha*", "y"), ("mai", "z"), ("half a", "h")])
    table.bit = 1
    tokens = tokens_of(text)
    assert Edges([table], last=False).of_all(tokens) == first
    ends = Edges([table], last=True).of_all(tokens)
    assert [bits and table.before(tokens, i + 1, 0) is not None for i, bits in enumerate(ends)] == last
    assert all(bits or table.before(tokens, i + 1, 0) is None for i, bits in enumerate(ends))


def test_a_word_begins_what_it_begins_in_small_and_in_capital_letters() -> None:
    money, people = Phrases[str](), Phrases([("us and them", "people")])
    money.add("US dollars", "money", cased=True)
    money.bit, people.bit = 1, 2
    edges = Edges([money, people], last=False)
    assert [edges.of_all(tokens_of(text))[0] for text in ("US dollars", "US and them", "us dollars")] == [
        1,
        2,
        0,
    ]


def test_the_longest_of_several_phrases_is_found_across_a_hyphen() -> None:
    table = Phrases([("sea*", "some"), ("sea level", "level")])
    (found, other) = (table.at(tokens_of(text), 0, 3) for text in ("sea-level", "sea-side"))
    assert found is not None
    assert other is not None
    assert (found.value, other.value) == ("level", "some")


def test_sixteen_languages() -> None:
    assert list(languages()) == SIXTEEN


@pytest.mark.parametrize("code", SIXTEEN)
def test_every_hedge_before_a_number(code: str) -> None:
    gap = "" if code in {"zh", "ja"} else " "
    wrong = {}
    for cue, modality in _cues(code, "before"):
        figures = read(f"{cue}{gap}{NUMBER.get(code, '3000')}{NOUN[code]}", code).figures
        if [figure.modality.value for figure in figures] != [modality]:
            wrong[cue] = (modality, figures)
    assert wrong == {}


@pytest.mark.parametrize("code", SIXTEEN)
def test_every_hedge_after_a_number(code: str) -> None:
    number = NUMBER.get(code, "3000")
    wrong = {}
    for cue, modality in _cues(code, "after"):
        gap = "" if code in {"zh", "ja", "ko"} or cue[0] in "'+" else " "
        texts = (f"{number}{gap}{cue}{NOUN[code]}", f"{number}{NOUN[code]}{gap}{cue}")
        figures = [figure for text in texts for figure in read(text, code).figures]
        if modality not in {figure.modality.value for figure in figures}:
            wrong[cue] = (modality, figures)
    assert wrong == {}


@pytest.mark.parametrize("code", SIXTEEN)
def test_every_language_has_the_words_that_change_a_meaning(code: str) -> None:
    words = lexicon(code)
    for name in ("denial_after", "not"):
        assert words.phrases[name], name
    assert words.phrases["no"] or words.phrases["no_after"]
    assert words.vague
    assert words.nouns
    assert words.locale.scales


def test_the_how_to_names_every_section_and_key() -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    for section, keys in SECTIONS.items():
        assert f"`[{section}]`" in page, section
        named = keys - {"a number", "any"} if section not in {"units", "prefix_units"} else set()
        for key in named:
            assert f"`{key}`" in page, f"{section}.{key}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"language": {"code": "xx", "name": "X", "script": "latin"}, "befor": {}},
            "section 'befor': unknown",
        ),
        (
            {"language": {"code": "xx", "name": "X", "script": "latin"}, "before": {"roughly": []}},
            r"key before\.roughly: unknown",
        ),
        (
            {"language": {"code": "xx", "name": "X", "script": "latin"}, "add": {"many": ["x"]}},
            r"key add\.many: unknown",
        ),
        ({"language": {"name": "X"}}, r"key language\.code: missing"),
    ],
)
def test_a_fault_in_a_file_is_named(data: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidLexicon, match=message):
        build(data, locale_of("en"))


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(InvalidLexicon, match="there are ar, de, en"):
        lexicon("xx")


def test_a_language_is_added_by_a_file_alone() -> None:
    data = {
        "language": {"code": "sv", "name": "Swedish", "script": "latin"},
        "before": {"at_least": ["minst"]},
        "nouns": {"person": ["personer"]},
    }
    words = build(data, locale_of("sv"))
    assert words.before.at(tokens_of("minst"), 0, 1)
    assert words.locale.decimal == ","
    assert ("miljoner", Decimal(1_000_000)) in words.locale.scales
