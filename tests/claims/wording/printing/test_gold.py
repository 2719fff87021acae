"""Figures as an editor of each language would print them: gold.toml."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.wording.printing.display import display
from claims.wording.printing.house_style import house_style, languages, style_names

GOLD: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "gold.toml").read_text())
NAMES = {
    "en": ("Washington", "Kyiv"),
    "uk": ("Вашингтон", "Київ"),
    "ko": ("미국", "우크라이나"),
    "de": ("Washington", "Kiew"),
    "fr": ("Washington", "Kiev"),
    "es": ("Washington", "Kiev"),
}
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


def document(
    figure: dict[str, str],
    *,
    sources: tuple[str, ...] = (),
    days: list[str] | None = None,
    challenged: bool = False,
) -> dict[str, Any]:
    """A published document, in so far as a display is made of it."""
    unit = figure.get("unit")
    return {
        **{
            name: figure.get(name)
            for name in ("low", "best", "high", "low_modality", "high_modality", "stance")
        },
        "question": {"answer": figure.get("answer", "quantity")},
        "unit": None if unit is None else {"code": unit, "name": unit},
        "as_of": None if days is None else {"start": days[0], "end": days[1]},
        "challenged": challenged,
        "inputs": [{"use": "used", "claim": {"source": {"name": name}}} for name in sources],
    }


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("case", GOLD)
def test_it_is_printed_as_an_editor_would(case: str, language: str) -> None:
    gold = GOLD[case]
    given = document(
        gold["figure"],
        sources=NAMES[language][: gold["says"]],
        days=gold.get("days"),
        challenged=gold.get("challenged", False),
    )
    text = display(given, house_style(gold["style"], language))["text"]
    assert text.translate(SPACES) == gold[language]


def test_the_gold_covers_every_style_and_language() -> None:
    assert {gold["style"] for gold in GOLD.values()} == set(style_names())
    assert set(languages()) == set(NAMES)
    assert sum(language in gold for gold in GOLD.values() for language in languages()) >= 150
