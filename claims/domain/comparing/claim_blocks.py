"""Blocks of claims: what is enough to know of many at once to tell what pairs of them can be.

The claims of a question are laid out in order and halved again and again, down to the single claim. Of each
block only the outermost is kept: which lower end lies furthest right, which upper end furthest left, the days
between which its claims lie, who speaks in it. Few of them are ever looked into, so those of the claims
themselves are made when they are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from math import inf
from operator import or_
from typing import NamedTuple, TypeVar

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import as_stance
from claims.domain.figures.figure import Figure, Stance
from claims.domain.figures.interval import Interval
from sources.domain.independence import Id

OWN, PART, FOREIGN, BESIDE, WHETHER, STAYING = 1, 2, 4, 8, 16, 32
"""What a claim answers: the question itself; a part of it that can be held against it; anything else; a
question that overlaps it; whether there are any; or a part, as a running total whose members stay in the
level that is the whole."""

UNPARTED = 16
"""Claims of a block whose halves are made when they are asked for."""
MANY_VOICES = 4
"""A block in which more voices speak than this doesn't tell them apart."""

NEVER, EVER = -1, 10**9
"""Days before all and after all others, for blocks in which no claim has one."""

T = TypeVar("T")
Place = float
"""A place on the line: an integer (exact, of any size), or an infinity."""


