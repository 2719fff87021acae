"""A run of days that has been answered up to a day is parted there: what is later is a case of its own."""

import os
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from claims.domain import (
    Assertion,
    ConflictSummary,
    Kind,
    Reason,
    Scope,
    Temporality,
    World,
    conflict_summary,
    episodes,
)
from claims.domain.comparing import witness
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.witness import FEW
from tests.claims.domain.mixed import START, Mixed
from tests.claims.domain.plain import plain_before, plain_case
from tests.claims.domain.present import there

from .cast import DEAD, IN_RUSSIA, TRENCH_A, WORLD, claim

PERIOD = replace(IN_RUSSIA, id="arrived", temporality=Temporality.FLOW)
BATCHES, BATCH = 11 if os.environ.get("LONG") else 2, 1000


def until(question: Scope, *days: str) -> World:
    """The world in which answers up to these days of 2024 were approved."""
    return replace(WORLD, answered={question.id: frozenset(date.fromisoformat(f"2024-{d}") for d in days)})


def parted(question: Scope, answered: Iterable[str], *said: tuple[str, str, str]) -> list[Episode]:
    claims = [claim(source, question, words, as_of) for source, words, as_of in said]
    return list(episodes(question, claims, until(question, *answered)))


def cases(question: Scope, answered: Iterable[str], *said: tuple[str, str, str]) -> list[str]:
    """Of each part what it is of, and who makes it."""
    world = until(question, *answered)
    found = [conflict_summary(question, each, world) for each in parted(question, answered, *said)]
    return [told(each) for each in found]


def told(one: ConflictSummary | None) -> str:
    return "nothing" if one is None else f"{one.reason or one.kind}: {one.claim_count}"


def held(parts: Iterable[Episode]) -> list[tuple[str, list[str]]]:
    return [(str(p.days), [str(c.voice.source) for c in p.assertions]) for p in parts]


TEN = ("A", "exactly 100", "10-10"), ("B", "exactly 150", "10-10")


@pytest.mark.parametrize(
    ("question", "answered", "said", "expected"),
    [
        # a level of the next day is tied to the run, and the answer says nothing of it
        (IN_RUSSIA, ["10-10"], [("A", "exactly 200", "10-11")], [("2024-10-10", "AB"), ("2024-10-11", "A")]),
        # a level that begins by the last day of the answer is held by it, however long it goes on
        (IN_RUSSIA, ["10-10"], [("C", "exactly 5", "10-09/10-12")], [("2024-10-09 to 2024-10-10", "CAB")]),
        (IN_RUSSIA, ["10-10"], [("C", "exactly 5", "../10-12")], [("up to 2024-10-10", "CAB")]),
        # a running total is for its last day
        (DEAD, ["10-10"], [("C", "exactly 5", "10-01/10-12")], [("2024-10-01 to 2024-10-10", "AB"),
                                                                ("2024-10-11 to 2024-10-12", "C")]),
        (DEAD, ["10-10"], [("C", "exactly 5", "../10-12")], [("up to 2024-10-10", "AB"),
                                                             ("2024-10-11 to 2024-10-12", "C")]),
        # an amount is for its period: the next one is later
        (PERIOD, ["10-10"], [("C", "exactly 5", "10-11/10-20")], [("2024-10-10", "AB"),
                                                                  ("2024-10-11 to 2024-10-20", "C")]),
        # answered twice: three parts
        (IN_RUSSIA, ["10-10", "10-11"], [("C", "exactly 5", "10-11"), ("D", "exactly 5", "10-12")],
         [("2024-10-10", "AB"), ("2024-10-11", "C"), ("2024-10-12", "D")]),
        # nothing is later: one part, whole
        (IN_RUSSIA, ["10-10"], [], [("2024-10-10", "AB")]),
        # an answer on another run parts nothing here
        (IN_RUSSIA, ["09-01", "11-01"], [("C", "exactly 5", "10-11")], [("2024-10-10 to 2024-10-11", "ABC")]),
        # what holds at all times has no later days
        (TRENCH_A, ["10-10"], [("C", "exactly 5", "10-20")], [("2024-10-10 to 2024-10-20", "ABC")]),
        # what has no day stands with the latest, as ever
        (IN_RUSSIA, ["10-10"], [("C", "exactly 5", ""), ("D", "exactly 5", "10-11")],
         [("2024-10-10", "AB"), ("2024-10-11", "DC")]),
        (IN_RUSSIA, ["10-10"], [("C", "exactly 5", "")], [("2024-10-10", "ABC")]),
    ],
)  # fmt: skip
def test_which_claims_an_answer_holds(
    question: Scope, answered: list[str], said: list[tuple[str, str, str]], expected: list[tuple[str, str]]
) -> None:
    found = held(parted(question, answered, *TEN, *said))
    assert found == [(days, list(sources)) for days, sources in expected]


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        # one later figure disagrees with nobody
        (IN_RUSSIA, [("C", "exactly 900", "10-11")], ["value: 2", "nothing"]),
        (IN_RUSSIA, [("C", "exactly 900", "10-11"), ("D", "exactly 20", "10-11")], ["value: 2", "value: 2"]),
        # across the day: a level that goes on, against one that begins later; it stands in the new case alone
        (IN_RUSSIA, [("C", "exactly 120", "10-10/10-12"), ("D", "exactly 900", "10-11")],
         ["value: 3", "value: 2"]),
        # a running total that rises says nothing against an earlier one
        (DEAD, [("A", "exactly 200", "10-20")], ["value: 2", "nothing"]),
        # unless last figures are out of step with it; they are counted with it, as witnesses
        (DEAD, [("C", "exactly 900", "10-20")], ["value: 2", "out of step: 3"]),
        # one that is lower does, in the new case, where the earlier witness counts with it
        (DEAD, [("C", "exactly 20", "10-20")], ["value: 2", "later total lower: 2"]),
        # a source that goes back on what it said before the answer
        (DEAD, [("A", "exactly 20", "10-20")], ["value: 2", "later total lower: 2"]),
        # no second figure, nothing across: two later figures alone
        (PERIOD, [("C", "exactly 5", "10-11/10-20"), ("D", "exactly 50", "10-11/10-20")],
         ["value: 2", "value: 2"]),
    ],
)  # fmt: skip
def test_what_is_later_is_a_case_of_its_own(
    question: Scope, said: list[tuple[str, str, str]], expected: list[str]
) -> None:
    assert [each.replace("_", " ") for each in cases(question, ["10-10"], *TEN, *said)] == expected


