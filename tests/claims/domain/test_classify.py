"""The rules one by one, where the worked examples don't reach."""

from fractions import Fraction
from typing import Any

import pytest

from claims.domain import (
    Interval,
    Kind,
    QuoteKind,
    Reason,
    Scope,
    Temporality,
    World,
)
from claims.domain.questions.scope import RelationKind

from .cast import DEAD, IN_RUSSIA, NEAR_BORDER, TRENCH_A, both_ways, claim, related

FLOW = Scope("per month", "troops", "persons", "person", temporality=Temporality.FLOW, is_count=True)
DEAD_IN_TOWN = Scope(
    "dead in town", "attack", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True
)
QUOTE = "There were, according to us, about 8,000 of them there."


def test_1_other_topics_and_other_dimensions() -> None:
    assert both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", DEAD, "stated 5")).rule == "1"
    length = Scope("length of the border", "troops", "length", "kilometre")
    assert both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", length, "stated 5")).rule == "1"


@pytest.mark.parametrize(("as_of", "kind"), [("10-31", "duplicate"), ("", "duplicate"), ("11-05", "update")])
def test_2_same_statement_unless_at_another_time(as_of: str, kind: str) -> None:
    a = claim("A", IN_RUSSIA, "stated 5", statement="speech")
    b = claim("A", IN_RUSSIA, "stated 5", as_of, statement="speech")
    finding = both_ways(a, b)
    assert finding.kind is Kind(kind)
    assert finding.unchanged is (kind == "update")


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"quote": QUOTE.upper().replace(",", " –")}, "attribution_conflict"),
        ({"quote": "About eight thousand."}, "corroboration"),
        ({"quote": QUOTE, "quote_kind": QuoteKind.DATA}, "corroboration"),
        ({"quote": QUOTE, "as_of": "11-09"}, "temporal_difference"),
        ({"quote": QUOTE, "confirmed": False}, "attribution_conflict"),
        ({"quote": QUOTE, "relays": ("A",)}, "dependent_agreement"),
    ],
    ids=["same words", "other words", "data", "another time", "unknown", "derived"],
)
def test_3_same_words_in_two_mouths(more: dict[str, Any], kind: str) -> None:
    a = claim("A", IN_RUSSIA, "approx 8,000", quote=QUOTE)
    assert both_ways(a, claim("B", IN_RUSSIA, "approx 8,000", **more)).kind is Kind(kind)


@pytest.mark.parametrize(
    ("sentence", "first", "second", "kind"),
    [
        ("Some 2,300 were moved, the Red Cross says; the prefecture spoke of 1,800.",
         "approx 2,300", "stated 1,800", "contradiction"),
        ("At least 34 have died, says the mayor, and the hospital has counted 29.",
         "at_least 34", "stated 29", "contradiction"),
        ("The union counted 12,000 on the square, the police between 3,000 and 4,000.",
         "stated 12,000", "range 3,000 4,000", "contradiction"),
        ("The ministry says up to 500 are missing; the town says about 480 are.",
         "up_to 500", "approx 480", "compatible"),
        ("The ministry and the union both say that 40 people were hurt.",
         "stated 40", "stated 40", "attribution_conflict"),
        ("The firm puts it at about 1,020 and the analysts at exactly 1,000 of them.",
         "approx 1,020", "exactly 1,000", "corroboration"),
        ("By the ministry's own count there were 8,000 of them there.",
         "stated 8,000", "approx 8,000", "attribution_conflict"),
        ("Dozens were hurt, the police say, and the hospital speaks of hundreds.",
         "uncountable dozens", "uncountable hundreds", "compatible"),
    ],
)  # fmt: skip
def test_3_a_sentence_with_a_figure_of_each_is_no_misattribution(
    sentence: str, first: str, second: str, kind: str
) -> None:
    a, b = (claim(who, IN_RUSSIA, said, quote=sentence) for who, said in (("A", first), ("B", second)))
    assert both_ways(a, b).kind is Kind(kind)


def test_3_a_short_phrase_is_anyones() -> None:
    a, b = (claim(source, IN_RUSSIA, "approx 8,000", quote="About 8,000 troops.") for source in "AB")
    assert both_ways(a, b).kind is Kind.CORROBORATION


@pytest.mark.parametrize(
    ("kind", "finding", "weight"),
    [
        (RelationKind.DISJOINT, "not_comparable", 0),
        (RelationKind.OVERLAPS, "scope_difference", 1),
        (None, "underspecified", 1),
    ],
)
def test_4_related_otherwise(kind: RelationKind | None, finding: str, weight: int) -> None:
    world = related((IN_RUSSIA.id, kind, NEAR_BORDER.id)) if kind else World()
    found = both_ways(claim("A", IN_RUSSIA, "exactly 5"), claim("B", NEAR_BORDER, "exactly 9"), world)
    assert (found.kind, found.weight, found.rule) == (Kind(finding), weight, "4")


def test_4_overlapping_figures_that_meet_need_nobody() -> None:
    world = related((IN_RUSSIA.id, RelationKind.OVERLAPS, NEAR_BORDER.id))
    assert (
        both_ways(claim("A", IN_RUSSIA, "exactly 5"), claim("B", NEAR_BORDER, "exactly 5"), world).weight == 0
    )


