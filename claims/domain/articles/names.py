"""The words that name a source: before a verb of saying, or after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.articles.text import Sentence

MOST = 14
"""Words of a name; a longer run is a clause whose subject could not be told."""
APPOSITION = 14
_ENDS = frozenset(',;:()[]“”„«»"「」!?…–—')


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `begin` to `end` of a sentence that name somebody."""

    begin: int
    end: int


def name_before(s: Sentence, i: int, taken: frozenset[int]) -> Name | None:
    """The name that ends right before token i, past an apposition between commas, or with it: "the mayor, Ana
    Ruiz".

    `taken`: tokens of dates and of other attributions, where a name ends.
    """
    called = i
    if s.text(i - 1) == ",":
        comma = next(
            (j for j in range(i - 2, max(s.begin, i - APPOSITION) - 1, -1) if s.text(j) == ","), None
        )
        if comma is None:
            return None
        named = 0 < i - 2 - comma <= 4 and all(s.is_name(j) for j in range(comma + 1, i - 1))
        called, i = (i - 1 if named else comma), comma
    begin = _quoted_before(s, i)
    while begin > s.begin and _goes_on(s, begin - 1, taken):
        begin -= 1
    begin = _of_document(s, _listed_before(s, begin, taken), taken)
    name = _trimmed(s, begin, i)
    return Name(name.begin, called) if name and called > i else name


def _quoted_before(s: Sentence, i: int) -> int:
    """Where a short name in quotation marks begins that ends right before token i: агентство «Рейтер»."""
    if s.text(i - 1) not in {"»", "”"}:
        return i
    return next((j for j in range(i - 2, i - 6, -1) if s.text(j) in {"«", "„", "“"}), i)


def _of_document(s: Sentence, begin: int, taken: frozenset[int]) -> int:
    """Where "a survey of 2,000 adults by the institute" starts, whose number doesn't end the name."""
    if begin == s.begin or s.tokens[begin - 1].kind != "number":
        return begin
    for j in range(begin - 2, max(s.begin, begin - 4) - 1, -1):
        if s.words.has("names.documents", s.key(j)):
            article = s.words.has("names.articles", s.key(j - 1))
            return j - article
    return begin


def is_short_apposition(s: Sentence, i: int) -> bool:
    """Whether a word or two between commas stands right before token i: "the premier, 52, promised"."""
    return s.text(i - 1) == "," and any(s.text(i - n) == "," for n in (3, 4))


def name_after(s: Sentence, i: int, taken: frozenset[int]) -> Name | None:
    """The name that begins with token i, with a list of names: "A, B and C"."""
    end = i
    while (
        end < s.end
        and not _verb_follows(s, i, end)
        and (_goes_on(s, end, taken) or _is_quoted_name(s, i, end))
    ):
        end += 1
    end = _called(s, _listed_after(s, end, taken))
    return _trimmed(s, i, end, starts=False)


def _verb_follows(s: Sentence, begin: int, j: int) -> bool:
    """Whether the name ends before token j: a verb of saying, or a small word after a noun with a capital."""
    if j == begin or s.tokens[j].kind != "word" or s.is_name(j):
        return False
    little = any(s.words.has(f"names.{each}", s.key(j)) for each in ("articles", "of", "joiners"))
    if s.words.capital_nouns and s.is_name(j - 1):
        return not little
    return s.at("sayings.verbs", j) is not None and not s.words.has("sayings.not_after", s.key(j - 1))


def _called(s: Sentence, end: int) -> int:
    """Past the person's name behind a title: "the mayor, Ana Ruiz"."""
    stop = end + 1
    while s.text(end) == "," and s.is_name(stop):
        stop += 1
    return stop if 2 < stop - end <= 5 and (stop == s.end or s.text(stop) in _ENDS | {"."}) else end


def _goes_on(s: Sentence, j: int, taken: frozenset[int]) -> bool:
    """Whether token j may stand inside a name."""
    if j in taken or s.text(j) in _ENDS or not s.begin <= j < s.end:
        return False
    if s.tokens[j].kind == "number":
        return False
    if s.text(j) == ".":
        return s.touches(j) and len(s.text(j - 1)) <= 3 and s.is_name(j - 1)
    of_name = s.is_name(j) and s.is_name(j - 1)
    return not s.words.has("names.breaks", s.key(j)) or of_name


