"""Who is meant: names as they stand; "it", "the ministry", "its president" from who was named before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claims.domain.articles.according import Saying
from claims.domain.articles.heads import STEM, headed, is_head, is_other_kind, is_whole
from claims.domain.articles.lists import members_of, proper_lists, proper_names
from claims.domain.articles.names import Name, name_after
from claims.domain.articles.text import ArticleSentence, Parsed
from claims.domain.articles.values import SaidBy
from claims.domain.reading.vocabulary.tokens import folded, tokens_of

NEAR = 300
"""Characters from a body to "a spokesman" who speaks for it."""
NEAR_SENTENCES = 6
"""Sentences in which a name is looked for that was not yet said to say anything."""
BACK = 20
"""Those who spoke last, among whom whoever is meant by "it" or "the ministry" is looked for."""
_WAYS = ("thing", "person", "plural")


def is_media(s: ArticleSentence, who: SaidBy) -> bool:
    """Whether it is a paper, a broadcaster or an agency: whoever relays."""
    return s.words.within("names.media", who.name)


def _is_plural(s: ArticleSentence, saying: Saying) -> bool:
    """ "Sie sagten", "ze meldden": the verb says that the pronoun means several."""
    return any(s.words.has("back.plural_verbs", s.key(j)) for j in range(saying.begin, saying.end))


@dataclass(slots=True)
class Discourse:
    """Those who have been named so far, in the order in which they were.

    `dates`: by sentence, the tokens of days.
    """

    parsed: Parsed
    dates: tuple[frozenset[int], ...]
    named: list[SaidBy] = field(default_factory=list)
    _mentions: dict[tuple[int, str], tuple[SaidBy, ...]] = field(default_factory=dict)

    def last(self, rule: str, start: int) -> SaidBy | None:
        """Whoever spoke last, for words that name nobody."""
        if not self.named:
            return None
        return replace(self.named[-1], rule=rule, sure=False, start=self.named[-1].start)

    def who(self, s: ArticleSentence, saying: Saying, *, remembered: bool = True) -> SaidBy | None:
        """Who it is that says something there; `remembered` for what follows."""
        if saying.name is None:
            return self.last("subject left out", s.tokens[saying.begin].start)
        found = self._resolved(s, saying.name, saying.kind, several=_is_plural(s, saying))
        if found is not None and remembered:
            self.named = [*self.named[1 - BACK :], found]
        return found

    def _resolved(self, s: ArticleSentence, name: Name, rule: str, *, several: bool = False) -> SaidBy | None:
        words = s.words
        start, end = s.tokens[name.begin].start, s.tokens[name.end - 1].end
        exact = self.parsed.text[start:end]
        plain = SaidBy(exact, start, words.alone(exact), rule)
        first = s.key(name.begin)
        if is_whole(s, name, "back.self"):
            return None  # whoever writes
        if is_whole(s, name, "back.we"):
            return replace(plain, rule=f"{rule}, we")
        if ways := [way for way in _WAYS if is_whole(s, name, f"back.{way}")]:
            return self._behind_pronoun(s, plain, ["plural"] if several else ways)
        capital = self._capital(s, name)
        if capital:
            return replace(plain, name=capital, rule=f"{rule}, capital")
        members = tuple(self._words(s, *member) for member in members_of(s, name))
        if members:
            return replace(plain, members=members, rule=f"{rule}, joint source")
        if words.has("back.own", first):
            return self._owned(s, name, plain)
        return (
            headed(s, name, plain, self.named)
            or self._spoken_for(s, name, plain)
            or self._named_before(s, name, plain)
            or plain
        )

    def _capital(self, s: ArticleSentence, name: Name) -> str:
        """The country that a capital stands for."""
        found = s.at("capitals", name.begin)
        if found is None and name.end - name.begin > 1 and s.words.has("names.articles", s.key(name.begin)):
            found = s.at("capitals", name.begin + 1)
        return found.value if found and found.end == name.end else ""

    def _behind_pronoun(self, s: ArticleSentence, plain: SaidBy, ways: list[str]) -> SaidBy | None:
        """The last who fits: of a person a title or a full name, of several a joint source."""
        way = ways[0]
        fitting = [e for e in self.named if any(self._fits(s, e, kind) for kind in ways)]
        fitting = fitting or (self.named if way != "plural" else [])
        if way == "person" and self._is_full_name(s, plain.start):
            fitting = self.named
        before = next(self._mentioned(s, plain.start, way), None)
        found = fitting[-1] if fitting else before
        if way == "thing" and (subject := self._subject_before(s, plain.start)) is not None:
            found = subject if found is None or subject.start > found.start else found
        if way == "plural" and before is not None and not any(source.members for source in fitting[-1:]):
            found = before
        if found is None:
            return None
        return replace(
            found,
            exact=plain.exact,
            start=plain.start,
            rule=f"{plain.rule}, {way} before",
            sure=way == "thing",
        )

    def _is_full_name(self, s: ArticleSentence, position: int) -> bool:
        """Whether the last who spoke, in the sentence before, has two names and no title: "Tom Reyes"."""
        if not self.named or self.named[-1].members or s.words.subject:
            return False
        last, n = self.named[-1], self.parsed.sentence_at(position) - 1
        at = self.parsed.sentence_at(last.start)
        names = last.name.split()
        proper = len(names) in {2, 3} and all(name[:1].isupper() and name[1:].islower() for name in names)
        lists = ("names.bodies", "names.media", "names.documents", "names.many")
        return at == n and proper and not any(s.words.within(name, last.name) for name in lists)

    def _subject_before(self, s: ArticleSentence, position: int) -> SaidBy | None:
        """The body that the sentence before begins with, though it says nothing there."""
        n = self.parsed.sentence_at(position) - 1
        before = self.parsed.sentences[n] if n >= 0 else None
        if before is None or before.paragraph != s.paragraph or s.words.subject:
            return None
        name = name_after(before, before.begin, frozenset())
        if name is None or not before.named((before.begin,), "definite"):
            return None
        known = before.named((name.end - 1,), "bodies") or before.named((before.begin + 1,), "bodies")
        verb = before.named((name.end,), "finite")
        exact = self._words(before, name.begin, name.end)
        return SaidBy(exact, before.tokens[name.begin].start, exact, "mentioned") if known and verb else None

    def _fits(self, s: ArticleSentence, each: SaidBy, way: str) -> bool:
        words = [token.key for token in tokens_of(each.name)]
        many = bool(each.members) or any(s.words.has("names.many", word) for word in (words[0], words[-1]))
        if way == "plural":
            return many
        titled = any(s.words.has("names.roles", word) for word in words)  # Sozialsenatorin
        people = titled or s.words.within("names.roles", each.name)
        return not many and people == (way == "person")

    def _mentioned(self, s: ArticleSentence, position: int, way: str) -> Iterator[SaidBy]:
        """Names that stand before a position and were not yet said to say anything, the nearest first."""
        last = self.parsed.sentence_at(position)
        for n in range(last, max(-1, last - NEAR_SENTENCES), -1):
            if (n, way) not in self._mentions:
                self._mentions[n, way] = tuple(self._names_in(n, way))
            for mention in self._mentions[n, way]:
                if mention.start + len(mention.exact) <= position:
                    yield mention

    def _names_in(self, n: int, way: str) -> Iterator[SaidBy]:
        """The names of a sentence, the last first."""
        s, dates = self.parsed.sentences[n], self.dates[n]
        for name in reversed(list((proper_lists if way == "plural" else proper_names)(s, dates))):
            exact, start = self._words(s, name.begin, name.end), s.tokens[name.begin].start
            members = tuple(self._words(s, *member) for member in members_of(s, name))
            yield SaidBy(exact, start, exact, "mentioned", members=members)

    def _words(self, s: ArticleSentence, begin: int, end: int) -> str:
        return self.parsed.text[s.tokens[begin].start : s.tokens[end - 1].end]

    def _owned(self, s: ArticleSentence, name: Name, plain: SaidBy) -> SaidBy:
        """ "Its representative", "their joint assessment": who is spoken for."""
        first = s.key(name.begin)
        person = s.words.has("back.own_person", first)
        way = "person" if person else "plural" if s.words.has("back.own_plural", first) else "thing"
        owner = self._behind_pronoun(s, plain, [way])
        if owner is None or owner.name == plain.exact:
            return replace(plain, sure=False)
        if s.named(range(name.begin, name.end), "documents"):
            return replace(owner, exact=plain.exact, start=plain.start, rule=f"{plain.rule}, own")
        second = self._fits(s, owner, "person") and s.named(range(name.begin, name.end), "roles")
        if self._is_speaker(s, name) and not second:  # "her deputy" is not her
            return replace(owner, exact=plain.exact, start=plain.start, rule=f"{plain.rule}, own speaker")
        return replace(plain, speaks_for=owner.name, rule=f"{plain.rule}, own")

    def _is_speaker(self, s: ArticleSentence, name: Name) -> bool:
        """ "A spokesman", "its deputy minister": nobody but the body that they speak for."""
        words = [s.key(j) for j in range(name.begin + 1, name.end)]
        lists = ("back.speakers", "names.roles")
        titles = all(any(s.words.has(list_name, word) for list_name in lists) for word in words)
        return titles and any(s.words.has("back.speakers", word) for word in words)

    def _spoken_for(self, s: ArticleSentence, name: Name, plain: SaidBy) -> SaidBy | None:
        """The body named right before, for which somebody without a name speaks."""
        definite = s.words.has("names.definite", s.key(name.begin))
        article = s.words.has("names.articles", s.key(name.begin))
        if not self._is_speaker(s, name) or definite or not article:
            return None
        bodies = (e for e in reversed(self.named) if self._is_body_itself(s, e) and not is_media(s, e))
        body = next(bodies, None)
        near = body is not None and 0 < plain.start - body.start < NEAR
        rule = f"{plain.rule}, speaks for the body before"
        return (
            replace(body, exact=plain.exact, start=plain.start, rule=rule, sure=False)
            if near and body
            else None
        )

    def _named_before(self, s: ArticleSentence, name: Name, plain: SaidBy) -> SaidBy | None:
        """ "The ministry" after "the health ministry", "Hale" after "Jo Hale"."""
        if not self.named:
            return None
        definite = s.words.has("names.definite", s.key(name.begin))
        keys = [s.key(j) for j in range(name.begin + definite, name.end) if s.text(j) not in "'’"]
        if len(keys) != 1 or not (definite or s.is_name(name.begin) or not s.words.sets["names.articles"]):
            return None
        head = keys[0]
        found = next((source for source in reversed(self.named) if self._has_word(s, head, source)), None)
        if found is not None:
            return replace(found, exact=plain.exact, start=plain.start, rule=f"{plain.rule}, named before")
        if s.words.has("back.generic", head) and (definite or not s.words.sets["names.articles"]):
            return self._body_before(s, head, plain)
        if s.words.has("back.people", head):
            return self._person_before(s, plain)
        return None

    def _person_before(self, s: ArticleSentence, plain: SaidBy) -> SaidBy | None:
        """The last person with a title, whom "la manager" or "o governante" may mean."""
        found = next((source for source in reversed(self.named) if self._fits(s, source, "person")), None)
        rule = f"{plain.rule}, person before"
        return replace(found, exact=plain.exact, start=plain.start, rule=rule, sure=False) if found else None

    def _has_word(self, s: ArticleSentence, head: str, each: SaidBy) -> bool:
        """Whether a word is in a longer name; "the federation's leader" is not the federation."""
        words = [folded(token.text) for token in tokens_of(each.name) if token.kind == "word"]
        if not words or s.words.has("names.documents", words[-1]):
            return False  # "the ministry" are not "interior ministry figures"
        owned = "s" in words and head in words[: words.index("s")] and self._fits(s, each, "person")
        compound = len(head) > STEM and words[0] != head and words[0].endswith(head)  # "Waterbedrijf Lek"
        others = (word for word in words[1:] if not is_other_kind(s, head, word))
        return not owned and (compound or any(is_head(head, word) for word in others))

    def _body_before(self, s: ArticleSentence, head: str, plain: SaidBy) -> SaidBy | None:
        """The last body, which a general word may mean."""
        things = (source for source in reversed(self.named) if self._fits(s, source, "thing"))
        body = next((source for source in things if not self._is_paper(s, source)), None)
        if body is None or is_media(s, body):
            return None
        if self._is_body_itself(s, body) and not self._may_mean(s, head, body):
            return None
        rule = f"{plain.rule}, body before"
        return replace(body, exact=plain.exact, start=plain.start, rule=rule, sure=False)

    def _is_paper(self, s: ArticleSentence, each: SaidBy) -> bool:
        """Whether it is a document of nobody's: "a secret report" is not what "the company" means."""
        words = [token.key for token in tokens_of(each.name)]
        document = any(s.words.has("names.documents", word) for word in words)
        return document and not self._is_body_itself(s, each)

    def _may_mean(self, s: ArticleSentence, head: str, body: SaidBy) -> bool:
        """ "The company" after "the operator, Velm Hydro"; "ведомство" after any ministry."""
        words = (token.key for token in tokens_of(body.name))
        company = s.words.has("back.companies", head)
        other = company and any(s.words.has("back.companies", word) for word in words)
        return other or s.words.has("back.any_body", head)

    def _is_body_itself(self, s: ArticleSentence, body: SaidBy) -> bool:
        """Whether a body has another general word for it: "the police" are not "the ministry"."""
        return any(s.words.has("names.bodies", token.key) for token in tokens_of(body.name))
