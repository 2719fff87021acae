"""Running totals that went wrong in print, each with what the rules must make of it."""

import pytest

from claims.domain import Flag, Kind, Reason, World
from claims.domain.comparing.pairings import pairings
from claims.domain.comparing.series_breaks import bounds_far_off
from claims.domain.comparing.standing import replaced
from claims.domain.finding.temporality import inferred
from claims.domain.questions.scope import RelationKind, Temporality
from claims.domain.weighing.flagged import is_restated

from .exhibit import LEVEL, PERIOD, asked, broken, conflict, said, world

DEAD = asked("dead")


def test_h1_a_count_that_stopped_is_out_of_step_with_what_others_say_later():
    office = said("office", DEAD, "stated 64", "2017-12-09")
    survey = said("survey", DEAD, "range 793 8,498", "2017-12-31")
    university = said("university", DEAD, "stated 2,975", "2018-02-28")
    found = conflict(DEAD, [office, university, survey])
    assert (found.kind, found.severity) == (Kind.OUT_OF_STEP, 1)
    (entry,) = found.out_of_step
    assert entry[0] == office.id
    assert set(entry[1:]) == {university.id, survey.id}
    assert found.witness[0] == office.id


def test_h1_who_kept_step_until_one_stopped_is_not_out_of_step():
    claims = [
        said("A", DEAD, "stated 64", "2017-12-09"),
        said("B", DEAD, "stated 65", "2017-12-09"),
        said("B", DEAD, "stated 165", "2018-02-28"),
    ]
    assert conflict(DEAD, claims).kind is Kind.CONTRADICTION
    assert conflict(DEAD, claims).out_of_step == ()


def test_h2_a_leap_of_thirty_times_the_usual_step_is_asked_about():
    values = [21_800, 21_801, 21_841, 21_860, 21_890, 21_910, 21_930, 21_940, 21_941, 22_566, 22_574]
    claims = [
        said("city", DEAD, f"stated {value}", f"2020-06-{21 + n:02}" if n < 10 else "2020-07-01", data=True)
        for n, value in enumerate(values)
    ]
    assert broken(DEAD, claims) == [("leap", "2020-06-30")]


def test_h3_daily_figures_that_nearly_double_twice_are_asked_about_once():
    cases = asked("cases a day", temporality=PERIOD)
    claims = [
        said("agency", cases, f"stated {value}", f"2020-10-0{day}")
        for day, value in ((2, "6,968"), (3, "12,872"), (4, "22,961"))
    ]
    assert broken(cases, claims) == [("leap", "2020-10-03")]
    assert conflict(cases, claims) is None


def test_h4_the_number_of_a_wider_question_makes_the_later_total_lower():
    commission = said("commission", DEAD, "more_than 100,000", "2022-11-30")
    adviser = said("adviser", DEAD, "range 10,000 13,000", "2022-12-01")
    found = conflict(DEAD, [commission, adviser])
    assert (found.kind, found.reason, found.severity) == (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER, 3)


def test_h5_the_temporality_is_inferred_and_only_one_source_fell():
    assert inferred("people dead in the town").temporality is Temporality.CUMULATIVE
    ministry = said("ministry", DEAD, "stated 5,000", "2023-02-07", data=True)
    before = said("rescuers", DEAD, "stated 900", "2023-02-08", data=True)
    after = said("rescuers", DEAD, "stated 800", "2023-02-10", data=True)
    kinds = {
        frozenset((pair.a.voice.source, pair.b.voice.source)): (pair.finding.kind, pair.finding.reason)
        for pair in pairings(DEAD, [ministry, before, after], World())
    }
    assert kinds[frozenset({"rescuers"})] == (Kind.REVISION, None)
    lower = Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER
    assert kinds[frozenset({"rescuers", "ministry"})] == lower
    found = conflict(DEAD, [ministry, before, after])
    assert (found.kind, found.reason, found.witness) == (*lower, (ministry.id, after.id))


def test_h6_a_soft_bound_ten_times_what_others_say_is_flagged_and_fell_nowhere():
    secretary = said("secretary", DEAD, "up_to 100,000", "1999-05-16")
    ministry = said("ministry", DEAD, "stated 10,000", "1999-06-17")
    tribunal = said("tribunal", DEAD, "stated 2,108", "1999-11-10")
    claims = [secretary, ministry, tribunal]
    (flagged,) = bounds_far_off(DEAD, claims, World().graph)
    assert (flagged.flag, flagged.claim) == (Flag.BOUND_FAR_OFF, secretary)
    found = conflict(DEAD, claims)
    assert (found.kind, found.reason) == (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER)
    assert found.witness == (ministry.id, tribunal.id)


