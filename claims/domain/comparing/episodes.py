"""Episodes: the runs of days that claims on a question tie together, parted where an answer was given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.questions.scope import Relation, Scope, Temporality
from claims.domain.questions.times import DayRange


@dataclass(frozen=True, slots=True)
class Episode:
    """The claims of one run of days, in the order they are for. `days` is None where none is dated.

    `beside`: claims on overlapping questions for these days. They are compared with those of the episode, but
    answer another question: they are not counted, and tie no days together.
    `after`: the last day of the answer that parted it from the claims before; None where it begins its run.
    `earlier`: those before that later ones are still held against, of running totals all, of others those
    that go on beyond that day. What they are to each other belongs to the episode before.
    """

    days: DayRange | None
    assertions: tuple[Assertion, ...]
    beside: tuple[Assertion, ...] = ()
    earlier: tuple[Assertion, ...] = ()
    after: date | None = None

    @property
    def compared(self) -> tuple[Assertion, ...]:
        """All claims that the case of the episode is about."""
        return (*self.assertions, *self.beside, *self.earlier)

    def is_of(self, days: DayRange | None) -> bool:
        """Whether a conflict over these days is about it; None: all days."""
        return self.days is None or days is None or self.days.shares_a_day(days)

    def is_before(self, question: Scope, claim: Assertion) -> bool:
        """Whether a claim is held by the episode before, for which the question has been answered."""
        dated = self.after is not None and claim.as_of is not None
        return dated and not is_later(question, claim, cast(date, self.after))

    @property
    def first_day(self) -> date | None:
        """The earliest day that a claim names; a claim that holds "since ever" names only its last."""
        named = [a.as_of.start or a.as_of.end for a in self.assertions if a.as_of is not None]
        return min(named, default=None)


def episodes(question: Scope, assertions: Iterable[Assertion], world: World) -> tuple[Episode, ...]:
    """The episodes of a question (its own claims and those of its parts), earliest first.

    Stock and flow: claims are linked by chains of shared or consecutive days. Cumulative and timeless
    questions have one episode. Claims without a time join the latest. Claims on questions that overlap this
    one stand beside the episodes whose days they share. Where an answer was approved for days of a run, what
    is later than its last day is an episode of its own (RULES-2 §5).
    """
    everything = sorted(assertions, key=_order)
    besides = [claim for claim in everything if _overlaps(question, claim, world)]
    left_out = {id(beside) for beside in besides}
    runs = _runs(question, [claim for claim in everything if id(claim) not in left_out])
    comparable = [beside for beside in besides if _comparable(question, beside.question)]
    timeless = question.temporality is Temporality.TIMELESS
    answered = () if timeless else sorted(world.answered.get(question.id, ()))
    parted = (part for days, claims in runs for part in _parted(question, days, claims, answered))
    return tuple(replace(part, beside=_beside(question, part.days, comparable)) for part in parted)


def is_later(question: Scope, claim: Assertion, day: date) -> bool:
    """Whether a claim is for later days than an answer up to this day, which says nothing of it.

    An answer holds the claims whose as-of begins by its last day, of running totals those that end by it.
    What has no day is never later.
    """
    if claim.as_of is None:
        return False
    total = question.temporality is Temporality.CUMULATIVE
    return (claim.as_of.end if total else claim.as_of.first) > day


def _parted(
    question: Scope, days: DayRange | None, claims: tuple[Assertion, ...], answered: Iterable[date]
) -> Iterator[Episode]:
    """A run, parted after the last day of each answer to claims of it; they go no further, for whatever days
    they are."""
    rest = Episode(days, claims)
    for day in answered:
        later = [claim for claim in rest.assertions if is_later(question, claim, day)]
        held = [claim for claim in rest.assertions if claim.as_of is not None]
        held = [claim for claim in held if not is_later(question, claim, day)]
        if rest.days is None or not held:
            continue
        start, end = rest.days.start, rest.days.end
        up_to = DayRange(start, min(day, end))
        if not later:
            rest = replace(rest, days=up_to)
            break
        undated = [claim for claim in rest.assertions if claim.as_of is None]
        yield replace(rest, days=up_to, assertions=tuple(held))
        after = DayRange(day + timedelta(days=1), end)
        earlier = _reaching(question, [*rest.earlier, *held], after)
        rest = Episode(after, (*later, *undated), earlier=earlier, after=day)
    yield rest


def _reaching(question: Scope, claims: Iterable[Assertion], days: DayRange) -> tuple[Assertion, ...]:
    """Those that claims for these days can be held against."""
    total = question.temporality is Temporality.CUMULATIVE
    return tuple(
        claim for claim in claims if claim.as_of is not None and (total or claim.as_of.shares_a_day(days))
    )


def _runs(
    question: Scope, claims: Sequence[Assertion]
) -> Sequence[tuple[DayRange | None, tuple[Assertion, ...]]]:
    """The runs of days that the claims, in their order, tie together, each with its claims."""
    if not claims:
        return ()
    undated = [claim for claim in claims if claim.as_of is None]
    dated = [(claim.as_of, claim) for claim in claims if claim.as_of is not None]
    runs: list[tuple[DayRange, list[Assertion]]] = []
    one_run = question.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}
    for days, claim in dated:
        if runs and (one_run or _follows(runs[-1][0], days)):
            so_far, members = runs[-1]
            start = None if so_far.start is None or days.start is None else min(so_far.start, days.start)
            members.append(claim)
            runs[-1] = (DayRange(start, max(so_far.end, days.end)), members)
        else:
            runs.append((days, [claim]))
    if not runs:
        return ((None, tuple(undated)),)
    runs[-1][1].extend(undated)
    return [(days, tuple(members)) for days, members in runs]


def _overlaps(question: Scope, claim: Assertion, world: World) -> bool:
    return world.relations.of(question.id, claim.question.id) is Relation.OVERLAPS


def _comparable(a: Scope, b: Scope) -> bool:
    """Whether figures on two overlapping questions can be for one time and of one kind; else nobody looks."""
    return (a.topic, a.dimension, a.temporality) == (b.topic, b.dimension, b.temporality)


def _beside(question: Scope, days: DayRange | None, claims: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The claims on overlapping questions that can be for the time of one in the episode."""
    if question.temporality is Temporality.TIMELESS:
        return tuple(claims)
    return tuple(
        claim for claim in claims if days and claim.as_of is not None and claim.as_of.shares_a_day(days)
    )


def _order(assertion: Assertion) -> tuple[date, date, str]:
    as_of = assertion.as_of
    first, last = (as_of.first, as_of.end) if as_of else (date.max, date.max)
    return first, last, str(assertion.id)


def _follows(run: DayRange, days: DayRange) -> bool:
    """Whether the days, which never begin before the run, share one with it or follow it at once."""
    return days.first <= run.end or days.first == run.end + timedelta(days=1)
