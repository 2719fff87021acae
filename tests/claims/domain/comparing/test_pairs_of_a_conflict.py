"""Which pairs a conflict shows, what is never held against a question, and what a finding says."""

from datetime import time

import pytest

from claims.domain import Assertion, Scope, Stance, Temporality, World, positions
from claims.domain.comparing import witness
from claims.domain.comparing.classification import classify
from claims.domain.comparing.episodes import Episode, episodes
from claims.domain.comparing.out_of_step import out_of_step
from claims.domain.comparing.pairings import standing_pairings
from claims.domain.figures.units import UNITS
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.conflict_summary import conflict_summary
from sources.domain.independence import Dependence, Id, SourceGraph, Verdict
from tests.claims.domain.cast import ARMS, DEAD, IN_RUSSIA, NEAR_BORDER, TRENCH_A, WORLD, claim, days, related
from tests.claims.domain.present import there

LEFT = Scope("left", "troops", "persons", "person", temporality=Temporality.FLOW, is_count=True)


@pytest.fixture(params=[witness.FEW, 0], ids=["held one by one", "laid out"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of finding the worst pair."""
    monkeypatch.setattr(witness, "FEW", request.param)


class TestStandingPairings:
    """Those of standing claims, and each replaced claim with what replaced it, and with nothing else."""

    def shown(self, *claims: Assertion) -> set[tuple[Id, Id]]:
        return {(pair.a.id, pair.b.id) for pair in standing_pairings(claims[0].question, claims, WORLD)}

    def test_a_replaced_claim_is_shown_beside_what_replaced_it_alone(self) -> None:
        first = claim("A", IN_RUSSIA, "exactly 500", said="10-31", id="A 1")
        second = claim("A", IN_RUSSIA, "exactly 5", said="11-01", id="A 2")
        other = claim("B", IN_RUSSIA, "exactly 5", id="B")
        assert self.shown(first, second, other) == {("A 1", "A 2"), ("A 2", "B")}

    def test_twice_replaced_each_beside_the_next(self) -> None:
        hours = [
            claim("A", IN_RUSSIA, f"exactly {n}", said="10-31", said_at=time(n), id=f"A {n}")
            for n in (1, 2, 3)
        ]
        assert self.shown(*hours) == {("A 1", "A 2"), ("A 2", "A 3")}

    def test_what_is_mute_replaces_nothing(self) -> None:
        own = claim("A", IN_RUSSIA, "exactly 500", said="10-31", id="A 1")
        filled = claim("A", IN_RUSSIA, "exactly 5", said="11-01", id="A 2", imputed=True)
        other = claim("B", IN_RUSSIA, "exactly 500", id="B")
        assert ("A 1", "B") in self.shown(own, filled, other)

    def test_two_on_parts_belong_to_the_conflicts_of_those(self) -> None:
        whole = claim("A", IN_RUSSIA, "exactly 500", id="whole")
        parts = [claim(name, NEAR_BORDER, "exactly 50", id=name) for name in "BC"]
        assert self.shown(whole, *parts) == {("whole", "B"), ("whole", "C")}


class TestNeverHeldAgainstEachOther:
    """What has no common measure, however the questions are related, is in no conflict and no position."""

    @pytest.mark.parametrize(
        "part",
        [
            Scope("its length", "troops", "length", "metre"),  # another dimension
            Scope("elsewhere", "another topic", "persons", "person", is_count=True),
            Scope(
                "since ever", "troops", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True
            ),
        ],
    )
    def test_a_part_of_another_kind(self, part: Scope) -> None:
        world = related((part.id, RelationKind.PART_OF, IN_RUSSIA.id))
        claims = [claim("A", IN_RUSSIA, "exactly 5"), claim("B", part, "exactly 900")]
        (episode,) = episodes(IN_RUSSIA, claims, world)
        assert conflict_summary(IN_RUSSIA, episode, world) is None
        assert [each.sources for each in positions(IN_RUSSIA, claims, world)] == [("A",)]

    @pytest.mark.usefixtures("few")
    def test_where_nothing_answers_the_question_there_is_no_conflict(self) -> None:
        elsewhere = Scope("its length", "troops", "length", "metre")
        world = related((elsewhere.id, RelationKind.PART_OF, IN_RUSSIA.id))
        claims = [claim(name, elsewhere, f"exactly {value}") for name, value in (("A", 5), ("B", 900))]
        (episode,) = episodes(IN_RUSSIA, claims, world)
        assert conflict_summary(IN_RUSSIA, episode, world) is None

    def test_a_part_in_another_currency(self) -> None:
        whole, part = (Scope(name, "war", UNITS["USD"].dimension, "USD") for name in ("cost", "cost of fuel"))
        world = related((part.id, RelationKind.PART_OF, whole.id))
        dollars, euros = claim("A", whole, "exactly 5"), claim("B", part, "exactly 900 unit=EUR")
        assert [each.sources for each in positions(whole, [dollars, euros], world)] == [("A",)]
        more = claim("C", part, "exactly 900")
        assert [each.sources for each in positions(whole, [dollars, euros, more], world)] == [("A",), ("C",)]


def test_two_who_may_have_it_from_one_place_are_unknown_until_somebody_has_said() -> None:
    """They were asked about on another question of the measure: here their figures are not even equal."""
    a, b = claim("A", TRENCH_A, "exactly 160"), claim("B", TRENCH_A, "exactly 161")
    pair = frozenset(("A", "B"))
    asked = World(common_origins={TRENCH_A.id: frozenset({pair})})
    assert World().dependence(a, b) is Dependence.INDEPENDENT
    assert asked.dependence(a, b) is Dependence.UNKNOWN
    apart = World(SourceGraph(overruled={pair: Verdict.INDEPENDENT}), common_origins=asked.common_origins)
    assert apart.dependence(a, b) is Dependence.INDEPENDENT


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("later", "against"),
    [
        ("exactly 500", {"B", "later"}),  # lower than the 900 of the day that was answered for
        ("exactly 950", set()),  # what A and B are to each other belongs to the conflict that is closed
        ("exactly 90", {"B", "later"}),
    ],
)
def test_after_an_answer_later_totals_are_held_against_the_earlier_ones_and_these_not_against_each_other(
    later: str, against: set[str]
) -> None:
    world = World(answered={DEAD.id: frozenset({there(days("10-01")).end})})
    claims = [
        claim("A", DEAD, "exactly 100", "10-01", id="A"),
        claim("B", DEAD, "exactly 900", "10-01", id="B"),
        claim("C", DEAD, later, "10-02", id="later"),
    ]
    *_, newest = episodes(DEAD, claims, world)
    found = conflict_summary(DEAD, newest, world, apart=())
    assert (set() if found is None else set(found.witness)) == against


@pytest.mark.parametrize("undated", ["exactly 99", "exactly 10"])
def test_what_has_no_day_keeps_no_step(undated: str) -> None:
    claims = [
        claim("A", LEFT, "exactly 10", "01-01/01-31"),
        claim("A", LEFT, undated, ""),
        claim("B", LEFT, "exactly 99", "02-01/02-29"),
    ]
    (found,) = out_of_step(LEFT, claims, World())
    assert [each.voice.source for each in found.claims] == ["A", "B"]


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        (DEAD, True),
        (TRENCH_A, False),  # timeless: no figure is older than another
        (Scope("change", "t", "persons", "person", minimum=None, additive=False), False),
    ],
)
def test_only_levels_totals_and_amounts_are_out_of_step(question: Scope, apart: bool) -> None:
    claims = [claim("A", question, "exactly 64", "10-01"), claim("B", question, "exactly 2,975", "10-31")]
    assert bool(out_of_step(question, claims, World())) is apart


def test_an_answer_of_yes_or_no_is_never_out_of_step() -> None:
    assert (
        out_of_step(ARMS, [claim("A", ARMS, Stance.AFFIRMS), claim("B", ARMS, Stance.DENIES)], World()) == ()
    )


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            ("A", DEAD, "exactly 24", "10-01"),
            ("A", DEAD, "exactly 21", "10-03"),
            "The later figure is lower.",
        ),
        (
            ("A", LEFT, "exactly 24", "10-01/10-31"),
            ("B", LEFT, "exactly 21", "10-01/10-07"),
            "One of the two is for a part of the other's period.",
        ),
        (
            ("A", IN_RUSSIA, "exactly 24", "10-01"),
            ("A", IN_RUSSIA, "exactly 24", "10-03"),
            "The figure is unchanged at a later time.",
        ),
        (
            ("A", IN_RUSSIA, "none"),
            ("B", IN_RUSSIA, "exactly 24"),
            "Both cannot be true. One says none, the other presupposes some.",
        ),
        (
            ("A", NEAR_BORDER, "exactly 20"),
            ("B", IN_RUSSIA, "range 24 30"),
            "The figures answer different questions. Beside the part, 4 to 10 remain.",
        ),
        (
            ("A", NEAR_BORDER, "exactly 20"),
            ("B", IN_RUSSIA, "at_least 24"),
            "The figures answer different questions. Beside the part, at least 4 remain.",
        ),
    ],
)
def test_what_a_finding_says(
    first: tuple[str, Scope, str], second: tuple[str, Scope, str], sentence: str
) -> None:
    assert classify(claim(*first), claim(*second), WORLD).sentence == sentence


@pytest.mark.parametrize(
    ("conflict", "of"),
    [("10-20", False), ("10-25", True), ("10-28/11-02", True), ("../10-25", True), ("", True)],
)
def test_a_conflict_is_about_the_episode_with_which_it_shares_a_day(conflict: str, of: bool) -> None:
    claims = [claim("A", IN_RUSSIA, "exactly 5", "10-25"), claim("B", IN_RUSSIA, "exactly 6", "10-26/10-31")]
    (episode,) = episodes(IN_RUSSIA, claims, World())
    assert there(episode.days) == days("10-25/10-31")
    assert episode.is_of(days(conflict)) is of
    assert Episode(None, ()).is_of(days(conflict)), "a running total has one conflict, for all days"
