"""Sums that don't come out, shares of different bases, figures under the wrong label."""

import pytest

from claims.domain import Flag, Kind, Method, Reason, propose
from claims.domain.comparing.classification import classify
from claims.domain.comparing.summing.sums import shares_beyond_all
from claims.domain.questions.scope import RelationKind

from .exhibit import LEVEL, PERIOD, asked, conflict, said, world

DAY = "2024-11-05"
BALLOTS = asked("ballots", temporality=LEVEL)
WAYS = [asked(name, temporality=LEVEL) for name in ("by mail", "early", "on the day", "provisional")]


def disjoint_parts(whole, parts, **marks):
    recorded = [(part.id, RelationKind.PART_OF, whole.id) for part in parts]
    recorded += [(a.id, RelationKind.DISJOINT, b.id) for i, a in enumerate(parts) for b in parts[i + 1 :]]
    return world(*recorded, **marks)


def of_each(source, parts, values, data=True):
    return [said(source, part, f"stated {v}", DAY, data=data) for part, v in zip(parts, values, strict=True)]


def test_h10_a_source_whose_parts_exceed_its_own_whole_contradicts_itself():
    whole = said("county", BALLOTS, "stated 2,585", DAY, data=True)
    parts = of_each("county", WAYS, ("288", "1,809", "474", "16"))
    found = conflict(BALLOTS, [*parts, whole], disjoint_parts(BALLOTS, WAYS))
    assert (found.kind, found.severity, found.gap) == (Kind.SELF_CONTRADICTION, 2, 2)
    assert found.finding.reason is Reason.PARTS_EXCEED_WHOLE
    assert found.witness[0] == whole.id
    assert set(found.witness[1:]) == {part.id for part in parts}


def test_h11_parts_of_one_source_exceed_the_whole_of_another():
    whole = said("state", BALLOTS, "stated 2,585", DAY, data=True)
    parts = of_each("county", WAYS[:3], ("1,288", "1,809", "1,474"))
    found = conflict(BALLOTS, [whole, *parts], disjoint_parts(BALLOTS, WAYS[:3]))
    assert (found.kind, found.reason, found.severity) == (Kind.CONTRADICTION, Reason.PARTS_EXCEED_WHOLE, 3)
    assert found.gap == 4571 - 2585


def test_h11_older_parts_of_totals_leave_no_part_to_publish_beside_the_whole():
    """170 and, two days before, 130 of 250: the 170 alone would fit, and the three can't all be true."""
    total, first, second = (asked(name) for name in ("dead", "dead in the north", "dead in the south"))
    known = disjoint_parts(total, [first, second])
    whole, late = said("A", total, "stated 250", DAY), said("B", first, "stated 170", DAY)
    older = said("B", second, "stated 130", "2024-11-03")
    offers = {offer.method: offer for offer in propose(total, [whole, late, older], known)}
    assert "more than the whole" in offers[Method.PART_AND_WHOLE].not_offered
    assert offers[Method.UNDETERMINED].offered
    fitting = said("B", second, "stated 60", "2024-11-03")
    offers = {offer.method: offer for offer in propose(total, [whole, late, fitting], known)}
    assert offers[Method.PART_AND_WHOLE].offered


def test_what_one_source_says_of_two_days_stands_behind_its_name_once():
    total = asked("dead")
    before = said("Y", total, "stated 1,042", "2024-11-04")
    later = said("Y", total, "stated 1,060", "2024-11-05")
    other = said("X", total, "stated 900", "2024-11-05")
    offers = {offer.method: offer for offer in propose(total, [before, later, other], world())}
    text = offers[Method.UNDETERMINED].text
    assert "(Y: 1,060 people by 5 November 2024 and 1,042 people by 4 November 2024; X: 900" in text


def test_p7_three_disjoint_parts_of_forty_exceed_a_hundred():
    whole, parts = said("A", BALLOTS, "stated 100", DAY, data=True), WAYS[:3]
    forties = [said(f"B{n}", part, "stated 40", DAY) for n, part in enumerate(parts)]
    found = conflict(BALLOTS, [whole, *forties], disjoint_parts(BALLOTS, parts))
    assert (found.reason, found.gap, len(found.witness)) == (Reason.PARTS_EXCEED_WHOLE, 20, 4)
    overlapping = world(*((part.id, RelationKind.PART_OF, BALLOTS.id) for part in parts))
    assert getattr(conflict(BALLOTS, [whole, *forties], overlapping), "reason", None) is None


def test_a_part_counts_as_the_larger_of_itself_and_the_sum_of_its_own_parts():
    inner = [asked(name, temporality=LEVEL) for name in ("early north", "early south")]
    known = world(
        *((part.id, RelationKind.PART_OF, BALLOTS.id) for part in WAYS[:2]),
        *((part.id, RelationKind.PART_OF, "early") for part in inner),
        ("by mail", RelationKind.DISJOINT, "early"),
        ("early north", RelationKind.DISJOINT, "early south"),
    )
    claims = [said("A", BALLOTS, "exactly 100", DAY), said("B", WAYS[0], "exactly 40", DAY)]
    claims += [said("C", WAYS[1], "exactly 30", DAY)]
    assert conflict(BALLOTS, claims, known).kind is Kind.SCOPE_DIFFERENCE
    claims += [said("D", part, "exactly 35", DAY) for part in inner]
    found = conflict(BALLOTS, claims, known)
    assert (found.reason, found.gap) == (Reason.PARTS_EXCEED_WHOLE, 10)


