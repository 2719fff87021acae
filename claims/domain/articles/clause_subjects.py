"""Who speaks, where it is placed: before a particle, right before the verb, or first in its clause."""

from collections.abc import Iterator, Sequence

from claims.domain.articles.according import Saying
from claims.domain.articles.clause_names import (
    KNOWN,
    LEADING,
    MARKED,
    ClauseLine,
    after_starters,
    is_known,
    name_beginning,
    name_ending,
)
from claims.domain.articles.names import Name
from claims.domain.articles.text import ArticleSentence

_ANEW = frozenset(',;:。「」“”"')
_QUOTES = frozenset('「」『』“”"')
_NOT_FAR = 8
_NEAR_START = 12
"""Signs at the start of a sentence among which a name makes it the subject."""
_PARENTHESIS = 6


def is_paper(s: ArticleSentence, name: Name) -> bool:
    """Whether a name is a word for papers and no more."""
    found = s.at("names.documents", name.begin)
    return found is not None and found.end == name.end


def subject_of(line: ClauseLine, verb: int, low: int, end: int) -> Name | None:
    """Who speaks: right before the verb, else first in what is said."""
    back = skipped_back(line, verb, low)
    subject = line.s.words.subject
    if subject == MARKED:
        return marked_at(line, back, low) or marked_first(line, low, verb)
    if subject == LEADING:
        return _leading(line, low, verb)
    return _first(line, low, verb, back) or _behind(line, end)


def skipped_back(line: ClauseLine, i: int, low: int) -> int:
    """Back over adverbs and days that stand between subject and verb."""
    for _ in range(_NOT_FAR):
        skipped = line.before("sayings.skipped", i, low)
        if skipped is None and i - 1 >= low and i - 1 in line.dates:
            skipped = i - 1
        if skipped is None:
            break
        i = skipped
    return i


def marked_at(line: ClauseLine, i: int, low: int) -> Name | None:
    """The name whose particle ends right before token i; a pronoun holds its own."""
    s = line.s
    for way in ("thing", "person", "plural", "we"):
        begin = line.before(f"back.{way}", i, low)
        if begin is not None and line.is_free(begin):
            return Name(begin, i)
    for list_name in ("sayings.marks", "sayings.weak_marks"):
        mark = line.before(list_name, i, low)
        if mark is not None and line.is_free(mark):
            return _pronoun(line, mark) or name_ending(line, mark, max(low, s.begin))
    return None


def _pronoun(line: ClauseLine, mark: int) -> Name | None:
    for way in ("thing", "person", "plural", "we"):
        begin = line.before(f"back.{way}", mark, line.s.begin) if not line.s.words.spaced else None
        if begin is not None:
            return Name(begin, mark)
    return None


def marked_first(line: ClauseLine, low: int, verb: int) -> Name | None:
    """The first marked name that is known to be one; else the first that may be."""
    s = line.s
    for i in range(low, verb):
        ways = (s.at(f"back.{way}", i) for way in ("person", "plural", "we"))
        found = next(
            (pronoun for pronoun in ways if pronoun and line.is_free(i) and line.ends_word(pronoun.end)), None
        )
        if found is not None and (s.text(i - 1) in _ANEW or after_starters(line, low, i) == i):
            return Name(i, found.end)
    strong = list(_names_marked(line, "sayings.marks", low, verb))
    weak = _names_marked(line, "sayings.weak_marks", low, verb)
    known = (name for name in (*strong, *weak) if is_known(line, name))
    return next(known, None) or next(iter(strong), None)


def _names_marked(line: ClauseLine, marks: str, low: int, verb: int) -> Iterator[Name]:
    for i in range(low + 1, verb):
        mark = line.s.at(marks, i) if line.is_free(i) else None
        if mark is not None and mark.end <= verb and line.ends_word(mark.end):
            name = name_ending(line, mark.start, low)
            if name is not None:
                yield name


def _leading(line: ClauseLine, low: int, verb: int) -> Name | None:
    """The name that begins the clause of the verb: 警方周一表示."""
    s, begin = line.s, low
    for j in range(low, verb):
        if s.text(j) in _ANEW and not (s.text(j) == "," and j - 1 in line.dates):
            begin = j + 1
    of = max((j + 1 for j in range(begin, verb) if s.words.has("names.of", s.key(j))), default=begin)
    owned = name_beginning(line, of, verb) if of > begin else None
    name = name_beginning(line, begin, verb)
    if name is not None and owned is not None and name.end < of and not is_paper(s, owned):
        return owned if is_known(line, owned) else name  # 总部设在华盛顿的战争研究所
    return None if name is None or is_paper(s, name) else name


def _first(line: ClauseLine, low: int, verb: int, back: int) -> Name | None:
    """The name right before the verb behind a comma; else the first before a comma or at the start."""
    s = line.s
    starts = [low, *(j + 1 for j in range(low, verb) if s.text(j) in _ANEW)]
    last = proper_from(line, starts[-1], back)
    if len(starts) > 1 and last is not None and last.end == back:
        return last
    for start in starts:
        if start in line.quoted:
            continue
        name = proper_from(line, start, verb)
        led = name is not None and (s.text(name.end) in {",", '"', "“"} or is_known(line, name))
        if name is not None and (start == low or led):
            return name
        comma = next((j for j in range(start, verb) if s.text(j) == ","), None)
        if comma is not None and line.is_free(comma) and (name := proper_ending(line, comma, start)):
            return name
    return proper_ending(line, back, low)  # "40 kişinin öldüğünü Vali Ali Can açıkladı"


