"""The open half of the gold of articles, the files of attributions, and time."""

import json
import time
import tomllib
from collections import Counter
from datetime import date

import pytest

from benchmarks.extraction.articles import score
from claims.domain.articles import Article, attributed_languages, read_article
from claims.domain.articles.layout import laid_out
from claims.domain.articles.words import FOLDER, InvalidAttributions, built
from tests.house.tree import PROJECT
from tests.lengths import all_but_first

ROWS = [
    json.loads(line) for line in (PROJECT / "tests/gold/open/articles.jsonl").read_text("utf-8").splitlines()
]
HOSTILE = {
    "names": "Anna and ",
    "commas": "A, B, ",
    "says": "he said ",
    "according": "according to ",
    "quotes": "“ ",
    "numbers": "300 people ",
    "months": "8 October to ",
    "capitals": "Aa Bb ",
    "semicolons": "3; ",
    "sentences": "Police said 300 people died. ",
    "paragraphs": "3 died.\n\n",
    "slashes": "03/04/",
    "signs": "10月8日。",
    "its": "its ministry said 3 died. ",
}
HOSTILE_ELSEWHERE = {
    "tr": "Bakan Ali Kaya, 3 ",
    "hi": "पुलिस ने ",
    "ko": "경찰은 ",
    "ja": "警察は、",
    "zh": "警方、的",
    "ar": "قالت الشرطة عن ",
}


def test_figures_of_the_open_half_are_tied_to_the_right_source() -> None:
    counts: Counter[str] = Counter()
    for row in ROWS:
        if row["lang"] in attributed_languages():
            score(row, counts, [])
    assert counts["source right"] / counts["with source"] >= 0.80
    assert counts["source right"] / counts["claims with source"] >= 0.70
    assert counts["figures"] / counts["claims"] >= 0.90


@pytest.mark.slow
@pytest.mark.parametrize("pattern", all_but_first(HOSTILE.values(), first=4), ids=HOSTILE)
def test_time_grows_with_length_and_no_faster(pattern: str) -> None:
    took = [min(seconds(pattern, size) for _ in range(3)) for size in (4_000, 16_000)]
    assert took[1] < 0.25 or took[1] < 8 * took[0], took


@pytest.mark.slow
@pytest.mark.parametrize(("language", "pattern"), all_but_first(HOSTILE_ELSEWHERE.items(), first=4), ids=str)
def test_time_grows_no_faster_where_who_speaks_comes_first(language: str, pattern: str) -> None:
    took = [min(seconds(pattern, size, language) for _ in range(2)) for size in (2_000, 8_000)]
    assert took[1] < 0.25 or took[1] < 8 * took[0], took


def seconds(pattern: str, size: int, language: str = "en") -> float:
    """Processor time for an article of that many characters."""
    article = Article(pattern * (size // len(pattern)), language, date(2025, 1, 8))
    laid_out.cache_clear()
    start = time.process_time()
    read_article(article)
    return time.process_time() - start


@pytest.mark.parametrize("language", attributed_languages())
def test_a_file_of_attributions_keeps_to_the_schema(language: str) -> None:
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert built(data).code == language
    assert data["sayings"]["verbs"]
    assert data["sayings"].get("according") or data["sayings"].get("behind")


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(InvalidAttributions, match=r"key sayings\.verb: unknown; use one of according"):
        built({"language": {"code": "xx"}, "sayings": {"verb": ["x"]}})
    with pytest.raises(InvalidAttributions, match="section 'saying': unknown"):
        built({"language": {"code": "xx"}, "saying": {}})
