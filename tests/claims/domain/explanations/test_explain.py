"""All suggestions about two claims together, strongest first."""

from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import World
from claims.domain.explaining import (
    ExplanationName,
    FactorOfTen,
    Strength,
    aggregate,
    explain,
    part_exceeds_whole,
    series_of,
    syndicated_copy,
)
from claims.domain.explaining.explanation import Explanation
from claims.domain.explaining.keying import KeyingError
from claims.domain.figures.figure import Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import interpret
from claims.domain.questions.scope import Answer, RelationKind, Relations, Temporality
from sources.domain.independence import Id, SourceGraph
from tests.claims.domain.present import there

from .made import CASES, NORTH, claim, day

JOINT = World(SourceGraph(members={"joint": frozenset({"A", "B"})}))
PARTS = World(relations=Relations.of_recorded([(NORTH.id, RelationKind.PART_OF, CASES.id)]))
WIRE = "The health ministry said on Monday that {} people had been infected in the capital since May."
EIGHT = claim("A", 8000, quote=WIRE.format("8,000"))


def names(found: Iterable[Explanation]) -> list[ExplanationName]:
    return [each.name for each in found]


def test_a_joint_range_is_the_span_of_its_members() -> None:
    joint = claim("joint", (10000, 12000), modality=Modality.RANGE)
    members = [claim("A", 10000), claim("B", 12000)]
    found = there(aggregate(joint, [joint, *members], JOINT))
    assert (found.low, found.high, found.members) == (Decimal(10000), Decimal(12000), ("A", "B"))
    assert found.sentence == (
        "joint's 10,000 to 12,000 is the span of what its members say (A, B): it adds no independent source."
    )
    assert aggregate(joint, [joint, members[0]], JOINT) is None
    assert aggregate(members[0], [joint, *members], JOINT) is None
    assert names(explain(joint, members[0], JOINT, [joint, *members])) == [
        ExplanationName.AGGREGATE_OF_MEMBERS
    ]


def test_a_part_larger_than_its_whole() -> None:
    part, whole = claim("A", 1300, question=NORTH), claim("B", 1000)
    found = there(part_exceeds_whole(part, whole, PARTS))
    assert (found.part_source, found.whole_source, found.gap) == ("A", "B", Fraction(300))
    assert found == part_exceeds_whole(whole, part, PARTS)
    assert found.sentence == (
        "A counts a part of what B counts, and finds more, by 300 or more: "
        "one figure is wrong, or one question is not part of the other."
    )
    assert part_exceeds_whole(claim("A", 900, question=NORTH), whole, PARTS) is None
    assert names(explain(part, whole, PARTS)) == [ExplanationName.PART_EXCEEDS_WHOLE]


def test_a_copy_by_its_wording() -> None:
    one, other = claim("A", 8000, quote=WIRE.format("8,000")), claim("B", 18000, quote=WIRE.format("18,000"))
    found = there(syndicated_copy(one, other, World()))
    assert found == syndicated_copy(other, one, World())
    assert (found.recorded, found.alike, found.same_figure) == (False, Fraction(1), False)
    assert found.strength is Strength.FAIR
    assert "shares 100% of its wording" in found.sentence
    assert found.sentence.endswith("one copy has the figure wrong.")


def test_a_copy_by_the_record() -> None:
    world = World(SourceGraph(syndicated_from={"paper": "wire", "site": "wire"}))
    one, other = claim("A", 8000, document="paper", id=1), claim("B", 8000, document="site", id=2)
    found = there(syndicated_copy(one, other, world))
    assert (found.recorded, found.strength, found.same_figure) == (True, Strength.STRONG, True)
    assert found.sentence == "One text is recorded as a copy of the other: they count as one source."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (EIGHT, claim("B", 9000, quote="Officials speak of 9,000 infected.")),
        (claim("A", 8000, quote="About 8,000 ill."), claim("B", 8000, quote="About 8,000 ill.")),
        (
            claim("A", 8000, quote="Officials say 8,000 people are ill."),
            claim("B", 9000, quote="Officials say 9,000 people are ill."),
        ),
        (claim("A", 8000), claim("B", 9000)),
        (EIGHT, claim("A", 9000, 1, quote=WIRE.format("9,000"))),
        (EIGHT, claim("B", 8000, quote=WIRE.format("8,000"), question=NORTH)),
        (claim("A", 8000, document="paper"), claim("B", 9000, document="paper")),
        (claim("A", 8000, quote="One two."), claim("B", 9000, quote="One two.")),
    ],
    ids=[
        "other words",
        "few words",
        "few but the same",
        "data",
        "one source",
        "other question",
        "one document",
        "two words",
    ],
)
def test_no_copy(one: Assertion, other: Assertion) -> None:
    assert syndicated_copy(one, other, World()) is None


