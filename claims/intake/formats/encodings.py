"""The encoding of a text: taken where it is certain, otherwise asked for with what it may be."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import reduce
from typing import IO

from django.utils.translation import gettext as _

from claims.intake.formats.row import Unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}
EAST = ("gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
"""Encodings under which nearly every text has letters."""
NEVER_CERTAIN = frozenset((*EAST, "koi8-r", "koi8-u", "cp866", "cp850", "cp852", "mac-roman", "mac-cyrillic"))
"""Those that are rare, or read nearly everything: they are offered, not taken."""
CANDIDATES = (
    *("cp1252", "cp1251", "cp1250", "iso8859-2", "iso8859-5", "iso8859-15", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "cp1257", "koi8-r", "koi8-u", "cp866", "cp850", "cp852", "mac-roman", "mac-cyrillic"),
    *EAST,
)
"""Encodings before Unicode, the likelier ones first; Latin-1 is read as cp1252, which has all its letters."""
PIECE = 64 * 1024
MOST_WORDS = 300
_HIGH = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff]+[A-Za-z\x80-\xff]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("“”‘’„‚«»‹›–—…€£¥§°·×½¼¾±²³©®™•¿¡ªº№\u00a0")
_QUOTES = frozenset("“”‘’„‚«»‹›–—…¿¡№\u00a0")
_WITHIN = frozenset("’‘")
_ONE_SCRIPT = {
    "CJK": "EAST",
    "KATAKANA-HIRAGANA": "EAST",
    "HIRAGANA": "EAST",
    "KATAKANA": "EAST",
    "FULLWIDTH": "EAST",
    "IDEOGRAPHIC": "EAST",
}


def encoding_of(raw: IO[bytes], name: str) -> str:
    """The encoding of a stream, which is read to its end; raises Unreadable where it is not certain."""
    first = raw.read(PIECE)
    for mark, encoding in BOMS:
        if first.startswith(mark):
            return encoding
    if wide := _without_bom(first):
        return wide
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = first
    try:
        while piece:
            decoder.decode(piece)
            piece = raw.read(PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _of_words(piece, name)
    return "utf-8"


def check_encoding(given: str) -> str:
    """An encoding that Python knows; raises Unreadable."""
    try:
        info = codecs.lookup(given)
        "a".encode(given).decode(given)
    except (LookupError, TypeError, ValueError) as problem:
        raise Unreadable(
            _("There is no encoding {given!r}; known are utf-8, cp1252, cp1251 …").format(given=given)
        ) from problem
    return "utf-8-sig" if info.name == "utf-8" else info.name


def _without_bom(first: bytes) -> str:
    """UTF-16 without its mark: every other byte of a line of column names is zero."""
    even, odd = first[0::2].count(0), first[1::2].count(0)
    if even == 0 and odd * 4 > len(first):
        return "utf-16-le"
    if odd == 0 and even * 4 > len(first):
        return "utf-16-be"
    return ""


def _of_words(piece: bytes, name: str) -> str:
    """The one reading under which all words of a piece are words; raises Unreadable with those there are."""
    some = sorted(set(_HIGH.findall(piece)))[:MOST_WORDS]
    readings: dict[tuple[str, ...], str] = {}
    for encoding in CANDIDATES:
        try:
            read = (
                _words_of_the_east(piece, encoding)
                if encoding in EAST
                else [w.decode(encoding) for w in some]
            )
        except UnicodeDecodeError:
            continue
        if read and all(_is_word(word) for word in read):
            readings.setdefault(tuple(read), encoding)
    encodings = list(readings.values())
    if len(encodings) == 1 and some and encodings[0] not in NEVER_CERTAIN:
        return encodings[0]
    likeliest = sorted(readings.items(), key=lambda each: -_kana(each[0]))
    shown = [f"{encoding} (“{_longest(read)}”)" for read, encoding in likeliest[:3]]
    guess = (
        _("It may be {choices}: say which with --encoding").format(choices=reduce(_either, shown))
        if shown
        else _("Give --encoding")
    )
    raise Unreadable(_("{name} is not UTF-8. {guess}, or save it as UTF-8.").format(name=name, guess=guess))


def _words_of_the_east(piece: bytes, encoding: str) -> list[str]:
    """Runs of letters in whole lines, as the second byte of a sign may be an ASCII one.

    Raises UnicodeDecodeError.
    """
    text = piece[: piece.rfind(b"\n") + 1 or len(piece)].decode(encoding)
    return sorted({word for word in _LETTERS.findall(text) if not word.isascii()})[:MOST_WORDS]


def _kana(words: Iterable[str]) -> float:
    """The share of Japanese syllables among the signs, which misread Chinese has none of."""
    signs = "".join(words)
    return sum("\u3041" <= sign <= "\u30fe" for sign in signs) / max(len(signs), 1)


def _either(first: str, other: str) -> str:
    return _("{first} or {other}").format(first=first, other=other)


def _longest(words: Iterable[str]) -> str:
    return max(words, key=len)[:30]


def _is_word(text: str) -> bool:
    """Whether letters of one script stand together, in a case that words have, marks around them only."""
    high = [char for char in text if ord(char) > 127]
    if any(not char.isalpha() and char not in _MARKS for char in high):
        return False
    inner = text.strip("".join(_QUOTES))
    letters = "".join(char for char in inner if char not in _WITHIN)
    if not all(map(str.isalpha, letters)):
        return False
    scripts = {_script(char) for char in letters}
    if len(scripts) > 1:
        return False
    if not (letters.islower() or letters.isupper() or letters[1:].islower() or letters == letters.swapcase()):
        return not letters
    odd = sum(ord(char) > 127 for char in letters)
    return "LATIN" not in scripts or len(letters) < 3 or odd * 5 <= len(letters) * 3


def _script(char: str) -> str:
    script = unicodedata.name(char, "?").split()[0]
    return _ONE_SCRIPT.get(script, script)
