"""An article read into candidates: beside the time an editor does not notice, and beside quantulum3."""

import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.peers.measured import INSTALL
from benchmarks.peers.quantities import quantulum3
from claims.domain.articles import Article, read_article
from claims.domain.articles.layout import laid_out

GOLD = Path("tests/gold/open/articles.jsonl")
UNNOTICED = 0.15
"""Seconds."""
ARTICLES = ("article", "article_quantulum3")
TARGETS = {"article": Target(1.0), "article_quantulum3": Target(1.0)}
_NUMBERS = re.compile(r"\d[\d.,\u202f ]*\d|\d")


def article(names: Sequence[str], size: int) -> list[Result]:
    """Processor time of an article / 150 ms; of the English ones / quantulum3's. There is no size."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    articles = [Article(row["text"], row["lang"], date.fromisoformat(row["published"])) for row in rows]
    english = [one for one in articles if one.language == "en"]
    found = []
    if "article" in names:
        found.append(_usual(articles))
    if "article_quantulum3" in names and not find_spec("quantulum3"):
        found.append(left_out("article_quantulum3", TARGETS["article_quantulum3"], INSTALL))
    elif "article_quantulum3" in names:
        found.append(_beside_quantulum3(english))
    return found


def _usual(articles: Sequence[Article]) -> Result:
    costs = sorted(_spent(lambda one=one: _read(one)) for one in articles)  # type: ignore[misc]
    passes = _spent(lambda: [_NUMBERS.findall(one.text) for one in articles]) / len(articles)
    usual, slowest = costs[len(costs) // 2], costs[-1]
    letters = sum(len(one.text) for one in articles) // len(articles)
    note = (
        f"median of {len(articles)} articles of {letters:,} letters on average, the slowest "
        f"{slowest * 1000:.0f} ms; one pass of a regular expression for numbers takes {passes * 1e6:.0f} µs"
    )
    target = TARGETS["article"]
    return Result("article", round(usual / UNNOTICED, 3), target.must, None, 1, usual, UNNOTICED, note)


def _beside_quantulum3(articles: Sequence[Article]) -> Result:
    peer = quantulum3()
    return by_turns(
        "article_quantulum3",
        lambda: _spent(lambda: [_read(one) for one in articles]),
        lambda: _spent(lambda: [peer(one.text) for one in articles]),
        TARGETS["article_quantulum3"],
        note=f"{len(articles)} English articles; ours names sources and days too, quantulum3 does not",
    )


def _read(one: Article) -> object:
    """As if it had never been seen: what was kept of its letters is forgotten."""
    laid_out.cache_clear()
    return read_article(one)


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
