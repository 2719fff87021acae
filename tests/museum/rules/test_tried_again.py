"""More cases of each kind, tried after those that were handed over; each with its right answer."""

from dataclasses import replace
from datetime import time
from fractions import Fraction

import pytest

from claims.domain import DayRange, Flag, Kind, Method, Reason, World, propose
from claims.domain.comparing.out_of_step import out_of_step
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.flagged import flagged
from claims.domain.weighing.independent_count import best_supported
from sources.domain.independence import SourceGraph, Verdict

from .exhibit import LEVEL, PERIOD, asked, conflict, days, said, world

DAY = "2024-05-01"
THERE, DEAD, CASES = asked("there", temporality=LEVEL), asked("dead"), asked("cases", temporality=PERIOD)
WARMTH = asked("warmth", "degree_Celsius", LEVEL, additive=False, minimum=None)
BALLOTS = asked("ballots", temporality=LEVEL, material_gap=Fraction(0))


def _two(question, a, b, day=DAY, later=None):
    return [said("A", question, a, day), said("B", question, b, later or day)]


@pytest.mark.parametrize(
    ("question", "a", "b", "found"),
    [
        (THERE, "uncountable tens_of_thousands", "exactly 9,000", (Kind.CONTRADICTION, Reason.VALUE, 3)),
        (THERE, "uncountable dozens", "exactly 15", (Kind.PRECISION_DIFFERENCE, None, 1)),
        (THERE, "uncountable thousands", "less_than 1,500", (Kind.PRECISION_DIFFERENCE, None, 1)),
        (THERE, "none", "uncountable dozens", (Kind.CONTRADICTION, Reason.EXISTENCE, 3)),
        (THERE, "up_to 100", "exactly 199", (Kind.PRECISION_DIFFERENCE, None, 1)),
        (THERE, "up_to 100", "exactly 201", (Kind.CONTRADICTION, Reason.VALUE, 1)),
        (THERE, "up_to 100", "exactly 5,000", (Kind.CONTRADICTION, Reason.VALUE, 3)),
        (WARMTH, "up_to 50", "exactly 300", (Kind.PRECISION_DIFFERENCE, None, 1)),
        (WARMTH, "approx 30", "exactly 25", (Kind.PRECISION_DIFFERENCE, None, 1)),
        (WARMTH, "stated 1,000", "exactly 990", (Kind.CONTRADICTION, Reason.VALUE, 3)),
        (THERE, "exactly 10,000", "exactly 10,150", (Kind.CONTRADICTION, Reason.VALUE, 1)),
        (BALLOTS, "exactly 10,000", "exactly 10,002", (Kind.CONTRADICTION, Reason.VALUE, 3)),
        (THERE, "exactly 99", "exactly 100", (Kind.CONTRADICTION, Reason.VALUE, 3)),
    ],
)
def test_words_bounds_scales_and_slight_differences(question, a, b, found):
    made = conflict(question, _two(question, a, b))
    assert (made.kind, made.reason, made.severity) == found


@pytest.mark.parametrize(("bound", "far_off"), [("up_to 100,000", True), ("up_to 99,000", False)])
def test_a_soft_bound_is_far_off_from_ten_times_on(bound, far_off):
    claims = _two(THERE, bound, "stated 10,000")
    asked_of = [one.claims[0].voice.source for one in flagged(THERE, claims, SourceGraph())]
    assert asked_of == (["A"] if far_off else [])


@pytest.mark.parametrize(
    ("question", "wordings", "times", "apart"),
    [
        (THERE, ("exactly 1,000", "exactly 2,500"), (DAY, "2024-05-04"), True),
        (THERE, ("exactly 1,000", "exactly 2,500"), (DAY, "2024-05-05"), False),
        (THERE, ("exactly 1,000", "exactly 9,500"), (DAY, "2024-05-09"), False),
        (CASES, ("exactly 1,000", "exactly 2,100"), ("2024-04-01/2024-04-30", "2024-05-01/2024-05-31"), True),
        (
            CASES,
            ("exactly 1,000", "exactly 4,900"),
            ("2024-04-01/2024-04-07", "2024-04-08/2024-04-14"),
            False,
        ),
        (CASES, ("exactly 1,000", "exactly 5,100"), ("2024-04-01/2024-04-07", "2024-04-08/2024-04-14"), True),
        (DEAD, ("none", "exactly 1,000"), ("2024-04-01", DAY), False),
    ],
)
def test_out_of_step_by_factor_and_days(question, wordings, times, apart):
    made = conflict(question, _two(question, *wordings, *times))
    assert (made is not None and made.kind is Kind.OUT_OF_STEP) is apart
    assert apart or made is None


