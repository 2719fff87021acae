"""The sign of a number: a hyphen, a word for minus before it, "below zero" behind it."""

from claims.domain.reading.compounds import compound_value
from claims.domain.reading.passage import Passage

LONGEST_MINUS = 4
"""Signs of a word for minus: マイナス."""


def signed(p: Passage, i: int) -> tuple[int, str]:
    """Where the digits begin, and their sign; a hyphen after a word is none."""
    token = p.token(i)
    spelled = _spelled_minus(p, i) if "words_inside_words" in p.lexicon.flags else None
    if spelled is not None:
        return spelled, "-"
    if token and token.text == "-" and p.kind(i + 1) == "number" and p.touches(i + 1):
        if not p.touches(i) or p.tokens[i - 1].text in "(":
            return i + 1, "-"
    elif token and minus_word(p, i):
        hedge = p.before(p.lexicon.before, i + 1)
        but = p.said_before("all_but", i + 1) or p.before(p.lexicon.nouns, i)
        return (i, "") if hedge or but or _subtracts(p, i) else (i + 1, "-")
    return i, ""


def _spelled_minus(p: Passage, i: int) -> int | None:
    """Where the number begins after a minus of several signs: 零下3, マイナス3."""
    word = ""
    for j in range(i, min(i + LONGEST_MINUS, p.end)):
        word += p.key(j)
        if p.lexicon.has("minus", word) and _begins(p, j + 1):
            return j + 1
    return None


def _begins(p: Passage, i: int) -> bool:
    return p.kind(i) == "number" or p.any_at(i, p.lexicon.add, p.lexicon.multiply)


def minus_word(p: Passage, i: int) -> bool:
    """Whether a word for minus stands there with a number behind it: "minus 3", "minus zwölf"."""
    if not p.lexicon.has("minus", p.key(i)):
        return False
    words = p.lexicon
    if _begins(p, i + 1):
        return True
    compound = "compound" in words.flags and p.kind(i + 1) == "word"
    return compound and compound_value(p.key(i + 1), words) is not None


def _subtracts(p: Passage, i: int) -> bool:
    """ "Deux heures moins dix": taken from what stands before."""
    words = p.lexicon
    counted = p.before(words.add, i) is not None or p.before(words.multiply, i) is not None
    return counted or p.before(words.units, i) is not None or p.kind(i - 1) == "number"


def minus_in_signs(p: Passage, i: int) -> int:
    """Where a minus of several signs begins right before a number: 零下3, マイナス3, 영하 3; else token i."""
    if "words_inside_words" not in p.lexicon.flags:
        return i
    word = ""
    for j in range(i - 1, max(p.begin, i - LONGEST_MINUS) - 1, -1):
        if p.kind(j) == "number" or (word and not p.touches(j + 1)):
            break
        word = p.key(j) + word
        if p.lexicon.has("minus", word):
            return j
    return i