def _behind(line: ClauseLine, end: int) -> Name | None:
    """A name that closes the sentence behind its verb: "…" dedi Ali Kaya."""
    s = line.s
    name = name_beginning(line, end, s.end)
    proper = name and (any(s.is_name(j) for j in range(name.begin, name.end)) or is_known(line, name))
    return name if name is not None and proper and s.text(name.end) in {".", ",", ""} else None


def proper_from(line: ClauseLine, begin: int, stop: int) -> Name | None:
    """The run of words with capitals, or for titles and bodies, that begins there: "Bakan Ali Kaya"."""
    begin = after_starters(line, begin, stop)
    end = _run(line, begin, stop)
    name = _nominative(line, begin, end)
    while name is not None and line.s.text(end) == "," and (longer := _run(line, end + 1, stop)) > end + 1:
        end = longer  # "ABD, Güney Kore ve Ukrayna"
        if line.s.named(range(name.end, end), "joiners"):
            return _nominative(line, begin, end)
    return name


def _run(line: ClauseLine, begin: int, stop: int) -> int:
    """Where the words end that go on so."""
    while begin < stop and _is_proper(line, begin):
        begin += _step(line.s, begin)
    return min(begin, stop)


def proper_ending(line: ClauseLine, i: int, low: int) -> Name | None:
    """The run of such words that ends right before token i."""
    begin = i
    while begin > low and (_is_proper(line, begin - 1) or line.s.text(begin - 1) == "'"):
        begin -= 1
    return _nominative(line, after_starters(line, begin, i), i)


def _is_proper(line: ClauseLine, j: int) -> bool:
    s = line.s
    if not line.is_free(j):
        return False
    if s.text(j) == "(":
        return any(s.text(k) == ")" for k in range(j, min(j + _PARENTHESIS, s.end)))
    tied = s.text(j) in {"'", "-"} and s.touches(j) and s.touches(j + 1)
    suffix = s.text(j - 1) in {"'", "-"} and s.touches(j)
    listed = any(s.words.has(list_name, s.key(j)) for list_name in (*KNOWN[:5], "names.of"))
    return tied or suffix or listed or (s.is_name(j) and s.at("names.breaks", j) is None)


def _step(s: ArticleSentence, j: int) -> int:
    """Tokens up to the end of a word, or of what stands in parentheses."""
    if s.text(j) != "(":
        return 1
    return next(k for k in range(j, s.end) if s.text(k) == ")") + 1 - j


def _nominative(line: ClauseLine, begin: int, end: int) -> Name | None:
    """None where the name is in another case, or is one word that any sentence may begin with."""
    s = line.s
    while end - begin > 1 and s.words.has("names.of", s.key(end - 1)) and not s.is_name(end - 1):
        end -= 1
    if begin >= end or (end - begin > 2 and s.text(end - 2) == "'"):
        return None
    if line.before("names.amounts", end, begin) is not None:
        return None
    name = Name(begin, end)
    heads = (s.words.heads.at(s.tokens, begin, end), s.at("back.person", begin), s.at("back.we", begin))
    if any(head is not None and head.end == end for head in heads) or _has_known(line, name):
        return name
    words = [j for j in range(begin, end) if s.is_name(j)]
    short = len(words) == 1 and len(s.text(begin)) > 1 and s.text(begin).isupper()
    tied = begin - 1 in line.taken or (begin == s.begin and s.text(end) == ",")
    return name if len(words) > 1 or short or (words and tied) else None


def _has_known(line: ClauseLine, name: Name) -> bool:
    words = (line.s.key(j) for j in range(name.begin, name.end))
    return any(line.s.words.has(list_name, word) for word in words for list_name in KNOWN[:5])


def _is_marked(s: ArticleSentence, j: int) -> bool:
    """Whether a particle stands there behind what is no amount: "市は", not "死者は"."""
    mark = s.at("sayings.marks", j)
    if mark is None or (s.words.spaced and s.touches(mark.end) and s.tokens[mark.end].kind == "sign"):
        return False
    return s.words.phrases["names.amounts"].before(s.tokens, j, s.begin) is None


def may_reach(s: ArticleSentence, saying: Saying, t: int) -> bool:
    """Whether a saying can be about what stands before it, where who speaks comes first.

    "12人が死亡したと警察が発表した" is; "労組によると…", "会長は「…」と述べた" are not.
    """
    if not s.words.subject or saying.begin <= t or saying.kind not in {"says", "according"}:
        return True
    last = all(s.tokens[j].kind == "mark" for j in range(saying.end, s.end))
    if saying.kind == "according" or s.words.subject == LEADING:
        return last or s.text(saying.begin - 1) in _QUOTES
    quotes = any(s.text(j) in _QUOTES for j in range(saying.begin, saying.end))
    return not quotes and not s.words.has("sayings.that", s.key(saying.end))


def has_subject(s: ArticleSentence, lists: Sequence[str]) -> bool:
    """Whether a sentence begins with somebody of its own, as far as its first signs tell."""
    near = range(s.begin + 1, min(s.begin + _NEAR_START, s.end))
    if s.words.subject == MARKED and any(_is_marked(s, j) for j in near):
        return True
    if s.tokens[s.begin].kind != "sign":
        return False
    lists = (*(f"names.{list_name}" for list_name in lists), "capitals")
    return any(s.at(list_name, j) for j in (s.begin, *near) for list_name in lists)