def test_an_earlier_figure_that_is_not_its_source_s_last_counts_across_the_day_too() -> None:
    said = ("A", "exactly 100", "10-08"), ("A", "at_least 40", "10-10"), ("B", "exactly 50", "10-20")
    assert cases(DEAD, ["10-10"], *said) == ["nothing", "later_total_lower: 2"]


def test_a_revision_across_the_day_is_of_the_later_case() -> None:
    world = until(DEAD, "10-10")
    said = ("A", "exactly 100", "10-10"), ("A", "exactly 20", "10-20")
    before, after = (conflict_summary(DEAD, each, world) for each in parted(DEAD, ["10-10"], *said))
    assert (before, there(after).kind) == (None, Kind.REVISION)


def test_the_spread_of_a_later_case_is_that_of_its_days() -> None:
    later = ("C", "exactly 900", "10-20"), ("D", "exactly 800", "10-20")
    world = until(DEAD, "10-10")
    last = conflict_summary(DEAD, parted(DEAD, ["10-10"], *TEN, *later)[-1], world)
    assert [there(last).lowest, there(last).highest] == [800, 900]
    assert there(last).source_count == 2
    fell = conflict_summary(DEAD, parted(DEAD, ["10-10"], *TEN, ("C", "exactly 20", "10-20"))[-1], world)
    assert [there(fell).lowest, there(fell).highest] == [20, 150]
    assert there(fell).reason is Reason.LATER_TOTAL_LOWER


def answered_at_random(made: Mixed, seed: int) -> World:
    """The same world in which some days of the question have been answered."""
    rng = random.Random(f"answered {seed}")
    days = frozenset(START + timedelta(rng.randrange(made.days + 3)) for _ in range(rng.randint(1, 3)))
    return replace(made.world, answered={made.question.id: days})


@pytest.mark.check("test_what_is_later_is_a_case_of_its_own")
@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_part_is_the_case_of_all_pairs_with_a_later_claim(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = across = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        monkeypatch.setattr(witness, "FEW", FEW if seed % 2 else 0)  # of the others few are laid out as well
        made = Mixed(seed, most=40 if seed % 50 == 0 else 9)
        world = answered_at_random(made, seed)
        parts = episodes(made.question, made.claims, world)
        for part in parts:
            found = conflict_summary(made.question, part, world)
            assert found == plain_case(made.question, part, world), seed
            across += found is not None and bool(set(found.witness) & {c.id for c in part.earlier})
        several += any(part.after for part in parts)
    assert several > BATCH / 10
    assert across > BATCH / 50


def test_the_order_of_claims_parts_nothing_otherwise() -> None:
    for seed in range(300):
        made = Mixed(seed)
        world, shuffled = answered_at_random(made, seed), list(made.claims)
        random.Random(seed).shuffle(shuffled)
        assert episodes(made.question, made.claims, world) == episodes(made.question, shuffled, world), seed


def test_no_claim_and_no_pair_gets_lost_or_stands_twice() -> None:
    for seed in range(300):
        made = Mixed(seed)
        world = answered_at_random(made, seed)
        whole = episodes(made.question, made.claims, replace(world, answered={}))
        parts = episodes(made.question, made.claims, world)
        assert _ids(c for each in whole for c in each.assertions) == _ids(
            c for each in parts for c in each.assertions
        )
        for earlier, later in combinations(parts, 2):
            assert there(earlier.days).end < there(later.days).first, seed
        assert _pairs(made.question, whole) == _pairs(made.question, parts), seed


def _ids(claims: Iterable[Assertion]) -> list[str]:
    return sorted(str(claim.id) for claim in claims)


def _pairs(question: Scope, parts: Iterable[Episode]) -> list[tuple[str, str]]:
    """The pairs of claims on the question that may be in dispute, each as often as some part tells it."""
    found = []
    for part in parts:
        claims = [*part.assertions, *part.earlier]
        for a, b in combinations(sorted(claims, key=lambda claim: str(claim.id)), 2):
            if plain_before(question, part, a) and plain_before(question, part, b):
                continue
            one_run = question.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}
            if a.as_of and b.as_of and (one_run or a.as_of.shares_a_day(b.as_of)):
                found.append((str(a.id), str(b.id)))
    return sorted(found)
