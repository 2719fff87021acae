"""What a user feels: the lines are there by name, and what is asked while typing is what stands there."""

import pytest

from benchmarks.felt.article import article
from benchmarks.felt.measured import FELT, record_by_hand
from benchmarks.felt.typed import beginnings


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("peo", ["peo"]),
        ("people", ["peo", "peop", "peopl", "people"]),
        ("two men", ["two", "two m", "two me", "two men"]),
        ("a b", ["a b"]),
        ("of", []),
    ],
)
def test_each_beginning_is_asked_for_once(words: str, asked: list[str]) -> None:
    assert beginnings(words) == asked


def test_each_line_of_a_user_is_there_once() -> None:
    wanted = {
        *("cold_start", "record_by_hand", "publish_to_embed", "busy_desk", "import_preview", "search"),
        *("memory", "article", "server"),
    }
    assert wanted <= set(FELT)
    assert len(FELT) == len(set(FELT))


def test_what_is_not_built_says_so() -> None:
    [result] = record_by_hand(["record_by_hand"], 10_000)
    assert (result.ratio, result.verdict) == (None, "left out")
    assert "not built" in result.note


def test_a_peer_that_is_not_there_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.felt.article.find_spec", lambda _: None)
    [left] = article(["article_quantulum3"], 10_000)
    assert left.verdict == "left out"
    assert "benchmarks/peers/requirements.txt" in left.note
