"""The two claims that show best what a case is of, found without looking at every pair.

Of more than a few, pairs of blocks are taken up in the order of what they can hold at worst, and halved until
a pair of claims comes first: then no other pair can be worse. The answer is that of comparing each with each.
"""

from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations, count
from typing import cast

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.claim_blocks import Block, Place
from claims.domain.comparing.claim_index import Layout
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pair_bounds import NO_GAP, part_may_contradict, prospect
from claims.domain.comparing.pairings import Pairing, Witnessed, at_one_time, paired, rank_of
from claims.domain.questions.scope import Scope
from sources.domain.independence import Id

_Key = tuple[int, Place, int, int]
FEW = 4
"""Claims of which each is held against each: laying them out would take longer."""


def worst(
    question: Scope, assertions: Sequence[Assertion], world: World, before: Collection[Id] = ()
) -> Pairing | None:
    """Of the pairs that need a person, one of the first kind in ORDER: the furthest apart, else the newest.

    `before`: of these claims, by their ids, each is held against the others, not against each other. None
    where nothing needs a person.
    """
    if len(assertions) <= FEW:
        return _of_each_pair(question, assertions, world, before)
    return _Search(Layout(question, assertions, world, before)).run()


def _of_each_pair(
    question: Scope, assertions: Sequence[Assertion], world: World, before: Collection[Id]
) -> Pairing | None:
    pairs = [
        pairing
        for a, b in combinations((claim for claim in assertions if not claim.mute), 2)
        if (a.id not in before or b.id not in before)
        and (pairing := _needing(question, a, b, world)) is not None
    ]
    return max(pairs, key=lambda pairing: Witnessed.by_pair(pairing).place, default=None)


class _Search:
    """Pairs of blocks and of claims, in the order of what they can be or are."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.serial = count()
        self.queue: list[tuple[_Key, int, Block, Block, Pairing | None]] = []

    def run(self) -> Pairing | None:
        """The first pair of claims that comes up; None where all that could be something was nothing."""
        if self.layout.root is not None:
            self._expect(self.layout.root, self.layout.root)
            if self.layout.before is not None:
                self._expect(self.layout.root, self.layout.before)
        while self.queue:
            _, _, a, b, found = heappop(self.queue)
            if found is not None:
                return found
            if a.claim is not None and b.claim is not None:
                self._examine(a, b)
                continue
            for left, right in _halves(a, b):
                self._expect(left, right)
        return None

    def _expect(self, a: Block, b: Block) -> None:
        found = prospect(self.layout, a, b)
        if found is not None and not (a is b and a.size == 1):
            heappush(self.queue, ((*found, *_newest_first(a, b)), next(self.serial), a, b, None))

    def _examine(self, a: Block, b: Block) -> None:
        pairing = _needing(self.layout.question, _claim(a), _claim(b), self.layout.world)
        if pairing is not None:
            key = _key(self.layout, pairing, a, b)
            heappush(self.queue, (key, next(self.serial), a, b, pairing))


def _needing(question: Scope, a: Assertion, b: Assertion, world: World) -> Pairing | None:
    """Two claims, if the case is about them and somebody has to look."""
    if not at_one_time(question, a, b):
        return None
    pairing = paired(question, a, b, world)
    return pairing if pairing is not None and pairing.finding.weight else None


def _claim(block: Block) -> Assertion:
    return cast(Assertion, block.claim)


def _key(layout: Layout, pairing: Pairing, a: Block, b: Block) -> _Key:
    """What the pair is, in the terms in which prospects are told."""
    gap = pairing.finding.gap
    # a distance in whole units wherever its claims were laid out; exact in any case
    distance = NO_GAP if gap is None else cast(Place, -gap * layout.scale)
    return (rank_of(pairing.finding), distance, *_newest_first(a, b))


def _newest_first(a: Block, b: Block) -> tuple[int, int]:
    return -max(a.newest, b.newest), -min(a.newest, b.newest)


def _halves(a: Block, b: Block) -> Iterator[tuple[Block, Block]]:
    """The pairs of blocks that make up the pairs of these two: the larger is halved."""
    if a is b:
        left, right = a.parted()
        yield from ((left, left), (left, right), (right, right))
    elif a.size >= b.size:
        yield from ((half, b) for half in a.parted())
    else:
        yield from ((a, half) for half in b.parted())


def contradicting_parts(question: Scope, assertions: Sequence[Assertion], world: World) -> list[Assertion]:
    """The claims on parts of the question that contradict a claim on it, in the order given.

    A part that can't be held against the whole (another kind of time, no common unit) contradicts nothing.
    """
    layout = Layout(question, assertions, world)
    own = layout.own
    if own is None:
        return []
    found = {id(part.claim) for part in layout.parts if _contradicted(layout, own, part)}
    return [claim for claim in assertions if id(claim) in found]


def _contradicted(layout: Layout, own: Block, part: Block) -> bool:
    """Whether some claim on the whole contradicts that on the part."""
    stack = [own]
    while stack:
        block = stack.pop()
        if not part_may_contradict(layout, block, part):
            continue
        if block.claim is None:
            stack.extend(block.parted())
            continue
        pairing = paired(layout.question, block.claim, _claim(part), layout.world)
        if pairing is not None and pairing.finding.kind is Kind.CONTRADICTION:
            return True
    return False
