"""The claims of a case laid out in blocks, and who stands behind each."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from math import lcm

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.claim_blocks import (
    BESIDE,
    FOREIGN,
    OWN,
    PART,
    STAYING,
    WHETHER,
    Block,
    Ends,
    Placed,
    Ruler,
    halved,
    repeated,
    single,
)
from claims.domain.comparing.classification import folded
from claims.domain.comparing.comparison import World, in_unit_of, stance_on
from claims.domain.comparing.materiality import Materiality
from claims.domain.figures.interval import Interval
from claims.domain.policy import POLICY
from claims.domain.questions.scope import COMPARED, WHETHER_ANY, Relation, Scope, Temporality
from sources.domain.independence import Dependence, Id, SourceGraph, Voice, dependence

SAME, AFFILIATED, MEMBER, OTHER = 1, 2, 4, 8
"""Ways in which two voices stand to each other that the rules on figures tell apart, as flags."""

_TIES = {
    Dependence.SAME_SOURCE: SAME,
    Dependence.AFFILIATED: AFFILIATED,
    Dependence.MEMBER_OF_JOINT: MEMBER,
}


_ROLES = {Relation.PART: PART, Relation.OVERLAPS: BESIDE}


class Voices:
    """Kinds of voice: those of one kind stand alike to every other, whatever their statement.

    Unless a person has judged that very statement.
    """

    def __init__(self, graph: SourceGraph) -> None:
        self._graph = graph
        self._numbers: dict[tuple[object, ...], int] = {}
        self._voices: list[Voice] = []
        self._documents = {*graph.syndicated_from, *graph.syndicated_from.values()}
        self._judged = frozenset(chain.from_iterable(graph.overruled))
        self._ties: dict[tuple[frozenset[int], frozenset[int]], int] = {}

    def number(self, voice: Voice) -> int:
        """The number of a voice's kind."""
        statement = voice.statement if voice.statement in self._judged else None
        document = voice.document if voice.document in self._documents else None
        kind = (voice.source, statement, voice.relays, document, voice.unnamed, voice.chain_confirmed)
        number = self._numbers.get(kind)
        if number is None:
            number = self._numbers[kind] = len(self._voices)
            self._voices.append(replace(voice, statement=statement, document=document))
        return number

    def ties(self, a: frozenset[int], b: frozenset[int]) -> int:
        """The flags of all ways in which one of the first kinds stands to one of the second."""
        if (a, b) not in self._ties:
            self._ties[a, b] = self._found(a, b)
        return self._ties[a, b]

    def _found(self, a: frozenset[int], b: frozenset[int]) -> int:
        if len(a) == 1 and len(b) == 1:
            (x,), (y,) = a, b
            between = dependence(self._voices[x], self._voices[y], self._graph, same_question=False)
            return _TIES.get(between, OTHER)
        flags = 0
        for kind in a:
            for other in b:
                flags |= self.ties(frozenset({kind}), frozenset({other}))
        return flags


