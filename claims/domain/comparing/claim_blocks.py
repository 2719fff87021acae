"""Blocks of claims: what is enough to know of many at once to tell what pairs of them can be.

The claims of a question are laid out in order and halved again and again, down to the single claim. Of each
block only the outermost is kept: which lower end lies furthest right, which upper end furthest left, the days
between which its claims lie, who speaks in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import as_stance
from claims.domain.figures.figure import Figure, Stance
from claims.domain.figures.interval import Interval
from sources.domain.independence import Id

OWN, PART, FOREIGN, BESIDE, WHETHER, STAYING = 1, 2, 4, 8, 16, 32
"""What a claim answers: the question itself; a part of it that can be held against it; anything else; a
question that overlaps it; whether there are any; or a part, as a running total whose members stay in the
level that is the whole."""

MANY_VOICES = 4
"""A block in which more voices speak than this doesn't tell them apart."""

NEVER, EVER = -1, 10**9
"""Days before all and after all others, for blocks in which no claim has one."""

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


def single(placed: Placed, scale: int, statements: frozenset[Id], quotes: frozenset[Id]) -> Block:
    """One claim as a block."""
    claim = placed.claim
    figure, as_of, said = claim.figure, claim.as_of, claim.said_on
    outer = Ends.of(placed.outer, scale)
    whether = as_stance(placed.figure).stance
    statement = claim.voice.statement
    return Block(
        1,
        placed.role,
        Ends.of(placed.core, scale),
        outer,
        placed.newest,
        claim.money,
        claim.question.id,
        frozenset({placed.voice}),
        EVER if as_of is None else as_of.first.toordinal(),
        NEVER if as_of is None else as_of.first.toordinal(),
        EVER if as_of is None else as_of.end.toordinal(),
        NEVER if as_of is None else as_of.end.toordinal(),
        EVER if said is None else said.toordinal(),
        NEVER if said is None else said.toordinal(),
        as_of is None,
        said is None,
        figure.denies,
        figure.presupposes_some,
        whether is Stance.DENIES,
        whether is Stance.AFFIRMS,
        frozenset({statement} & statements),
        frozenset({placed.quote} & quotes),
        (placed.core, placed.outer),
        claim.voice.document,
        claim,
    )


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


def halved(singles: Sequence[Block]) -> Block:
    """All of them (at least one) as one block, halved again and again."""
    level: list[Block] = list(singles)
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
