"""What is known of the sources at one moment: who acts for whom, who is whom, who took what from where."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

Id = Hashable


class Verdict(StrEnum):
    """What a person found about a pair, whatever the rules make of it; POSSIBLE is a question."""

    DEPENDENT = "dependent"
    INDEPENDENT = "independent"
    POSSIBLE = "possible"


_MOST_CAREFUL = (Verdict.DEPENDENT, Verdict.POSSIBLE, Verdict.INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind one claim, and through whom it reached us.

    `relays` is the relay chain, nearest the source first; None is a hop without a name. `unnamed` says
    that the source itself is not named. `chain_confirmed`: a person has checked that the chain is whole.
    """

    source: Id
    statement: Id
    relays: tuple[Id | None, ...] = ()
    document: Id | None = None
    unnamed: bool = False
    chain_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class SourceReach:
    """For whom a source acts, itself among them, and whose voices each joint source among these unites."""

    acts_for: frozenset[Id]
    unites: Mapping[Id, frozenset[Id]]


@dataclass(frozen=True, slots=True)
class SourceGraph:
    """What is known of the sources at one moment.

    `parents`: source → whom it speaks for, directly. `members`: joint source → its members.
    `syndicated_from`: document → the document it was taken from. `document_source`: document → its
    publisher. `unnamed`: sources that have no name, for relay hops. `overruled`: a pair of sources, or of
    statements, → what a person found about it; of the two that of the statements counts. `merged`: a source
    → the one that it is another name of.
    """

    parents: Mapping[Id, frozenset[Id]] = field(default_factory=dict)
    members: Mapping[Id, frozenset[Id]] = field(default_factory=dict)
    syndicated_from: Mapping[Id, Id] = field(default_factory=dict)
    document_source: Mapping[Id, Id] = field(default_factory=dict)
    unnamed: frozenset[Id] = frozenset()
    overruled: Mapping[frozenset[Id], Verdict] = field(default_factory=dict)
    merged: Mapping[Id, Id] = field(default_factory=dict)
    _reaches: dict[Id, "SourceReach"] = field(default_factory=dict, init=False, repr=False, compare=False)

    def reach(self, source: Id) -> "SourceReach":
        """For whom a source acts and whom it unites, looked up once."""
        found = self._reaches.get(source)
        if found is None:
            united = {joint: self.represented(joint) for joint in self.joints_of(source)}
            found = self._reaches[source] = SourceReach(self.acts_for(source), united)
        return found

    def identity(self, source: Id) -> Id:
        """The body behind a name: the source itself, or the one that it was merged into."""
        if not self.merged:
            return source
        seen = {source}
        while (kept := self.merged.get(source)) is not None and kept not in seen:
            seen.add(kept)
            source = kept
        return source

    def names(self, source: Id) -> frozenset[Id]:
        """All names of the body behind a name, itself among them."""
        if not self.merged:
            return frozenset({source})
        kept = self.identity(source)
        return frozenset({source, kept, *(name for name in self.merged if self.identity(name) == kept)})

    def same(self, a: Id, b: Id) -> bool:
        """Whether the two are one source, or two names of one."""
        return a == b or (bool(self.merged) and self.identity(a) == self.identity(b))

    def members_of(self, joint: Id) -> frozenset[Id]:
        """The members of a joint source, under whatever name they are recorded; of any other none."""
        return frozenset().union(*(self.members.get(name, frozenset()) for name in self.names(joint)))

    def house(self, source: Id) -> frozenset[Id]:
        """Whom it belongs to in the end: its topmost parents. A joint source is a house of its own."""
        own = self.identity(source)
        if self.members_of(own):
            return frozenset({own})
        above = self.acts_for(own)
        below = {self.identity(owner) for owner in above if self.parents.get(owner)}
        return frozenset({self.identity(owner) for owner in above} - below) or frozenset({own})

    def verdict(self, a: "Voice", b: "Voice") -> Verdict | None:
        """What a person found about the two; None where nobody has looked."""
        if not self.overruled:
            return None
        of_statements = self.overruled.get(frozenset((a.statement, b.statement)))
        return of_statements or self.verdict_on(a.source, b.source)

    def verdict_on(self, a: Id, b: Id) -> Verdict | None:
        """What a person found about two sources, under whatever names; of several the most careful."""
        pairs = (frozenset((first, second)) for first in self.names(a) for second in self.names(b))
        found = {verdict for pair in pairs if (verdict := self.overruled.get(pair)) is not None}
        return next((finding for finding in _MOST_CAREFUL if finding in found), None)

    def judged(self, voice: "Voice") -> bool:
        """Whether a person has found it independent of any other."""
        concerned = {voice.statement, *self.names(voice.source)} if self.overruled else set()
        return any(
            verdict is Verdict.INDEPENDENT and not pair.isdisjoint(concerned)
            for pair, verdict in self.overruled.items()
        )

    def acts_for(self, source: Id) -> frozenset[Id]:
        """The source itself and everyone it speaks for, at any remove."""
        if not self.merged:
            return _closure(source, self.parents)
        return self._acting_for(source)

    def _acting_for(self, source: Id) -> frozenset[Id]:
        """The same where some are names of others: whom one name speaks for, all of them do."""
        found, frontier = {source}, [source]
        while frontier:
            names = self.names(frontier.pop())
            fresh = names.union(*(self.parents.get(name, frozenset()) for name in names)) - found
            found |= fresh
            frontier.extend(fresh)
        return frozenset(found)

    def joints_of(self, source: Id) -> frozenset[Id]:
        """The joint sources among those it acts for (itself, if it is one)."""
        return frozenset(joint for joint in self.acts_for(source) if self.members.get(joint))

    def represented(self, joint: Id) -> frozenset[Id]:
        """Whose voices a joint source unites: its members, theirs in turn, and whom they act for."""
        inside = _closure(joint, self.members) - {joint}
        return frozenset(chain.from_iterable(self.acts_for(member) for member in inside))

    def origins(self, document: Id | None) -> frozenset[Id]:
        """The documents that this one was taken from, at any remove."""
        found: set[Id] = set()
        while document is not None and (document := self.syndicated_from.get(document)) is not None:
            if document in found:
                break
            found.add(document)
        return frozenset(found)


def _closure(start: Id, edges: Mapping[Id, frozenset[Id]]) -> frozenset[Id]:
    found, frontier = {start}, [start]
    while frontier:
        fresh = edges.get(frontier.pop(), frozenset()) - found
        found |= fresh
        frontier.extend(fresh)
    return frozenset(found)
