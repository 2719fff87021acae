"""Does a published figure still stand? What has come up since two people signed it, and what is no doubt."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.domain import Assertion, Method, World
from claims.domain.answering.still_standing import AnswerBasis, StandingDoubt, doubts
from sources.domain.independence import SourceGraph
from tests.claims.domain.cast import IN_RUSSIA, NEAR_BORDER, RELATIONS, claim, days

RANGE, JUDGED, BOTH = Method.REPORT_RANGE, Method.EDITORIAL_JUDGEMENT, Method.UNDETERMINED
APART = World(SourceGraph(), RELATIONS)
ONE_BODY = World(SourceGraph(merged={"B": "A"}), RELATIONS)
ONE_HOUSE = World(SourceGraph(parents={"B": frozenset({"A"})}), RELATIONS)
MOVED, GONE = StandingDoubt.ANOTHER_QUESTION, StandingDoubt.CLAIM_GONE
TWO, METHOD = StandingDoubt.TWO_FIGURES, StandingDoubt.METHOD_GONE
OTHER, FEWER = StandingDoubt.OTHER_ANSWER, StandingDoubt.FEWER_SOURCES


def of(*wordings: str) -> list[Assertion]:
    """What A, B … say of one day."""
    return [claim(name, IN_RUSSIA, wording) for name, wording in zip("ABC", wordings, strict=False)]


def asked(method: Method, signed: AnswerBasis, now: AnswerBasis) -> tuple[StandingDoubt, ...]:
    return doubts(IN_RUSSIA, method, days("10-31"), signed, now)


@pytest.mark.parametrize(
    ("method", "wordings", "now", "found"),
    [
        (RANGE, ("exactly 100", "exactly 120"), APART, ()),
        (RANGE, ("exactly 100", "exactly 120"), ONE_BODY, (TWO, OTHER)),  # of which the last one counts
        (RANGE, ("exactly 100", "exactly 100"), ONE_BODY, (FEWER,)),  # one figure, said twice
        (RANGE, ("exactly 100", "exactly 100"), ONE_HOUSE, (FEWER,)),
        (RANGE, ("exactly 100", "exactly 120"), ONE_HOUSE, ()),  # two who disagree were no two voices before
        (Method.CONVERGENT, ("exactly 100", "exactly 100"), ONE_HOUSE, (METHOD, FEWER)),
        (JUDGED, ("exactly 100", "exactly 120"), ONE_BODY, (TWO,)),
        (JUDGED, ("exactly 100", "exactly 100"), ONE_HOUSE, (FEWER,)),
        (BOTH, ("exactly 100", "exactly 500"), ONE_HOUSE, ()),
        (Method.PART_AND_WHOLE, ("exactly 100", "exactly 120"), ONE_BODY, (TWO, OTHER)),
    ],
)
def test_what_is_found_of_its_sources(
    method: Method, wordings: tuple[str, ...], now: World, found: tuple[StandingDoubt, ...]
) -> None:
    claims = of(*wordings)
    assert asked(method, AnswerBasis(claims, APART), AnswerBasis(claims, now)) == found
    assert asked(method, AnswerBasis(claims, now), AnswerBasis(claims, now)) == (), "both signers saw it"


@pytest.mark.parametrize(
    ("method", "before", "after", "found"),
    [
        (RANGE, "exactly 120", "exactly 130", (OTHER,)),
        (RANGE, "exactly 120", "approx 120", (OTHER,)),  # other words at its end
        (RANGE, "exactly 120", "exactly 120 unit=person", ()),
        (RANGE, "exactly 120", "none", (METHOD,)),  # B denies what A says
        (JUDGED, "exactly 120", "exactly 130", ()),  # a person judged: no rule gives another answer
        (BOTH, "exactly 500", "exactly 600", ()),
        (Method.PART_AND_WHOLE, "exactly 120", "exactly 130", (OTHER,)),
        (Method.MOST_AUTHORITATIVE, "exactly 120", "exactly 130", ()),  # it was never offered: none is graded
    ],
)
def test_a_used_claim_that_was_corrected(
    method: Method, before: str, after: str, found: tuple[StandingDoubt, ...]
) -> None:
    first, second = of("exactly 100", before)
    corrected = replace(of("exactly 100", after)[1], id=second.id)
    signed, now = AnswerBasis([first, second], APART), AnswerBasis([first, corrected], APART)
    assert asked(method, signed, now) == found


def kept(claims: Sequence[Assertion], *, moved: int = 0, gone: int = 0) -> AnswerBasis:
    return AnswerBasis(claims[: len(claims) - moved - gone], APART, moved, gone)


@pytest.mark.parametrize(
    ("moved", "gone", "found"),
    [(1, 0, (MOVED,)), (0, 1, (GONE,)), (1, 1, (MOVED, GONE)), (2, 1, (MOVED, GONE))],
)
def test_a_used_claim_that_moved_or_is_gone_is_the_one_thing_asked(
    moved: int, gone: int, found: tuple[StandingDoubt, ...]
) -> None:
    """That its method gives another answer without it, and fewer sources, goes without saying."""
    claims = of("exactly 100", "exactly 100", "exactly 120")
    assert asked(RANGE, AnswerBasis(claims, APART), kept(claims, moved=moved, gone=gone)) == found
    assert asked(RANGE, kept(claims, moved=moved, gone=gone), kept(claims, moved=moved, gone=gone)) == ()


def test_a_source_more_is_no_doubt() -> None:
    claims = of("exactly 100", "exactly 100", "exactly 100")
    assert asked(RANGE, AnswerBasis(claims[:2], APART), AnswerBasis(claims, APART)) == ()


def test_an_answer_that_rests_on_parts_alone_is_asked_for_its_sources() -> None:
    parts = [claim(name, NEAR_BORDER, "exactly 50") for name in "AB"]
    signed = AnswerBasis(parts, APART)
    assert asked(Method.PART_AND_WHOLE, signed, signed) == ()
    assert asked(Method.PART_AND_WHOLE, signed, AnswerBasis(parts, ONE_HOUSE)) == (FEWER,)
