"""Figures that need an answer, and who may have them from whom: what the rules of comparison decide of it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from claims.domain import (
    CountedBy,
    Flag,
    Kind,
    Reason,
    Scope,
    Stance,
    Verdict,
    World,
    classify,
    independent_count,
    positions,
    stance_figure,
)
from claims.domain.comparing.common_origin import possible_common_origins
from claims.domain.comparing.standing import replaced
from claims.domain.explaining import explain
from claims.domain.questions.scope import Answer, RelationKind
from sources.domain.independence import Dependence, SourceGraph

from .exhibit import EVER, LEVEL, PERIOD, TOTAL, asked, conflict, said, world

DAY, NEXT = "2024-01-01", "2024-01-02"
TROOPS, DEAD = asked("troops", temporality=LEVEL), asked("dead")


def test_p1_a_small_old_total_and_a_large_new_one_are_out_of_step():
    dead = asked("dead")
    claims = [said("A", dead, "stated 100", "2024-01-10"), said("B", dead, "stated 90,000", "2024-10-30")]
    found = conflict(dead, claims)
    assert (found.kind, found.severity) == (Kind.OUT_OF_STEP, 1)


def test_p2_an_upper_bound_below_a_lower_one_contradicts():
    claims = [said("A", TROOPS, "less_than 50", DAY), said("B", TROOPS, "more_than 100", DAY)]
    assert conflict(TROOPS, claims).reason is Reason.VALUE


def test_p5_none_against_up_to_is_about_existence():
    claims = [said("A", TROOPS, "none", DAY), said("B", TROOPS, "up_to 12,000", DAY)]
    assert conflict(TROOPS, claims).reason is Reason.EXISTENCE


def test_p8_a_corrected_figure_is_a_revision_and_spreads_nothing():
    wrong = said("A", TROOPS, "stated 500", DAY)
    right = said("A", TROOPS, "stated 5", DAY, said_on=NEXT)
    found = conflict(TROOPS, [wrong, right, said("B", TROOPS, "stated 5", DAY)])
    assert (found.kind, found.severity, set(found.witness)) == (Kind.REVISION, 2, {wrong.id, right.id})
    assert (found.lowest, found.highest, found.spread) == (5, 5, 0)
    assert (found.claim_count, found.source_count) == (2, 2)
    (held,) = positions(TROOPS, [wrong, right], World())
    assert [claim.id for claim in held.assertions] == [right.id]


def test_p8_a_candidate_replaces_no_accepted_claim():
    accepted = said("A", TROOPS, "stated 500", DAY)
    candidate = said("A", TROOPS, "stated 5", DAY, said_on=NEXT, candidate=True)
    assert replaced([accepted, candidate], SourceGraph()) == {}
    waiting = replace(accepted, candidate=True)
    assert replaced([waiting, candidate], SourceGraph()) == {accepted.id: candidate}


def test_p14_one_value_in_two_systems_of_units_is_one_position():
    cargo = asked("cargo", "tonne", EVER)
    short = said("A", cargo, "stated 1,102", unit="short tons", data=True)
    metric = said("B", cargo, "stated 1,000", data=True)
    assert classify(short, metric, World()).kind is Kind.CORROBORATION
    (held,) = positions(cargo, [short, metric], World())
    assert (len(held.assertions), held.independent.count) == (2, 2)
    assert independent_count(short, [metric], World()).count == 2
    farther = said("C", cargo, "stated 1,010", data=True)
    assert classify(short, farther, World()).kind is Kind.CONTRADICTION


def test_p15_levels_of_two_days_that_are_twenty_times_apart_are_out_of_step():
    claims = [
        said("alliance", TROOPS, "stated 10,000", "2024-10-31"),
        said("other", TROOPS, "stated 500", "2024-11-01"),
    ]
    found = conflict(TROOPS, claims)
    assert (found.kind, found.severity) == (Kind.OUT_OF_STEP, 1)
    assert conflict(TROOPS, [claims[0], said("other", TROOPS, "stated 500", "2024-11-09")]) is None


@pytest.mark.parametrize(("a", "b"), [("stated 100", "stated 60"), ("approx 50", "stated 40")])
def test_p17_degrees_leave_no_fifty_open(a, b):
    warmth = asked("warmth", "degree_Celsius", EVER, additive=False, minimum=None)
    assert conflict(warmth, [said("A", warmth, a), said("B", warmth, b)]).reason is Reason.VALUE


def test_p18_hundreds_are_not_twelve():
    claims = [said("A", TROOPS, "uncountable hundreds", DAY), said("B", TROOPS, "exactly 12", DAY)]
    assert conflict(TROOPS, claims).reason is Reason.VALUE
    assert (
        conflict(TROOPS, [claims[0], said("B", TROOPS, "exactly 150", DAY)]).kind is Kind.PRECISION_DIFFERENCE
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("350_million", "250_million"),
        ("3_million", "300,000"),
        ("5_billion", "7_billion"),
        ("2,000", "3,000"),
    ],
    ids=["h17", "h18", "h19 billions", "h19 thousands"],
)
def test_h17_to_h19_contradict_whatever_lies_behind(a, b):
    paid = asked("paid", "GBP", PERIOD)
    year = "2015-01-01/2015-12-31"
    claims = [said("campaign", paid, f"stated {a}", year), said("authority", paid, f"stated {b}", year)]
    assert conflict(paid, claims).reason is Reason.VALUE


def test_h20_a_bound_that_holds_needs_nobody():
    assert (
        conflict(TROOPS, [said("NGO", TROOPS, "at_least 12", DAY), said("agency", TROOPS, "approx 600", DAY)])
        is None
    )


def test_h25_one_range_from_two_sources_may_have_one_origin_until_somebody_says():
    money = asked("laundered", "USD", TOTAL)
    police, customs = (
        said(source, money, "range 200_billion 220_billion", "2002-12-31") for source in ("police", "customs")
    )
    assert possible_common_origins([police, customs], SourceGraph()) == {frozenset({"police", "customs"})}
    found = classify(police, customs, World())
    assert (found.kind, found.dependence) == (Kind.COMPATIBLE, Dependence.UNKNOWN)
    assert independent_count(police, [customs], World()).count == 1
    asked_and_answered = World(SourceGraph(overruled={frozenset({"police", "customs"}): Verdict.INDEPENDENT}))
    assert classify(police, customs, asked_and_answered).kind is Kind.CORROBORATION
    assert independent_count(police, [customs], asked_and_answered).count == 2


def test_h25_the_range_as_it_was_said_is_asked_about_and_too_wide_to_count():
    money = asked("laundered", "USD", TOTAL)
    both = [said(who, money, "range 200_billion 250_billion", "2002-12-31") for who in ("police", "customs")]
    assert possible_common_origins(both, SourceGraph()) == {frozenset({"police", "customs"})}
    answered = World(SourceGraph(overruled={frozenset({"police", "customs"}): Verdict.INDEPENDENT}))
    assert independent_count(both[0], both[1:], answered).count == 1


@pytest.mark.parametrize(
    ("counted_by", "data", "kind"),
    [
        (CountedBy.UNKNOWN, False, Kind.COMPATIBLE),
        (CountedBy.UNKNOWN, True, Kind.CORROBORATION),
        (CountedBy.COUNTED, False, Kind.CORROBORATION),
        (CountedBy.MODELLED, True, Kind.COMPATIBLE),
    ],
)
def test_h25_two_who_count_must_reach_one_figure_two_who_estimate_need_not(counted_by, data, kind):
    a, b = (said(who, TROOPS, "stated 2,975", DAY, data=data, counted_by=counted_by) for who in ("A", "B"))
    assert classify(a, b, World()).kind is kind


def test_what_is_unread_or_imputed_is_mute():
    unread = said("A", TROOPS, "unread 500", DAY)
    imputed = said("A", TROOPS, "stated 900", DAY, imputed=True)
    other = said("B", TROOPS, "stated 5", DAY)
    assert [classify(each, other, World()).kind for each in (unread, imputed)] == [Kind.COMPATIBLE] * 2
    assert conflict(TROOPS, [unread, imputed, other]) is None
    assert (
        replaced([said("A", TROOPS, "stated 5", "2024-01-01", said_on="2023-12-31"), imputed], SourceGraph())
        == {}
    )


def test_what_its_source_denies_having_said_is_the_relays():
    denied = said("minister", TROOPS, "stated 900", DAY, attribution_denied=True)
    denied = replace(denied, voice=replace(denied.voice, relays=("paper",)))
    assert denied.flags == {Flag.ATTRIBUTION_DENIED}
    own = said("minister", TROOPS, "stated 5", DAY, said_on=NEXT)
    found = conflict(TROOPS, [denied, own])
    assert (found.kind, found.reason) == (Kind.CONTRADICTION, Reason.VALUE)
    assert (found.lowest, found.highest) == (5, 5)
    assert (
        classify(denied, said("paper", TROOPS, "stated 1", DAY), World()).dependence is Dependence.SAME_SOURCE
    )


def test_two_names_of_one_source_are_one():
    merged = World(SourceGraph(merged={"Burma": "Myanmar"}))
    a, b = said("Burma", TROOPS, "exactly 5", DAY), said("Myanmar", TROOPS, "exactly 9", DAY, said_on=NEXT)
    assert classify(a, b, merged).kind is Kind.REVISION
    found = conflict(TROOPS, [a, b], merged)
    assert (found.kind, found.source_count) == (Kind.REVISION, 1)


def test_another_currency_or_price_year_is_shown_and_not_compared():
    cost = asked("cost", "EUR", EVER)
    francs = said("A", cost, "more_than 12_billion", unit="CHF")
    euros = said("B", cost, "stated 9_billion")
    prices = said("C", cost, "stated 20_billion", price_year=2015)
    assert classify(francs, euros, World()).reason is Reason.OTHER_CURRENCY
    assert classify(prices, euros, World()).reason is Reason.OTHER_PRICE_YEAR
    assert conflict(cost, [francs, euros, prices]) is None
    more = said("D", cost, "less_than 10_billion", unit="CHF")
    assert conflict(cost, [francs, more, euros]).reason is Reason.VALUE


@pytest.mark.parametrize(
    ("relation", "stance", "wording", "reason"),
    [
        (RelationKind.EXISTENCE_OF, Stance.AFFIRMS, "exactly 0", Reason.STANCE),
        (RelationKind.EXISTENCE_OF, Stance.DENIES, "exactly 5", Reason.STANCE),
        (RelationKind.EXISTENCE_OF, Stance.AFFIRMS, "exactly 5", None),
        (RelationKind.DENIAL_OF, Stance.AFFIRMS, "exactly 5", Reason.STANCE),
        (RelationKind.DENIAL_OF, Stance.AFFIRMS, "none", None),
        (RelationKind.DENIAL_OF, Stance.DENIES, "none", Reason.STANCE),
    ],
)
def test_whether_any_are_there_stands_in_the_conflict_of_how_many(relation, stance, wording, reason):
    any_there = Scope("any there", "topic", "truth", answer=Answer.YES_NO, minimum=None, additive=False)
    figure = said("B", TROOPS, wording, DAY)
    answered = replace(
        said("A", TROOPS, "exactly 1", DAY), question=any_there, figure=stance_figure(stance), stance=stance
    )
    known = world(("any there", relation, "troops"))
    found = conflict(TROOPS, [figure, answered], known)
    assert getattr(found, "reason", None) is reason
    assert "any there" in known.relations.compared_with("troops")


def reasons(a, b, *others, known=None, elsewhere=()):
    return [each.name.value for each in explain(a, b, known or World(), others, elsewhere=elsewhere)]


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("350_million", "250_million", []),
        ("3_million", "300,000", ["factor_of_ten"]),
        ("5_billion", "7_billion", []),
        ("2,000", "3,000", []),
        ("420_million", "240_million", []),
        ("45,000", "450,000", ["factor_of_ten"]),
        ("60_thousand", "90_thousand", []),
    ],
)
def test_h17_to_h19_no_keying_error_is_seen_in_digits_that_nobody_said(a, b, why):
    paid, year = asked("paid", "GBP", PERIOD), "2015-01-01/2015-12-31"
    assert reasons(said("A", paid, f"stated {a}", year), said("B", paid, f"stated {b}", year)) == why


def test_h3_a_leap_of_daily_figures_is_no_keying_error():
    cases = asked("cases a day", temporality=PERIOD)
    days_of = [
        said("agency", cases, f"stated {v}", f"2020-10-0{d}")
        for d, v in ((2, "6,968"), (3, "12,872"), (4, "22,961"))
    ]
    assert [reasons(a, b, *days_of) for a, b in pairwise(days_of)] == [[], []]


def test_h20_against_a_bound_nothing_is_suggested():
    assert reasons(said("NGO", TROOPS, "at_least 61", DAY), said("agency", TROOPS, "approx 600", DAY)) == []


def test_h14_h15_h4_the_number_of_another_question_is_suggested():
    killed, shelters = asked("killed", temporality=LEVEL), asked("shelters", "item", LEVEL)
    a, b = said("A", killed, "stated 4,460", DAY), said("council", killed, "stated 2,360", DAY)
    assert reasons(a, b, elsewhere=[said("B", shelters, "stated 4,460", DAY)]) == ["label_slip"]
    assert reasons(a, b, elsewhere=[said("B", shelters, "stated 4,460", NEXT)]) == []
    alive, dead = asked("alive"), asked("dead")
    opposite = world(("alive", RelationKind.DISJOINT, "dead"))
    governor, company = said("governor", alive, "stated 12", DAY), said("company", alive, "stated 1", NEXT)
    found_dead = said("company", dead, "stated 12", NEXT)
    assert "label_slip" in reasons(governor, company, known=opposite, elsewhere=[found_dead])
    assert "label_slip" not in reasons(governor, company, elsewhere=[found_dead]), "12 may be chance"
    hit = asked("killed and wounded")
    wider = world(("dead", RelationKind.PART_OF, "killed and wounded"))
    commission = said("commission", dead, "more_than 100,000", "2022-11-30")
    adviser = said("adviser", dead, "range 10,000 13,000", "2022-12-01")
    general = said("general", hit, "more_than 100,000", "2022-11-10")
    assert reasons(commission, adviser, known=wider, elsewhere=[general]) == ["label_slip"]
    exactly = said("general", hit, "stated 100,000", "2022-11-10")
    assert reasons(commission, adviser, known=wider, elsewhere=[exactly]) == [], "in other words"
    long_ago = said("general", hit, "more_than 100,000", "2022-10-01")
    assert reasons(commission, adviser, known=wider, elsewhere=[long_ago]) == []


def test_h16_both_conflicts_say_that_two_figures_were_exchanged():
    men, women = asked("men", temporality=LEVEL), asked("women", temporality=LEVEL)
    claims = {
        question.id: [
            said("export", question, f"stated {there}", DAY),
            said("record", question, f"stated {here}", DAY),
        ]
        for question, there, here in ((men, "912", "388"), (women, "388", "912"))
    }
    for one, other in (("men", "women"), ("women", "men")):
        (found,) = explain(*claims[one], elsewhere=claims[other])
        assert (found.name.value, found.question, found.strength.value) == ("exchanged", other, "strong")
        assert (found,) == explain(*claims[one][::-1], elsewhere=claims[other])


AROUND = [(300, "2023-03-01"), (310, "2023-03-06"), (4000, "2024-04-01"), (4100, "2024-04-06")]
AROUND += [(1000 + 100 * day, f"2024-03-{day:02}") for day in range(1, 15) if day != 4]


@pytest.mark.parametrize(
    ("wrong", "slip"), [("2023-03-04", "year"), ("2024-04-03", "exchanged"), ("2024-03-05", "day")]
)
def test_a_row_that_fits_its_series_on_another_day_may_be_dated_wrongly(wrong, slip):
    own = [said("A", DEAD, f"stated {value}", day) for value, day in AROUND]
    slipped = said("A", DEAD, "stated 1,400", wrong)
    other = own[7] if slip == "day" else said("B", DEAD, "stated 50", wrong)
    found = [each for each in explain(slipped, other, others=own) if each.name.value == "date_slip"]
    assert [(each.figure, each.meant.isoformat(), each.slip) for each in found] == [
        (1400, "2024-03-04", slip)
    ]
    assert "4 March 2024" in found[0].sentence
    right = said("A", DEAD, "stated 1,400", "2024-03-04")
    assert "date_slip" not in reasons(right, said("B", DEAD, "stated 50", "2024-03-04"), *own)
