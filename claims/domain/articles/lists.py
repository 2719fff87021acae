"""Lists of names, and names with capitals: those whom a joint source or "they" may mean."""

from collections.abc import Iterator

from claims.domain.articles.names import Name, goes_on, is_proper, listed_before
from claims.domain.articles.text import ArticleSentence


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
    return tuple(parts) if all(is_proper(s, first) for first, _ in parts) else ()


def _is_told(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether a word for a body, a title or a country says that it names somebody: "Afet ve Acil Durum"."""
    lists = ("names.roles", "names.bodies", "names.media", "names.many", "names.short", "capitals")
    return any(s.at(list_name, j) for j in range(begin, end) for list_name in lists)


def proper_lists(s: ArticleSentence) -> Iterator[Name]:
    """Lists of names in a sentence: "The United States, South Korea and Ukraine"."""
    for j in range(s.begin + 1, s.end - 1):
        if s.words.has("names.joiners", s.key(j)) and is_proper(s, j + 1):
            begin, end = listed_before(s, j + 1, frozenset()), j + 1
            while end < s.end and goes_on(s, end, frozenset()):
                end += 1
            if begin < j:
                yield Name(begin, end)


def proper_names(s: ArticleSentence) -> Iterator[Name]:
    """Names of two words with capitals or more, with their article."""
    j = s.begin
    while j < s.end:
        article = s.words.has("names.articles", s.key(j))
        end = j + article
        while s.is_name(end) and not s.words.has("names.breaks", s.key(end)):
            end += 1
        if end - j >= 2 and end - j - article >= 1 and (article or j > s.begin):
            yield Name(j, end)
        j = max(j + 1, end)
