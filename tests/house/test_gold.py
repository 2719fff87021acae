"""The gold for reading figures out of words: its form and its size, not what a reader makes of it."""

import json
import re
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import PROJECT

GOLD = PROJECT / "tests/gold"
HALVES = ("open", "sealed")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "tr", "ar", "hi", "zh", "ja", "ko")
OTHER_LANGUAGES = 20
ENGLISH = 80
OPEN_ABOVE = {"at_least", "more_than", "vague"}
OPEN_BELOW = {"at_most", "less_than", "up_to"}
TWO_ENDED = {"exactly", "stated", "approx", "nearly", "just_over", "range", "none"}
MODALITIES = OPEN_ABOVE | OPEN_BELOW | TWO_ENDED
INTERVAL = ("modality", "low", "high")
FIGURE = {*INTERVAL, "span", "number", "unit", "noun", "per", "direction", "denied", "source"}
PLAIN = re.compile(r"0|[1-9]\d*|(0|[1-9]\d*)\.\d*[1-9]")

Row = dict[str, Any]


def rows(half: str, name: str) -> list[Row]:
    lines = (GOLD / half / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def files() -> list[tuple[str, str]]:
    return [(half, lang) for half in HALVES for lang in LANGUAGES]


def assert_interval(figure: Row) -> None:
    low, high, modality = figure["low"], figure["high"], figure["modality"]
    assert modality in MODALITIES
    assert all(end is None or PLAIN.fullmatch(end) for end in (low, high)), figure
    assert (low is None) == (modality in OPEN_BELOW), figure
    assert (high is None) == (modality in OPEN_ABOVE), figure
    if modality == "range":
        assert float(low) < float(high), figure
    elif low is not None and high is not None:
        assert low == high, figure
    assert (modality == "none") == (low == high == "0"), figure


@pytest.mark.parametrize(("half", "lang"), files())
def test_a_language_has_enough_sentences_and_some_without_a_figure(half: str, lang: str) -> None:
    sentences = rows(half, lang)
    assert len(sentences) >= (ENGLISH if lang == "en" else OTHER_LANGUAGES)
    assert 0.1 <= sum(not row["figures"] for row in sentences) / len(sentences) <= 0.4


@pytest.mark.parametrize(("half", "lang"), files())
def test_every_figure_stands_in_its_sentence(half: str, lang: str) -> None:
    for row in rows(half, lang):
        assert set(row) == {"id", "text", "figures", "note"}
        assert row["id"].startswith(f"{lang}-")
        assert row["note"], row["id"]
        for figure in row["figures"]:
            assert set(figure) == FIGURE, row["id"]
            assert figure["span"] in row["text"], row["id"]
            assert figure["number"], row["id"]
            assert figure["number"] in figure["span"], row["id"]
            assert (figure["noun"] or "") in figure["span"], row["id"]
            assert (figure["source"] or "") in row["text"], row["id"]
            assert figure["unit"], row["id"]
            assert figure["direction"] in (None, "up", "down"), row["id"]
            assert isinstance(figure["denied"], bool), row["id"]
            assert_interval(figure)


def test_no_sentence_stands_in_both_halves_and_no_id_twice() -> None:
    sentences = list(chain.from_iterable(rows(half, lang) for half, lang in files()))
    assert len({row["id"] for row in sentences}) == len(sentences)
    assert len({row["text"] for row in sentences}) == len(sentences)


def test_a_file_of_the_gold_is_known_here() -> None:
    known = {Path(half, f"{name}.jsonl") for half in HALVES for name in (*LANGUAGES, "articles", "pairs")}
    assert {path.relative_to(GOLD) for path in GOLD.glob("*/*")} <= known


ARTICLE = {"id", "lang", "published", "title", "text", "claims", "not"}
CLAIM = {
    *INTERVAL,
    "span",
    "number",
    "unit",
    "per",
    "direction",
    "source",
    "relay",
    "denied",
    "as_of_start",
    "as_of_end",
    "question",
}


@pytest.mark.parametrize("half", HALVES)
def test_there_are_five_articles_a_half_of_a_newspapers_length(half: str) -> None:
    articles = rows(half, "articles")
    assert len(articles) >= 5
    assert sum(article["lang"] == "en" for article in articles) >= 3
    assert all(120 <= len(article["text"].split()) <= 300 for article in articles if not is_dense(article))
    assert all(280 <= len(article["text"]) <= 900 for article in articles if is_dense(article))


def is_dense(article: Row) -> bool:
    """Whether it is in a language that needs few characters, and no spaces, for a word."""
    return article["lang"] in {"zh", "ja", "ko"}


@pytest.mark.parametrize("half", HALVES)
def test_every_claim_of_an_article_stands_in_it_once_and_its_days_are_in_order(half: str) -> None:
    for article in rows(half, "articles"):
        assert set(article) == ARTICLE
        assert article["claims"]
        for claim in article["claims"]:
            assert set(claim) == CLAIM, article["id"]
            assert article["text"].count(claim["span"]) == 1, claim
            assert claim["number"] in claim["span"], claim
            assert claim["unit"], claim
            assert claim["question"], claim
            assert_interval(claim)
            days = [date.fromisoformat(day) for day in (claim["as_of_start"], claim["as_of_end"]) if day]
            assert days == sorted(days), claim
        assert date.fromisoformat(article["published"])


@pytest.mark.parametrize("half", HALVES)
def test_what_is_no_figure_stands_in_its_article_once_and_in_no_claim(half: str) -> None:
    for article in rows(half, "articles"):
        spans = {claim["span"] for claim in article["claims"]}
        assert article["not"]
        for false in article["not"]:
            assert article["text"].count(false) == 1, false
            assert not any(false in span for span in spans), false


@pytest.mark.parametrize("half", HALVES)
def test_a_claim_has_eight_to_twelve_questions_of_which_one_or_none_is_right(half: str) -> None:
    pairs = rows(half, "pairs")
    assert len(pairs) >= 80
    assert 0.1 <= sum(pair["right"] is None for pair in pairs) / len(pairs) <= 0.3
    for pair in pairs:
        assert set(pair) == {"id", "lang", "claim", "questions", "right"}
        assert 8 <= len(pair["questions"]) <= 12, pair["id"]
        assert len(set(pair["questions"])) == len(pair["questions"]), pair["id"]
        assert pair["right"] is None or 0 <= pair["right"] < len(pair["questions"]), pair["id"]
        assert pair["claim"] not in pair["questions"], pair["id"]


@pytest.mark.parametrize("name", ["articles", "pairs"])
def test_no_article_and_no_pair_stands_in_both_halves(name: str) -> None:
    both = [row for half in HALVES for row in rows(half, name)]
    texts = [row["text" if name == "articles" else "claim"] for row in both]
    assert len(set(texts)) == len(texts)
    assert len({row["id"] for row in both}) == len(both)
