"""The words of a text are the same here and in the database that keeps those of questions."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import connection

from claims.domain.finding import kept_words
from claims.domain.finding.concepts import concepts
from claims.domain.finding.kept import LEFT_OUT

pytestmark = pytest.mark.django_db

AWKWARD = [
    "", " ", "Straße, STRASSE", "Élysée · café", "İstanbul ISPARTA ı", "ΟΔΟΣ όνομα", "«l’eau»", "co-operate",
    "G20 12th", "北朝鮮の兵士", "の", "Ни один", "Їжак йод", "ﬁn ™ ℃ ½ ²", "１２ ＡＢＣ", "홍수 사망자",
    "قُتل ٣١ شخصًا", "हिन्दी ज़ख़्मी", "a b I x", "the of", "ǅ ŉ ß ẞ", "word\u00adword a\u200bb", "３，０００人",
    "𝐛𝐨𝐥𝐝 😀 ok", "e\u0301te\u0301", "ー々〆ヶ", "№ 15",
]  # fmt: skip


def _in_the_database(texts: Iterable[str]) -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT given, ARRAY(SELECT * FROM claims_words_in(given)) FROM unnest(%s::text[]) AS given",
            [list(texts)],
        )
        return dict(cursor.fetchall())


def test_they_are_the_same_in_both() -> None:
    texts = {*AWKWARD, *(word for words in concepts().words.values() for word in words)}
    for path in Path("tests/gold/open").glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        texts |= {value for row in rows for value in row.values() if isinstance(value, str)}
    wrong = {
        text: (kept_words(text), words)
        for text, words in _in_the_database(texts).items()
        if list(kept_words(text)) != words
    }
    assert wrong == {}


def test_what_is_left_out_is_what_the_database_leaves_out() -> None:
    assert set(_in_the_database(LEFT_OUT)) == LEFT_OUT
    kept = {word for words in _in_the_database(LEFT_OUT).values() for word in words}
    assert all(len(word) == 1 for word in kept)
