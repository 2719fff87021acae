"""Cases found without comparing every pair are those that comparing every pair finds."""

import os
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest

from claims.domain import (
    Assertion,
    DayRange,
    Dependence,
    Kind,
    Modality,
    Position,
    Reason,
    Scope,
    Temporality,
    Voice,
    World,
    Written,
    conflict_summary,
    episodes,
    interpret,
    positions,
)
from claims.domain.comparing import witness
from claims.domain.comparing.claim_blocks import Ends
from claims.domain.comparing.findings import WEIGHTS
from claims.domain.comparing.standing import replaced
from claims.domain.comparing.witness import FEW, worst
from claims.domain.figures.interval import Interval
from claims.domain.weighing.positions import standing_claims
from tests.claims.domain.mixed import Mixed
from tests.claims.domain.plain import (
    plain_case,
    plain_positions,
    plain_replaced_by_question,
    plain_standing,
)
from tests.lengths import all_but_first, at_most

BATCHES, BATCH = 11 if os.environ.get("LONG") else 2, 1000
"""`make long` goes through eleven thousand made-up questions; the suite, through the first two thousand."""


def _told(found: Iterable[Position]) -> list[tuple[object, ...]]:
    return [
        (p.interval, tuple(a.id for a in p.assertions), p.sources, p.independent.count, p.independent.exact)
        for p in found
    ]