def test_h7_a_total_that_turns_into_daily_figures_is_asked_about():
    values = {"05-30": 700, "05-31": 5, "06-01": 8, "06-02": 6, "06-03": 9, "10-12": 1100}
    claims = [said("feed", DEAD, f"stated {v}", f"2020-{d}", data=True) for d, v in values.items()]
    assert ("daily_figures", "2020-05-31") in broken(DEAD, claims)
    found = conflict(DEAD, claims)
    assert (found.kind, found.severity) == (Kind.REVISION, 2)


def test_h7_values_that_are_anothers_rises_look_daily():
    totals = [100, 130, 150, 190, 260, 270, 275]
    rises = [30, 20, 40, 70, 10, 5]
    claims = [said("A", DEAD, f"stated {v}", f"2020-06-0{n + 1}", data=True) for n, v in enumerate(totals)]
    claims += [said("B", DEAD, f"stated {v}", f"2020-06-0{n + 2}", data=True) for n, v in enumerate(rises)]
    assert [flag for flag, _ in broken(DEAD, claims) if flag == "daily_figures"] == ["daily_figures"]


def test_h8_an_accepted_figure_that_its_feed_restates_is_told():
    accepted = said("feed", DEAD, "stated 187,761", "2021-03-01", data=True)
    again = said("feed", DEAD, "stated 204,500", "2021-03-01", said_on="2021-03-05", data=True)
    assert is_restated(accepted, again, World().graph)
    assert not is_restated(accepted, said("feed", DEAD, "stated 187,761", "2021-03-01"), World().graph)
    assert replaced([accepted, again], World().graph) == {accepted.id: again}


def test_h9_a_bound_that_both_ends_keep_to_contradicts_neither():
    claims = [
        said("city", DEAD, "approx 300", "2022-05-01"),
        said("agency", DEAD, "approx 600", "2022-05-01"),
        said("NGO", DEAD, "at_least 12", "2022-05-01"),
    ]
    found = conflict(DEAD, claims)
    assert (found.reason, set(found.witness)) == (Reason.VALUE, {claims[0].id, claims[1].id})
    assert (found.lowest, found.highest) == (12, 600)


def test_a_standstill_while_all_others_move_is_asked_about():
    claims = [said("A", DEAD, "stated 500", f"2020-06-0{day}", data=True) for day in range(1, 8)]
    claims += [
        said("B", DEAD, f"stated {500 + 10 * day}", f"2020-06-0{day}", data=True) for day in range(1, 8)
    ]
    assert broken(DEAD, claims) == [("standstill", "2020-06-06")]


def test_a_level_that_jumps_five_times_is_asked_about():
    troops = asked("troops", temporality=LEVEL)
    claims = [
        said("A", troops, f"stated {value}", f"2020-06-0{n + 1}") for n, value in enumerate((200, 210, 1200))
    ]
    assert broken(troops, claims) == [("leap", "2020-06-03")]


@pytest.mark.parametrize(
    ("part_day", "whole_days", "kind", "weight"),
    [
        ("2020-06-01", ["2020-06-02"], Kind.CONTRADICTION, 3),
        ("2020-06-03", ["2020-06-02"], Kind.SCOPE_DIFFERENCE, 1),
        ("2020-06-03", ["2020-06-02", "2020-06-03"], Kind.CONTRADICTION, 3),
    ],
)
def test_a_part_above_an_earlier_whole_waits_for_a_later_whole(part_day, whole_days, kind, weight):
    town = asked("dead in town")
    known = world(("dead in town", RelationKind.PART_OF, "dead"))
    claims = [said("town", town, "stated 900", part_day)]
    claims += [said("state", DEAD, "stated 500", day) for day in whole_days]
    found = conflict(DEAD, claims, known)
    assert (found.kind, found.severity) == (kind, weight)
    if kind is Kind.SCOPE_DIFFERENCE:
        assert found.reason is Reason.PART_EXCEEDS_EARLIER_WHOLE
        confirmed = world(
            ("dead in town", RelationKind.PART_OF, "dead"), confirmed=[frozenset({"dead in town", "dead"})]
        )
        assert conflict(DEAD, claims, confirmed) is None
