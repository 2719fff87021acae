"""What a person types to find a record (words, or words in quotes that stand together), and the passage of a
text that has them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LONGEST, MOST_TERMS = 200, 8
"""Characters that are read, and terms."""
BEGINNING = 3
"""Letters from which a word is also looked for as a beginning."""
AROUND = 60
"""Characters of a passage before the first place that is marked."""
WIDE = 240
_QUOTED = re.compile(r'"([^"]*)"?|“([^”]*)”?|„([^“”"]*)[“”"]?|«([^»]*)»?')
SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Of scripts without spaces, and of Korean."""
BETWEEN = (
    r"\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u20a0-\u20bf\u3000-\u303f\uff00-\uff20"
    r"\u060c\u061b\u061f\u0964\u0965"
)
"""What stands between words, as in the database's `words_plain`."""
WORD = re.compile(f"[^{BETWEEN}]+")
_WITHOUT_SPACES = re.compile(f"[{SIGNS}]")


class SoughtKind(StrEnum):
    """What can be found."""

    FIGURE = "figure"
    CLAIM = "claim"
    QUESTION = "question"
    SOURCE = "source"
    DOCUMENT = "document"
    TOPIC = "topic"
    FACT_CHECK = "fact_check"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand one after the other (`together`)."""

    text: str
    together: bool = False

    @property
    def beginning(self) -> bool:
        """Whether what begins like it is found as well."""
        return not self.together and len(self.text) >= BEGINNING


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage; `found`: it is what was looked for."""

    text: str
    found: bool


def terms_of(typed: str) -> tuple[Term, ...]:
    """The terms, each once; none where no word was typed."""
    rest, terms = typed[:LONGEST], list[Term]()
    for match in _QUOTED.finditer(rest):
        words = _words("".join(group or "" for group in match.groups()))
        if words:
            terms.append(Term(" ".join(words), together=len(words) > 1))
    terms += [Term(word) for word in _words(_QUOTED.sub(" ", rest))]
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def passage(text: str, terms: Iterable[Term]) -> tuple[Stretch, ...]:
    """A part of the text that has them, the first of them marked, no longer than WIDE; its beginning where it
    has none."""
    places = sorted(_places(text, tuple(terms)))
    first = max(0, places[0][0] - AROUND) if places else 0
    first = text.rfind(" ", 0, first) + 1 if first and " " in text[max(0, first - 20) : first] else first
    end = min(len(text), first + WIDE)
    found, at = [Stretch("…", False)] if first else [], first
    for start, stop in ((start, min(stop, end)) for start, stop in places):
        if start < at or stop <= start:
            continue
        found += [Stretch(text[at:start], False), Stretch(text[start:stop], True)]
        at = stop
    found += [Stretch(text[at:end], False), Stretch("…" if end < len(text) else "", False)]
    return tuple(piece for piece in found if piece.text)


def closeness(text: str, terms: Sequence[Term]) -> tuple[bool, int, int]:
    """How near a text is to what was typed; the larger the nearer. First whether the terms stand together as
    typed, then how many of them stand there as they are and not as a beginning, then how many at all."""
    signs = plain(text)
    exact = [Term(term.text, together=True) for term in terms]
    together = Term(" ".join(term.text for term in terms))
    return (
        bool(re.search(_pattern(together), signs)),
        sum(bool(re.search(_pattern(term), signs)) for term in exact),
        sum(bool(re.search(_pattern(term), signs)) for term in terms),
    )


def plain(text: str) -> str:
    """In lower case and without accents, as the database keeps the words of a text."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _words(text: str) -> Sequence[str]:
    return WORD.findall(plain(text))


def _places(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where the terms stand, as places of the text."""
    signs, origins = _plain_signs(text)
    joined = "".join(signs)
    for term in terms:
        for match in re.finditer(_pattern(term), joined):
            yield origins[match.start()], origins[match.end() - 1] + 1


def _pattern(term: Term) -> str:
    if _WITHOUT_SPACES.search(term.text):
        return re.escape(term.text)
    words = f"[{BETWEEN}]+".join(re.escape(word) for word in term.text.split(" "))
    return rf"(?<![^{BETWEEN}]){words}" + (
        f"[^{BETWEEN}{SIGNS}]*" if term.beginning else f"(?![^{BETWEEN}{SIGNS}])"
    )


def _plain_signs(text: str) -> tuple[list[str], list[int]]:
    """The signs of the plain text, each with the place of the sign that it was made of."""
    signs, origins = list[str](), list[int]()
    for place, sign in enumerate(text):
        for plain_sign in _folded(sign):
            signs.append(plain_sign)
            origins.append(place)
    return signs, origins


@lru_cache(maxsize=4_096)
def _folded(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    apart = unicodedata.normalize("NFKD", sign.lower()).replace("ß", "ss")
    bare = "".join(character for character in apart if not "\u0300" <= character <= "\u036f")
    return unicodedata.normalize("NFC", bare).lower()
