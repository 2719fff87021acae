"""The rules one by one, where the worked examples don't reach."""

from datetime import date, time
from fractions import Fraction

import pytest

from claims.domain import (
    Answer,
    Assertion,
    Interval,
    Kind,
    Modality,
    QuoteKind,
    Reason,
    Relations,
    Scope,
    Stance,
    Temporality,
    Voice,
    World,
    classify,
    date_figure,
)
from claims.domain.scope import COMPARED, InvalidRelation, Relation, RelationKind
from sources.domain.independence import Dependence

from .cast import ARMS, DEAD, IN_RUSSIA, NEAR_BORDER, TRENCH_A, WORLD, claim

FLOW = Scope("per month", "troops", "persons", "person", temporality=Temporality.FLOW, is_count=True)
DEAD_IN_TOWN = Scope(
    "dead in town", "attack", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True
)
WARMTH = Scope(
    "warmth",
    "w",
    "temperature",
    "degree_Celsius",
    temporality=Temporality.TIMELESS,
    additive=False,
    minimum=None,
)
QUOTE = "There were, according to us, about 8,000 of them there."


def both_ways(a, b, world=WORLD):
    finding = classify(a, b, world)
    assert classify(b, a, world) == finding
    return finding


def related(*recorded):
    return World(relations=Relations.of_recorded(recorded))


def test_1_other_topics_and_other_dimensions():
    assert both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", DEAD, "stated 5")).rule == "1"
    length = Scope("length of the border", "troops", "length", "kilometre")
    assert both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", length, "stated 5")).rule == "1"


@pytest.mark.parametrize(("as_of", "kind"), [("10-31", "duplicate"), ("", "duplicate"), ("11-05", "update")])
def test_2_same_statement_unless_at_another_time(as_of, kind):
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
def test_3_same_words_in_two_mouths(more, kind):
    a = claim("A", IN_RUSSIA, "approx 8,000", quote=QUOTE)
    assert both_ways(a, claim("B", IN_RUSSIA, "approx 8,000", **more)).kind is Kind(kind)


def test_3_a_short_phrase_is_anyones():
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
def test_4_related_otherwise(kind, finding, weight):
    world = related((IN_RUSSIA.id, kind, NEAR_BORDER.id)) if kind else World()
    found = both_ways(claim("A", IN_RUSSIA, "exactly 5"), claim("B", NEAR_BORDER, "exactly 9"), world)
    assert (found.kind, found.weight, found.rule) == (Kind(finding), weight, "4")


def test_4_overlapping_figures_that_meet_need_nobody():
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
        (("A", "uncountable dozens", "10-03"), ("B", "exactly 5", "10-03"), "scope_difference"),
        (("A", "exactly 9", "10-03"), ("A", "exactly 5", "10-03"), "self_contradiction"),
    ],
    ids=["part earlier", "part later", "no time", "dozens", "one source"],
)
def test_5_parts_of_a_running_total(part, whole, kind):
    world = related((DEAD_IN_TOWN.id, RelationKind.PART_OF, DEAD.id))
    w = claim(whole[0], DEAD, *whole[1:], said="10-09")
    p = claim(part[0], DEAD_IN_TOWN, *part[1:], said="10-09")
    assert both_ways(p, w, world).kind is Kind(kind)


def test_5_one_source_that_gave_them_on_two_days_has_revised():
    world = related((DEAD_IN_TOWN.id, RelationKind.PART_OF, DEAD.id))
    part, whole = claim("A", DEAD_IN_TOWN, "exactly 9", "10-02"), claim("A", DEAD, "exactly 5", "10-03")
    assert both_ways(part, whole, world).kind is Kind.REVISION


def test_5_shares_may_exceed_their_whole_and_leave_no_remainder():
    a, b = (Scope(x, "t", "share", "percent", additive=False) for x in "ab")
    found = both_ways(
        claim("A", a, "exactly 9"), claim("B", b, "exactly 5"), related(("a", RelationKind.PART_OF, "b"))
    )
    assert (found.kind, found.remainder) == (Kind.SCOPE_DIFFERENCE, None)


