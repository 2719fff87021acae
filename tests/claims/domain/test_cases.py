"""Episodes and the case that is kept of one."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain import (
    Answer,
    Assertion,
    ConflictSummary,
    DayRange,
    Kind,
    Modality,
    Reason,
    Relations,
    Scope,
    Temporality,
    Voice,
    World,
    conflict_summary,
    date_figure,
    episodes,
)
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing.conflict_summary import pairings, relative_spread
from claims.domain.weighing.positions import best_support, positions
from tests.claims.domain.present import there

from .cast import DEAD, IN_RUSSIA, NEAR_BORDER, TRENCH_A, WORLD, claim, days


def runs(question: Scope, *as_ofs: str) -> list[str]:
    found = episodes(
        question, [claim(f"s{i}", question, "exactly 5", d) for i, d in enumerate(as_ofs)], WORLD
    )
    return [str(each.days) for each in found]


def test_runs_of_shared_and_consecutive_days() -> None:
    assert runs(IN_RUSSIA, "10-01", "10-02/10-04", "10-06", "10-07") == [
        "2024-10-01 to 2024-10-04",
        "2024-10-06 to 2024-10-07",
    ]
    assert runs(IN_RUSSIA, "10-01/10-09", "10-02", "10-09") == ["2024-10-01 to 2024-10-09"]
    assert runs(IN_RUSSIA, "../10-05", "10-01", "10-09") == ["up to 2024-10-05", "2024-10-09"]


def test_cumulative_and_timeless_questions_have_one() -> None:
    assert runs(DEAD, "10-01", "10-20") == ["2024-10-01 to 2024-10-20"]
    assert runs(TRENCH_A, "10-01", "", "10-20") == ["2024-10-01 to 2024-10-20"]


def test_undated_claims_join_the_latest() -> None:
    claims = [claim("A", IN_RUSSIA, "exactly 5", d) for d in ("", "10-01", "10-09")]
    assert [len(each.assertions) for each in episodes(IN_RUSSIA, claims, WORLD)] == [1, 2]
    assert episodes(IN_RUSSIA, [], WORLD) == ()
    (only,) = episodes(IN_RUSSIA, claims[:1], WORLD)
    assert (only.days, only.first_day) == (None, None)


def only_case(question: Scope, claims: Sequence[Assertion], world: World = WORLD) -> ConflictSummary | None:
    (episode,) = episodes(question, claims, world)
    return conflict_summary(question, episode, world)


def test_the_worst_kind_is_kept_with_its_widest_pair() -> None:
    claims = [
        claim(s, TRENCH_A, w) for s, w in (("A", "exactly 10"), ("B", "exactly 20"), ("C", "exactly 50"))
    ]
    claims.append(claim("D", TRENCH_A, "approx 10"))
    found = there(only_case(TRENCH_A, claims))
    assert (found.kind, found.reason, found.severity, found.gap) == (
        Kind.CONTRADICTION,
        Reason.VALUE,
        3,
        Fraction(40),
    )
    assert set(found.witness) == {claims[0].id, claims[2].id}
    assert (found.lowest, found.highest, found.spread) == (Decimal(10), Decimal(50), Decimal(40))
    assert relative_spread(claims, found) == Fraction(4, 5)
    assert (found.claim_count, found.source_count) == (4, 4)
    assert best_support(positions(TRENCH_A, claims, WORLD)).count == 2


def test_existence_goes_before_value() -> None:
    claims = [claim(s, TRENCH_A, w) for s, w in (("A", "exactly 10"), ("B", "exactly 90"), ("C", "none"))]
    found = there(only_case(TRENCH_A, claims))
    assert (found.reason, found.gap) == (Reason.EXISTENCE, Fraction(90))


def test_agreement_is_no_case() -> None:
    assert (
        only_case(TRENCH_A, [claim("A", TRENCH_A, "exactly 10"), claim("B", TRENCH_A, "exactly 10")]) is None
    )


def test_a_contradicting_part_counts_in_the_extremes_in_the_wholes_unit() -> None:
    metres, kilometres = Scope("part", "t", "length", "metre"), Scope("whole", "t", "length", "kilometre")
    world = World(relations=Relations.of_recorded([("part", RelationKind.PART_OF, "whole")]))
    found = there(
        only_case(
            kilometres, [claim("A", metres, "exactly 9000"), claim("B", kilometres, "exactly 1")], world
        )
    )
    assert (found.lowest, found.highest, found.gap) == (Decimal(1), Decimal(9), Fraction(8))


def test_pairs_on_a_part_belong_to_its_own_case() -> None:
    parts = [claim("A", NEAR_BORDER, "exactly 5"), claim("B", NEAR_BORDER, "exactly 9")]
    assert list(pairings(IN_RUSSIA, parts, WORLD)) == []
    assert len(list(pairings(NEAR_BORDER, parts, WORLD))) == 1
    unrelated = [claim("A", IN_RUSSIA, "exactly 5"), claim("B", DEAD, "exactly 9")]
    assert list(pairings(IN_RUSSIA, unrelated, WORLD)) == []


def test_dates_have_a_spread_in_days_and_none_relative() -> None:
    from datetime import date

    question = Scope(
        "founded", "t", "date", answer=Answer.DATE, temporality=Temporality.TIMELESS, minimum=None
    )
    claims = [
        Assertion(
            s, question, Voice(s, s), date_figure(Modality.STATED, date(2024, 5, d)), as_of=days("10-01")
        )
        for s, d in (("A", 1), ("B", 9))
    ]
    found = there(only_case(question, claims))
    assert found.spread == 8
    assert relative_spread(claims, found) is None


@pytest.mark.parametrize(("as_of", "said"), [("10-31", True), ("../10-31", False)])
def test_first_day_is_the_earliest_that_is_named(as_of: str, said: bool) -> None:
    (only,) = episodes(IN_RUSSIA, [claim("A", IN_RUSSIA, "exactly 5", as_of)], WORLD)
    assert only.first_day == there(days("10-31")).end
    assert isinstance(only.days, DayRange)
    assert (only.days.start is not None) is said
