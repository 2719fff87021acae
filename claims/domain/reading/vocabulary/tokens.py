"""Words, numbers and signs of a text, in time that grows with its length and no faster."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

SPACES = "\u0020\u00a0\u2009\u202f"
MOST_PIECES, LONGEST_PIECE = 20_000, 40
"""Words of all texts that are kept as they were read; characters of the longest."""
SHORT = 500
"""Characters of a text whose tokens are kept at hand while it is read."""
_CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_MARKS = (
    "\u0300-\u036f\u0640\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
)
_GROUPED = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}}(?!\d))+(?:[.,]\d++)?"
_DOTTED = r"\d++[・·]\d++(?=\s*(?:%|ポイント|パーセント|兆|億|万|倍|度|キロ|メートル|トン|个百分点|亿|萬))"
"""Decimals behind the raised point of columns that are read downwards: 41・0%; not 4・5月."""
_TOKEN = re.compile(
    rf"(?P<number>{_GROUPED}|{_DOTTED}|(?<![\w.,])\.\d++|\d++(?:[.,'’]\d++)*)"
    rf"|(?P<sign>[{_CJK}]++)|(?P<word>(?:[^\W\d_{_CJK}]|[{_MARKS}])+)|(?P<mark>\S)"
)
_PIECES = re.compile(re.sub(r"\?P<\w+>", "?:", _TOKEN.pattern) + r"|\s+").findall
"""The same and the spaces between, which together are the text."""
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10)
"""Where the digits of Arabic, Persian, Devanagari, Bengali and the full-width ones begin."""
_PLAIN = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)} | {
    ord("٬"): ",",
    ord("٫"): ".",
    ord("，"): ",",
    ord("،"): ",",
    ord("؛"): ";",
    ord("．"): ".",
    ord("％"): "%",
    ord("٪"): "%",
    ord("−"): "-",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("’"): "'",
    ord("ʼ"): "'",
    ord("（"): "(",
    ord("）"): ")",
    ord("／"): "/",
    ord("＋"): "+",
    ord("－"): "-",
    ord("～"): "~",
    ord("〜"): "~",
    ord("—"): "–",
    ord("∼"): "~",
}
_RAISED = str.maketrans("・·", "..")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ـ": None})
_DROPPED = re.compile(r"[\u0307\u0640\u064b-\u065f\u0670\u093c\u200c\u200d]")


_SPACE = "", "", ""
_KNOWN: dict[str, tuple[str, str, str]] = {}


class Token(NamedTuple):
    """A word, a number or a mark: as written, as compared, and where it stands.

    `kind` is "number", "word", "sign" (one character of a script that puts no spaces) or "mark".
    """

    text: str
    key: str
    start: int
    end: int
    kind: str


def folded(word: str) -> str:
    """A word as it is compared: in lower case, composed, without vowel signs of Arabic and dots of Hindi."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize(
        "NFC", _DROPPED.sub("", unicodedata.normalize("NFC", word.casefold()))
    ).translate(_ARABIC)
    return plain.replace("ё", "е").replace("\u0307", "")


def tokens_of(text: str) -> Sequence[Token]:
    """All tokens of the text; digits of other scripts are given as 0–9, each in its own place."""
    return _tokens_of_quote(text) if len(text) <= SHORT else _tokens_of(text)


@lru_cache(maxsize=16)
def _tokens_of_quote(text: str) -> tuple[Token, ...]:
    """Those of a quote, whose language is told by them before they are read."""
    return tuple(_tokens_of(text))


def _tokens_of(text: str) -> list[Token]:
    plain = text if text.isascii() else text.translate(_PLAIN)
    known = _KNOWN
    if len(known) > MOST_PIECES:
        known.clear()
    tokens: list[Token] = []
    make, add = tuple.__new__, tokens.append  # half the time of the named tuple's own
    start = 0
    for piece in _PIECES(plain):
        end = start + len(piece)
        read = known.get(piece) or _read_piece(piece)
        if read is not _SPACE:
            word, key, kind = read
            if kind == "sign":
                tokens += [make(Token, (c, c, n, n + 1, kind)) for n, c in enumerate(word, start)]
            else:
                add(make(Token, (word, key, start, end, kind)))
        start = end
    return tokens


def _read_piece(piece: str) -> tuple[str, str, str]:
    """The word, how it is compared, and its kind: kept, as a text repeats most of its words."""
    match = _TOKEN.match(piece)
    if match is None:
        read = _SPACE
    else:
        kind = match.lastgroup or "mark"
        word = piece.translate(_RAISED) if kind == "number" and not piece.isascii() else piece
        read = word, folded(word) if kind == "word" else word, kind
    if len(piece) <= LONGEST_PIECE:
        _KNOWN[piece] = read
    return read
