"""What can't be true together with the claims that an answer takes, and is for other days than it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claims.domain.answering.answer_time import AnswerTime, last_of_each
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pairings import Witnessed
from claims.domain.comparing.standing import standing
from claims.domain.comparing.summing.period_sums import sums_of_periods
from claims.domain.comparing.summing.sums import shares_beyond_all, sums
from claims.domain.questions.scope import Scope, Temporality
from sources.domain.independence import Id

_CONTRADICTS = 2
"""What weighs as much speaks against an answer."""


def speaking_against(
    question: Scope,
    known: Sequence[Assertion],
    whole: AnswerTime,
    parts: Sequence[AnswerTime],
    world: World,
) -> tuple[Assertion, ...]:
    """The claims that contradict one taken on a question though they are for other days, alone or summed.

    `whole`, `parts`: what is taken on the question and on its parts. Those that speak against it are on any
    question that is compared with it; of a running total each source's last figure counts, and of a part's
    none that is later than the whole's. Of a sum every claim beside those taken on the question is one.
    """
    taken = whole.taken
    own = {claim.id for claim in (*taken, *whole.passed_over)}
    held = [claim for claim in standing([c for c in known if c.speaks], world.graph) if claim.id not in own]
    at_its_time = {claim.id for time in parts for claim in (*time.taken, *time.passed_over)}
    others = [claim for claim in held if claim.id not in at_its_time]
    if question.temporality is Temporality.CUMULATIVE:
        others = _last(question, taken, others, world)
    found = {claim.id for claim in others if contradicts(claim, taken, world)}
    for summed in _sums(question, taken, held, world):
        found |= {claim.id for claim in summed.claims}
    return tuple(claim for claim in held if claim.id in found)


def contradicts(claim: Assertion, taken: Iterable[Assertion], world: World) -> bool:
    """Whether a claim is in dispute with one of these."""
    return any(classify(claim, other, world).weight >= _CONTRADICTS for other in taken)


def said_twice(whole: AnswerTime, world: World) -> tuple[Assertion, ...]:
    """Figures of sources that contradict what is taken as their last."""
    return tuple(
        claim
        for claim in whole.passed_over
        if any(classify(claim, last, world).kind is Kind.SELF_CONTRADICTION for last in whole.taken)
    )


def _last(
    question: Scope, taken: Sequence[Assertion], others: Sequence[Assertion], world: World
) -> list[Assertion]:
    """Of running totals each source's last figure for another day; of a part up to that of the whole."""
    until = max((claim.as_of.end for claim in taken if claim.as_of is not None), default=date.max)
    by_question: dict[Id, list[Assertion]] = defaultdict(list)
    for claim in others:
        part = claim.question.id != question.id and question.id in world.relations.up(claim.question.id)
        if claim.as_of is not None and not (part and claim.as_of.end > until):
            by_question[claim.question.id].append(claim)
    return [claim for claims in by_question.values() for claim in last_of_each(claims, world.graph)]


def _sums(
    question: Scope, taken: Sequence[Assertion], held: Sequence[Assertion], world: World
) -> Iterator[Witnessed]:
    """What is wrong with the sums of parts, periods and shares that a claim which is taken stands in."""
    answered = {claim.id for claim in taken}
    beside = [claim for claim in held if claim.question.id != question.id]
    for summed in (
        *sums(question, (*taken, *beside), world),
        *sums_of_periods(question, (*taken, *held), world),
        *shares_beyond_all(question, (*taken, *beside), world),
    ):
        if any(claim.id in answered for claim in summed.claims):
            yield summed
