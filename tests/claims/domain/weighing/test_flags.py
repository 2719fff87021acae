"""What has to be asked about claims on a question: flags of a claim, of a series and of two sources."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claims.domain import Assertion, Flag, Scope, Temporality
from claims.domain.comparing.assertion import CountedBy
from claims.domain.flags import FLAG_WEIGHTS
from claims.domain.weighing.flagged import flagged, is_restated
from sources.domain.independence import Id, SourceGraph, Verdict
from tests.claims.domain.cast import DEAD, IN_RUSSIA, NEAR_BORDER, TRENCH_A, claim

ARRIVED = Scope("arrived", "port", "persons", "person", temporality=Temporality.FLOW, is_count=True)
ORIGIN = Flag.POSSIBLE_COMMON_ORIGIN
NOTHING = SourceGraph()


def asked(
    claims: Sequence[Assertion], question: Scope = IN_RUSSIA, graph: SourceGraph = NOTHING
) -> list[tuple[Flag, tuple[Id, ...]]]:
    """What is asked, and of which claims."""
    return [(each.flag, tuple(one.id for one in each.claims)) for each in flagged(question, claims, graph)]


def said(
    source: str, wording: str, as_of: str = "10-31", question: Scope = IN_RUSSIA, **more: Any
) -> Assertion:
    return claim(source, question, wording, as_of, id=more.pop("id", source), **more)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([said("A", "exactly 5", attribution_denied=True)], [(Flag.ATTRIBUTION_DENIED, ("A",))]),
        ([said("A", "unread 5")], [(Flag.UNREAD, ("A",))]),
        ([said("A", "exactly -5")], [(Flag.OUT_OF_RANGE, ("A",))]),
        ([said("A", "exactly 5"), said("B", "up_to 100")], [(Flag.BOUND_FAR_OFF, ("B",))]),
        # a break is asked of the claim, and shows the one before it
        (
            [said("A", "exactly 100", "10-30", id="A 1"), said("A", "exactly 900", id="A 2")],
            [(Flag.LEAP, ("A 2", "A 1"))],
        ),
        ([said("A", "exactly 5"), said("B", "exactly 5")], []),
        # of a part it is asked there
        ([said("A", "exactly 5"), said("B", "unread 5", question=NEAR_BORDER)], []),
        # the heaviest first, whoever spoke first
        (
            [said("A", "unread 5", said="10-01"), said("B", "exactly 5", attribution_denied=True)],
            [(Flag.ATTRIBUTION_DENIED, ("B",)), (Flag.UNREAD, ("A",))],
        ),
        # of one weight by the day of the claim
        (
            [said("A", "unread 5", said="10-31"), said("B", "unread 5", said="10-01")],
            [(Flag.UNREAD, ("B",)), (Flag.UNREAD, ("A",))],
        ),
        # what a person has settled is asked no more
        ([said("A", "unread 5", settled=frozenset({Flag.UNREAD}))], []),
        ([said("A", "unread 5", settled=frozenset({Flag.LEAP}))], [(Flag.UNREAD, ("A",))]),
    ],
)
def test_what_is_asked(claims: list[Assertion], found: list[tuple[Flag, tuple[Id, ...]]]) -> None:
    assert asked(claims) == found


def test_each_is_as_heavy_as_its_flag() -> None:
    (denied,) = flagged(IN_RUSSIA, [said("A", "exactly 5", attribution_denied=True)], NOTHING)
    assert denied.weight == 2
    assert set(FLAG_WEIGHTS) == set(Flag), "each has a weight"


@pytest.mark.parametrize(
    ("now", "restated"),
    [
        (said("feed", "exactly 204,500", candidate=True, said="11-02", id="now"), True),
        (said("feed", "exactly 187,761", candidate=True, said="11-02", id="now"), False),  # says the same
        (said("feed", "exactly 204,500", "11-01", candidate=True, id="now"), False),  # for another day
        (said("other", "exactly 204,500", candidate=True, said="11-02", id="now"), False),
        (said("feed", "exactly 204,500", said="11-02", id="now"), False),  # somebody has accepted it as well
    ],
)
def test_restated_past(now: Assertion, restated: bool) -> None:
    accepted = said("feed", "exactly 187,761", id="accepted")
    found = [entry for entry in asked([accepted, now]) if entry[0] is Flag.RESTATED_PAST]
    assert found == ([(Flag.RESTATED_PAST, ("accepted", "now"))] if restated else [])


@pytest.mark.parametrize(
    ("question", "accepted", "now", "one_time"),
    [
        (DEAD, "10-31", "10-31", True),
        (DEAD, "10-01/10-31", "10-31", True),  # a total is for the last of its days
        (DEAD, "10-31", "10-30", False),
        (TRENCH_A, "10-01", "10-31", True),  # what is timeless has one time
        (TRENCH_A, "10-01", "", True),
        (IN_RUSSIA, "10-31", "10-30/10-31", False),  # a level of two days is another row
        (ARRIVED, "10-01/10-31", "10-01/10-31", True),
        (ARRIVED, "10-01/10-31", "10-31", False),
    ],
)
def test_which_rows_of_a_feed_are_for_one_time(
    question: Scope, accepted: str, now: str, one_time: bool
) -> None:
    claims = [
        said("feed", "exactly 100", accepted, question, id="accepted"),
        said("feed", "exactly 120", now, question, id="now", said="11-05", candidate=True),
    ]
    first, second = claims
    assert is_restated(first, second, NOTHING) is one_time
    assert ((Flag.RESTATED_PAST, ("accepted", "now")) in asked(claims, question)) is one_time


def test_restated_more_than_once_it_is_held_against_what_is_said_last() -> None:
    accepted = said("feed", "exactly 187,761", id="accepted")
    waiting = [said("feed", f"exactly {n}", candidate=True, said=f"11-0{n}", id=f"now {n}") for n in (3, 2)]
    assert asked([accepted, *waiting])[0] == (Flag.RESTATED_PAST, ("accepted", "now 3"))
    back = said("feed", "exactly 187,761", candidate=True, said="11-05", id="back")
    assert Flag.RESTATED_PAST not in dict(asked([accepted, *waiting, back])), "it says the same again"


def test_two_names_of_one_feed_restate_each_other() -> None:
    accepted, now = said("feed", "exactly 5"), said("old name", "exactly 50", candidate=True)
    assert is_restated(accepted, now, SourceGraph(merged={"old name": "feed"}))
    assert not is_restated(accepted, now, NOTHING)
    assert not is_restated(
        accepted, replace(now, question=NEAR_BORDER), SourceGraph(merged={"old name": "feed"})
    )


class TestPossibleCommonOrigin:
    """The same range, or one figure of three said digits that two who work apart need not reach."""

    @pytest.mark.parametrize(
        ("first", "second", "more", "may"),
        [
            ("range 200 250", "range 200 250", {}, True),  # three said digits together
            ("range 200 300", "range 200 300", {}, False),
            ("range 200 250", "range 200 260", {}, False),
            ("exactly 11,400", "exactly 11,400", {}, True),  # in words, without a way of counting
            ("exactly 11,000", "exactly 11,000", {}, False),  # two said digits
            ("exactly 11,400", "exactly 11,400", {"counted_by": CountedBy.COUNTED}, False),
            ("exactly 11,400", "exactly 11,400", {"counted_by": CountedBy.SURVEYED}, True),
            ("exactly 11,400", "approx 11,400", {}, True),
            ("at_least 11,400", "at_least 11,400", {}, False),
            ("exactly 11,400", "exactly 11,400", {"attribution_denied": True}, False),
        ],
    )
    def test_two_sources(self, first: str, second: str, more: dict[str, Any], may: bool) -> None:
        claims = [said("A", first, **more), said("B", second, **more)]
        assert [entry for entry in asked(claims) if entry[0] is ORIGIN] == (
            [(ORIGIN, ("A", "B"))] if may else []
        )

    @pytest.mark.parametrize(
        ("graph", "may"),
        [
            (NOTHING, True),
            (SourceGraph(parents={"B": frozenset({"A"})}), False),  # a relation is recorded
            (SourceGraph(merged={"B": "A"}), False),
            (SourceGraph(overruled={frozenset("AB"): Verdict.INDEPENDENT}), False),  # it is answered
            (SourceGraph(overruled={frozenset("AB"): Verdict.DEPENDENT}), False),
        ],
    )
    def test_what_is_known_of_the_two(self, graph: SourceGraph, may: bool) -> None:
        claims = [said("A", "exactly 11,400"), said("B", "exactly 11,400")]
        assert bool(asked(claims, graph=graph)) is may

    def test_each_pair_is_asked_about_once_by_the_first_of_their_claims(self) -> None:
        claims = [
            said(source, "exactly 11,400", f"10-{day}", id=f"{source} {day}")
            for day in (30, 31)
            for source in "BA"
        ]
        assert asked(claims) == [(ORIGIN, ("A 30", "B 30"))]

    @pytest.mark.parametrize(
        ("pair", "found"),
        [
            (frozenset("AB"), [(ORIGIN, ("A", "B"))]),  # of two sources, whatever their figures
            (frozenset({"A's words", "B's words"}), [(ORIGIN, ("A", "B"))]),  # of two statements
            (frozenset({"A", "nobody here"}), []),
        ],
    )
    def test_what_a_person_has_recorded_as_possible_is_asked(
        self, pair: frozenset[Id], found: list[tuple[Flag, tuple[Id, ...]]]
    ) -> None:
        claims = [
            said(source, f"exactly {n}", statement=f"{source}'s words") for n, source in ((5, "A"), (7, "B"))
        ]
        assert asked(claims, graph=SourceGraph(overruled={pair: Verdict.POSSIBLE})) == found

    def test_what_was_found_of_their_statements_goes_before_what_was_of_the_sources(self) -> None:
        claims = [
            said(source, f"exactly {n}", statement=f"{source}'s words") for n, source in ((5, "A"), (7, "B"))
        ]
        known: dict[frozenset[Id], Verdict] = {
            frozenset("AB"): Verdict.POSSIBLE,
            frozenset({"A's words", "B's words"}): Verdict.INDEPENDENT,
        }
        assert asked(claims, graph=SourceGraph(overruled=known)) == []


def test_days_of_a_series_are_asked_of_totals() -> None:
    claims = [
        said("A", f"exactly {value}", f"10-{day:02}", DEAD, id=f"{day}", said=f"10-{day:02}")
        for day, value in enumerate((700, 5, 8, 6, 1100), 1)
    ]
    assert (Flag.DAILY_FIGURES, ("2", "1")) in asked(claims, DEAD)
    assert TRENCH_A.id not in {each.question.id for each in claims}
    assert claims[1].said_on == date(2024, 10, 2)
