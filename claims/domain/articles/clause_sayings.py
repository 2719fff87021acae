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
    ClauseLine,
    line_of,
    name_beginning,
    name_ending,
)
from claims.domain.articles.clause_subjects import (
    is_paper,
    marked_at,
    marked_first,
    proper_ending,
    proper_from,
    skipped_back,
    subject_of,
)
from claims.domain.articles.names import Name
from claims.domain.articles.text import ArticleSentence

_BEHIND = {"cited": "citing", "behind": "according"}
_AHEAD = ("citing", "according", "by")


def clause_sayings(s: ArticleSentence, dates: frozenset[int]) -> tuple[Saying, ...]:
    """All of a sentence, in the order in which they stand; `dates`: the tokens of days."""
    line = line_of(s, dates)
    found = list(_with_phrases(line))
    spoken = list(_with_verbs(line))
    found += spoken
    found += _opening(line, spoken)
    return tuple(sorted(found, key=lambda each: each.begin))


def _with_phrases(line: ClauseLine) -> Iterator[Saying]:
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


def _of_phrase(line: ClauseLine, kind: str, begin: int, end: int) -> Saying | None:
    s = line.s
    if kind == "his":
        return Saying("according", begin, end, None)
    if kind in _BEHIND:
        name = name_ending(line, begin, s.begin)
        if name is not None and s.words.subject == MARKED and is_paper(s, name):
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


def _past_owner(s: ArticleSentence, name: Name) -> int:
    """Past "Anadolu Ajansı'nın", whose report it is, to "hastane kaynaklarına", who is cited."""
    owners = (s.at("sayings.marks", j) for j in range(name.begin + 1, name.end - 1))
    return max((owner.end for owner in owners if owner is not None), default=name.begin)


def _relay(line: ClauseLine, kind: str, saying: Saying) -> Saying | None:
    """Whose report cites somebody: "Anadolu Ajansı'nın polise dayandırdığı habere göre"."""
    mark = line.before("sayings.marks", saying.begin, line.s.begin) if kind == "cited" else None
    if mark is None or line.s.words.subject != FIRST:
        return None
    name = proper_ending(line, mark, line.s.begin)
    return Saying("cited_by", name.begin, saying.begin, name) if name else None


def _with_verbs(line: ClauseLine) -> Iterator[Saying]:
    s = line.s
    i = low = s.begin
    before: Saying | None = None
    while i < s.end:
        verb = s.at("sayings.verbs", i) if line.is_free(i) else None
        if verb is None or _is_inside_word(s, i, verb.end):
            i += 1
            continue
        name = subject_of(line, i, low, verb.end)
        if name is not None:
            before = Saying("says", min(name.begin, i), max(verb.end, name.end), name)
            yield before
        elif before is not None and before.end <= i:
            yield Saying("says", i, verb.end, before.name)
        i = max(verb.end, name.end if name else 0)
        if name is None or s.at("sayings.weak_marks", name.end) is None:
            low = i  # else it speaks inside another's clause: 관계자는 정부가 제시한 …이라고 지적했다


def _is_inside_word(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether it belongs to another word: 발*전했*다, *说*法, 数*据*; not 왔다*고 했*다."""
    longer = (s.at(list_name, begin) for list_name in ("names.breaks", "sayings.skipped"))
    if s.words.has("sayings.not_after", s.key(begin - 1)) or any(e and e.end > end for e in longer):
        return True
    inside = s.words.spaced and s.touches(begin) and s.tokens[begin - 1].kind == "sign"
    return inside and all(s.touches(j) for j in range(begin + 1, end))


def _opening(line: ClauseLine, spoken: list[Saying]) -> Iterator[Saying]:
    """ "山本氏は「…": a quotation right behind who speaks, whose verb may stand in a later sentence."""
    s = line.s
    for opener in line.openers:
        if any(saying.begin <= opener < saying.end for saying in spoken):
            continue
        i = opener - (s.text(opener - 1) == ",")
        low = max((saying.end for saying in spoken if saying.end <= i), default=s.begin)
        if s.words.subject == MARKED:
            goes_on = s.end - 1 in line.quoted  # its verb stands in a later sentence
            name = marked_at(line, i, low) or (marked_first(line, low, opener) if goes_on else None)
        elif s.words.subject == FIRST:
            name = proper_ending(line, skipped_back(line, i, low), low)
        else:
            name = None
        if name is not None:
            yield Saying("says", name.begin, opener, name)
