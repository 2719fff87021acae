"""One change at a time, conflicts end in the state in which all claims together would leave them."""

import os
import random
from collections.abc import Collection, Iterator
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, Conflict, Question
from claims.services.detection import large_run
from claims.services.detection.many_questions import detect_on
from claims.services.detection.one_question import detect_conflicts
from tests import builders as new
from tests.claims.services.made_up_rows import Rows
from tests.lengths import all_but_first

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("LONG"))
"""`make long` goes through all the made-up worlds; the suite, through the first of them."""
WORLDS, BATCH = (300, 60) if LONG else (30, 15)
GOING, GOING_BATCH = (60, 20) if LONG else (12, 6)
KEPT = (
    "question_id",
    "episode",
    "kind",
    "reason",
    "severity",
    "witness_a_id",
    "witness_b_id",
    "gap",
    "lowest",
    "highest",
    "claim_count",
    "source_count",
)


def _kept(among: Collection[UUID] | None = None) -> set[tuple[object, ...]]:
    held = Conflict.objects.filter(merged_into=None).exclude(state="dismissed")
    if among is not None:
        held = held.filter(question__in=among)
    return {tuple(row) for row in held.values_list(*KEPT)}


@pytest.mark.check("tests/claims/services/test_bulk_detection.py::test_bulk_detection_agrees_with_every_pair")
@pytest.mark.slow
@pytest.mark.parametrize("first", all_but_first(range(0, WORLDS, BATCH)))
def test_one_claim_at_a_time_ends_where_all_at_once_would(first: int) -> None:
    rows = Rows()
    for seed in range(first, first + BATCH):
        rows.add(seed, 10)
    rows.write()
    claims = list(Claim.objects.select_related("question", "statement__source").order_by("pk"))
    Claim.objects.update(state="rejected")
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(state="candidate")
        detect_conflicts(claim.question, by=rows.by, now=new.NOW, added=claim)
    step_by_step = _kept()
    detect_on(list(Question.objects.values_list("pk", flat=True)), by=rows.by, now=new.NOW)
    assert step_by_step == _kept()
    assert step_by_step


def _steps(claims: list[Claim], seed: int) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims that come and go, alone or one in the place of another of its question: (added, removed)."""
    rng, away = random.Random(seed), list(claims)
    there: list[Claim] = []
    while away or rng.random() < 0.9:
        added = away.pop(rng.randrange(len(away))) if away and rng.random() < 0.7 else None
        removed = rng.choice(there) if there and (added is None or rng.random() < 0.3) else None
        if added is not None and removed is not None and added.question_id != removed.question_id:
            removed = None
        if removed is not None:
            there.remove(removed)
            away.append(removed)
        if added is not None:
            there.append(added)
        if added is not None or removed is not None:
            yield added, removed
        if len(claims) > 0 and rng.random() < 0.08:
            return


@pytest.mark.check("tests/claims/services/test_bulk_detection.py::test_bulk_detection_agrees_with_every_pair")
@pytest.mark.slow
@pytest.mark.parametrize("first", all_but_first(range(1000, 1000 + GOING, GOING_BATCH)))
def test_claims_that_come_and_go_leave_what_looking_at_all_finds(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (first - 1000) % (2 * GOING_BATCH):  # every question counts as large
        monkeypatch.setattr(large_run, "LARGE", 1)
    rows = Rows()
    made = [list(rows.add(seed, 14)) for seed in range(first, first + GOING_BATCH)]
    rows.write()
    Claim.objects.update(state="rejected")
    for number, questions in enumerate(made):
        mine = Claim.objects.filter(question__in=questions).select_related("question", "statement__source")
        for added, removed in _steps(list(mine.order_by("pk")), number):
            for each, state in ((removed, "rejected"), (added, "candidate")):
                if each is not None:
                    Claim.objects.filter(pk=each.pk).update(state=state)
            about = (added or removed).question  # type: ignore[union-attr]  # one of them is there
            detect_conflicts(about, by=rows.by, now=new.NOW, added=added, removed=removed)
            step_by_step = _kept(questions)
            with transaction.atomic():
                detect_on(questions, by=rows.by, now=new.NOW)
                assert step_by_step == _kept(questions), (first + number, added, removed)
                transaction.set_rollback(True)


def test_a_new_claim_reads_only_what_is_near(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    question = new.question(temporality="stock")
    new.claim(question, quote="8,000 soldiers", as_of="2024-10-01")
    new.claim(question, new.source("Ukraine"), "12,000 soldiers", as_of="2024-10-01")
    conflict = Conflict.objects.get()
    for day in range(2, 30):
        new.claim(question, quote="8,000 soldiers", as_of=f"2024-10-{day:02}")
    conflict.refresh_from_db()
    assert (conflict.claim_count, conflict.source_count) == (30, 2)
    with django_assert_max_num_queries(60):
        claim = new.claim(question, new.source("Japan"), "15,000 soldiers", as_of="2024-10-29")
    conflict.refresh_from_db()
    assert (conflict.claim_count, conflict.source_count, conflict.highest) == (31, 3, Decimal(15_000))
    assert claim.pk in (conflict.witness_a_id, conflict.witness_b_id)
