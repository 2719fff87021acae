"""Number words in other forms: written as one ("fünfundzwanzig", "duecentocinquanta"), with an ending."""

from decimal import Decimal
from functools import lru_cache

from claims.domain.reading.lexicon import Lexicon, lexicon
from claims.domain.reading.passage import Passage
from claims.domain.reading.phrases import LONGEST_WORD


def compound_value(word: str, words: Lexicon) -> Decimal | None:
    """The number that the word is made of, None where a piece of it is no number word."""
    if len(word) > LONGEST_WORD:
        return None
    return _value(word, words.code)


@lru_cache(maxsize=4096)
def _value(word: str, code: str) -> Decimal | None:
    pieces = _pieces(word, code)
    if pieces is None or len(pieces) < 2:
        return None
    parts: list[Decimal] = []
    for value, multiplies in pieces:
        if not multiplies:
            parts.append(value)
            continue
        below = Decimal(0)
        while parts and parts[-1] < value:
            below += parts.pop()
        parts.append((below or Decimal(1)) * value)
    return sum(parts, Decimal(0))


def _pieces(word: str, code: str) -> list[tuple[Decimal, bool]] | None:
    """Values of the number words that follow each other in the word, longest first."""
    table, joiners = _atoms(code)
    pieces: list[tuple[Decimal, bool]] = []
    while word:
        atom = next((word[:n] for n in range(len(word), 0, -1) if word[:n] in table), "")
        joiner = next((j for j in joiners if word.startswith(j)), "") if pieces and not atom else ""
        if not atom and not joiner:
            return None
        if atom:
            pieces.append(table[atom])
        word = word[len(atom or joiner) :]
    return pieces


@lru_cache(maxsize=32)
def _atoms(code: str) -> tuple[dict[str, tuple[Decimal, bool]], tuple[str, ...]]:
    words = lexicon(code)
    return dict(words.single_numbers), tuple(words.sets["joiners"])


def inflected(p: Passage, j: int) -> str:
    """The number word in a case that a hedge asks for: "yüzden fazla", "üç yüze yakın"; empty: none.

    Only before a hedge, as such a form may be another word: "bu yüzden" is "therefore".
    """
    key = p.key(j)
    if p.kind(j) != "word" or not (p.at(p.lexicon.after, j + 1) or p.lexicon.has("limits", p.key(j + 1))):
        return ""
    stems = (key.removesuffix(ending) for ending in p.lexicon.endings if key.endswith(ending))
    return next((stem for stem in stems if stem in p.lexicon.single_numbers), "")
