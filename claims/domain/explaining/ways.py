"""Ways of counting: one counts, the other estimates, and each says so."""

from dataclasses import dataclass
from typing import ClassVar

from claims.domain.comparing.assertion import GUESSED, Assertion, CountedBy
from claims.domain.comparing.comparison import World
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength
from claims.domain.saying import say, to_say
from sources.domain.independence import Id

FOUND = frozenset({CountedBy.COUNTED, CountedBy.REGISTERED, CountedBy.OBSERVED})
"""Ways that come to what has been found so far, and to no more."""

WAYS = {
    CountedBy.COUNTED: to_say("{name} counts"),
    CountedBy.REGISTERED: to_say("{name} goes by a register"),
    CountedBy.SURVEYED: to_say("{name} estimates from a survey"),
    CountedBy.MODELLED: to_say("{name} estimates by a model"),
    CountedBy.PRESUMED: to_say("{name} presumes"),
    CountedBy.PROJECTED: to_say("{name} projects"),
    CountedBy.OBSERVED: to_say("{name} goes by what was observed"),
}


@dataclass(frozen=True, slots=True)
class WaysOfCounting(Explanation):
    """`source` came to its figure in one `way`, `other` in `other_way`.

    `found_less`: what was counted, registered or observed is less than what was estimated.
    """

    name: ClassVar[ExplanationName] = ExplanationName.WAYS_OF_COUNTING
    source: Id
    other: Id
    way: CountedBy
    other_way: CountedBy
    found_less: bool

    @property
    def strength(self) -> Strength:
        """Fair where an estimate is above what was found, else weak."""
        return Strength.FAIR if self.found_less else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """Who goes about it in which way."""
        ways = {
            "way": say(WAYS[self.way], name=named(self.source)),
            "other": say(WAYS[self.other_way], name=named(self.other)),
        }
        if self.found_less:
            return say("{way}, {other}: what has been found so far may not be all there is.", **ways)
        return say("{way}, {other}: two ways of counting need not come to one figure.", **ways)


def ways_of_counting(a: Assertion, b: Assertion, world: World) -> WaysOfCounting | None:
    """Whether two claims on one question say that they were arrived at in different ways."""
    if a.question.id != b.question.id or a.counted_by is b.counted_by:
        return None
    if CountedBy.UNKNOWN in {a.counted_by, b.counted_by}:
        return None
    body = world.graph.identity
    first, second = sorted((a, b), key=lambda claim: (str(body(claim.voice.source)), claim.counted_by))
    return WaysOfCounting(
        body(first.voice.source),
        body(second.voice.source),
        first.counted_by,
        second.counted_by,
        _found_less(a, b) or _found_less(b, a),
    )


def _found_less(found: Assertion, estimated: Assertion) -> bool:
    guessed = estimated.counted_by in GUESSED | {CountedBy.PROJECTED}
    return found.counted_by in FOUND and guessed and found.figure.outer.below(estimated.figure.outer)
