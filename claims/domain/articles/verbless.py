"""Who speaks without a verb of saying: "…, *la questura di* 22.000", "Il questore frena: «È presto»"."""

from collections.abc import Iterator, Sequence

from claims.domain.articles.according import Saying
from claims.domain.articles.names import Name, name_after
from claims.domain.articles.text import CLAUSES, SPEAKERS, ArticleSentence

_LITTLE = ("names.of", "names.breaks", "sayings.skipped", "names.prepositions")
_DASHES = frozenset("–-")
_BETWEEN = 4
"""Little words from the name to its number: "em cerca de"."""
_LEADERS = ("roles", "bodies")
_OPENERS = frozenset('«„“"')
_BEFORE_COLON = 12
"""Tokens before the colon among which the speaker stands."""


def gapped_in(s: ArticleSentence, found: Sequence[Saying], taken: frozenset[int]) -> Iterator[Saying]:
    """Behind a saying with its verb, each name that has a number alone."""
    first = next((saying.end for saying in found if saying.kind == "says" and saying.name), s.end)
    for j in range(first, s.end - 2):
        if s.text(j) != "," and s.text(j) not in CLAUSES:
            continue
        begin = j + 1 + (s.words.has("names.joiners", s.key(j + 1)) or s.key(j + 1) in _leading(s))
        name = _with_number(s, begin, taken)
        if name is not None:
            yield Saying("says", name.begin, name.end, name)


def _leading(s: ArticleSentence) -> frozenset[str]:
    return s.words.sets["names.starters"] & s.words.sets["names.breaks"]


def _with_number(s: ArticleSentence, begin: int, taken: frozenset[int]) -> Name | None:
    name = name_after(s, begin, taken)
    if name is None or not s.begin <= begin < s.end:
        return None
    end = name.end
    while end - begin > 1 and s.words.has("names.of", s.key(end - 1)):
        end -= 1
    number = name.end + (s.text(name.end) in _DASHES)
    while number <= name.end + _BETWEEN and any(
        s.words.has(list_name, s.key(number)) for list_name in _LITTLE
    ):
        number += 1
    counted = number < s.end and s.tokens[number].kind == "number" and number not in taken
    definite = s.words.has("names.definite", s.key(begin)) or not s.words.sets["names.definite"]
    speaks = any(_speaks(s, k) for k in range(begin, end)) and (
        _speaks(s, end - 1) or s.is_name(end - 1) or s.words.has("names.of", s.key(end - 2))
    )  # not "the group employs 400"
    return Name(begin, end) if counted and speaks and definite else None


def _speaks(s: ArticleSentence, i: int) -> bool:
    letters = len(s.text(i)) > 1 and s.text(i).isupper()  # "a PSP"
    return letters or s.named((i,), *SPEAKERS)


def quotation_leader(s: ArticleSentence, taken: frozenset[int]) -> Saying | None:
    """The person of rank, or body, with which the sentence begins, or which stands right before the colon."""
    colon = next((j for j in range(s.begin, s.end - 1) if s.text(j) == ":"), s.begin)
    if s.text(colon + 1) not in _OPENERS or colon - s.begin > _BEFORE_COLON:
        return None
    title = next((j for j in range(s.begin, colon) if _is_title(s, j)), None)
    if title is None:
        return None
    elided = s.text(title - 1) == "'"
    begin = title - 1 - elided
    begin = begin if s.words.has("names.articles", s.key(begin)) else title
    name = name_after(s, begin, taken)
    if name is None or name.end > colon or not (begin == s.begin or _is_subject(s, begin, name.end, colon)):
        return None
    last = max(j for j in range(begin, name.end) if s.is_name(j) or _is_title(s, j))
    return Saying("says", begin, colon, Name(begin, last + 1))


def _is_subject(s: ArticleSentence, begin: int, end: int, colon: int) -> bool:
    """ "Di altro avviso il sindacato: «…»"; not "one message for the company"."""
    little = ("of", "starters", "breaks", "prepositions")
    led = s.named((begin - 1,), *little)
    return s.words.drops_subjects and end == colon and not led


def _is_title(s: ArticleSentence, j: int) -> bool:
    return s.named((j,), *_LEADERS)
