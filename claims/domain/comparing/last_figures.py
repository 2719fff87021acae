"""The last figure of a source, or of a house, at a day."""

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import cache
from typing import TypeVar

from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.scope import Temporality
from claims.domain.questions.times import TimeOrder, compare
from sources.domain.independence import SourceGraph

K = TypeVar("K")


def latest(
    claims: Iterable[Assertion], who: Callable[[Assertion], K], graph: SourceGraph, at: date | None = None
) -> dict[K, Assertion]:
    """The last figure of each of those to whom the claims belong: sources, or houses.

    `claims`: standing ones. On a tie within a house it is the topmost's.
    """
    of_last_day: dict[K, tuple[date, list[Assertion]]] = {}
    for claim in claims:
        timeless = claim.question.temporality is Temporality.TIMELESS
        if not claim.speaks or not (timeless or claim.as_of is not None):
            continue
        day = date.min if timeless or claim.as_of is None else claim.as_of.end
        if at is not None and not timeless and day > at:
            continue
        owner = who(claim)
        known = of_last_day.get(owner)
        if known is None or known[0] < day:
            of_last_day[owner] = day, [claim]
        elif known[0] == day:
            known[1].append(claim)
    topmost = cache(lambda source: graph.identity(source) in graph.house(source))

    def late(claim: Assertion) -> tuple[object, ...]:
        return lateness(claim, topmost=topmost(claim.voice.source))

    return {owner: max(of_day, key=late) for owner, (_, of_day) in of_last_day.items()}


def lateness(claim: Assertion, *, topmost: bool = False) -> tuple[object, ...]:
    """Sorts claims on one question: what is for the latest time last, of that what was said last (timeless:
    said last); what has no day comes first."""
    timeless = claim.question.temporality is Temporality.TIMELESS
    said = (claim.said_on or date.min, claim.said_at or time.min)
    if timeless or claim.as_of is None:
        return (date.min, time.min, *said, topmost, claim.said_key)
    return (claim.as_of.end, claim.as_of_at or time.min, *said, topmost, claim.said_key)


def for_one_time(a: Assertion, b: Assertion) -> bool:
    """Whether two claims on one question are for one time, as the rules compare times, or both for none that
    is known."""
    return a.as_of == b.as_of or compare(a.as_of, b.as_of, a.question.temporality) is TimeOrder.SAME


def is_said_again(earlier: Assertion, later: Assertion) -> bool:
    """Whether two claims are of one statement for one time, or give one figure for one time."""
    if not for_one_time(earlier, later):
        return False
    one_figure = (earlier.figure.core, earlier.figure.outer, earlier.stance) == (
        later.figure.core,
        later.figure.outer,
        later.stance,
    )
    return one_figure or earlier.voice.statement == later.voice.statement
