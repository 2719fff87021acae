"""Sayings of languages that name who speaks at the start of the clause: "警察は12人が死亡したと発表した".

A particle marks who speaks where the language has one (は, 은, ने); else the name stands right before the verb
(警方称) or at the start of what it says (Bakanlık, … açıkladı).
"""

from collections.abc import Iterator

from claims.domain.articles.according import Saying
from claims.domain.articles.clause_names import (
    FIRST,
    LEADING,
    MARKED,
    Line,
    after_starters,
    is_known,
    line_of,
    name_beginning,
    name_ending,
    proper_ending,
    proper_from,
)
from claims.domain.articles.names import Name
from claims.domain.articles.text import Sentence

_ANEW = frozenset(',;:。「」“”"')
_BEHIND = {"cited": "citing", "behind": "according"}
_AHEAD = ("citing", "according", "by")
_NOT_FAR = 8


def clause_sayings(s: Sentence, dates: frozenset[int]) -> tuple[Saying, ...]:
    """All of a sentence, in the order in which they stand; `dates`: the tokens of days."""
    line = line_of(s, dates)
    found = list(_with_phrases(line))
    spoken = list(_with_verbs(line))
    found += spoken
    found += _opening(line, spoken)
    return tuple(sorted(found, key=lambda each: each.begin))


def _with_phrases(line: Line) -> Iterator[Saying]:
    """ "경찰에 따르면", "据新华社报道", "を引用して": phrases behind a name and before one."""
    s = line.s
    for kind in ("his", *_BEHIND, *_AHEAD):
        i = s.begin
        while i < s.end:
            phrase = s.at(f"sayings.{kind}", i) if line.is_free(i) else None
            saying = _of_phrase(line, kind, i, phrase.end) if phrase else None
            alone = phrase is not None and phrase.end == i + 1 and s.words.subject == LEADING
            if saying is None or phrase is None or (alone and _is_inside_word(s, i, phrase.end)):
                i += 1
                continue
            name = saying.name if kind == "by" else None
            line.taken.update(range(saying.begin, name.begin if name else saying.end))
            yield saying
            if (relay := _relay(line, kind, saying)) is not None:
                yield relay
            i = max(saying.end, phrase.end)


def _of_phrase(line: Line, kind: str, begin: int, end: int) -> Saying | None:
    s = line.s
    if kind == "his":
        return Saying("according", begin, end, None)
    if kind in _BEHIND:
        name = name_ending(line, begin, s.begin)
        if name is not None and s.words.subject == MARKED and _is_paper(s, name):
            return None  # 電力が公表した資料によると: whose they are is told before
        if name is not None and kind == "cited" and s.words.subject == FIRST:
            name = Name(_past_owner(s, name), name.end)
        return Saying(_BEHIND[kind], name.begin, end, name) if name else None
    first = s.words.subject == FIRST
    name = proper_from(line, end, s.end) if first else name_beginning(line, end, s.end)
    if name is None:
        return None
    closing = s.at("names.ends", name.end)
    return Saying(kind, begin, closing.end if closing else name.end, name)


def _is_paper(s: Sentence, name: Name) -> bool:
    """Whether a name is a word for papers and no more."""
    found = s.at("names.documents", name.begin)
    return found is not None and found.end == name.end


def _past_owner(s: Sentence, name: Name) -> int:
    """Past "Anadolu Ajansı'nın", whose report it is, to "hastane kaynaklarına", who is cited."""
    owners = (s.at("sayings.marks", j) for j in range(name.begin + 1, name.end - 1))
    return max((owner.end for owner in owners if owner is not None), default=name.begin)


def _relay(line: Line, kind: str, saying: Saying) -> Saying | None:
    """Whose report cites somebody: "Anadolu Ajansı'nın polise dayandırdığı habere göre"."""
    mark = line.before("sayings.marks", saying.begin, line.s.begin) if kind == "cited" else None
    if mark is None or line.s.words.subject != FIRST:
        return None
    name = proper_ending(line, mark, line.s.begin)
    return Saying("cited_by", name.begin, saying.begin, name) if name else None


def _with_verbs(line: Line) -> Iterator[Saying]:
    s = line.s
    i = low = s.begin
    before: Saying | None = None
    while i < s.end:
        verb = s.at("sayings.verbs", i) if line.is_free(i) else None
        if verb is None or _is_inside_word(s, i, verb.end):
            i += 1
            continue
        name = _subject(line, i, low, verb.end)
        if name is not None:
            before = Saying("says", min(name.begin, i), max(verb.end, name.end), name)
            yield before
        elif before is not None and before.end <= i:
            yield Saying("says", i, verb.end, before.name)
        i = max(verb.end, name.end if name else 0)
        if name is None or s.at("sayings.weak_marks", name.end) is None:
            low = i  # else it speaks inside another's clause: 관계자는 정부가 제시한 …이라고 지적했다


def _is_inside_word(s: Sentence, begin: int, end: int) -> bool:
    """Whether it belongs to another word: 발*전했*다, *说*法, 数*据*; not 왔다*고 했*다."""
    longer = (s.at(each, begin) for each in ("names.breaks", "sayings.skipped"))
    if s.words.has("sayings.not_after", s.key(begin - 1)) or any(e and e.end > end for e in longer):
        return True
    inside = s.words.spaced and s.touches(begin) and s.tokens[begin - 1].kind == "sign"
    return inside and all(s.touches(j) for j in range(begin + 1, end))


