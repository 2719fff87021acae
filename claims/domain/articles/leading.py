"""Who is quoted behind a colon, without a verb of saying: "Il questore Diotti frena: «È presto»"."""

from claims.domain.articles.according import Saying
from claims.domain.articles.names import Name, name_after
from claims.domain.articles.text import Sentence

_SPEAKERS = ("roles", "bodies")
_OPENERS = frozenset('«„“"')
_NEAR = 12
"""Tokens before the colon among which the speaker stands."""


def quotation_leader(s: Sentence, taken: frozenset[int]) -> Saying | None:
    """The person of rank, or body, with which the sentence begins, or which stands right before the colon."""
    colon = next((j for j in range(s.begin, s.end - 1) if s.text(j) == ":"), s.begin)
    if s.text(colon + 1) not in _OPENERS or colon - s.begin > _NEAR:
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


def _is_subject(s: Sentence, begin: int, end: int, colon: int) -> bool:
    """ "Di altro avviso il sindacato: «…»"; not "one message for the company"."""
    little = ("of", "starters", "breaks", "prepositions")
    led = s.named((begin - 1,), *little)
    return s.words.drops_subjects and end == colon and not led


def _is_title(s: Sentence, j: int) -> bool:
    return s.named((j,), *_SPEAKERS)