class Layout:
    """The claims of a case as blocks: `root` is all of them but those `before`, `parts` each on a part.

    `root`, `before` (claims whose pairs among themselves are no matter of the case, by their ids) and `own`,
    the block of the claims on the question itself, are None where there is none. `scale`:
    what a distance is multiplied by to be whole. `base_not_given`: of some share nobody said of what.
    """

    def __init__(
        self, question: Scope, assertions: Sequence[Assertion], world: World, before: Collection[Id] = ()
    ) -> None:
        self.question, self.world = question, world
        self.material = Materiality.of(question)
        self.voices = Voices(world.graph)
        said = (self._placed(claim, newest) for newest, claim in enumerate(_as_said(assertions)))
        placed = [entry for entry in said if entry.role]
        self.scale = lcm(*{d for entry in placed for d in _denominators(entry)})
        statements = repeated(entry.claim.voice.statement for entry in placed)
        quotes = repeated(entry.quote for entry in placed if entry.quote)
        asked = {(entry.claim.question.id, entry.claim.money) for entry in placed}
        self._named = {(question, money): f"{question} {money}" for question, money in asked}
        self._ruler = Ruler(self.scale, statements, quotes)
        self._ordered = sorted(placed, key=self._place)
        self.root = self._block(entry for entry in self._ordered if entry.claim.id not in before)
        self.before = self._block(entry for entry in self._ordered if entry.claim.id in before)
        bases = {entry.claim.question.base for entry in placed if entry.role == PART}
        one_empty = any(bool(base) != bool(question.base) for base in bases)
        self.base_not_given = question.dimension == "share" and one_empty

    @cached_property
    def own(self) -> Block | None:
        """The claims on the question itself."""
        return self._block(entry for entry in self._ordered if entry.role == OWN)

    @cached_property
    def parts(self) -> list[Block]:
        """Each claim on a part of the question."""
        return [single(entry, self._ruler) for entry in self._ordered if entry.role in {PART, STAYING}]

    def _block(self, entries: Iterable[Placed]) -> Block | None:
        some = list(entries)
        return halved(some, self._ruler) if some else None

    def slight(self, below: Ends, above: Ends) -> bool:
        """Whether any two, one of each, differ only slightly where the first lies below the second.

        Of values from 0 up the pair furthest apart differs most, also in proportion.
        """
        lower, higher = (below.high + 1) // 4, above.low // 4
        return lower >= 0 and self.material.slight(int(lower), int(higher), self.scale)

    def _placed(self, claim: Assertion, newest: int) -> Placed:
        role = 0 if claim.mute else self._role(claim)
        related = role in {PART, BESIDE, STAYING}
        figure = in_unit_of(claim, self.question) if related else claim.figure
        if role == WHETHER:
            figure = stance_on(figure, self.world.relations.of(claim.question.id, self.question.id))
        if role and (figure.core.is_empty or figure.outer.is_empty):
            role = FOREIGN
        voice = self.voices.number(claim.speaker)
        return Placed(claim, figure, figure.core, figure.outer, role, voice, _quote(claim), newest)

    def _role(self, claim: Assertion) -> int:
        """What it answers; 0 where nobody would ever have to look at it beside a claim on the question."""
        asked, question = claim.question, self.question
        if asked is question or asked == question:
            return OWN
        relation = self.world.relations.of(asked.id, question.id)
        if relation in WHETHER_ANY and asked.topic == question.topic:
            return WHETHER
        if relation not in _ROLES:
            return FOREIGN if relation in COMPARED else 0
        if (asked.topic, asked.dimension) != (question.topic, question.dimension):
            return 0
        if asked.temporality is question.temporality:
            return _ROLES[relation]
        kinds = (asked.temporality, question.temporality)
        staying = kinds == (Temporality.CUMULATIVE, Temporality.STOCK)
        marked = (asked.id, question.id) in self.world.relations.members_stay
        return STAYING if staying and marked else 0

    def _place(self, placed: Placed) -> tuple[object, ...]:
        """Side by side: claims of one question, then of one currency, then of one time, then of one voice."""
        claim = placed.claim
        question = self._named[claim.question.id, claim.money]
        if self.question.temporality is Temporality.TIMELESS:
            return placed.role, question, placed.voice, placed.newest
        if claim.as_of is None:
            return placed.role, question, 1, 0, 0, placed.voice, placed.newest
        days = claim.as_of.end.toordinal(), claim.as_of.first.toordinal()
        return placed.role, question, 0, *days, placed.voice, placed.newest


def _as_said(assertions: Sequence[Assertion]) -> list[Assertion]:
    return sorted(assertions, key=lambda each: each.said_key)


def _denominators(placed: Placed) -> list[int]:
    intervals: tuple[Interval, ...] = () if placed.role == FOREIGN else (placed.core, placed.outer)
    return [
        end.denominator for interval in intervals for end in (interval.low, interval.high) if end is not None
    ]


def _quote(claim: Assertion) -> str:
    """The words of a quote that is long enough to tell who has it from whom; else nothing."""
    if claim.quote_kind is not QuoteKind.WORDS:
        return ""
    words = folded(claim.quote)
    return " ".join(words) if len(words) >= POLICY.same_words else ""
