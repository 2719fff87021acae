"""Phrases right before the name of whoever says something: "according to", "citing", "reported by"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.articles.names import BRACKETS, Name, name_after, name_before
from claims.domain.articles.text import ArticleSentence
from claims.domain.reading.vocabulary.phrases import Found

PHRASES = (
    "his", "themselves", "behind", "counted", "cited_by", "citing", "citing_of", "by", "according", "opening",
)  # fmt: skip
"""The lists of a language in the order in which they are looked for."""
_NOT_FAR = 6
_DATED = 10
"""Tokens from a document to who made it, with the day: "dados divulgados na segunda-feira, 1, pelo Inpe"."""
_BEFORE_AUTHOR = 3
"""Tokens from a document to the phrase that says who made it."""
_OPENING = 20
"""Tokens at the start of a sentence that may name a survey, up to the comma."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody who says something in a sentence.

    `begin`, `end`: the tokens of name and verb. `name` is None where the subject is left out ("..., añadió").
    `aside`: said in passing, "as residents had claimed". `kind`: "says", "according", "by", "citing" or
    "cited_by", the list of the language that found it.
    """

    kind: str
    begin: int
    end: int
    name: Name | None
    aside: bool = False


def with_phrase(s: ArticleSentence, kind: str, taken: frozenset[int]) -> Iterator[Saying]:
    """All of one kind in a sentence; `taken`: tokens where a name ends."""
    i = s.begin
    while i < s.end:
        phrase = s.at(f"sayings.{kind}", i) if i not in taken else None
        if phrase is None or _is_inside_word(s, i) or (kind == "according" and _is_other_word(s, phrase)):
            i += 1
            continue
        found = _around(s, kind, range(i, phrase.end), taken)
        if kind == "citing_of" and not any(s.at("sayings.relaying", j) for j in range(s.begin, i)):
            found = None
        if found is not None:
            yield found
        i = phrase.end


def _around(s: ArticleSentence, kind: str, phrase: range, taken: frozenset[int]) -> Saying | None:
    """The phrase with its name: behind it, before it ("der Polizei zufolge"), in it, or left out."""
    begin, end = phrase.start, phrase.stop
    if kind == "his":
        return Saying("according", begin, end, None)
    if kind == "themselves":
        longest = max(phrase, key=lambda k: len(s.text(k)))
        return Saying("according", begin, end, Name(longest, longest + 1))
    if kind == "behind":
        before = name_before(s, begin, taken)
        return Saying("according", before.begin, end, before) if before else None
    name = name_after(s, end, taken)
    if name is not None and kind == "by" and s.words.has("names.means", s.key(name.end - 1)):
        return None  # "said by telephone"
    if name is None or (kind == "counted" and not _is_count_of(s, name)):
        return None
    if kind == "opening" and not _opens(s, begin, name):
        return None
    name = _agent(s, name, taken) or name
    kinds = {"counted": "according", "opening": "according", "citing_of": "citing"}
    if s.words.has("sayings.as", s.key(begin - 1)):
        kinds["by"] = "according"  # "как сообщили в полиции"
    return Saying(kinds.get(kind, kind), begin, name.end, name)


def _opens(s: ArticleSentence, begin: int, name: Name) -> bool:
    """ "Para o ministro, são 300": at the start, before a word for who speaks; not "para o hospital"."""
    titled = s.named(range(name.begin, name.end), "roles")
    return titled and (begin == s.begin or s.text(begin - 1) in {",", ";"})


def made_by(found: list[Saying], s: ArticleSentence) -> list[Saying]:
    """Sayings with a document's author for the document: "segundo balanço divulgado pela Defesa Civil"."""
    authors = {saying.begin: saying for saying in found if saying.kind == "by" and saying.name}
    joined = []
    for saying in found:
        author = authors.get(saying.end) if saying.kind == "according" else None
        name = saying.name
        if (
            author
            and name
            and s.named(range(name.begin, name.end), "documents")
            and not _names_owner(s, name)
        ):
            joined.append(replace(saying, name=author.name, end=author.end))
            authors.pop(author.begin)
        else:
            joined.append(saying)
    return [saying for saying in joined if saying.kind != "by" or saying.begin in authors]


