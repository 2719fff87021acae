"""Recorded one after the other, claims end in the state in which all of them together would be."""

import pytest

from claims.models import Claim, Conflict, Question
from claims.services.detection import detect_conflicts
from tests import builders as new
from tests.claims.services.made_up_rows import Rows

pytestmark = pytest.mark.django_db
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


def _kept() -> set[tuple[object, ...]]:
    held = Conflict.objects.filter(merged_into=None).exclude(state="dismissed")
    return {tuple(row) for row in held.values_list(*KEPT)}


@pytest.mark.parametrize("first", range(0, 300, 60))
def test_one_claim_at_a_time_ends_where_all_at_once_would(first: int) -> None:
    rows = Rows()
    for seed in range(first, first + 60):
        rows.add(seed, 10)
    rows.write()
    claims = list(Claim.objects.select_related("question", "statement__source").order_by("pk"))
    Claim.objects.update(state="rejected")
    for claim in claims:
        Claim.objects.filter(pk=claim.pk).update(state="candidate")
        detect_conflicts(claim.question, by=rows.by, now=new.NOW, added=claim)
    step_by_step = _kept()
    for question in Question.objects.all():
        detect_conflicts(question, by=rows.by, now=new.NOW)
    assert step_by_step == _kept()
    assert step_by_step


def test_a_new_claim_reads_only_what_is_near(django_assert_max_num_queries) -> None:
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
    assert (conflict.claim_count, conflict.source_count, conflict.highest) == (31, 3, 15_000)
    assert claim.pk in (conflict.witness_a_id, conflict.witness_b_id)