@pytest.mark.parametrize("batch", all_but_first(range(BATCHES)))
def test_every_case_and_position_is_that_of_all_pairs(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(batch * BATCH, batch * BATCH + at_most(BATCH // 3, BATCH)):
        monkeypatch.setattr(witness, "FEW", FEW if seed % 2 else 0)  # of the others few are laid out as well
        made = Mixed(seed, most=40 if seed % 50 == 0 else 9)
        for episode in episodes(made.question, made.claims, made.world):
            expected = plain_case(made.question, episode, made.world)
            assert conflict_summary(made.question, episode, made.world) == expected, seed
        gone = plain_replaced_by_question(made.claims, made.world.graph)
        assert replaced(made.claims, made.world.graph) == gone, seed
        standing = plain_standing(made.question, made.claims, made.world)
        assert standing_claims(made.question, made.claims, made.world) == standing, seed
        found = positions(made.question, made.claims, made.world)
        assert _told(found) == plain_positions(made.question, standing, made.world), seed


@pytest.mark.whole("test_every_case_and_position_is_that_of_all_pairs")
def test_the_made_up_cases_are_of_every_kind() -> None:
    found = set()
    for seed in range(2000):
        made = Mixed(seed)
        cases = (
            conflict_summary(made.question, each, made.world)
            for each in episodes(made.question, made.claims, made.world)
        )
        found |= {(each.kind, each.reason) for each in cases if each is not None}
    assert {kind for kind, _ in found} >= {*WEIGHTS, Kind.SCOPE_DIFFERENCE} - {Kind.OUT_OF_STEP}
    assert {reason for _, reason in found} >= {
        Reason.EXISTENCE,
        Reason.STANCE,
        Reason.PART_EXCEEDS_WHOLE,
        Reason.VALUE,
        Reason.LATER_TOTAL_LOWER,
    }


def _series(
    temporality: Temporality, count: int, value: Callable[[int], int], sources: str = "AB"
) -> tuple[Scope, list[Assertion]]:
    question = Scope("q", "t", "persons", "person", temporality=temporality, is_count=True)
    claims = []
    for number in range(count):
        day = date(1990, 1, 1) + timedelta(number // len(sources))
        written = Written(best=str(value(number)))
        claims.append(
            Assertion(
                f"c{number}",
                question,
                Voice(sources[number % len(sources)], f"s{number}"),
                interpret(Modality.STATED, written, question, from_data=True),
                as_of=DayRange(day, day),
                said_on=day,
                recorded_order=number,
            )
        )
    return question, claims


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Assertion, Assertion]]:
    """The pairs that are compared from now on."""
    pairs = []
    plain = World.dependence

    def counted(world: World, a: Assertion, b: Assertion) -> Dependence:
        pairs.append((a, b))
        return plain(world, a, b)

    monkeypatch.setattr(World, "dependence", counted)
    return pairs


@pytest.mark.slow
@pytest.mark.parametrize(
    ("temporality", "value", "sources", "kind"),
    [
        (Temporality.CUMULATIVE, lambda n: 1000 + n // 2, "AB", None),
        (Temporality.CUMULATIVE, lambda n: 1000 + n - 40 * (n == 900), "A", Kind.REVISION),
        (Temporality.CUMULATIVE, lambda n: 1000 + (n // 2 - 5 * (n % 2)) * 3, "AB", Kind.CONTRADICTION),
        (Temporality.TIMELESS, lambda n: 5000, "AB", None),
        (Temporality.TIMELESS, lambda n: (n * 7919) % 100_003, "A", Kind.REVISION),
        (Temporality.STOCK, lambda n: 500 if n < 1999 else 700, "AB", Kind.CONTRADICTION),
    ],
)
def test_few_pairs_of_a_long_series_are_compared(
    compared: list[tuple[Assertion, Assertion]],
    temporality: Temporality,
    value: Callable[[int], int],
    sources: str,
    kind: Kind | None,
) -> None:
    question, claims = _series(temporality, 2000, value, sources)
    (episode,) = episodes(question, claims, World())
    found = worst(question, episode.assertions, World())
    assert (found and found.finding.kind) is kind
    assert len(compared) < 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "dated", "kind"),
    [
        (lambda n: 5000, lambda n: True, None),
        (lambda n: 1000 + n, lambda n: False, Kind.UNDERSPECIFIED),
        (lambda n: 1000 + n % 2, lambda n: False, Kind.UNDERSPECIFIED),
        (lambda n: 1000 + n, lambda n: n % 3 > 0, Kind.SELF_CONTRADICTION),
    ],
)
def test_the_rows_of_one_sheet_are_not_held_against_each_other(
    compared: list[tuple[Assertion, Assertion]],
    value: Callable[[int], int],
    dated: Callable[[int], bool],
    kind: Kind | None,
) -> None:
    question = Scope("q", "t", "persons", "person", temporality=Temporality.STOCK, is_count=True)
    day = date(2024, 10, 31)
    claims = [
        Assertion(
            f"c{number}",
            question,
            Voice("ministry", "said in October", document="sheet"),
            interpret(Modality.STATED, Written(best=str(value(number))), question, from_data=True),
            as_of=DayRange(day, day) if dated(number) else None,
            said_on=day,
            recorded_order=number,
        )
        for number in range(1000)
    ]
    found = worst(question, claims, World())
    assert (found and found.finding.kind) is kind
    assert len(compared) < 100


@pytest.mark.whole("test_every_case_and_position_is_that_of_all_pairs")
def test_ten_thousand_claims_take_seconds_not_minutes() -> None:
    question, claims = _series(Temporality.CUMULATIVE, 10_000, lambda n: 1000 + (n // 2 - 5 * (n % 2)) * 3)
    (episode,) = episodes(question, claims, World())
    begun = time.process_time()
    found = conflict_summary(question, episode, World())
    # comparing each pair takes 20 minutes; what is left for a slow machine is still far below that
    assert time.process_time() - begun < 20
    assert found is not None
    assert (found.reason, found.severity) == (Reason.VALUE, 1)


def test_no_claims_make_no_case() -> None:
    assert worst(Scope("q", "t", "persons", "person"), [], World()) is None


def test_places_tell_open_ends_from_closed_ones() -> None:
    closed, opened = Interval.of(1, 2), Interval.of(2, 3, low_open=True)
    assert not Ends.of(closed, 6).apart(Ends.of(Interval.of(2, 3), 6))
    assert Ends.of(closed, 6).apart(Ends.of(opened, 6))
    assert Ends.of(closed, 6).gap(Ends.of(opened, 6)) == 0
    half = Interval.of(Fraction(7, 2), None)
    assert Ends.of(closed, 6).gap(Ends.of(half, 6)) == Ends.of(half, 6).gap(Ends.of(closed, 6)) == 9