def test_parts_that_are_all_there_are_fall_short():
    claims = [said("A", BALLOTS, "stated 2,585", DAY, data=True)]
    claims += [said("B", part, "stated 800", DAY, data=True) for part in WAYS[:3]]
    for exhaustive, reason in (((), None), (("ballots",), Reason.PARTS_FALL_SHORT)):
        found = conflict(BALLOTS, claims, disjoint_parts(BALLOTS, WAYS[:3], exhaustive=exhaustive))
        assert found.reason is reason
    assert (
        conflict(BALLOTS, claims[:-1], disjoint_parts(BALLOTS, WAYS[:3], exhaustive=["ballots"])).reason
        is None
    )


def test_a_sum_that_is_off_by_less_than_two_per_cent_is_minor():
    whole = said("state", BALLOTS, "stated 2,585", DAY, data=True)
    parts = of_each("county", WAYS[:2], ("1,800", "800"))
    found = conflict(BALLOTS, [whole, *parts], disjoint_parts(BALLOTS, WAYS[:2]))
    assert (found.reason, found.severity, found.finding.minor) == (Reason.PARTS_EXCEED_WHOLE, 1, True)
    ballots = asked("ballots", temporality=LEVEL, material_gap=0)
    counted = said("state", ballots, "stated 2,585", DAY, data=True)
    assert conflict(ballots, [counted, *parts], disjoint_parts(ballots, WAYS[:2])).severity == 3


def test_shares_on_one_base_make_no_more_than_everything_and_rounding_is_forgiven():
    shares = [
        asked(name, "percent", LEVEL, additive=True, base="voters") for name in ("yes", "no", "abstained")
    ]
    recorded = [(a.id, RelationKind.DISJOINT, b.id) for i, a in enumerate(shares) for b in shares[i + 1 :]]
    known = world(*recorded)
    rounded = of_each("board", shares, ("33.4", "33.4", "33.3"))
    assert list(shares_beyond_all(shares[0], rounded, known)) == []
    beyond = of_each("board", shares, ("45", "35", "25"))
    assert [w.finding.kind for w in shares_beyond_all(shares[0], beyond, known)] == [Kind.SELF_CONTRADICTION]
    assert list(shares_beyond_all(shares[1], beyond, known)) == []


def test_h12_shares_of_two_bases_are_no_part_and_whole():
    old = asked("over-80s vaccinated", "percent", LEVEL, base="over-80s")
    all_ages = asked("vaccinated", "percent", LEVEL, base="all")
    known = world((old.id, RelationKind.PART_OF, all_ages.id))
    found = classify(said("A", old, "stated 37.3", DAY), said("B", all_ages, "stated 3.7", DAY), known)
    assert (found.kind, found.reason) == (Kind.SCOPE_DIFFERENCE, Reason.OTHER_BASE)
    claims = [said("A", old, "stated 37.3", DAY), said("B", all_ages, "stated 3.7", DAY)]
    offered = {each.method: each for each in propose(all_ages, claims, known)}
    assert "different bases" in (offered[Method.PART_AND_WHOLE].not_offered or "")
    nobody_said = asked("vaccinated", "percent", LEVEL)
    found = classify(said("A", old, "stated 37.3", DAY), said("B", nobody_said, "stated 3.7", DAY), known)
    assert (found.kind, found.reason) == (Kind.UNDERSPECIFIED, Reason.BASE_NOT_GIVEN)


def test_h13_a_share_above_its_base_is_recorded_and_flagged():
    vaccinated = asked("vaccinated", "percent", LEVEL, base="over-80s")
    claim = said("office", vaccinated, "stated 100.85", DAY, data=True)
    assert claim.figure.flags == {Flag.OUT_OF_RANGE}
    other = said("insurer", vaccinated, "stated 97.10", DAY, data=True)
    found = conflict(vaccinated, [claim, other])
    assert (found.reason, found.lowest, found.highest) == (Reason.VALUE, *[other.figure.best] * 2)


@pytest.mark.parametrize(
    ("a", "b"), [("4,460", "2,360"), ("12", "1")], ids=["h14 the shelters", "h15 the wrong question"]
)
def test_h14_h15_a_number_under_the_wrong_label_contradicts(a, b):
    people = asked("people", temporality=LEVEL)
    found = conflict(people, [said("A", people, f"stated {a}", DAY), said("B", people, f"stated {b}", DAY)])
    assert (found.kind, found.reason, found.severity) == (Kind.CONTRADICTION, Reason.VALUE, 3)


def test_h16_exchanged_figures_make_a_conflict_on_each_question():
    men, women = asked("men", temporality=LEVEL), asked("women", temporality=LEVEL)
    for question, there, here in ((men, "912", "388"), (women, "388", "912")):
        claims = [
            said("export", question, f"stated {there}", DAY),
            said("record", question, f"stated {here}", DAY),
        ]
        assert conflict(question, claims).reason is Reason.VALUE


def test_p16_nine_months_cannot_cost_more_than_the_year():
    cost = asked("cost", "USD", PERIOD)
    year = said("ministry", cost, "stated 50_million", "2023-01-01/2023-12-31")
    months = said("auditor", cost, "stated 80_million", "2023-04-01/2023-12-31")
    found = conflict(cost, [year, months])
    assert (found.kind, found.reason) == (Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE)
    assert (
        conflict(cost, [said("ministry", cost, "stated 90_million", "2023-01-01/2023-12-31"), months]) is None
    )


def test_a_total_of_a_part_is_held_against_a_level_only_where_members_stay():
    people, vaccinated = asked("inhabitants", temporality=LEVEL), asked("vaccinated")
    claims = [said("A", people, "exactly 1,000", DAY), said("B", vaccinated, "exactly 1,200", DAY)]
    recorded = (vaccinated.id, RelationKind.PART_OF, people.id)
    assert conflict(people, claims, world(recorded)) is None
    marked = world(recorded, members_stay=[(vaccinated.id, people.id)])
    assert conflict(people, claims, marked).reason is Reason.PART_EXCEEDS_WHOLE