def test_5_other_temporality_is_another_scope_without_a_time():
    total = Scope("b", "t", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
    level = Scope("a", "t", "persons", "person", is_count=True)
    found = both_ways(
        claim("A", level, "exactly 9"),
        claim("B", total, "exactly 5"),
        related(("a", RelationKind.PART_OF, "b")),
    )
    assert (found.kind, found.weight, found.remainder) == (Kind.SCOPE_DIFFERENCE, 0, None)


def test_5_units_are_brought_together_in_the_wholes():
    metres = Scope("part", "t", "length", "metre")
    kilometres = Scope("whole", "t", "length", "kilometre")
    world = related(("part", RelationKind.PART_OF, "whole"))
    found = both_ways(claim("A", metres, "exactly 1500"), claim("B", kilometres, "exactly 1"), world)
    assert (found.reason, found.gap) == (Reason.PART_EXCEEDS_WHOLE, Fraction(1, 2))
    found = both_ways(claim("A", metres, "exactly 500"), claim("B", kilometres, "exactly 1"), world)
    assert found.remainder == Interval.of(Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize(("wording", "kind"), [("stated 5", "compatible"), ("stated 9", "underspecified")])
def test_6_a_time_missing(wording, kind):
    found = both_ways(claim("A", IN_RUSSIA, "stated 5"), claim("B", IN_RUSSIA, wording, ""))
    assert (found.kind, found.rule) == (Kind(kind), "6")


def test_6_never_for_what_is_timeless():
    assert both_ways(claim("A", TRENCH_A, "stated 5", ""), claim("B", TRENCH_A, "stated 5", "")).rule == "8"


@pytest.mark.parametrize(
    ("a", "b", "kind", "weight"),
    [
        ("10-01/10-31", "10-01/10-31", "contradiction", 3),
        ("10-01/10-31", "11-01/11-30", "temporal_difference", 0),
        ("10-01/10-31", "10-08/10-14", "scope_difference", 0),
        ("10-01/10-31", "10-20/11-20", "underspecified", 1),
    ],
)
def test_7_periods(a, b, kind, weight):
    found = both_ways(claim("A", FLOW, "exactly 5", a), claim("B", FLOW, "exactly 9", b))
    assert (found.kind, found.weight) == (Kind(kind), weight)


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        (("A", "exactly 24"), ("ministry", "exactly 21"), "contradiction"),
        (("A", "exactly 24"), ("B", "exactly 25"), "temporal_difference"),
        (("A", "exactly 24"), ("A", "exactly 25"), "update"),
        (("US", "exactly 24"), ("White House", "exactly 21"), "revision"),
        (("A", "uncountable thousands"), ("B", "exactly 21"), "temporal_difference"),
    ],
)
def test_7_running_totals(earlier, later, kind):
    a, b = claim(earlier[0], DEAD, earlier[1], "10-01"), claim(later[0], DEAD, later[1], "10-02")
    assert both_ways(a, b).kind is Kind(kind)


@pytest.mark.parametrize(
    ("source", "wording", "kind"),
    [
        ("B", "exactly 5", "contradiction"),
        ("B", "uncountable dozens", "contradiction"),
        ("B", "at_most 5", "compatible"),
        ("B", "exactly 0", "compatible"),
        ("B", "at_least 0", "compatible"),
        ("B", "none", "compatible"),
        ("A", "exactly 5", "self_contradiction"),
    ],
)
def test_8_denials(source, wording, kind):
    found = both_ways(claim("A", TRENCH_A, "none"), claim(source, TRENCH_A, wording))
    assert found.kind is Kind(kind)


def test_8_independent_denials_of_a_yes_no_question_corroborate_each_other():
    found = both_ways(claim("A", ARMS, Stance.DENIES), claim("B", ARMS, Stance.DENIES))
    assert found.kind is Kind.CORROBORATION


def test_8_a_source_may_turn_round():
    found = both_ways(claim("A", ARMS, Stance.DENIES), claim("A", ARMS, Stance.AFFIRMS, said="11-01"))
    assert found.kind is Kind.REVISION


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("exactly 100", "range 90 130", "compatible"),
        ("exactly 100", "range 90 110", "corroboration"),
        ("approx 100", "approx 95", "corroboration"),
        ("approx 100", "approx 94", "compatible"),
        ("stated 0", "exactly 0", "corroboration"),
        ("at_least 90", "exactly 100", "compatible"),
        ("uncountable thousands", "exactly 100", "compatible"),
        ("uncountable dozens", "approx 11", "precision_difference"),
    ],
)
def test_8_agreement_takes_near_best_values(a, b, kind):
    assert both_ways(claim("A", TRENCH_A, a), claim("B", TRENCH_A, b)).kind is Kind(kind)


def test_8_degrees_are_near_where_each_lies_in_the_others_widest_reading():
    warm, cold = claim("A", WARMTH, "approx 20"), claim("C", WARMTH, "approx 18")
    assert both_ways(warm, claim("B", WARMTH, "stated 24")).kind is Kind.COMPATIBLE
    assert both_ways(warm, claim("D", WARMTH, "approx 20")).kind is Kind.CORROBORATION
    assert both_ways(warm, cold).kind is Kind.COMPATIBLE


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ({}, {"said": "11-01"}, "revision"),
        ({}, {}, "self_contradiction"),
        ({"said_at": time(9)}, {"said_at": time(17)}, "revision"),
        ({"said_at": time(9)}, {}, "self_contradiction"),
        ({"as_of": "10-31", "said": None}, {"said_at": time(9)}, "self_contradiction"),
    ],
)
def test_8_one_source_two_figures(a, b, kind):
    found = both_ways(claim("A", IN_RUSSIA, "exactly 5", **a), claim("A", IN_RUSSIA, "exactly 9", **b))
    assert found.kind is Kind(kind)


@pytest.mark.parametrize(("said", "kind"), [("11-01", "revision"), (None, "internal_dissent")])
def test_8_one_house_two_figures(said, kind):
    a = claim("US", IN_RUSSIA, "exactly 5")
    assert both_ways(a, claim("White House", IN_RUSSIA, "exactly 9", said=said)).kind is Kind(kind)