@pytest.mark.parametrize(
    ("part", "whole", "kind"),
    [
        (("A", "exactly 9", "10-02"), ("B", "exactly 5", "10-03"), "contradiction"),
        (("A", "exactly 9", "10-04"), ("B", "exactly 5", "10-03"), "scope_difference"),
        (("A", "exactly 9", ""), ("B", "exactly 5", "10-03"), "scope_difference"),
        (("A", "uncountable dozens", "10-03"), ("B", "exactly 5", "10-03"), "contradiction"),
        (("A", "uncountable dozens", "10-03"), ("B", "none", "10-03"), "contradiction"),
        (("A", "exactly 9", "10-03"), ("A", "exactly 5", "10-03"), "self_contradiction"),
    ],
    ids=["part earlier", "part later", "no time", "dozens", "dozens of none", "one source"],
)
def test_5_parts_of_a_running_total(
    part: tuple[str, str, str], whole: tuple[str, str, str], kind: str
) -> None:
    world = related((DEAD_IN_TOWN.id, RelationKind.PART_OF, DEAD.id))
    w = claim(whole[0], DEAD, *whole[1:], said="10-09")
    p = claim(part[0], DEAD_IN_TOWN, *part[1:], said="10-09")
    assert both_ways(p, w, world).kind is Kind(kind)


def test_5_one_source_that_gave_them_on_two_days_has_revised() -> None:
    world = related((DEAD_IN_TOWN.id, RelationKind.PART_OF, DEAD.id))
    part, whole = claim("A", DEAD_IN_TOWN, "exactly 9", "10-02"), claim("A", DEAD, "exactly 5", "10-03")
    assert both_ways(part, whole, world).kind is Kind.REVISION


def test_5_shares_may_exceed_their_whole_and_leave_no_remainder() -> None:
    a, b = (Scope(x, "t", "share", "percent", additive=False) for x in "ab")
    found = both_ways(
        claim("A", a, "exactly 9"), claim("B", b, "exactly 5"), related(("a", RelationKind.PART_OF, "b"))
    )
    assert (found.kind, found.remainder) == (Kind.SCOPE_DIFFERENCE, None)


def test_5_other_temporality_is_another_scope_without_a_time() -> None:
    total = Scope("b", "t", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
    level = Scope("a", "t", "persons", "person", is_count=True)
    found = both_ways(
        claim("A", level, "exactly 9"),
        claim("B", total, "exactly 5"),
        related(("a", RelationKind.PART_OF, "b")),
    )
    assert (found.kind, found.weight, found.remainder) == (Kind.SCOPE_DIFFERENCE, 0, None)


def test_5_units_are_brought_together_in_the_wholes() -> None:
    metres = Scope("part", "t", "length", "metre")
    kilometres = Scope("whole", "t", "length", "kilometre")
    world = related(("part", RelationKind.PART_OF, "whole"))
    found = both_ways(claim("A", metres, "exactly 1500"), claim("B", kilometres, "exactly 1"), world)
    assert (found.reason, found.gap) == (Reason.PART_EXCEEDS_WHOLE, Fraction(1, 2))
    found = both_ways(claim("A", metres, "exactly 500"), claim("B", kilometres, "exactly 1"), world)
    assert found.remainder == Interval.of(Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize(("wording", "kind"), [("stated 5", "compatible"), ("stated 9", "underspecified")])
def test_6_a_time_missing(wording: str, kind: str) -> None:
    found = both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", IN_RUSSIA, wording, ""))
    assert (found.kind, found.rule) == (Kind(kind), "6")


def test_6_never_for_what_is_timeless() -> None:
    assert both_ways(claim("A", TRENCH_A, "stated 5", ""), claim("B", TRENCH_A, "stated 5", "")).rule == "8"


@pytest.mark.parametrize(
    ("a", "b", "kind", "weight"),
    [
        ("10-01/10-31", "10-01/10-31", "contradiction", 3),
        ("10-01/10-31", "11-01/11-30", "temporal_difference", 0),
        ("10-01/10-31", "10-08/10-14", "contradiction", 3),
        ("10-08/10-14", "10-01/10-31", "scope_difference", 0),
        ("10-01/10-31", "10-20/11-20", "underspecified", 1),
    ],
)
def test_7_periods(a: str, b: str, kind: str, weight: int) -> None:
    found = both_ways(claim("A", FLOW, "exactly 5", a), claim("B", FLOW, "exactly 9", b))
    assert (found.kind, found.weight) == (Kind(kind), weight)


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        (("A", "exactly 24"), ("ministry", "exactly 21"), "contradiction"),
        (("A", "exactly 24"), ("B", "exactly 25"), "temporal_difference"),
        (("A", "exactly 24"), ("A", "exactly 25"), "update"),
        (("US", "exactly 24"), ("White House", "exactly 21"), "revision"),
        (("A", "uncountable thousands"), ("B", "exactly 21"), "contradiction"),
        (("US", "exactly 24"), ("joint", "exactly 21"), "internal_dissent"),
    ],
)
def test_7_running_totals(earlier: tuple[str, str], later: tuple[str, str], kind: str) -> None:
    a, b = claim(earlier[0], DEAD, earlier[1], "10-01"), claim(later[0], DEAD, later[1], "10-02")
    assert both_ways(a, b).kind is Kind(kind)