@pytest.mark.parametrize(
    ("before", "after", "apart"), [("220", "700", True), ("700", "220", False), ("160", "140", False)]
)
def test_what_was_said_last_for_the_last_common_day_shows_whether_they_were_in_step(before, after, apart):
    # on 6 May A said 150; of B's two figures that cover that day the later said counts, whichever began first
    claims = [
        said("A", THERE, "exactly 150", "2024-05-06"),
        said("B", THERE, f"exactly {before}", "2024-05-03/2024-05-07", said_on="2024-05-08"),
        said("B", THERE, f"exactly {after}", "2024-05-04/2024-05-08", said_on="2024-05-08"),
        said("A", THERE, "exactly 700", "2024-05-09"),
        said("B", THERE, "exactly 100", "2024-05-10/2024-05-11"),
    ]
    assert [each.factor for each in out_of_step(THERE, claims, World())] == ([7] if apart else [])


def test_one_house_is_never_out_of_step():
    house = World(SourceGraph(parents={"A": frozenset({"B"})}))
    assert conflict(DEAD, _two(DEAD, "exactly 100", "exactly 1,000", "2024-04-01", DAY), house) is None


def _at(claim, hour):
    return replace(claim, as_of_at=time(hour))


@pytest.mark.parametrize(
    ("question", "other", "found"),
    [
        (DEAD, "A", (Kind.REVISION, None, 2)),
        (DEAD, "B", (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER, 3)),
        (THERE, "A", None),
        (THERE, "B", (Kind.CONTRADICTION, Reason.VALUE, 3)),
    ],
)
def test_hours_order_a_house_and_totals_only(question, other, found):
    morning = _at(said("A", question, "exactly 50", DAY), 9)
    evening = _at(said(other, question, "exactly 30", DAY), 18)
    made = conflict(question, [morning, evening])
    assert (made and (made.kind, made.reason, made.severity)) == found


def test_a_member_whose_joint_source_is_lower_later_dissents_inside():
    joint = World(SourceGraph(members={"B": frozenset({"A", "C"})}))
    made = conflict(DEAD, _two(DEAD, "exactly 500", "exactly 300", DAY, "2024-05-02"), joint)
    assert made.kind is Kind.INTERNAL_DISSENT


KILLED, HURT, MISSING, ALL = (asked(name) for name in ("killed", "hurt", "missing", "all"))
SUMS = [
    *((part.id, RelationKind.PART_OF, ALL.id) for part in (KILLED, HURT, MISSING)),
    (KILLED.id, RelationKind.DISJOINT, HURT.id),
    (KILLED.id, RelationKind.DISJOINT, MISSING.id),
    (HURT.id, RelationKind.DISJOINT, MISSING.id),
]


@pytest.mark.parametrize(
    ("parts", "whole", "exhaustive", "reason"),
    [
        ({"killed": 100, "hurt": 300}, 350, False, Reason.PARTS_EXCEED_WHOLE),
        ({"killed": 100, "hurt": 300}, 500, False, None),
        ({"killed": 100, "hurt": 300, "missing": 5}, 500, True, Reason.PARTS_FALL_SHORT),
        ({"killed": 100, "hurt": 300}, 500, True, None),
    ],
)
def test_sums_of_parts_by_several_sources(parts, whole, exhaustive, reason):
    questions = {each.id: each for each in (KILLED, HURT, MISSING)}
    claims = [said(name, questions[name], f"exactly {value}", DAY) for name, value in parts.items()]
    known = world(*SUMS, exhaustive=[ALL.id] if exhaustive else [])
    made = conflict(ALL, [*claims, said("W", ALL, f"exactly {whole}", DAY)], known)
    assert made.reason is reason
    assert reason is None or len(made.witness) == len(parts) + 1