def authors_of_documents(found: list[Saying], s: ArticleSentence) -> dict[int, Saying]:
    """Who made the document that a verb follows, by the token behind: "figures released by the police show".

    Or who is told of behind it: "that given by the union, which says".
    """
    authors = {}
    for saying in found:
        if saying.kind != "by" or saying.name is None or _only_tells(s, saying.name):
            continue
        near = range(max(s.begin, saying.begin - _BEFORE_AUTHOR), saying.begin)
        document = next((j for j in near if s.named((j,), "documents")), None)
        end = _past_brackets(s, saying.end)
        comma = s.text(end) == ","
        if comma and s.named((end + 1,), "relative"):
            authors[end + 2] = saying
        elif document is not None:
            authors[end + comma] = replace(saying, begin=document)
    return authors


def _only_tells(s: ArticleSentence, name: Name) -> bool:
    """Whether it is a paper or an agency of news, which made no document: "seen by the Harwich Times"."""
    return _is_media(s, name) and not s.named(range(name.begin, name.end), "bodies")


def _past_brackets(s: ArticleSentence, i: int) -> int:
    """Past a short name in brackets: "the National Institute (NI)"."""
    if s.text(i) != "(":
        return i
    return next((j + 1 for j in range(i, min(i + BRACKETS, s.end)) if s.text(j) == ")"), i)


def _names_owner(s: ArticleSentence, name: Name) -> bool:
    return any(s.is_name(j) for j in range(name.begin, name.end))


def survey_at_start(s: ArticleSentence, taken: frozenset[int]) -> Saying | None:
    """ "In a survey of 2,300 staff by the college, 71 per cent …": whose survey it is."""
    phrase = s.at("sayings.counted", s.begin)
    comma = next((j for j in range(s.begin, min(s.begin + _OPENING, s.end)) if s.text(j) == ","), None)
    if phrase is None or comma is None:
        return None
    near = range(phrase.end, min(phrase.end + _NOT_FAR, comma))
    document = next((j for j in near if s.words.has("names.documents", s.key(j))), None)
    if document is None:
        return None
    by = [j for j in range(document + 1, comma) if s.words.has("names.agents", s.key(j))]
    of = [j for j in range(document + 1, comma) if s.words.has("names.of", s.key(j))]
    for j in (*reversed(by), *of):
        name = name_after(s, j + 1, taken)
        if name is None or name.end > comma:
            continue
        if _names_owner(s, name) or s.named(range(name.begin, name.end), "bodies"):
            return Saying("according", s.begin, name.end, name)
    return None


def _is_count_of(s: ArticleSentence, name: Name) -> bool:
    """ "By the union's count": a document that belongs to somebody."""
    words = range(name.begin, name.end)
    owned = any(s.text(j) == "'" and s.key(j + 1) == "s" for j in words)
    return owned and s.words.has("names.documents", s.key(name.end - 1))


def _agent(s: ArticleSentence, name: Name, taken: frozenset[int]) -> Name | None:
    """Who made a document: "selon un bilan communiqué mercredi par la protection civile"."""
    if not s.named(range(name.begin, name.end), "documents"):
        return None
    for j in range(name.begin, min(name.end + _DATED, s.end)):
        if s.words.has("names.agents", s.key(j)):
            found = name_after(s, j + 1, taken)
            return None if found and _is_of_another(s, name.begin, j) and _is_media(s, found) else found
    return None


def _is_of_another(s: ArticleSentence, begin: int, end: int) -> bool:
    """ "Une étude de l'Unédic révélée par Le Monde": whoever made it is named before whoever tells it."""
    of = (j for j in range(begin, end) if s.words.has("names.of", s.key(j)))
    return any(s.is_name(k) for j in of for k in range(j + 1, end))


def _is_media(s: ArticleSentence, name: Name) -> bool:
    return s.named(range(name.begin, name.end), "media")


def _is_other_word(s: ArticleSentence, phrase: Found[str]) -> bool:
    """ "O *segundo* trimestre" is a number, "según informó la policía" has its verb."""
    before = s.key(phrase.start - 1)
    if s.words.has("sayings.not_after", before) and not s.words.has("sayings.passive", before):
        return True  # "zijn" is "his" and "are"
    verb = s.words.drops_subjects and s.at("sayings.verbs", phrase.end) is not None
    return verb and not s.is_name(phrase.end) and not s.words.has("names.documents", s.key(phrase.end))


def _is_inside_word(s: ArticleSentence, i: int) -> bool:
    return s.touches(i) and s.text(i - 1) in {"-", "'"}


def split_by_citing(sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Names of one and the same verb cut where another attribution begins."""
    cut = []
    for saying in sayings:
        inner = [
            o
            for o in sayings
            if o is not saying and saying.name and saying.name.begin < o.begin < saying.name.end
        ]
        name = Name(saying.name.begin, min(o.begin for o in inner)) if inner and saying.name else saying.name
        cut.append(replace(saying, name=name))
    return tuple(cut)
