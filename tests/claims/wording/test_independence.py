"""Why a count of independent sources is what it is."""

import pytest

from claims.wording.independence import VoiceTie, reason
from sources.domain.independence import Dependence


def test_one_source_or_none_needs_no_reason() -> None:
    assert "No source" in reason([], [])
    assert reason(["A", "A"], []).startswith("A ")


def test_all_who_are_tied_to_one_for_one_cause_stand_in_one_sentence() -> None:
    tie = VoiceTie("A", "J", Dependence.MEMBER_OF_JOINT), VoiceTie("B", "J", Dependence.MEMBER_OF_JOINT)
    text = reason(["A", "B", "J"], tie)
    assert text.startswith("A, B and J ")
    assert text.count(".") == 1


def test_a_count_that_is_a_minimum_says_so() -> None:
    tie = [VoiceTie("B", "A", Dependence.UNKNOWN)]
    assert reason(["A", "B"], tie, exact=False) != reason(["A", "B"], tie)


@pytest.mark.parametrize("dependence", list(Dependence))
def test_every_dependence_is_explained(dependence: Dependence) -> None:
    twice = dependence is Dependence.SAME_SOURCE
    text = reason(["A", "B"], [VoiceTie("A" if twice else "B", "A", dependence)])
    assert text.endswith(".")
    assert "A" in text
    assert "%(" not in text
