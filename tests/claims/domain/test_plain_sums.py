"""Sums that the code finds are those that trying every set finds, over questions made to have them."""

import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from claims.domain import (
    Assertion,
    DayRange,
    Modality,
    QuoteKind,
    Relations,
    Scope,
    Temporality,
    Voice,
    World,
    Written,
    episodes,
    interpret,
)
from claims.domain.comparing.standing import standing
from claims.domain.comparing.summing.period_sums import sums_of_periods
from claims.domain.comparing.summing.sums import sums
from claims.domain.questions.scope import RelationKind
from claims.domain.weighing import case_findings
from claims.domain.weighing.conflict_summary import conflict_summary
from tests.claims.domain.plain import plain_case
from tests.claims.domain.plain_sums import plain_sums, plain_sums_of_periods

SEEDS = 20_000 if os.environ.get("LONG") else 1_000
START = date(2024, 1, 1)
SPANS = ((0, 1), (0, 2), (1, 2), (2, 3), (0, 3))
PERIODS = ((0, 6), (0, 6), (0, 2), (2, 2), (4, 2), (0, 3), (3, 3))
"""First days and lengths: of levels and totals, and of amounts."""
WORDINGS = (
    *(Modality.EXACTLY, Modality.EXACTLY, Modality.STATED, Modality.APPROX),
    *(Modality.AT_LEAST, Modality.AT_MOST, Modality.RANGE),
)


class Summed:
    """A whole of up to four parts, one of them with two of its own, most of them disjoint; and what a few
    sources say of them for a few days."""

    def __init__(self, seed: int) -> None:
        self.rng = rng = random.Random(seed)
        self.temporality = rng.choice(list(Temporality))
        self.dimension = rng.choice(["persons", "length"])
        self.question = self._scope("whole")
        parts = [f"part {number}" for number in range(rng.randint(2, 4))]
        deep = ["deep 0", "deep 1"] if rng.random() < 0.5 else []
        recorded = [(part, RelationKind.PART_OF, "whole") for part in parts]
        recorded += [(part, RelationKind.PART_OF, "part 0") for part in deep]
        pairs = [(a, b) for among in (parts, deep) for a in among for b in among if a < b]
        recorded += [(a, RelationKind.DISJOINT, b) for a, b in pairs if rng.random() < 0.9]
        exhaustive = ["whole"] if rng.random() < 0.5 else []
        self.world = World(relations=Relations.of_recorded(recorded, exhaustive=exhaustive))
        asked = [self.question, *(self._scope(name) for name in (*parts, *deep))]
        if self.temporality is Temporality.FLOW:
            asked += [self.question] * 5
        self.claims = [self._claim(number, rng.choice(asked)) for number in range(rng.randint(3, 12))]

    def _scope(self, name: str) -> Scope:
        if self.dimension == "length":
            unit = self.rng.choice(["metre", "kilometre"]) if name != "whole" else "metre"
            return Scope(name, "t", "length", unit, temporality=self.temporality)
        return Scope(name, "t", "persons", "person", temporality=self.temporality, is_count=True)

    def _claim(self, number: int, asked: Scope) -> Assertion:
        rng = self.rng
        most = rng.choice([20_000, 150_000]) if asked.id == "whole" else 20_000
        value = rng.randrange(1_000, most, 500)
        if asked.unit == "kilometre":
            value //= 1000
        modality = rng.choice(WORDINGS)
        written = Written(best=str(value))
        if modality is Modality.RANGE:
            written = Written(low=str(value), high=str(value + 3))
        begins, lasts = rng.choice(PERIODS if self.temporality is Temporality.FLOW else SPANS)
        first = START + timedelta(begins)
        said = START + timedelta(rng.randrange(10))
        return Assertion(
            f"c{number}",
            asked,
            Voice(rng.choice("ABC"), f"s{number}", document=f"d{number}", chain_confirmed=True),
            interpret(modality, written, asked, from_data=rng.random() < 0.5),
            as_of=DayRange(first, first + timedelta(lasts - 1)),
            said_on=said,
            quote_kind=rng.choice(list(QuoteKind)),
            recorded_order=number,
        )


@pytest.mark.slow
def test_every_sum_is_that_which_trying_all_sets_finds() -> None:
    met: Counter[tuple[str, str, bool]] = Counter()
    for seed in range(SEEDS):
        made = Summed(seed)
        held = standing(made.claims, made.world.graph)
        found = list(sums(made.question, held, made.world))
        assert found == plain_sums(made.question, held, made.world), seed
        over_time = list(sums_of_periods(made.question, held, made.world))
        assert over_time == plain_sums_of_periods(made.question, held, made.world), seed
        for place, witnessed in enumerate((*found, *over_time)):
            reason = witnessed.finding.reason
            met[witnessed.finding.kind.value, reason.value if reason else "", place >= len(found)] += 1
    assert len(met) == 8  # within a source and across; too much and too little; of a time and over time
    assert min(met.values()) >= SEEDS // 1_000


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["sums", "sums_of_periods"])
def test_the_plain_way_does_not_ask_the_rules(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    def silent(*_: object) -> Iterator[object]:
        return iter(())

    def disagreements() -> int:
        return sum(
            conflict_summary(made.question, episode, made.world)
            != plain_case(made.question, episode, made.world)
            for made in map(Summed, range(100))
            for episode in episodes(made.question, made.claims, made.world)
        )

    assert disagreements() == 0
    monkeypatch.setattr(case_findings, rule, silent)
    assert disagreements() > 0
