"""Whether a published figure still rests on what it rested on when two people signed it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.domain.answering.methods import Method
from claims.domain.answering.proposals import propose
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.questions.scope import Scope
from claims.domain.questions.times import DayRange
from claims.domain.weighing.independent_count import best_supported


class StandingDoubt(StrEnum):
    """Why a figure has to be asked about, though nothing contradicts it."""

    ANOTHER_QUESTION = "another_question"  # a used claim answers another question now
    CLAIM_GONE = "claim_gone"  # a used claim was rejected
    TWO_FIGURES = "two_figures"  # two used figures are one source's, of which one counts
    METHOD_GONE = "method_gone"  # its method is no longer offered for what it uses
    OTHER_ANSWER = "other_answer"  # its method gives another answer for what it uses
    FEWER_SOURCES = "fewer_sources"  # fewer independent sources stand behind it than it says


@dataclass(frozen=True, slots=True)
class AnswerBasis:
    """What an answer rests on at one moment: the used claims that still answer their question, in the context
    of that moment. `moved`, `gone`: how many answer another question by then, and how many were rejected."""

    claims: Sequence[Assertion]
    world: World
    moved: int = 0
    gone: int = 0


def doubts(
    question: Scope, method: Method, as_of: DayRange | None, signed: AnswerBasis, now: AnswerBasis
) -> tuple[StandingDoubt, ...]:
    """What has come up since the figure was signed; what both signers could see is no doubt."""
    before = set(_found(question, method, as_of, signed))
    found = [doubt for doubt in _found(question, method, as_of, now) if doubt not in before]
    fewer = best_supported(now.claims, now.world).count < best_supported(signed.claims, signed.world).count
    if not (now.moved or now.gone):
        if StandingDoubt.METHOD_GONE not in found and _answers_otherwise(
            question, method, as_of, (signed, now)
        ):
            found.append(StandingDoubt.OTHER_ANSWER)
        if fewer:
            found.append(StandingDoubt.FEWER_SOURCES)
    return tuple(found)


def _found(
    question: Scope, method: Method, as_of: DayRange | None, basis: AnswerBasis
) -> Iterator[StandingDoubt]:
    own = _own(question, basis)
    if basis.moved:
        yield StandingDoubt.ANOTHER_QUESTION
    if basis.gone:
        yield StandingDoubt.CLAIM_GONE
    if _two_of_one(own, basis.world):
        yield StandingDoubt.TWO_FIGURES
    if own and not _offered(question, method, as_of, own, basis.world):
        yield StandingDoubt.METHOD_GONE


def _two_of_one(own: Sequence[Assertion], world: World) -> bool:
    said: dict[object, set[object]] = {}
    for claim in own:
        figure = (claim.figure.core, claim.figure.outer, claim.stance)
        said.setdefault(world.graph.identity(claim.voice.source), set()).add(figure)
    return any(len(figures) > 1 for figures in said.values())


def _offered(
    question: Scope, method: Method, as_of: DayRange | None, used: Sequence[Assertion], world: World
) -> bool:
    if method in {Method.EDITORIAL_JUDGEMENT, Method.UNDETERMINED, Method.PART_AND_WHOLE}:
        return True
    return _answer(question, method, as_of, used, world) is not None


def _answers_otherwise(
    question: Scope, method: Method, as_of: DayRange | None, bases: Iterable[AnswerBasis]
) -> bool:
    """Whether the method gave one answer when it was signed, and gives another now."""
    if method in {Method.EDITORIAL_JUDGEMENT, Method.UNDETERMINED}:
        return False
    given = Method.REPORT_RANGE if method is Method.PART_AND_WHOLE else method
    before, now = (_answer(question, given, as_of, _own(question, basis), basis.world) for basis in bases)
    return before is not None and now != before


def _own(question: Scope, basis: AnswerBasis) -> list[Assertion]:
    return [claim for claim in basis.claims if claim.question.id == question.id]


def _answer(
    question: Scope, method: Method, as_of: DayRange | None, used: Sequence[Assertion], world: World
) -> tuple[object, ...] | None:
    """What the method gives for these claims; None where it is not offered."""
    for proposal in propose(question, used, world, {}, as_of) if used else ():
        if proposal.method is method and proposal.offered:
            ends = (proposal.low, proposal.best, proposal.high)
            return (*ends, proposal.low_modality, proposal.high_modality, proposal.stance)
    return None
