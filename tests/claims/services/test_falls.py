"""The pair that a case is of among running totals and figures for all time: that of comparing all."""

import os
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unittest import mock

import pytest

from claims.domain.comparing.pair_bounds import REVISION
from claims.domain.comparing.pairings import Pairing, rank_of
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict, Question
from claims.models.assertions import world_of
from claims.services.detection import falls
from claims.services.detection.conflict_tally import Undecided
from claims.services.detection.falls import furthest_left
from claims.services.detection.question_scope import Place
from tests import builders as new
from tests.claims.services.made_up_rows import Rows

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("LONG"))
ACROSS_DAYS = frozenset({Temporality.CUMULATIVE, Temporality.TIMELESS})


def _places(seeds: range, most: int) -> list[tuple[Place, Any]]:
    """Made-up questions compared across days, each with the pair that the rules find among all its claims."""
    rows = Rows()
    made = {key: each for seed in seeds for key, each in rows.add(seed, most).items()}
    rows.write()
    world = world_of(rows.topic.pk, joints=False)
    found = []
    for question in Question.objects.filter(pk__in=made, temporality__in=ACROSS_DAYS):
        place, pure = Place.of(question, world), made[question.pk]
        found.append((place, worst(pure.question, pure.claims, pure.world)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("read", [(2, 3), (4, 12), (24, 240)])
def test_what_is_told_is_what_comparing_all_finds(monkeypatch, read) -> None:
    monkeypatch.setattr(falls, "READ", read)
    told = left = 0
    for place, pure in _places(range(5000, 5600 if LONG else 5080), 40):
        try:
            found = furthest_left(place)
        except Undecided:
            left += 1
            graver = pure is not None and rank_of(pure.finding) <= REVISION
            assert not graver or read != (24, 240) or len(place.family) > 1
            continue
        told += 1
        assert _kept(found) == _kept(pure)
    assert told > left / 4, (told, left)


def _kept(pair: Pairing) -> tuple[object, ...]:
    """What a conflict keeps of its pair; how the two depend on each other is derived on reading."""
    return (pair.a.id, pair.b.id, pair.finding.kind, pair.finding.reason, pair.finding.gap)


def _totals(question: Question, *said: tuple[str, str, str]) -> list[Claim]:
    """Who counted how many, and for which day."""
    return [
        new.claim(question, new.source(who), f"exactly {count} soldiers", as_of=day, quote_kind="data")
        for who, count, day in said
    ]


def test_the_next_fall_is_found_without_looking_at_all(monkeypatch) -> None:
    monkeypatch.setattr(falls, "READ", (4,))
    question = new.question(temporality="cumulative")
    steady = [("Japan", str(1000 + day), f"2024-10-{day:02}") for day in range(1, 9)]
    steady += [("Ukraine", "999", "2024-10-09")]
    said = [("Ukraine", "5,000", "2024-10-10"), ("Japan", "3,000", "2024-10-11")]
    more = [("Ukraine", "4,000", "2024-10-12"), ("Japan", "4,500", "2024-10-13")]
    *_, wide, fell, _, _ = _totals(question, *steady, *said, *more)
    kept = Conflict.objects.get(question=question)
    assert ({kept.witness_a_id, kept.witness_b_id}, kept.gap) == ({wide.pk, fell.pk}, 2000)
    with mock.patch("claims.services.detection.one_question.decided", return_value=[]) as all_claims:
        new.reject(fell)
    all_claims.assert_called_once_with([], {})
    kept.refresh_from_db()
    assert (kept.reason, kept.gap, kept.claim_count) == ("cumulative_fell", 500, 12)


@pytest.mark.parametrize(("gap", "first"), [(None, False), (Fraction(2), False), (Fraction(4), True)])
def test_a_pair_comes_first_if_none_left_out_can_be_as_far_apart(gap: Fraction | None, first: bool) -> None:
    question = new.question(temporality="cumulative")
    _totals(question, ("Ukraine", "5,000", "2024-10-10"), ("Japan", "3,000", "2024-10-11"))
    place = Place.of(question, world_of(question.topic_id))
    found = furthest_left(place)
    pair = replace(found, finding=replace(found.finding, gap=gap))
    assert falls._comes_first(pair, falls._Read([found.a, found.b], 0, Decimal(3))) is first


def test_beside_a_denial_no_fall_of_another_day_is_looked_for() -> None:
    question = new.question(temporality="cumulative")
    new.claim(question, new.source("Russia"), "none", as_of="2024-10-10", quote_kind="data")
    _totals(question, ("Ukraine", "5,000", "2024-10-10"))
    assert Conflict.objects.get(question=question).reason == "existence"
    with mock.patch("claims.services.detection.nearby._together", side_effect=AssertionError("looked for")):
        _totals(question, ("Japan", "3,000", "2024-10-11"))
    kept = Conflict.objects.get(question=question)
    assert (kept.reason, kept.claim_count, kept.lowest) == ("existence", 3, 0)
