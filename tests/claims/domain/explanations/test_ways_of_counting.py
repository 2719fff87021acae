"""Ways of counting: one counts what was found, the other estimates, and each says so."""

import pytest

from claims.domain import Modality, World
from claims.domain.comparing.assertion import CountedBy
from claims.domain.explaining import Strength
from claims.domain.explaining.explain import explain_out_of_step
from claims.domain.explaining.ways import WAYS, ways_of_counting
from sources.domain.independence import SourceGraph
from tests.claims.domain.present import there

from .made import CASES, NORTH, claim

COUNTED, REGISTERED, OBSERVED = CountedBy.COUNTED, CountedBy.REGISTERED, CountedBy.OBSERVED
SURVEYED, MODELLED, PRESUMED = CountedBy.SURVEYED, CountedBy.MODELLED, CountedBy.PRESUMED
PROJECTED, UNKNOWN = CountedBy.PROJECTED, CountedBy.UNKNOWN


@pytest.mark.parametrize(
    ("way", "value", "other_way", "other", "strength"),
    [
        # what was found is less than what was estimated: there may be more to find
        (COUNTED, 64, SURVEYED, 2975, Strength.FAIR),
        (REGISTERED, 64, MODELLED, 2975, Strength.FAIR),
        (OBSERVED, 64, PRESUMED, 2975, Strength.FAIR),
        (COUNTED, 64, PROJECTED, 2975, Strength.FAIR),
        # more was found than estimated: that explains nothing of itself
        (COUNTED, 2975, SURVEYED, 64, Strength.WEAK),
        (COUNTED, 64, REGISTERED, 2975, Strength.WEAK),
        (SURVEYED, 64, MODELLED, 2975, Strength.WEAK),
        # one way, or one that nobody has said
        (COUNTED, 64, COUNTED, 2975, None),
        (COUNTED, 64, UNKNOWN, 2975, None),
        (UNKNOWN, 64, UNKNOWN, 2975, None),
    ],
)
def test_two_ways(
    way: CountedBy, value: int, other_way: CountedBy, other: int, strength: Strength | None
) -> None:
    a, b = claim("A", value, counted_by=way), claim("B", other, counted_by=other_way)
    found = ways_of_counting(a, b, World())
    assert found == ways_of_counting(b, a, World())
    assert (None if found is None else found.strength) is strength


def test_figures_that_can_be_one_are_not_less() -> None:
    a = claim("A", 2900, counted_by=COUNTED)
    b = claim("B", (793, 8498), modality=Modality.RANGE, counted_by=SURVEYED)
    assert there(ways_of_counting(a, b, World())).strength is Strength.WEAK


def test_other_questions_are_counted_otherwise_anyway() -> None:
    a, b = claim("A", 64, counted_by=COUNTED), claim("B", 2975, question=NORTH, counted_by=SURVEYED)
    assert ways_of_counting(a, b, World()) is None


@pytest.mark.parametrize(
    ("value", "other", "sentence"),
    [
        (64, 2975, "what has been found so far may not be all there is."),
        (2975, 64, "two ways of counting need not come to one figure."),
    ],
)
def test_how_it_is_told(value: int, other: int, sentence: str) -> None:
    a, b = claim("office", value, counted_by=COUNTED), claim("university", other, counted_by=SURVEYED)
    ways = "office counts, university estimates from a survey"
    assert there(ways_of_counting(a, b, World())).sentence == f"{ways}: {sentence}"


def test_every_way_but_the_unknown_one_has_words() -> None:
    assert set(WAYS) == set(CountedBy) - {UNKNOWN}


def test_last_figures_out_of_step_are_explained_by_their_ways_the_strongest_first() -> None:
    """Certified deaths (64) beside a count of records and two estimates: what was found may not be all."""
    held = claim("office", 64, counted_by=COUNTED)
    against = [
        claim("archive", 900, 60, counted_by=REGISTERED),
        claim("survey", 4645, 70, counted_by=SURVEYED),
        claim("university", 2975, 80, counted_by=MODELLED),
        claim("press", 1052, 90),
    ]
    found = explain_out_of_step([held, *against], World())
    strengths = [each.strength for each in found]
    assert strengths == [Strength.FAIR, Strength.FAIR, Strength.WEAK]
    merged = World(SourceGraph(merged={"survey": "university"}))
    again = claim("university", 3000, 75, counted_by=SURVEYED)
    assert len(explain_out_of_step([held, against[1], again], merged)) == 1, "one body, one way, told once"
    assert CASES.id == held.question.id
