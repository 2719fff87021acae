"""What holds for every answer that is offered, whatever the claims; and for every order of approval."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain import DayRange, Method, Modality, Use, propose
from claims.domain.answering.answer_check import GivenAnswer, deviations
from claims.domain.answering.answer_ends import WORDED
from claims.domain.answering.current_figure import current_version
from claims.domain.comparing.sentences import Teller
from claims.domain.figures.figure import LOWER_BOUNDS, UPPER_BOUNDS
from claims.domain.figures.phrasing import phrase
from claims.domain.lifecycle import Standing
from tests.claims.domain.strategies import QUESTIONS, WORLD, assertions, law

pytestmark = pytest.mark.slow
ANSWERED = [each for each in QUESTIONS if each.topic == "troops" and each.id in {"whole", "total", "length"}]
FIGURES = {Method.REPORT_RANGE, Method.CONVERGENT, Method.MOST_AUTHORITATIVE}


def several(question):
    """One to six claims on one question, each with an id of its own."""
    return st.lists(assertions([question]), min_size=1, max_size=6, unique_by=lambda claim: claim.id)


CLAIMS = st.one_of(*map(several, ANSWERED))


def said_by(claims):
    """Every number that the claims say or assert."""
    ends = [
        end
        for claim in claims
        for reach in (claim.figure.core, claim.figure.outer)
        for end in (reach.low, reach.high)
    ]
    return [
        *(value for claim in claims for value in claim.figure.values),
        *(end for end in ends if end is not None),
    ]


def offered(claims):
    """What is offered as a figure over these claims, and the claims that each rests on."""
    for proposal in propose(claims[0].question, claims, WORLD):
        if proposal.offered and proposal.method in FIGURES:
            yield proposal, [claim for claim in claims if claim.id in proposal.used]


@law(100)
@given(CLAIMS)
def test_no_answer_offers_a_value_outside_all_claims(claims):
    for proposal, used in offered(claims):
        numbers = said_by(used)
        for end in (proposal.low, proposal.best, proposal.high):
            assert end is None or min(numbers) - 1 <= end <= max(numbers) + 1
        for modality in (proposal.low_modality, proposal.high_modality):
            assert modality is None or modality in WORDED
            assert proposal.best is None or modality not in LOWER_BOUNDS | UPPER_BOUNDS


@law(100)
@given(CLAIMS)
def test_an_offered_answer_passes_its_own_check(claims):
    question = claims[0].question
    for proposal, used in offered(claims):
        answer = GivenAnswer(
            question,
            proposal.method,
            proposal.as_of,
            low=proposal.low,
            best=proposal.best,
            high=proposal.high,
            low_modality=proposal.low_modality,
            high_modality=proposal.high_modality,
            inputs={claim.id: (Use.USED, "") for claim in used},
        )
        found = deviations(answer, proposal, claims, Teller({}), WORLD.graph)
        assert [each for each in found if not each.excused] == []
        again = propose(question, claims, WORLD, as_of=proposal.as_of)
        taken = next(each for each in again if each.method is proposal.method)
        assert (taken.low, taken.best, taken.high, taken.used) == (
            proposal.low, proposal.best, proposal.high, proposal.used
        ), "taken up as it is offered, it is what its method gives"  # fmt: skip


@law(100)
@given(CLAIMS)
def test_the_text_contains_every_bound_word_of_its_ends(claims):
    for proposal, used in offered(claims):
        vague = {claim.figure.written.best for claim in used if claim.figure.uncountable}
        for modality in (proposal.low_modality, proposal.high_modality):
            if modality is not None:
                word = re.sub(r"\s*0\s*", "", phrase(modality, best="0"))
                words = {word, *vague} if modality is Modality.AT_LEAST else {word}
                assert any(each in proposal.text for each in words)


@law(100)
@given(CLAIMS, st.randoms())
def test_order_independence_of_answers(claims, chance):
    shuffled = list(claims)
    chance.shuffle(shuffled)
    first, second = (propose(claims[0].question, each, WORLD) for each in (claims, shuffled))
    assert first == second, "the words and texts too"


@dataclass(frozen=True)
class Version:
    days: DayRange | None
    version: int
    standing: str
    published: int


DAYS = st.integers(0, 9).map(lambda n: date(2024, 11, 1) + timedelta(days=n))
CLOSED = st.tuples(DAYS, DAYS).map(lambda ends: DayRange(min(ends), max(ends)))
AS_OF = st.none() | DAYS.map(lambda end: DayRange(None, end)) | CLOSED


@law(100)
@given(st.lists(st.tuples(AS_OF, st.sampled_from(sorted(Standing))), min_size=1, max_size=8))
def test_the_current_version_ends_last_among_those_that_are_not_withdrawn(published):
    counted, versions = {}, []
    for number, (days, standing) in enumerate(published):
        counted[days] = counted.get(days, 0) + 1
        versions.append(Version(days, counted[days], standing, number))
    found = current_version(versions, timeless=False)
    newest = {each.days: each for each in versions}
    assert newest[found.days] == found
    standing = [each for each in newest.values() if each.standing != Standing.WITHDRAWN]
    rivals = standing or list(newest.values())
    assert found in rivals
    ends = [each.days.end for each in rivals if each.days is not None]
    assert (found.days is None and not ends) or found.days.end == max(ends)
    assert current_version(versions[::-1], timeless=False) == found
    assert current_version(versions, timeless=True).published == max(each.published for each in rivals)
