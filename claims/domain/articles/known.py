"""Known sources that fit what was found, and what one is called that is new."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.domain.articles.heads import same_word
from claims.domain.articles.values import KnownSource, SaidBy
from claims.domain.articles.words import Attributing, words_of
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

_FIRST = re.compile(r"([^\W\d_]+)(?:['’]|\s+)(?=\S)")
_KEY = 4
"""Letters that two forms of a word have in common."""
Named = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Known:
    source: KnownSource
    names: tuple[Named, ...]


class KnownSources:
    """Sources on record, to be found by the words of a name."""

    def __init__(self, sources: Sequence[KnownSource], words: Attributing):
        self._words = words
        self._known = tuple(_Known(s, tuple(self._plain(name) for name in s.names)) for s in sources)
        self._by_word: dict[str, list[_Known]] = {}
        for known in self._known:
            for key in {word[:_KEY] for name in known.names for word in name}:
                self._by_word.setdefault(key, []).append(known)
        self._found: dict[tuple[str, str], str] = {}
        self._aliases: dict[Named, set[str]] = {}
        for source in sources:
            for alias in source.aliases:
                self._aliases.setdefault(self._plain(alias), set()).add(source.key)
        self._roles = words.sets["names.roles"] | words_of("en").sets["names.roles"] | {"government"}

    def find(self, said: SaidBy, publisher: str = "") -> SaidBy:
        """With the key of the known source, and the keys' names left as the text has them."""
        key = self._joint(said) if said.members else self._single(said, publisher)
        return replace(said, key=key) if key else said

    def _joint(self, said: SaidBy) -> str:
        keys = {self._by_name(member, "") for member in said.members}
        return next(
            (
                known.source.key
                for known in self._known
                if known.source.members and set(known.source.members) == keys
            ),
            "",
        )

    def _single(self, said: SaidBy, publisher: str) -> str:
        if said.rule.endswith(", we"):
            return publisher
        return self._by_name(said.name, publisher) or (
            self._by_name(said.speaks_for, publisher) if said.speaks_for else ""
        )

    def _by_name(self, name: str, publisher: str) -> str:
        """The key of the only known source that goes by that name; empty where there is none, or several."""
        if (name, publisher) not in self._found:
            wanted = self._plain(name)
            self._found[name, publisher] = self._known_as(wanted, publisher) if wanted else ""
        return self._found[name, publisher]

    def _known_as(self, wanted: Named, publisher: str) -> str:
        """By the words of a name; else, or before one that only holds them, by an alias of nobody else."""
        named = {e.source.key for e in self._near(wanted) if any(_equal(wanted, name) for name in e.names)}
        if not named and (keys := self._aliases.get(wanted)):
            return next(iter(keys)) if len(keys) == 1 else ""
        return self._only(wanted, publisher)

    def _near(self, wanted: Named) -> list[_Known]:
        near = [candidate for word in wanted for candidate in self._by_word.get(word[:_KEY], ())]
        return list({candidate.source.key: candidate for candidate in near}.values())

    def _only(self, wanted: Named, publisher: str) -> str:
        """The same words; else the only name that has them all; else the same without words for roles."""
        known = self._near(wanted)
        same = [candidate for candidate in known if any(_equal(wanted, name) for name in candidate.names)]
        if not same:
            holding = [
                candidate for candidate in known if any(_within(wanted, name) for name in candidate.names)
            ]
            same = [candidate for candidate in holding if candidate.source.key == publisher] or holding
            same = same if len(same) == 1 and (len(wanted) > 1 or wanted <= self._general()) else []
        if not same and (bare := self._without_roles(wanted)):
            same = [
                candidate
                for candidate in known
                if any(_equal(bare, self._without_roles(name)) for name in candidate.names)
            ]
        return same[0].source.key if len(same) == 1 else ""

    def _general(self) -> Named:
        return self._words.sets["names.bodies"] | self._words.sets["names.roles"]

    def _without_roles(self, name: Named) -> Named:
        return name - self._roles

    def _plain(self, name: str) -> Named:
        """The words of a name that tell it from others, short forms written out."""
        tokens = [
            token
            for token in tokens_of(name)
            if token.kind in {"word", "sign", "number"} or token.text == "."
        ]
        return frozenset(_words(tokens, self._words)) - _LITTLE


_LITTLE = frozenset(
    {
        "the", "of", "s", "and", "a", "an", "at", "for", "in", "la", "le", "de", "der", "die", "das", "des",
        "el", "los"
    }
)  # fmt: skip


def _words(tokens: list[Token], words: Attributing) -> Iterable[str]:
    tables = (words.phrases["names.short"], words_of("en").phrases["names.short"])
    i = 0
    while i < len(tokens):
        found = next((found for table in tables if (found := table.at(tokens, i, len(tokens)))), None)
        if found is not None:
            yield found.value.casefold()
            i = found.end
        else:
            if tokens[i].text != ".":
                yield tokens[i].key
            i += 1


def _equal(a: Named, b: Named) -> bool:
    return len(a) == len(b) and _within(a, b) and _within(b, a)


def _within(some: Named, all_of_them: Named) -> bool:
    return all(any(same_word(word, other) for other in all_of_them) for word in some)


def register_name(name: str, language: str | None) -> str:
    """A speaker's name as a register has it: without its article, and with a capital.

    An article with a capital before a word with one stays, since it may belong to the name ("The Guardian",
    "Le Monde", "Die Zeit").
    """
    found = _FIRST.match(name)
    if found and found[1].casefold() in words_of(language).sets["names.definite"]:
        rest = name[found.end() :]
        if found[1].islower() or rest[:1].islower():
            name = rest
    return name[:1].upper() + name[1:]