def test_the_same_claim_is_no_copy_of_itself() -> None:
    assert syndicated_copy(EIGHT, EIGHT, World()) is None


GROWTH = [1000, 1130, 1290, 1420, 1600, 1790, 1980, 2200, 2450, 2700, 3000, 3310]


def feed(source: str, values: Iterable[float | None]) -> list[Assertion]:
    return [claim(source, value, number) for number, value in enumerate(values) if value is not None]


def test_series_are_read_from_claims() -> None:
    claims = [
        *feed("B", GROWTH[:3]),
        claim("B", 1291, 2, id="later"),
        claim("A", 5, modality=Modality.AT_LEAST),
        claim("C", (1, 9), modality=Modality.RANGE),
        claim("D", 7, modality=Modality.UP_TO),
        claim("E", "", modality=Modality.NONE),
    ]
    a, b, e = series_of(claims)
    assert (a.source, b.source, e.source) == ("A", "B", "E")
    assert b.points == ((day(0), Decimal(1000)), (day(1), Decimal(1130)), (day(2), Decimal(1291)))
    assert e.at(day(0)) == 0


def test_a_lag_before_what_is_weaker() -> None:
    ahead, behind = feed("A", GROWTH), feed("B", [None, *GROWTH[:-1]])
    found = explain(ahead[-1], behind[-1], others=[*ahead, *behind])
    assert names(found) == [ExplanationName.LAG]
    assert found == explain(behind[-1], ahead[-1], others=[*behind, *ahead])


def test_a_keying_error_carried_forward_is_told_as_both() -> None:
    right, wrong = feed("A", GROWTH), feed("B", [*GROWTH[:9], 27138, 27138])
    found = explain(right[10], wrong[10], others=[*right, *wrong])
    assert names(found) == [ExplanationName.KEYING_ERROR, ExplanationName.CARRIED_FORWARD]
    assert all(each.sentence and each.evidence.keys() == {f.name for f in fields(each)} for each in found)
    named: dict[Id, str] = {"A": "the agency", "B": "the paper"}
    assert found[0].told(named.__getitem__).startswith("the paper gives 27,138")


def test_two_definitions_and_a_slip() -> None:
    confirmed = [1000 + 7 * i + 3 * (i % 4) for i in range(40)]
    one, other = feed("A", confirmed), feed("B", [3 * v for v in confirmed])
    found = explain(one[-1], other[-1], others=[*one, *other])
    assert names(found) == [ExplanationName.DEFINITION, ExplanationName.TWO_DEFINITIONS]
    assert ExplanationName.UNIT_SLIP in names(explain(claim("A", 8), claim("B", 8000)))


def test_a_slip_is_of_one_time_and_against_no_bound() -> None:
    assert explain(claim("A", 8), claim("B", 8000, 1)) == ()
    assert explain(claim("A", 113990), claim("B", 113390, modality=Modality.AT_LEAST)) == ()


@pytest.mark.parametrize(
    ("x", "y", "factor", "words", "strength"),
    [
        (3_000_000, 300_000, 10, "lakh and million", Strength.WEAK),
        (45_000, 450_000, 10, "lakh and million", Strength.WEAK),
        (1_234_000, 12_340_000, 10, "a zero too many", Strength.FAIR),
        (5_000_000_000, 50_000_000, 100, "crore and billion", Strength.WEAK),
        (12, 1_200_000, 100_000, "lakh", Strength.WEAK),
    ],
)
def test_the_same_digits_with_more_zeros(x: int, y: int, factor: int, words: str, strength: Strength) -> None:
    (found,) = explain(claim("A", x), claim("B", y))
    assert isinstance(found, FactorOfTen)
    assert (found.factor, found.strength) == (factor, strength)
    assert words in found.sentence
    assert explain(claim("A", x), claim("B", y + 19)) == ()


