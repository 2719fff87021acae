"""The open half of the gold against the targets; docs/methodology.md has what the sealed half scores."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction.by_language import Tally, score
from claims.domain.reading.languages import detect
from claims.domain.reading.vocabulary.lexicon import languages

GOLD = Path(__file__).parents[3] / "gold" / "open"


def _rows(language: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (GOLD / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("language", languages())
def test_the_targets_are_met_in_each_language(language: str) -> None:
    tally = score(_rows(language), language, Tally())
    assert tally.f1("right") >= 0.88, tally.faults
    assert tally.share("right", "found") >= 0.88, tally.faults
    assert tally.f1("with_unit") >= 0.76, tally.faults
    assert tally.share("hedges_right", "hedges_said") >= 0.90, tally.faults
    assert tally.share("hedges_right", "hedges") >= 0.85, tally.faults
    assert tally.counts["bare"] == 0, tally.faults


def test_the_language_of_a_sentence_is_told_or_asked() -> None:
    told = [(language, detect(row["text"])) for language in languages() for row in _rows(language)]
    assert sum(found == language for language, found in told) >= 0.98 * len(told)
    assert sum(found not in {None, language} for language, found in told) <= 0.01 * len(told)


@pytest.mark.parametrize(
    "text",
    [
        "Minst 120 personer skadades i branden, enligt polisen.",
        "Nejméně 120 lidí zemřelo při požáru.",
        "Mindst 120 mennesker blev såret under branden.",
        "Cel puțin 120 de persoane au fost rănite.",
        "دست‌کم ۱۲۰ نفر در آتش‌سوزی زخمی شدند.",
        "Най-малко 120 души загинаха при пожара.",
        "Најмање 120 људи је повређено.",
        "Legalább 120 ember megsérült a tűzben.",
        "Τουλάχιστον 120 άνθρωποι τραυματίστηκαν.",
        "לפחות 120 בני אדם נפצעו.",
        "किमान १२० लोक जखमी झाले.",
    ],
)
def test_a_language_without_a_lexicon_is_not_told(text: str) -> None:
    assert detect(text) is None
