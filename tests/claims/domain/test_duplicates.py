"""When two claims are one claim recorded twice, and which of them stays."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain import (
    Answer,
    Assertion,
    DayRange,
    Modality,
    Scope,
    Stance,
    Temporality,
    Voice,
    Written,
    interpret,
    stance_figure,
)
from claims.domain.comparing.duplicates import Copy, Differs, difference, merges

TROOPS = Scope("troops", "topic", "persons", "person", is_count=True)
ELSEWHERE = replace(TROOPS, id="elsewhere")
OCTOBER = date(2024, 10, 31)


def days(first: date, last: date | None = None) -> DayRange:
    return DayRange(first, last or first)


def said(pk: str = "a", value: str = "8,000", **changed: Any) -> Assertion:
    modality = changed.pop("modality", Modality.APPROX)
    source, statement = changed.pop("source", "us"), changed.pop("statement", pk)
    confirmed = changed.pop("confirmed", False)
    about = changed.pop("question", TROOPS)
    given: dict[str, Any] = {"as_of": days(OCTOBER), "said_on": OCTOBER, **changed}
    voice = Voice(source=source, statement=statement, document=f"{pk}.html", chain_confirmed=confirmed)
    return Assertion(pk, about, voice, interpret(modality, Written(best=value), about), **given)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (said("b"), None),
        (said("b", statement="a"), None),
        (said("b", statement="a", said_on=None), None),
        (said("b", said_on=None), None),
        (said("b", as_of=None), None),
        (said("b", question=ELSEWHERE), Differs.QUESTION),
        (said("b", source="south korea"), Differs.SOURCE),
        (said("b", value="9,000"), Differs.FIGURE),
        (said("b", modality=Modality.STATED), Differs.FIGURE),
        (said("b", said_on=OCTOBER + timedelta(days=1)), Differs.SAID),
        (said("b", as_of=days(OCTOBER - timedelta(days=1), OCTOBER)), Differs.TIME),
        (said("b", source="south korea", value="9,000", as_of=days(date(2024, 1, 1))), Differs.SOURCE),
    ],
)
def test_what_makes_two_claims_one(other: Assertion, differs: Differs | None) -> None:
    assert difference(said(), other) is differs
    assert difference(other, said()) is differs


def test_a_timeless_question_asks_for_no_days() -> None:
    trench = replace(TROOPS, temporality=Temporality.TIMELESS)
    one, other = said(question=trench), said("b", question=trench, as_of=days(date(2020, 1, 1)))
    assert difference(one, other) is None


@pytest.mark.parametrize(
    ("first", "stays"),
    [
        (Copy(said("z", recorded_order=9), weighed=True), "z"),
        (Copy(said("z", recorded_order=9), accepted=True), "z"),
        (Copy(said("z", recorded_order=9, confirmed=True)), "z"),
        (Copy(said("z", recorded_order=9)), "b"),
        (Copy(said("z", recorded_order=0, as_of=None)), "b"),
    ],
)
def test_what_stays(first: Copy, stays: str) -> None:
    other = Copy(said("b", recorded_order=1))
    for given_in_order in permutations([first, other]):
        [made], left = merges(given_in_order)
        assert made.stays.claim.id == stays
        assert len(made.aside) == 1
        assert left == []


def test_what_an_answer_rests_on_stays_even_beside_what_is_accepted() -> None:
    [made], _left = merges([Copy(said("a"), accepted=True), Copy(said("b"), weighed=True)])
    assert made.stays.claim.id == "b"


def test_one_without_a_day_that_could_be_either_is_left() -> None:
    early, late = said("a"), said("b", as_of=days(OCTOBER - timedelta(days=9)))
    unknown = said("c", as_of=None)
    assert [left.differs for left in merges([Copy(early), Copy(late), Copy(unknown)])[1]] == [
        Differs.TIME,
        Differs.TIME,
        None,
    ]
    [made], left = merges([Copy(early), Copy(unknown)])
    assert ([each.claim.id for each in made.aside], left) == (["c"], [])


def test_each_left_says_in_what_it_differs_from_the_most_alike() -> None:
    [one, other] = merges([Copy(said("a")), Copy(said("b", value="9,000"))])[1]
    assert {one.differs, other.differs} == {Differs.FIGURE}


claims = st.builds(
    said,
    st.uuids().map(str),
    st.sampled_from(["8,000", "9,000"]),
    source=st.sampled_from(["us", "kr"]),
    as_of=st.sampled_from([None, days(OCTOBER), days(date(2024, 10, 1))]),
    said_on=st.sampled_from([None, OCTOBER]),
    recorded_order=st.integers(0, 3),
)
copies = st.lists(
    st.builds(Copy, claims, st.booleans(), st.booleans()), max_size=8, unique_by=lambda c: c.claim.id
)


@given(copies, st.randoms())
def test_nothing_is_lost_and_the_order_of_ticking_does_not_matter(ticked: list[Copy], chance: Any) -> None:
    made, left = merges(ticked)
    told = [one.claim.id for each in made for one in (each.stays, *each.aside)] + [
        one.claim.id for one in left
    ]
    assert sorted(map(str, told)) == sorted(str(one.claim.id) for one in ticked)
    for each in made:
        assert all(difference(each.stays.claim, one.claim) is None for one in each.aside)
    shuffled = list(ticked)
    chance.shuffle(shuffled)
    assert merges(shuffled) == (made, left)


def test_stances_are_one_where_they_are_the_same() -> None:
    sent = Scope("sent", "topic", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
    affirms, also, denies = (
        Assertion(pk, sent, Voice("us", pk), stance_figure(stance), stance, days(OCTOBER), OCTOBER)
        for pk, stance in (("a", Stance.AFFIRMS), ("b", Stance.AFFIRMS), ("c", Stance.DENIES))
    )
    assert difference(affirms, also) is None
    assert difference(affirms, denies) is Differs.FIGURE
