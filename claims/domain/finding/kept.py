"""The words of a text as the database keeps those of questions, so that it need not be asked for them."""

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache

from claims.domain.finding.sought import BETWEEN, SIGNS

_RUN = re.compile(f"([^{BETWEEN}{SIGNS}]+)|([{SIGNS}]+)")
_ACCENTS = re.compile("[\u0300-\u036f]")
_HIRAGANA = re.compile("[\u3040-\u309f]+")
_STOPS = """
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves what which who whom this that these those am is
are was were be been being have has had having do does did doing a an the and but if or because as until
while of at by for with about against between into through during before after above below to from up
down in out on off over under again further then once here there when where why how all any both each few
more most other some such no nor not only own same so than too very s t can will just don should now
"""
LEFT_OUT = frozenset(_STOPS.split())
"""PostgreSQL's stop words of English: no question is found by them."""


@lru_cache(maxsize=8_192)
def kept_words(text: str) -> tuple[str, ...]:
    """The same as the database's `claims_words_in`: in lower case, without accents; of scripts without spaces
    each two signs that follow. As often as they stand there."""
    words: list[str] = []
    for run in _RUN.finditer(_plain(text)):
        signs = run[2] or ""
        words += [signs[n : n + 2] for n in range(max(1, len(signs) - 1))] if signs else [run[1]]
    return tuple(word for word in words if _tells(word))


def _tells(word: str) -> bool:
    return (len(word) == 1 or word.lower() not in LEFT_OUT) and not _HIRAGANA.fullmatch(word)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    lower = "".join(map(str.lower, text))  # sign by sign: a sigma that ends a word is no other letter
    apart = unicodedata.normalize("NFKD", lower).replace("ß", "ss")
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


def share_covered(wordings: Iterable[str], found: Container[str]) -> float:
    """Of the wording of which most words were found, the share that were; 0 where none has words."""
    kept = [words for words in map(kept_words, wordings) if words]
    return max((sum(word in found for word in words) / len(words) for words in kept), default=0.0)