def _subject(line: Line, verb: int, low: int, end: int) -> Name | None:
    """Who speaks: right before the verb, else first in what is said."""
    back = _skipped_back(line, verb, low)
    subject = line.s.words.subject
    if subject == MARKED:
        return _marked_at(line, back, low) or _marked_first(line, low, verb)
    if subject == LEADING:
        return _leading(line, low, verb)
    return _first(line, low, verb, back) or _behind(line, end)


def _skipped_back(line: Line, i: int, low: int) -> int:
    """Back over adverbs and days that stand between subject and verb."""
    for _ in range(_NOT_FAR):
        skipped = line.before("sayings.skipped", i, low)
        if skipped is None and i - 1 >= low and i - 1 in line.dates:
            skipped = i - 1
        if skipped is None:
            break
        i = skipped
    return i


def _marked_at(line: Line, i: int, low: int) -> Name | None:
    """The name whose particle ends right before token i; a pronoun holds its own."""
    s = line.s
    for way in ("thing", "person", "plural", "we"):
        begin = line.before(f"back.{way}", i, low)
        if begin is not None and line.is_free(begin):
            return Name(begin, i)
    for each in ("sayings.marks", "sayings.weak_marks"):
        mark = line.before(each, i, low)
        if mark is not None and line.is_free(mark):
            return _pronoun(line, mark) or name_ending(line, mark, max(low, s.begin))
    return None


def _pronoun(line: Line, mark: int) -> Name | None:
    for way in ("thing", "person", "plural", "we"):
        begin = line.before(f"back.{way}", mark, line.s.begin) if not line.s.words.spaced else None
        if begin is not None:
            return Name(begin, mark)
    return None


def _marked_first(line: Line, low: int, verb: int) -> Name | None:
    """The first marked name that is known to be one; else the first that may be."""
    s = line.s
    for i in range(low, verb):
        ways = (s.at(f"back.{way}", i) for way in ("person", "plural", "we"))
        found = next((each for each in ways if each and line.is_free(i) and line.ends_word(each.end)), None)
        if found is not None and (s.text(i - 1) in _ANEW or after_starters(line, low, i) == i):
            return Name(i, found.end)
    strong = list(_names_marked(line, "sayings.marks", low, verb))
    weak = _names_marked(line, "sayings.weak_marks", low, verb)
    known = (name for name in (*strong, *weak) if is_known(line, name))
    return next(known, None) or next(iter(strong), None)


def _names_marked(line: Line, marks: str, low: int, verb: int) -> Iterator[Name]:
    for i in range(low + 1, verb):
        mark = line.s.at(marks, i) if line.is_free(i) else None
        if mark is not None and mark.end <= verb and line.ends_word(mark.end):
            name = name_ending(line, mark.start, low)
            if name is not None:
                yield name


def _leading(line: Line, low: int, verb: int) -> Name | None:
    """The name that begins the clause of the verb: 警方周一表示."""
    s, begin = line.s, low
    for j in range(low, verb):
        if s.text(j) in _ANEW and not (s.text(j) == "," and j - 1 in line.dates):
            begin = j + 1
    if any(j in line.quoted for j in range(begin, verb)):
        return None
    of = max((j + 1 for j in range(begin, verb) if s.words.has("names.of", s.key(j))), default=begin)
    owned = name_beginning(line, of, verb) if of > begin else None
    name = name_beginning(line, begin, verb)
    if name is not None and owned is not None and name.end < of and not _is_paper(s, owned):
        return owned if is_known(line, owned) else name  # 总部设在华盛顿的战争研究所
    return None if name is None or _is_paper(s, name) else name


def _first(line: Line, low: int, verb: int, back: int) -> Name | None:
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
    return None


def _behind(line: Line, end: int) -> Name | None:
    """A name that closes the sentence behind its verb: "…" dedi Ali Kaya."""
    s = line.s
    name = name_beginning(line, end, s.end)
    proper = name and (any(s.is_name(j) for j in range(name.begin, name.end)) or is_known(line, name))
    return name if name is not None and proper and s.text(name.end) in {".", ",", ""} else None


def _opening(line: Line, spoken: list[Saying]) -> Iterator[Saying]:
    """ "山本氏は「…": a quotation right behind who speaks, whose verb may stand in a later sentence."""
    s = line.s
    for opener in line.openers:
        if any(each.begin <= opener < each.end for each in spoken):
            continue
        i = opener - (s.text(opener - 1) == ",")
        low = max((each.end for each in spoken if each.end <= i), default=s.begin)
        if s.words.subject == MARKED:
            goes_on = s.end - 1 in line.quoted  # its verb stands in a later sentence
            name = _marked_at(line, i, low) or (_marked_first(line, low, opener) if goes_on else None)
        elif s.words.subject == FIRST:
            name = proper_ending(line, _skipped_back(line, i, low), low)
        else:
            name = None
        if name is not None:
            yield Saying("says", name.begin, opener, name)
