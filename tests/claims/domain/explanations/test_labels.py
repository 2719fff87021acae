"""Label slips: the very figure of another question, words and all: of one related, or an unround one."""

import pytest

from claims.domain import Assertion, Modality, Relations, World
from claims.domain.explaining import Strength
from claims.domain.explaining.labels import label_slip
from claims.domain.questions.scope import RelationKind, Scope, Temporality

from .made import CASES, NORTH, claim

SOUTH = Scope(
    "cases in the south", "epidemic", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True
)
BEDS = Scope("beds", "epidemic", "persons", "person", is_count=True)
KNOWN = World(
    relations=Relations.of_recorded(
        [
            (NORTH.id, RelationKind.PART_OF, CASES.id),
            (SOUTH.id, RelationKind.PART_OF, CASES.id),
            (NORTH.id, RelationKind.DISJOINT, SOUTH.id),
        ]
    )
)


def undated(one: Assertion) -> Assertion:
    return type(one)(one.id, one.question, one.voice, one.figure)


@pytest.mark.parametrize(
    ("other", "slip"),
    [
        # the whole, a part, or one disjoint from it: within thirty days, round or not
        (claim("B", 4460, 30, question=CASES), True),
        (claim("B", 4460, 31, question=CASES), False),
        (claim("B", 4460, 30, question=SOUTH), True),
        (undated(claim("B", 4460, question=CASES)), False),
        # any other of the topic: that very day
        (claim("B", 4460, 0, question=BEDS), True),
        (claim("B", 4460, 1, question=BEDS), False),
        (undated(claim("B", 4460, question=BEDS)), False),
        # another number, or the same in other words
        (claim("B", 4461, 0, question=CASES), False),
        (claim("B", 4460, 0, question=CASES, modality=Modality.APPROX), False),
        # a second claim on the question itself; one that speaks for nobody
        (claim("B", 4460, 0, question=NORTH), False),
        (claim("B", 4460, 0, question=CASES, imputed=True), False),
        (claim("B", 4460, 0, question=CASES, attribution_denied=True), False),
    ],
)
def test_the_number_of_another_question(other: Assertion, slip: bool) -> None:
    found = label_slip(claim("A", 4460, question=NORTH), [other], KNOWN)
    assert (found is not None) is slip
    if found is not None:
        assert (found.other, found.question) == ("B", other.question.id)
        assert found.strength is Strength.FAIR


@pytest.mark.parametrize(
    ("question", "strength"), [(CASES, Strength.WEAK), (SOUTH, Strength.WEAK), (BEDS, None)]
)
def test_a_round_number_is_said_of_many_things(question: Scope, strength: Strength | None) -> None:
    found = label_slip(claim("A", 4000, question=NORTH), [claim("B", 4000, question=question)], KNOWN)
    assert (None if found is None else found.strength) is strength


def test_a_related_question_goes_before_any_other() -> None:
    elsewhere = [claim("B", 4460, question=BEDS), claim("C", 4460, question=CASES)]
    for order in (elsewhere, elsewhere[::-1]):
        found = label_slip(claim("A", 4460, question=NORTH), order, KNOWN)
        assert found is not None
        assert found.question == CASES.id


@pytest.mark.parametrize("modality", [Modality.NONE, Modality.UNREAD])
def test_what_says_no_number_has_no_label(modality: Modality) -> None:
    value = "" if modality is Modality.NONE else 4460
    one = claim("A", value, question=NORTH, modality=modality)
    assert label_slip(one, [claim("B", 4460), claim("C", "", modality=Modality.NONE)], KNOWN) is None