@dataclass(slots=True)
class Ends:
    """The lower end furthest right and the upper end furthest left among some intervals, as places.

    A place is 4 × the value in a common fraction, one more for an open lower end, one less for an open upper
    end; so one interval lies below another exactly where its upper place is the smaller.
    """

    low: Place = -inf
    high: Place = inf

    @classmethod
    def of(cls, interval: Interval, scale: int) -> "Ends":
        """Of one interval; `scale` is a common multiple of all denominators."""
        low: Place = -inf
        high: Place = inf
        if interval.low is not None:
            low = 4 * interval.low.numerator * (scale // interval.low.denominator)
            low += 0 if interval.low_inclusive else 1
        if interval.high is not None:
            high = 4 * interval.high.numerator * (scale // interval.high.denominator)
            high -= 0 if interval.high_inclusive else 1
        return cls(low, high)

    def among(self, other: "Ends") -> "Ends":
        """Of both groups together."""
        return Ends(max(self.low, other.low), min(self.high, other.high))

    def apart(self, other: "Ends") -> bool:
        """Whether an interval of the one and an interval of the other may share nothing."""
        return self.high < other.low or other.high < self.low

    def gap(self, other: "Ends") -> Place:
        """The largest distance that two of them can have, in units of the scale; −1 where all meet."""
        widest: Place = -1
        if self.high < other.low:
            widest = max(widest, (other.low - self.high) // 4)
        if other.high < self.low:
            widest = max(widest, (self.low - other.high) // 4)
        return widest


@dataclass(slots=True)
class Block:
    """Some claims, seen from outside.

    `core`, `outer`: over all of them. Days are ordinals, over the dated (as of) and over those whose day of
    saying is known. `zero`, `some`: whether one denies, or affirms, that there are any. `money`: the unit of
    all their values, None for several. `voices`: kinds of voice, None for many. `question`: the one that all
    answer, else None. `statements`, `quotes`: those that also stand behind another claim. `figure`: the core
    and outer interval of all of them, `document`: in which all of them stand; None for several. `newest`: the
    place of its last claim in the order of saying. `claim`: of a single one.
    """

    size: int
    roles: int
    core: Ends
    outer: Ends
    newest: int
    money: tuple[str, int | None] | None
    question: Id | None
    voices: frozenset[int] | None
    first: int = EVER
    first_last: int = NEVER
    end_first: int = EVER
    end_last: int = NEVER
    said_first: int = EVER
    said_last: int = NEVER
    undated: bool = False
    unsaid: bool = False
    denies: bool = False
    presupposes: bool = False
    zero: bool = False
    some: bool = False
    statements: frozenset[Id] = frozenset()
    quotes: frozenset[Id] = frozenset()
    figure: tuple[Interval, Interval] | None = None
    document: Id | None = None
    claim: Assertion | None = None
    halves: tuple["Block", ...] = ()
    unparted: Callable[[], "Block"] | None = None

    def parted(self) -> tuple["Block", ...]:
        """The two blocks that it is made of, the same ones each time; none of a single claim."""
        if self.unparted is not None:
            self.halves, self.unparted = self.unparted().halves, None
        return self.halves


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its intervals in the unit of the question, and what it answers.

    `figure`: as the rules read it (the answer to whether there are none, turned round).
    """

    claim: Assertion
    figure: Figure
    core: Interval
    outer: Interval
    role: int
    voice: int
    quote: str
    newest: int


class Ruler(NamedTuple):
    """What claims are laid out by: a common multiple of all denominators, and the statements and quotes that
    stand behind more than one of them."""

    scale: int
    statements: frozenset[Id]
    quotes: frozenset[Id]


def single(placed: Placed, ruler: Ruler) -> Block:
    """One claim as a block."""
    block = _seen_from_outside((placed,), ruler)
    block.claim = placed.claim
    return block


def _seen_from_outside(entries: Sequence[Placed], ruler: Ruler) -> Block:
    """Some claims as a block that is not parted: as their single blocks, put `together`."""
    claims = [entry.claim for entry in entries]
    cores = [Ends.of(entry.core, ruler.scale) for entry in entries]
    outers = [
        core if entry.outer is entry.core else Ends.of(entry.outer, ruler.scale)
        for entry, core in zip(entries, cores, strict=True)
    ]
    dated = [claim.as_of for claim in claims if claim.as_of is not None]
    firsts = [days.first.toordinal() for days in dated]
    lasts = [days.end.toordinal() for days in dated]
    said = [claim.said_on.toordinal() for claim in claims if claim.said_on is not None]
    stances = {as_stance(entry.figure).stance for entry in entries}
    voices = frozenset([entry.voice for entry in entries])
    return Block(
        len(entries),
        reduce(or_, [entry.role for entry in entries]),
        _outermost(cores),
        _outermost(outers),
        max([entry.newest for entry in entries]),
        _shared([claim.money for claim in claims]),
        _shared([claim.question.id for claim in claims]),
        voices if len(voices) <= MANY_VOICES else None,
        min(firsts, default=EVER),
        max(firsts, default=NEVER),
        min(lasts, default=EVER),
        max(lasts, default=NEVER),
        min(said, default=EVER),
        max(said, default=NEVER),
        len(dated) < len(claims),
        len(said) < len(claims),
        any(claim.figure.denies for claim in claims),
        any(claim.figure.presupposes_some for claim in claims),
        Stance.DENIES in stances,
        Stance.AFFIRMS in stances,
        ruler.statements & {claim.voice.statement for claim in claims},
        ruler.quotes & {entry.quote for entry in entries},
        _shared([(entry.core, entry.outer) for entry in entries]),
        _shared([claim.voice.document for claim in claims]),
    )


def _outermost(ends: Sequence[Ends]) -> Ends:
    return Ends(max([end.low for end in ends]), min([end.high for end in ends]))


def _shared(values: Sequence[T]) -> T | None:
    """What all of them are; None where two differ."""
    first = values[0]
    return first if all(value == first for value in values) else None


def together(a: Block, b: Block) -> Block:
    """Two blocks as one."""
    voices = None if a.voices is None or b.voices is None else a.voices | b.voices
    return Block(
        a.size + b.size,
        a.roles | b.roles,
        a.core.among(b.core),
        a.outer.among(b.outer),
        max(a.newest, b.newest),
        a.money if a.money == b.money else None,
        a.question if a.question == b.question else None,
        voices if voices is not None and len(voices) <= MANY_VOICES else None,
        min(a.first, b.first),
        max(a.first_last, b.first_last),
        min(a.end_first, b.end_first),
        max(a.end_last, b.end_last),
        min(a.said_first, b.said_first),
        max(a.said_last, b.said_last),
        a.undated or b.undated,
        a.unsaid or b.unsaid,
        a.denies or b.denies,
        a.presupposes or b.presupposes,
        a.zero or b.zero,
        a.some or b.some,
        a.statements | b.statements,
        a.quotes | b.quotes,
        a.figure if a.figure == b.figure else None,
        a.document if a.document == b.document else None,
        halves=(a, b),
    )


def halved(entries: Sequence[Placed], ruler: Ruler) -> Block:
    """All of these claims (at least one), in this order, as one block, halved again and again."""
    if len(entries) <= UNPARTED:
        return _joined([single(entry, ruler) for entry in entries])
    return _joined(
        [_unparted(entries[start : start + UNPARTED], ruler) for start in range(0, len(entries), UNPARTED)]
    )


def _unparted(entries: Sequence[Placed], ruler: Ruler) -> Block:
    if len(entries) == 1:
        return single(entries[0], ruler)
    block = _seen_from_outside(entries, ruler)
    block.unparted = partial(halved, entries, ruler)
    return block


def _joined(blocks: Sequence[Block]) -> Block:
    level: list[Block] = list(blocks)
    while len(level) > 1:
        joined = [together(a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = joined + level[len(level) - len(level) % 2 :]
    return level[0]


def repeated(keys: Iterable[Id]) -> frozenset[Id]:
    """The keys that occur more than once."""
    seen: set[Id] = set()
    twice: set[Id] = set()
    for key in keys:
        (twice if key in seen else seen).add(key)
    return frozenset(twice)