def test_8_members_of_one_coalition_that_exclude_each_other_contradict():
    found = both_ways(claim("US", IN_RUSSIA, "exactly 5"), claim("Ukraine", IN_RUSSIA, "exactly 9"))
    assert (found.kind, found.dependence) == (Kind.CONTRADICTION, Dependence.CO_MEMBER)


@pytest.mark.parametrize(
    ("wording", "stance", "kind"),
    [
        ("none", Stance.AFFIRMS, "contradiction"),
        ("none", Stance.DENIES, "corroboration"),
        ("stated 5", Stance.DENIES, "contradiction"),
        ("up_to 5", Stance.AFFIRMS, "corroboration"),
        ("at_most 5", Stance.DENIES, "compatible"),
    ],
)
def test_0_a_quantity_read_as_the_answer_to_whether_there_are_any(wording, stance, kind):
    any_there = Scope("any there", "troops", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
    world = related(("any there", RelationKind.EXISTENCE_OF, IN_RUSSIA.id))
    found = both_ways(claim("A", any_there, stance), claim("B", IN_RUSSIA, wording), world)
    assert found.kind is Kind(kind)
    assert (found.reason is Reason.STANCE) == (kind == "contradiction")


def test_dates_are_intervals_of_days():
    question = Scope(
        "founded", "t", "date", answer=Answer.DATE, temporality=Temporality.TIMELESS, minimum=None
    )

    def dated(source, modality, *days):
        return Assertion(
            source, question, Voice(source, source, chain_confirmed=True), date_figure(modality, *days)
        )

    first, last = date(2024, 5, 1), date(2024, 5, 31)
    month, day = dated("A", Modality.RANGE, first, last), dated("B", Modality.STATED, first)
    assert both_ways(month, day).kind is Kind.COMPATIBLE
    assert both_ways(day, dated("C", Modality.STATED, first)).kind is Kind.CORROBORATION
    found = both_ways(day, dated("D", Modality.STATED, last))
    assert (found.kind, found.gap) == (Kind.CONTRADICTION, 30)


def test_findings_say_what_they_are():
    a = claim("A", IN_RUSSIA, "exactly 5", "10-01")
    assert "unchanged" in both_ways(a, claim("A", IN_RUSSIA, "exactly 5", "10-02")).sentence
    assert "a newer figure" in both_ways(a, claim("A", IN_RUSSIA, "exactly 9", "10-02")).sentence
    assert "exclude each other" in both_ways(a, claim("B", IN_RUSSIA, "exactly 9", "10-01")).sentence
    assert (
        "remain"
        in both_ways(claim("A", IN_RUSSIA, "exactly 5"), claim("B", NEAR_BORDER, "exactly 3")).sentence
    )


class TestRelations:
    """Part of is transitive and has no cycles; a part inherits what its whole is disjoint from."""

    chain = (
        ("street", RelationKind.PART_OF, "town"),
        ("town", RelationKind.PART_OF, "county"),
        ("county", RelationKind.DISJOINT, "island"),
        ("beach", RelationKind.PART_OF, "island"),
        ("town", RelationKind.OVERLAPS, "valley"),
        ("any", RelationKind.EXISTENCE_OF, "town"),
    )

    @pytest.mark.parametrize(
        ("a", "b", "relation", "back"),
        [
            ("town", "town", "same", "same"),
            ("street", "county", "part", "whole"),
            ("street", "beach", "disjoint", "disjoint"),
            ("town", "valley", "overlaps", "overlaps"),
            ("street", "valley", "unknown", "unknown"),
            ("any", "town", "existence", "quantity"),
        ],
    )
    def test_read(self, a, b, relation, back):
        for order in (self.chain, self.chain[::-1]):
            known = Relations.of_recorded(order)
            assert (known.of(a, b), known.of(b, a)) == (Relation(relation), Relation(back))

    @pytest.mark.parametrize(
        ("new", "why"),
        [
            (("county", RelationKind.PART_OF, "street"), "cycle"),
            (("town", RelationKind.PART_OF, "town"), "itself"),
            (("street", RelationKind.DISJOINT, "county"), "not disjoint"),
            (("street", RelationKind.PART_OF, "beach"), "disjoint from its whole"),
            (("county", RelationKind.PART_OF, "island"), "disjoint from its whole"),
        ],
    )
    def test_refused(self, new, why):
        with pytest.raises(InvalidRelation, match=why):
            Relations.of_recorded([*self.chain, new])

    def test_two_with_a_common_part_are_not_disjoint(self):
        recorded = [("street", RelationKind.PART_OF, "town"), ("street", RelationKind.PART_OF, "parish")]
        with pytest.raises(InvalidRelation, match="a part in common"):
            Relations.of_recorded([*recorded, ("town", RelationKind.DISJOINT, "parish")])
        with pytest.raises(InvalidRelation, match="disjoint from its whole"):
            Relations.of_recorded([("town", RelationKind.DISJOINT, "parish"), *recorded])

    def test_what_detection_compares(self):
        assert {Relation.SAME, Relation.PART, Relation.WHOLE, Relation.OVERLAPS} == COMPARED
