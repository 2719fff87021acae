"""Whether figures for later days than an answer disagree among themselves: it says nothing of those."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.pairings import Witnessed, at_one_time, paired
from claims.domain.comparing.standing import replaced
from claims.domain.comparing.sums import sums
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.weighing.conflict_summary import revisions
from sources.domain.independence import Id


def later_disagreement(
    question: Scope, claims: Iterable[Assertion], world: World, until: date, weighed: Collection[Id] = ()
) -> Witnessed | None:
    """The worst finding of weight 2 or more in which a claim for later days than `until` has a part; None
    where there is none.

    An answer holds the claims whose as-of begins by its last day, of running totals those that end by it.
    What holds at all times has no later days. `weighed`: claims that whoever answered had before them; a
    finding among these alone is no news.
    """
    if question.temporality is Temporality.TIMELESS:
        return None
    known = [claim for claim in claims if not claim.mute]
    gone = replaced(known, world.graph)
    held = [claim for claim in known if claim.id not in gone]
    after = {claim.id for claim in known if _is_later(claim, until)}
    if not after:
        return None
    found = [
        witnessed
        for witnessed in (
            *_among(question, held, after, world, until),
            *revisions(question, known, gone, world),
        )
        if witnessed.finding.weight >= 2 and _is_news(witnessed, after, weighed)
    ]
    return max(found, key=lambda each: each.place, default=None)


def _is_later(claim: Assertion, until: date) -> bool:
    if claim.as_of is None:
        return False
    total = claim.question.temporality is Temporality.CUMULATIVE
    return (claim.as_of.end if total else claim.as_of.first) > until


def _is_news(found: Witnessed, after: Collection[Id], weighed: Collection[Id]) -> bool:
    ids = {claim.id for claim in found.claims}
    return not ids.isdisjoint(after) and not ids.issubset(weighed)


def _among(
    question: Scope, held: Sequence[Assertion], after: Collection[Id], world: World, until: date
) -> Iterator[Witnessed]:
    """What later claims are to each other, and to what still holds of the earlier ones."""
    later = [claim for claim in held if claim.id in after]
    pair = worst(question, later, world)
    if pair is not None:
        yield Witnessed.by_pair(pair)
    reaching = _reaching(question, held, after, world, until)
    for claim in later:
        for other in reaching:
            across = paired(question, other, claim, world) if at_one_time(question, other, claim) else None
            if across is not None:
                yield Witnessed.by_pair(across)
    yield from sums(question, held, world)


def _reaching(
    question: Scope, held: Iterable[Assertion], after: Collection[Id], world: World, until: date
) -> Sequence[Assertion]:
    """Of the earlier claims those that later ones can be held against: of totals each source's last one, of
    others those that go on beyond the answer."""
    earlier = [claim for claim in held if claim.id not in after]
    if question.temporality is not Temporality.CUMULATIVE:
        return [claim for claim in earlier if claim.as_of is not None and claim.as_of.end > until]

    def who(claim: Assertion) -> tuple[Id, Id]:
        return world.graph.identity(claim.voice.source), claim.question.id

    return list(latest(earlier, who, world.graph).values())