def test_numbers_are_compared_as_they_were_written() -> None:
    fuel = replace(CASES, dimension="mass", unit="kilogram", is_count=False, temporality=Temporality.STOCK)

    def said(source: str, value: str, unit: str) -> Assertion:
        figure = interpret(Modality.STATED, Written(best=value, unit=unit), fuel)
        return replace(claim(source, 1, question=CASES), question=fuel, figure=figure)

    typed = explain(said("A", "22,316", "pound_mass"), said("B", "22,361", "pound_mass"))
    assert names(explain(said("A", "24,185", "pound_mass"), said("B", "241,085", "pound_mass"))) == [
        ExplanationName.KEYING_ERROR
    ]
    assert ExplanationName.KEYING_ERROR not in names(typed), "too near for chance to be ruled out"
    assert explain(said("A", "24,185", "pound_mass"), said("B", "241,085", "kilogram")) == ()


def test_ones_own_versions() -> None:
    first, second = claim("A", 113990, id="v1"), claim("A", 113390, id="v2")
    assert names(explain(first, second)) == [ExplanationName.KEYING_ERROR]


def test_a_total_that_fell() -> None:
    own = feed("A", [281, 292, 312, 3343, 361])
    found = explain(own[3], own[4], others=own)
    assert names(found) == [ExplanationName.KEYING_ERROR]
    assert isinstance(found[0], KeyingError)
    assert found[0].figure == 3343


totals = st.lists(st.integers(1, 9000), min_size=1, max_size=9).map(sorted)


@settings(deadline=None)
@given(st.integers(1, 10**6), totals, totals)
def test_of_equal_figures_nothing_but_copies_is_said(value: int, x: list[int], y: list[int]) -> None:
    a, b = claim("A", value, 6), claim("B", value, 6)
    everyone = [*feed("A", x[:6]), *feed("B", y[:6])]
    assert explain(a, b, others=everyone) == ()


@settings(deadline=None)
@given(totals, totals)
def test_whichever_claim_comes_first(x: list[int], y: list[int]) -> None:
    one, other = feed("A", x), feed("B", y)
    for a in one[-2:]:
        for b in other[-2:]:
            assert explain(a, b, others=[*one, *other]) == explain(b, a, others=[*one, *other])


def test_a_history_may_be_given() -> None:
    history = series_of([*feed("A", GROWTH), *feed("B", [None, *GROWTH[:-1]])])
    a, b = claim("A", GROWTH[-1], 11), claim("B", GROWTH[-2], 11)
    assert names(explain(a, b, history=history)) == [ExplanationName.LAG]
    assert names(explain(a, b, history=history[:1])) == []


def test_a_level_has_no_lag() -> None:
    level = replace(CASES, temporality=Temporality.STOCK)
    ahead = [claim("A", v, i, question=level) for i, v in enumerate(GROWTH)]
    behind = [claim("B", v, i + 1, question=level) for i, v in enumerate(GROWTH[:-1])]
    assert ExplanationName.LAG not in names(explain(ahead[-1], behind[-1], others=[*ahead, *behind]))


def test_stances_and_bounds_have_no_numbers_to_compare() -> None:
    asked = replace(CASES, dimension="truth", unit="", answer=Answer.YES_NO, minimum=None, is_count=False)
    yes, no = (
        replace(claim(who, 1), question=asked, figure=stance_figure(stance), stance=stance)
        for who, stance in (("A", Stance.AFFIRMS), ("B", Stance.DENIES))
    )
    assert explain(yes, no) == ()
    assert explain(claim("A", 5000), claim("B", 5, modality=Modality.UP_TO)) == ()


def test_undated_claims_have_no_history() -> None:
    undated = replace(claim("A", 5), as_of=None)
    assert explain(undated, claim("B", 6)) == ()
    assert series_of([undated]) == ()
