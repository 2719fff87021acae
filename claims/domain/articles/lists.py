"""Lists of names, and names with capitals: those whom a joint source or "they" may mean."""

from collections.abc import Iterator

from claims.domain.articles.names import Name, is_proper, listed_before
from claims.domain.articles.text import ArticleSentence

_LINK = 4
"""Tokens up to the next word of a name with a capital: "Ministry *of the* Interior"."""


def members_of(s: ArticleSentence, name: Name) -> tuple[tuple[int, int], ...]:
    """The tokens of each name in a list of them; none where it names one."""
    begin = name.begin
    for j in range(name.begin, name.end):
        documents = s.named(range(name.begin, j), "documents")
        if documents and s.words.has("names.of", s.key(j)):
            begin = j + 1
            break
    parts, start = [], begin
    for j in range(begin, name.end + 1):
        if j == name.end or s.text(j) in {",", "、"} or s.words.has("names.joiners", s.key(j)):
            if j > start:
                parts.append((start, j))
            start = j + 1
    joined = s.named(range(begin, name.end), "joiners")
    if not joined or len(parts) < 2:
        return ()
    if s.words.subject:
        return tuple(parts) if all(_is_told(s, *part) for part in parts) else ()
    named = (is_proper(s, first) or s.named((last - 1,), "bodies") for first, last in parts)
    return tuple(parts) if all(named) else ()


def _is_told(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether a word for a body, a title or a country says that it names somebody: "Afet ve Acil Durum"."""
    lists = ("names.roles", "names.bodies", "names.media", "names.many", "names.short", "capitals")
    return any(s.at(list_name, j) for j in range(begin, end) for list_name in lists)


def proper_lists(s: ArticleSentence, dates: frozenset[int]) -> Iterator[Name]:
    """Lists of names in a sentence: "The United States, South Korea and Ukraine". `dates`: tokens of days."""
    for j in range(s.begin + 1, s.end - 1):
        if s.words.has("names.joiners", s.key(j)) and is_proper(s, j + 1):
            begin = listed_before(s, j + 1, dates)
            if begin > j:
                begin = _capitals_begin(s, j, dates)  # "On Monday the US and Seoul agreed"
            if begin < j:
                yield Name(begin, _capitals_end(s, j + 1, dates))


def _capitals_end(s: ArticleSentence, j: int, dates: frozenset[int]) -> int:
    """Where the words with capitals end that begin there, with what links them: not "South Korea *met*"."""
    while True:
        name = next((k for k in range(j, min(j + _LINK, s.end)) if s.is_name(k)), None)
        if name is None or name in dates or not all(_links(s, k) for k in range(j, name)):
            return j
        j = name + 1


def _capitals_begin(s: ArticleSentence, end: int, dates: frozenset[int]) -> int:
    """Where the words with capitals begin that end there, with their article."""
    begin = end
    while s.is_name(begin - 1) and begin - 1 not in dates:
        begin -= 1
    return begin - (begin < end and s.words.has("names.articles", s.key(begin - 1)))


def _links(s: ArticleSentence, j: int) -> bool:
    of = s.words.has("names.of", s.key(j)) and not s.words.has("names.starters", s.key(j))
    return of or s.words.has("names.articles", s.key(j)) or s.text(j) in {"'", "’"}


def proper_names(s: ArticleSentence, dates: frozenset[int]) -> Iterator[Name]:
    """Names of two words with capitals or more, with their article; "Easter Monday" is none.

    The capital that a sentence begins with tells nothing, but for a title: "Mayor Ana Ruiz came".
    """
    j = s.begin
    while j < s.end:
        article = s.words.has("names.articles", s.key(j))
        end = j + article
        while s.is_name(end) and end not in dates and not s.words.has("names.breaks", s.key(end)):
            end += 1
        leads = article or j > s.begin or s.words.has("names.roles", s.key(j))
        if end - j >= 2 and end - j - article >= 1 and leads:
            yield Name(j, end)
        j = max(j + 1, end)