def _is_quoted_name(s: Sentence, begin: int, j: int) -> bool:
    """Inside the marks around a name: портал «Вестник»."""
    opened = sum(s.text(k) in {"«", "„", "“"} for k in range(begin, j))
    closed = sum(s.text(k) in {"»", "”"} for k in range(begin, j))
    return j > begin and (
        s.text(j) == "«" or (opened > closed and s.text(j) in {"»", "”"}) or opened > closed
    )


def _listed_before(s: Sentence, begin: int, taken: frozenset[int]) -> int:
    """Where a list of names starts that goes on to token `begin`."""
    first = begin
    while True:
        j = begin - 1
        joined = s.words.has("names.joiners", s.key(j))
        if begin == first and not joined:
            return begin
        j -= joined
        comma = s.text(j) == ","
        j -= comma
        if not (joined or comma) or not _is_proper(s, begin):
            return begin
        start = j + 1
        while start > s.begin and _goes_on(s, start - 1, taken) and j + 1 - start < 6:
            start -= 1
        document = s.words.has("names.documents", s.key(start))
        listed = document or (_is_proper(s, start) and not s.words.has("names.starters", s.key(start)))
        if start == j + 1 or not listed:
            return begin
        begin = start


def _listed_after(s: Sentence, end: int, taken: frozenset[int]) -> int:
    """Where a list of names ends that has gone on to token `end`."""
    while True:
        j = end + (s.text(end) == ",")
        joined = s.words.has("names.joiners", s.key(j))
        j += joined
        if j == end or not _is_proper(s, j):
            return end
        stop = j
        while stop < s.end and _goes_on(s, stop, taken):
            stop += 1
        is_last = s.words.has("names.joiners", s.key(stop)) or s.text(stop) == "," or joined
        if stop == j or not is_last or stop - j > 4:
            return end
        end = stop


def _is_proper(s: Sentence, j: int) -> bool:
    """Whether a name with a capital begins there, behind its article."""
    if s.words.has("names.articles", s.key(j)):
        j += 1
        j += s.text(j) in {"'", "’"}
    return s.is_name(j)


def _trimmed(s: Sentence, begin: int, end: int, *, starts: bool = True) -> Name | None:
    """Without the words that lead into a sentence ("In Seoul the ministry"); None where nothing is left."""
    while begin < end and s.text(end - 1) in {"'", "-", "."} and not s.touches(end):
        end -= 1
    if starts and s.words.has("names.starters", s.key(begin)):
        begin = next((j for j in range(begin + 1, end) if s.words.has("names.articles", s.key(j))), begin)
        while begin < end and s.words.has("names.starters", s.key(begin)):
            begin += 1
    little = ("names.articles", "names.breaks")
    named = any(
        s.tokens[j].kind == "word" and not any(s.words.has(each, s.key(j)) for each in little)
        for j in range(begin, end)
    )
    return Name(begin, end) if named and end - begin <= MOST else None


def members_of(s: Sentence, name: Name) -> tuple[tuple[int, int], ...]:
    """The tokens of each name in a list of them; none where it names one."""
    begin = name.begin
    for j in range(name.begin, name.end):
        documents = any(s.words.has("names.documents", s.key(k)) for k in range(name.begin, j))
        if documents and s.words.has("names.of", s.key(j)):
            begin = j + 1
            break
    parts, start = [], begin
    for j in range(begin, name.end + 1):
        if j == name.end or s.text(j) == "," or s.words.has("names.joiners", s.key(j)):
            if j > start:
                parts.append((start, j))
            start = j + 1
    joined = any(s.words.has("names.joiners", s.key(j)) for j in range(begin, name.end))
    proper = joined and len(parts) > 1 and all(_is_proper(s, first) for first, _ in parts)
    return tuple(parts) if proper else ()


def proper_lists(s: Sentence) -> Iterator[Name]:
    """Lists of names in a sentence: "The United States, South Korea and Ukraine"."""
    for j in range(s.begin + 1, s.end - 1):
        if s.words.has("names.joiners", s.key(j)) and _is_proper(s, j + 1):
            begin, end = _listed_before(s, j + 1, frozenset()), j + 1
            while end < s.end and _goes_on(s, end, frozenset()):
                end += 1
            if begin < j:
                yield Name(begin, end)


def proper_names(s: Sentence) -> Iterator[Name]:
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
