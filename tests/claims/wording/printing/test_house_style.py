"""Styles as data: never a wrong bound word, every unit in every language, and a newsroom's own file."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from claims.domain.answering.answer_ends import WORDED
from claims.domain.figures.figure import LOWER_BOUNDS, UPPER_BOUNDS, Modality
from claims.domain.figures.units import UNITS
from claims.wording.printing.cldr_text import unit_patterns
from claims.wording.printing.display import display
from claims.wording.printing.house_style import house_style, languages, newsroom_style, style_names
from tests.claims.wording.printing.test_gold import NAMES, SPACES, document

WORDS: dict[str, dict[Modality, tuple[str, str]]] = {
    "en": {
        Modality.APPROX: ("about ", ""), Modality.NEARLY: ("nearly ", ""),
        Modality.JUST_OVER: ("just over ", ""), Modality.AT_LEAST: ("at least ", ""),
        Modality.MORE_THAN: ("more than ", ""), Modality.AT_MOST: ("at most ", ""),
        Modality.LESS_THAN: ("less than ", ""), Modality.UP_TO: ("up to ", ""),
    },
    "uk": {
        Modality.APPROX: ("приблизно ", ""), Modality.NEARLY: ("майже ", ""),
        Modality.JUST_OVER: ("трохи більше ніж ", ""), Modality.AT_LEAST: ("щонайменше ", ""),
        Modality.MORE_THAN: ("більше ніж ", ""), Modality.AT_MOST: ("щонайбільше ", ""),
        Modality.LESS_THAN: ("менше ніж ", ""), Modality.UP_TO: ("до ", ""),
    },
    "ko": {
        Modality.APPROX: ("약 ", ""), Modality.NEARLY: ("거의 ", ""),
        Modality.JUST_OVER: ("", " 남짓"), Modality.AT_LEAST: ("최소 ", ""),
        Modality.MORE_THAN: ("", " 초과"), Modality.AT_MOST: ("최대 ", ""),
        Modality.LESS_THAN: ("", " 미만"), Modality.UP_TO: ("최대 ", ""),
    },
    "de": {
        Modality.APPROX: ("etwa ", ""), Modality.NEARLY: ("fast ", ""),
        Modality.JUST_OVER: ("etwas mehr als ", ""), Modality.AT_LEAST: ("mindestens ", ""),
        Modality.MORE_THAN: ("mehr als ", ""), Modality.AT_MOST: ("höchstens ", ""),
        Modality.LESS_THAN: ("weniger als ", ""), Modality.UP_TO: ("bis zu ", ""),
    },
    "fr": {
        Modality.APPROX: ("environ ", ""), Modality.NEARLY: ("près de ", ""),
        Modality.JUST_OVER: ("un peu plus de ", ""), Modality.AT_LEAST: ("au moins ", ""),
        Modality.MORE_THAN: ("plus de ", ""), Modality.AT_MOST: ("au plus ", ""),
        Modality.LESS_THAN: ("moins de ", ""), Modality.UP_TO: ("jusqu’à ", ""),
    },
    "es": {
        Modality.APPROX: ("alrededor de ", ""), Modality.NEARLY: ("casi ", ""),
        Modality.JUST_OVER: ("poco más de ", ""), Modality.AT_LEAST: ("al menos ", ""),
        Modality.MORE_THAN: ("más de ", ""), Modality.AT_MOST: ("como máximo ", ""),
        Modality.LESS_THAN: ("menos de ", ""), Modality.UP_TO: ("hasta ", ""),
    },
}  # fmt: skip
"""Before and after the number: what a reader takes for this modality, written down apart from the data."""
SIGNS = {
    Modality.APPROX: ("~", ""), Modality.AT_LEAST: ("≥ ", ""), Modality.MORE_THAN: ("> ", ""),
    Modality.AT_MOST: ("≤ ", ""), Modality.LESS_THAN: ("< ", ""), Modality.UP_TO: ("≤ ", ""),
}  # fmt: skip
End = tuple[int, str | None] | None
MODALITIES = st.none() | st.sampled_from(sorted(WORDED))


SIGNED = ("percent", "percent_change", "permille", "degree_Celsius", "degree_Fahrenheit")
ALIKE = {"es": ("acre", "kelvin"), "fr": ("minute", "kilotonne", "kelvin")}
"""Units that are written as in English."""


def words_of(style: str, language: str) -> dict[Modality, tuple[str, str]]:
    return {**WORDS[language], **(SIGNS if style == "short" else {})}


def ends(low: End, high: End) -> dict[str, Any]:
    figure: dict[str, Any] = {"unit": "person"}
    for name, end in (("low", low), ("high", high)):
        if end is not None:
            figure |= {name: str(end[0]), f"{name}_modality": end[1]}
    return figure


@given(
    low=st.none() | st.tuples(st.integers(2, 999), MODALITIES),
    high=st.none() | st.tuples(st.integers(1001, 9999), MODALITIES),
    language=st.sampled_from(sorted(WORDS)),
    style=st.sampled_from(["agency", "broadcaster", "short"]),
)
def test_each_end_has_its_word_and_no_other(low: End, high: End, language: str, style: str) -> None:
    if low is None and high is None:
        return
    figure = ends(low, high)
    shown = display(document(figure, sources=NAMES[language]), house_style(style, language))
    words = words_of(style, language)
    for end, one in (("low", low), ("high", high)):
        text = (shown["bounds"][end] or "").translate(SPACES)
        assert bool(text) == (one is not None)
        if one is None:
            continue
        value, word = one
        expected = [] if word is None else [Modality(word)]
        if None in (low, high) and not set(expected) & (LOWER_BOUNDS | UPPER_BOUNDS):
            expected.append(Modality.AT_LEAST if end == "low" else Modality.AT_MOST)
        for before, after in (words[each] for each in expected):
            assert before in text, text
            assert text.endswith(after), text
            text = text.replace(before, "", 1).removesuffix(after)
        left = text.replace(" ", "").replace(",", "").replace(".", "")
        assert left == str(value), f"a word that nobody asked for: {shown['bounds'][end]}"


@given(value=st.integers(2, 10**9), language=st.sampled_from(sorted(WORDS)), modality=MODALITIES)
def test_the_number_stands_whole_in_the_text(value: int, language: str, modality: str | None) -> None:
    given = document(ends((value, modality), (value, modality)), sources=NAMES[language])
    for style in style_names():
        text = display(given, house_style(style, language))["text"].translate(SPACES)
        digits = "".join(char for char in text if char.isdigit())
        assert digits == str(value)


@pytest.mark.parametrize("language", languages())
def test_every_unit_has_a_name_in_every_language(language: str) -> None:
    style = house_style("agency", language)
    english = house_style("agency", "en")
    same = {
        code
        for code, unit in UNITS.items()
        if language != "en" and unit_patterns(code, style) == unit_patterns(code, english)
    }
    assert same <= {"item", "ratio", "truth", "date", *SIGNED, *ALIKE.get(language, ())}


def test_a_newsroom_adds_a_file_of_its_own(tmp_path: Path, settings: Settings) -> None:
    own = tmp_path / "desk.toml"
    own.write_text('[style]\nown_words = false\n[en]\nat_least = "no fewer than {n}"\ntext = "{answer}"\n')
    settings.HOUSE_STYLE = str(own)
    assert newsroom_style().name == "desk"
    assert "desk" in style_names()
    given = document({"low": "30", "low_modality": "at_least", "unit": "person"}, sources=("Kyiv",))
    assert display(given, newsroom_style())["text"] == "No fewer than 30 people"
    assert display(given, house_style("desk", "de"))["text"] == "Mindestens 30 Menschen, laut Kyiv."
    assert newsroom_style().form != house_style("agency", "en").form


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[en]\nat_least = "many"', "it is made of {n}"),
        ('[en]\ntext = "{answer} {best}"', "it is made of"),
        ('[en]\natleast = "{n}"', "there is no such key"),
        ('[eo]\nat_least = "{n}"', "write style, all or one of de, en"),
        ('[style]\ndate = "short"', "write 'long' or 'medium'"),
        ("[en", "cannot be read as TOML"),
        ('[en]\ntext = "{answer"', "it is no pattern"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    tmp_path: Path, settings: Settings, text: str, told: str
) -> None:
    own = tmp_path / f"style{abs(hash(text))}.toml"
    own.write_text(text)
    settings.HOUSE_STYLE = str(own)
    with pytest.raises(ImproperlyConfigured, match=told.replace("{", r"\{")):
        newsroom_style()


def test_a_style_that_there_is_not(settings: Settings) -> None:
    settings.HOUSE_STYLE = "tabloid"
    with pytest.raises(ImproperlyConfigured, match="'tabloid' is no style; write one of agency"):
        newsroom_style()
