"""Heads of names, and general words for whoever was named before: "同庁" after 気象庁."""

from collections.abc import Sequence
from dataclasses import replace

from claims.domain.articles.names import Name
from claims.domain.articles.text import ArticleSentence
from claims.domain.articles.values import SaidBy
from claims.domain.reading.vocabulary.tokens import folded

STEM = 4
"""Letters that two forms of a word have in common."""


def headed(s: ArticleSentence, name: Name, plain: SaidBy, before: Sequence[SaidBy]) -> SaidBy | None:
    """ "同庁" after 気象庁, "الوزارة" after وزارة الصحة, "山本氏" after 山本健一防災担当相."""
    head = s.words.heads.at(s.tokens, name.begin, name.end)
    named = [source for source in before if source.name != plain.exact]
    if head is not None and _is_of_documents(s, head.end, name.end):
        found = _last_with(head.value, named)
    else:
        family = _family(s, name, plain)
        found = next((e for e in reversed(named) if family and _is_of_family(family, e.name)), None)
    rule = f"{plain.rule}, named before"
    return replace(found, exact=plain.exact, start=plain.start, rule=rule) if found else None


def _family(s: ArticleSentence, name: Name, plain: SaidBy) -> str:
    """The family's name before a title: 山本 of 山本氏; none before a word for a body."""
    title = s.words.phrases["names.roles"].before(s.tokens, name.end, name.begin + 1)
    if title is None or s.tokens[title.start].kind != "sign":
        return ""
    family = plain.exact[: s.tokens[title.start].start - plain.start].strip()
    return "" if s.words.within("names.bodies", family) else family


def _is_of_documents(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether nothing follows, or words for papers: "Derneğin verileri"."""
    return all(s.words.has("names.documents", s.key(j)) for j in range(begin, end))


def _last_with(heads: tuple[str, ...], named: list[SaidBy]) -> SaidBy | None:
    """The last whose name ends with one of these words, else the last who has one."""
    plain = [(folded(source.name), source) for source in reversed(named)]
    words = [folded(head) for head in heads]
    ending = (source for name, source in plain if name.endswith(tuple(words)))
    having = (source for name, source in plain if any(word in name for word in words))
    return next(ending, None) or next(having, None)


def _is_of_family(family: str, name: str) -> bool:
    """Whether a longer name has it at the start of a word, where a family's name stands."""
    at = name.find(family)
    return at >= 0 and len(family) < len(name) and (len(family) > 1 or at == 0 or name[at - 1] == " ")


def same_word(a: str, b: str) -> bool:
    """Whether two words differ in their ending alone: Korea, Korean; Україна, України."""
    least = max(STEM, min(len(a), len(b)) - 1)
    return a == b or (len(a) >= STEM and len(b) >= STEM and a[:least] == b[:least])


def is_head(head: str, word: str) -> bool:
    """Whether a word is the head of a name, or of a word in it: "Ministerium" of "Innenministerium"."""
    return same_word(head, word) or (len(head) > STEM and word.endswith(head))


def is_other_kind(s: ArticleSentence, a: str, b: str) -> bool:
    """Whether one is a person's office and the other a body: "il sindaco", "i sindacati"."""
    kinds = [(s.words.has("names.roles", word), s.words.has("names.bodies", word)) for word in (a, b)]
    return kinds in ([(True, False), (False, True)], [(False, True), (True, False)])


def is_whole(s: ArticleSentence, name: Name, each: str) -> bool:
    """Whether a name is a phrase of that list and no more."""
    found = s.at(each, name.begin)
    return found is not None and found.end == name.end
