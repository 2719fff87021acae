"""What the rules offer has a time that can be, and can be taken up as it is offered."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from claims.domain import Method, Scope, Temporality, Use, propose
from claims.domain.answering.answer_check import GivenAnswer, deviations
from claims.domain.comparing.sentences import Teller
from claims.domain.questions.scope import RelationKind
from sources.domain.kinds import Reliability
from tests.claims.domain.cast import claim, days, related
from tests.claims.domain.mixed import Mixed

MARCHED = Scope("marched", "crowd", "persons", "person", temporality=Temporality.TIMELESS, is_count=True)


def part(temporality: Temporality) -> Scope:
    return Scope("of them", "crowd", "persons", "person", temporality=temporality, is_count=True)


@pytest.mark.parametrize("temporality", Temporality)
@pytest.mark.parametrize(
    ("own", "of_them"), [("10-01", "10-31"), ("10-31", "10-01"), ("", "10-31"), ("10-01/10-09", "10-05")]
)
def test_the_answer_to_a_timeless_question_names_no_day_whatever_its_parts_are_for(
    temporality: Temporality, own: str, of_them: str
) -> None:
    world = related(("of them", RelationKind.PART_OF, MARCHED.id))
    claims = [
        claim("A", MARCHED, "exactly 900", own),
        claim("B", MARCHED, "exactly 950", own),
        claim("B", part(temporality), "exactly 12", of_them),
    ]
    offered = [proposal for proposal in propose(MARCHED, claims, world) if proposal.offered]
    assert Method.REPORT_RANGE in {proposal.method for proposal in offered}
    assert {proposal.as_of for proposal in offered} == {None}


@pytest.mark.parametrize("temporality", [Temporality.STOCK, Temporality.CUMULATIVE, Temporality.FLOW])
def test_an_undated_whole_is_answered_for_the_time_of_its_parts(temporality: Temporality) -> None:
    whole = replace(MARCHED, temporality=temporality)
    world = related(("of them", RelationKind.PART_OF, whole.id))
    claims = [claim("A", whole, "exactly 900", ""), claim("B", part(temporality), "exactly 12", "10-31")]
    assert {each.as_of for each in propose(whole, claims, world) if each.offered} == {days("10-31")}


def test_whatever_is_offered_passes_its_own_check() -> None:
    """Made-up claims of every kind, graded by chance; for the default time, or that of a claim."""
    offered: Counter[Method] = Counter()
    for seed in range(150):
        made, chance = Mixed(seed), Random(seed)
        claims = [
            replace(each, reliability=chance.choice([*Reliability, None]))
            for each in made.claims
            if not each.candidate
        ]
        own = [each for each in claims if each.question.id == made.question.id]
        when = chance.choice([None, *(each.as_of for each in own)])
        for proposal in propose(made.question, claims, made.world, as_of=when):
            if proposal.offered:
                offered[proposal.method] += 1
                answer = GivenAnswer(
                    made.question,
                    proposal.method,
                    proposal.as_of,
                    *(proposal.low, proposal.best, proposal.high, proposal.stance),
                    *(proposal.low_modality, proposal.high_modality),
                    dict.fromkeys(proposal.used, (Use.USED, "")),
                )
                assert deviations(answer, proposal, own, Teller({}), made.world.graph) == [], seed
    assert offered.keys() >= set(Method) - {Method.EDITORIAL_JUDGEMENT, Method.CONVERGENT}
