"""Reading takes time in proportion to the length of the text: counted in calls, so that no clock decides."""

import sys
import time
from types import FrameType
from typing import Any

import pytest

from claims.domain.reading import read
from claims.domain.reading.sentence import remembered
from tests.lengths import few

HOSTILE = [
    "1 000 ", "1", "1,000 ", "1.", "1,", "1 ", "-1", "1-", "- ", "-a", "1–2 ", "1/2 ", "1:2 ",
    "$1 ", "1m ", "1% ", "1 ± ", "±1 ", "about 5 ", "about ", "more than ", "not ", "not 5 ",
    "denied 5 ", "between 5 and ", "from 1 to ", "two and ", "one ", "a million ", "hundred ",
    "half of ", "one in ", "5 per ", "per 100,000 ", "March 5, ", "up to about nearly ", "no ",
    "no people ", "as many as ", "1'", "(1", "'1", "５", "١", "万", "1万", "百千", "é", "zweihundert",
    "a 5 or more, ", "5 of the ", "5. ", "X5 ", "5x", "dozens of ", "twice as many as 3 ",
    "(", "((5) ", "[", "more than about ", "at least, they say, ", "nicht ", "不少于", "以上",
    "5 or so or more ",
    "5\t", "5 5,", "5 people\t", "a margin of 3 ", "give or take 5 ", "à 5 près ", "5, 5 either way ",
    "2, 3 thousand ", "三四", "5多", "not even 5 ", "instead of 5 ", "all but 5 ", "he is 5, ",
    "aged 5, 6 and ", "articles 5, ", "in 2015 prices ", "of the 5 of the ", "a quarter of a ", "-5 ",
    "三千", "이 다", "der der Hälfte ",
]  # fmt: skip
SIZE = 600


@pytest.fixture(autouse=True)
def _read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence is read, none remembered: what reading takes is counted."""
    monkeypatch.setattr(remembered, "LONGEST", 0)


def _calls(text: str, language: str) -> int:
    """How many functions are called to read the text."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        read(text, language)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("pattern", few(HOSTILE, one_of=8))
def test_twice_the_text_takes_twice_the_steps(pattern: str, language: str) -> None:
    times = SIZE // len(pattern)
    read(pattern, language)
    once, twice = _calls(pattern * times, language), _calls(pattern * 2 * times, language)
    assert twice < 2.2 * once + 200


def test_the_groups_that_once_took_a_minute() -> None:
    started = time.process_time()
    read("1" + " 000" * 5_000, "en")
    assert time.process_time() - started < 0.5


def _lines(text: str, language: str) -> int:
    """How many lines are run to read the text, those of a loop each time."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        read(text, language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("pattern", "language"),
    [("10月8日", "zh"), ("三千", "zh"), ("5人", "ja"), ("3명", "ko"), ("이다", "ko"), ("5 of ", "en")],
)
def test_a_sentence_that_never_ends(pattern: str, language: str) -> None:
    """Looked up, not walked through: steps within one call, which the count of calls does not see."""
    read(pattern, language)
    times = 1_000 // len(pattern)
    once, twice = _lines(pattern * times, language), _lines(pattern * 2 * times, language)
    assert twice < 2.2 * once + 200


NEWS = "About 8,000 soldiers reached the border on Monday, the ministry said. No one was hurt. "
TABLE = "Region\t72\t4\t7\t7,737\t398,055\t12\n"


@pytest.mark.parametrize("text", [NEWS, TABLE])
def test_twenty_thousand_characters(text: str) -> None:
    long = (text * (20_000 // len(text) + 1))[:20_000]
    read(long, "en")
    started = time.process_time()
    read(long, "en")
    assert time.process_time() - started < 0.5  # some 50 ms of news; a busy machine is slower