@pytest.mark.parametrize(
    ("whole", "part", "reason"),
    [
        ("2024-01-01/2024-12-31", "2024-04-01/2024-06-30", Reason.PART_EXCEEDS_WHOLE),
        ("2024-04-01/2024-06-30", "2024-01-01/2024-12-31", None),
    ],
)
def test_the_amount_of_a_part_and_a_shorter_period_is_no_more_than_that_of_the_whole(whole, part, reason):
    town = asked("cases in town", temporality=PERIOD)
    claims = [said("A", CASES, "exactly 100", whole), said("B", town, "exactly 130", part)]
    made = conflict(CASES, claims, world((town.id, RelationKind.PART_OF, CASES.id)))
    assert (made and made.reason) is reason


def _offered(claims, question=THERE):
    names = {claim.voice.source: claim.voice.source for claim in claims}
    return {each.method: each for each in propose(question, claims, World(), names)}


@pytest.mark.parametrize(
    ("wordings", "text"),
    [
        (("at_least 10", "up_to 40", "exactly 20"), "20 people, according to C; A: at least 10"),
        (("at_least 30", "exactly 20"), "from 20 (B) to at least 30 people (A)"),
        (("less_than 15", "exactly 20"), "from less than 15 (A) to 20 people (B)"),
        (("less_than 15", "at_most 12"), "at most 12 people, according to B; A: less than 15"),
        (("approx 20", "exactly 20", "exactly 30"), "from 20 (A and B) to 30 people (C)"),
        (("uncountable dozens", "exactly 300"), "300 people, according to B; A: dozens of people"),
    ],
)
def test_the_text_keeps_the_words_of_bounds(wordings, text):
    claims = [said(source, THERE, each, DAY) for source, each in zip("ABC", wordings, strict=False)]
    assert text in _offered(claims)[Method.REPORT_RANGE].text


def test_what_independent_sources_deny_is_none_and_not_zero():
    text = _offered([said("A", THERE, "none", DAY), said("B", THERE, "none", DAY)])[Method.CONVERGENT].text
    assert text == "there: none, on which independent sources agree (A and B)."


def test_an_open_start_is_left_out_of_the_time_of_a_level():
    ever = replace(said("B", THERE, "exactly 120", DAY), as_of=DayRange(None, days(DAY).end))
    found = _offered([said("A", THERE, "exactly 100", DAY), ever])[Method.REPORT_RANGE]
    assert found.as_of == days(DAY)
    assert (found.low, found.high) == (100, 120)


def test_a_total_that_comes_back_replaces_nothing():
    claims = [
        said("A", DEAD, f"exactly {value}", f"2024-05-0{day}")
        for day, value in ((1, 500), (2, 300), (3, 510))
    ]
    made = conflict(DEAD, claims)
    assert (made.kind, made.severity, made.lowest, made.highest) == (Kind.REVISION, 2, 300, 510)


@pytest.mark.parametrize("of", ["sources", "statements"])
def test_a_common_origin_that_a_person_suspects_is_asked_until_somebody_knows(of):
    claims = [said("A", THERE, "exactly 8,123", DAY), said("B", THERE, "exactly 8,123", DAY)]
    pair = frozenset({"A", "B"} if of == "sources" else (claim.voice.statement for claim in claims))
    for verdict, count, flags in (
        (Verdict.POSSIBLE, 1, [Flag.POSSIBLE_COMMON_ORIGIN]),
        (Verdict.INDEPENDENT, 2, []),
        (Verdict.DEPENDENT, 1, []),
    ):
        graph = SourceGraph(overruled={pair: verdict})
        assert best_supported(claims, World(graph)).count == count
        assert [one.flag for one in flagged(THERE, claims, graph)] == flags
