"""Detection on one new claim: on a question of 10,000 claims beside a question of eight."""

import time
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from benchmarks import world
from benchmarks.database import built, copy_of
from benchmarks.harness import Result, Target, by_turns
from claims.models import Claim, Question
from claims.services.bulk_detection import detect_on
from claims.services.detection import detect_conflicts
from sources.models.base import new_id

TARGET = Target(1.5, 1.1)
CLAIMS_IN_ALL = 100_000
A_ROUND = 30


def hot_claim(size: int) -> list[Result]:
    """Time of the detection in the transaction that records one claim, many claims / few claims."""
    with copy_of(built("world", max(size // 10, CLAIMS_IN_ALL), world.everything)):
        sized = Question.objects.filter(temporality="stock").annotate(size=Count("claims"))
        hot = sized.order_by("-size")[0]
        small = sized.filter(size=8).order_by("pk")[0]
        by = User.objects.get(username="bench")
        detect_on([hot.pk, small.pk], by=by, now=timezone.now())
        note = f"{hot.size:,} claims against {small.size}, as many a day on both; {A_ROUND} claims a round"
        return [
            by_turns(
                "hot_claim", lambda: _one_round(hot, by), lambda: _one_round(small, by), TARGET, note=note
            )
        ]


def _one_round(question: Question, by: User) -> float:
    return sum(_one(question, by) for _ in range(A_ROUND))


@transaction.atomic
def _one(question: Question, by: User) -> float:
    """A copy of one of the newest claims is added, and what detection takes is told; then it is undone."""
    newest = Claim.objects.filter(question=question).order_by("-as_of")
    like: Any = newest.select_related("statement__source")[0]
    days = like.as_of
    like.pk, like.claim_id, like.external_id, like.quote = new_id(), new_id(), "", "one more"
    like.as_of = type(days)(days.lower, days.lower + timedelta(days=1))
    like.save(force_insert=True)
    started = time.perf_counter()
    detect_conflicts(question, by=by, now=timezone.now(), added=like)
    spent = time.perf_counter() - started
    transaction.set_rollback(True)
    return spent
