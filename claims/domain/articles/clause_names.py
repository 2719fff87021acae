"""The words that name who speaks where capitals don't tell names, or where the verb ends the clause."""

from dataclasses import dataclass

from claims.domain.articles.names import Name
from claims.domain.articles.text import ArticleSentence

MARKED, LEADING, FIRST = "marked", "leading", "first"
"""Ways in which a language places who speaks: before a particle, right before the verb, first of all."""
MOST = 30
"""Signs of a name; a longer run is a clause."""
_PARENTHESIS, _NAME_IN_MARKS, SHORT = 6, 8, 3
_COMMAS = frozenset(",、")
_STOPS = frozenset(",;:()[]!?…–—。；：！？।॥")
_PAIRS = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
_CLOSERS = frozenset("」』”»")
KNOWN = (
    "names.roles",
    "names.bodies",
    "names.media",
    "names.documents",
    "names.many",
    "names.short",
    "capitals",
)
"""Lists of words that make a run of words a name."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A sentence with the tokens where no name goes on.

    `dates`: those of days; `quoted`: those of quotations with their marks; `openers`: where these begin;
    `taken`: those of phrases that were found, it grows.
    """

    s: ArticleSentence
    dates: frozenset[int]
    quoted: frozenset[int]
    openers: tuple[int, ...]
    taken: set[int]

    def is_free(self, i: int) -> bool:
        """Whether no date, no quotation and no phrase stands there."""
        return i not in self.dates and i not in self.quoted and i not in self.taken

    def ends_word(self, i: int) -> bool:
        """Whether what ends before token i ends a word, where words are spaced."""
        s = self.s
        return not s.words.spaced or not s.touches(i) or s.tokens[i].kind != "sign"

    def before(self, name: str, i: int, begin: int) -> int | None:
        """Where the phrase of that list begins that ends with a word right before token i."""
        found = self.s.words.phrases[name].before(self.s.tokens, i, begin)
        return found.start if found is not None and self.ends_word(i) else None


def line_of(s: ArticleSentence, dates: frozenset[int]) -> ClauseLine:
    """The sentence with its quotations, of which one may begin or end outside it."""
    quoted: set[int] = set()
    openers: list[int] = []
    opened: int | None = None
    for i in range(s.begin, s.end):
        text = s.text(i)
        opens = text in _PAIRS and not (text == '"' and s.touches(i))
        if opened is None and opens:
            opened = i
        elif opened is None and (text in _CLOSERS or text == '"'):
            quoted.update(range(s.begin, i + 1))  # what was opened in a sentence before
        elif opened is not None and text == _PAIRS[s.text(opened)]:
            if i - opened > _NAME_IN_MARKS or (s.tokens[opened + 1].kind == "word" and i - opened > 4):
                quoted.update(range(opened, i + 1))
                openers.append(opened)
            opened = None
    if opened is not None:
        quoted.update(range(opened, s.end))
        openers.append(opened)
    return ClauseLine(s, dates, frozenset(quoted), tuple(openers), set())


def name_ending(line: ClauseLine, i: int, low: int) -> Name | None:
    """The name that ends right before token i and begins at `low` or later."""
    begin = _back(line, i, low)
    name = _trimmed(line, begin, i)
    return _with_list(line, name, low) if name is not None and name.begin == begin else name


def _with_list(line: ClauseLine, name: Name, low: int) -> Name:
    """With the names before it in a list: "日本、米国と韓国", "अमेरिका, रूस और यूक्रेन"."""
    s, last = line.s, name
    while s.text(name.begin - 1) in _COMMAS and name.begin - 1 > low and is_known(line, last):
        first = _trimmed(line, _back(line, name.begin - 1, low), name.begin - 1)
        if first is None or not is_known(line, first):
            break
        name = Name(first.begin, name.end)
    joined = s.named(range(name.begin + 1, name.end), "joiners")
    return name if joined else last


def _back(line: ClauseLine, i: int, low: int) -> int:
    """Where the words begin that may be a name up to token i, with what stands in parentheses."""
    begin = i
    while begin > low:
        opening = _opening_parenthesis(line.s, begin - 1)
        if opening is not None and opening > low:
            begin = opening
        elif _stops(line, begin, low):
            break
        else:
            begin -= 1
    return begin


def _opening_parenthesis(s: ArticleSentence, j: int) -> int | None:
    if s.text(j) != ")":
        return None
    return next((k for k in range(j - 1, j - _PARENTHESIS, -1) if s.text(k) == "("), None)


def _stops(line: ClauseLine, begin: int, low: int) -> bool:
    """Whether a name that goes on from token `begin` can't hold the token before it."""
    s, j = line.s, begin - 1
    if s.text(j) in _STOPS or s.text(j) in _COMMAS or s.tokens[j].kind == "number" or not line.is_free(j):
        return True
    if _is_full_stop(s, j):
        return True
    marks = () if s.words.subject == FIRST else ("sayings.marks", "sayings.weak_marks")
    return any(line.before(list_name, begin, low) is not None for list_name in (*marks, "names.breaks"))


def name_beginning(line: ClauseLine, i: int, stop: int) -> Name | None:
    """The name that begins with token i and ends at token `stop` at the latest."""
    end = i
    while end < stop and line.s.text(end) not in _STOPS and line.is_free(end):
        s = line.s
        if s.words.subject == LEADING and (known := _known_to(s, end)) is not None and known <= stop:
            end = known  # 反对派, in which 对 is no preposition
            continue
        if end > i and any(
            s.at(list_name, end) for list_name in ("names.ends", "names.breaks", "sayings.verbs")
        ):
            break
        if s.tokens[end].kind == "number" or _is_full_stop(s, end):
            break
        end += 1
    return _trimmed(line, i, end)


def _known_to(s: ArticleSentence, i: int) -> int | None:
    """Where the longest word of several signs for a body, a title or a country ends that begins there."""
    found = (s.at(list_name, i) for list_name in KNOWN)
    return max((word.end for word in found if word is not None and word.end > i + 1), default=None)


def _is_full_stop(s: ArticleSentence, j: int) -> bool:
    """Whether a point there ends more than a short word: not "Dr. Ali"."""
    return s.text(j) == "." and not (len(s.text(j - 1)) <= SHORT and s.is_name(j - 1) and s.is_name(j + 1))


def after_starters(line: ClauseLine, begin: int, stop: int) -> int:
    """Past the words and days that lead into a clause."""
    s = line.s
    while begin < stop:
        found = s.at("names.starters", begin)
        if found is not None and found.end <= stop and line.ends_word(found.end):
            begin = found.end
        elif begin in line.dates or (s.text(begin) == "," and begin - 1 in line.dates):
            begin += 1
        else:
            break
    return begin


def _trimmed(line: ClauseLine, begin: int, end: int) -> Name | None:
    s = line.s
    begin = after_starters(line, begin, end)
    while (skipped := line.before("sayings.skipped", end, begin)) is not None:
        end = skipped
    name = Name(begin, end)
    if begin >= end or end - begin > MOST or not any(s.tokens[j].kind != "mark" for j in range(begin, end)):
        return None
    if line.before("names.amounts", end, begin) is not None:
        return None
    counted = begin > s.begin and s.tokens[begin - 1].kind == "number"
    return None if counted and not is_known(line, name) else name


def is_known(line: ClauseLine, name: Name) -> bool:
    """Whether a word for a body, a title or a country is in it."""
    for j in range(name.begin, name.end):
        for list_name in KNOWN:
            found = line.s.at(list_name, j)
            if found and found.end <= name.end and (found.end == name.end or line.ends_word(found.end)):
                return True
    return False
