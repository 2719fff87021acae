"""Detection on one change: on a question of 10,000 claims beside one of eight, as many a day on both."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from benchmarks import world
from benchmarks.database import built, copy_of
from benchmarks.harness import Result, Target, by_turns
from claimcheck.foundation.records.migration_operations import new_id
from claimcheck.foundation.records.owner import as_owner
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Conflict, Question, QuestionRelation
from claims.services.detection.many_questions import detect_on
from claims.services.detection.one_question import detect_conflicts

TARGET = Target(1.5, 1.1)
CLAIMS_IN_ALL = 100_000
A_ROUND = {Temporality.STOCK: 20, Temporality.CUMULATIVE: 5}
"""Changes a round, each undone before the next; which claims they are about is drawn by a fixed seed. Of a
running total, which is read whole, fewer."""

GROWING = """
    UPDATE claims_claim c
    SET best = grown, written_best = grown::text, core = numrange(grown, grown, '[]'),
        "outer" = numrange(grown, grown, '[]')
    FROM claims_claim o
    CROSS JOIN LATERAL (SELECT o.best + 10 * (lower(o.as_of) - '2024-01-01'::date)) AS later (grown)
    WHERE o.id = c.id AND c.question_id = %s
"""

Change = Callable[[Question, Any], dict[str, Claim]]


def hot_claim(size: int) -> list[Result]:
    """Time of the detection in the transaction that changes one claim, many claims / few claims.

    The ratio is that of the dearest of three changes: a claim more, one corrected, one rejected. Where the
    rejected claim is one that shows what the conflict is of, another has to be found: a ratio of its own.
    Both are measured on a level, and again (`hot_total`) on a running total, which is compared across days.
    """
    with copy_of(built("world", max(size // 10, CLAIMS_IN_ALL), world.everything)):
        by = User.objects.get(username="bench")
        hot = _sized(Temporality.STOCK).order_by("-size")[0]
        levels = _measured("hot_claim", hot, _small(Temporality.STOCK, by), by)
        _as_totals(hot)
        return [*levels, *_measured("hot_total", hot, _small(Temporality.CUMULATIVE, by), by)]


def _measured(name: str, hot: Question, small: Question, by: User) -> list[Result]:
    detect_on([hot.pk], by=by, now=timezone.now())
    measured = {change: _beside(hot, small, make, by) for change, make in CHANGES.items()}
    told = ", ".join(f"{change} {measured[change].ratio}" for change in ORDINARY)
    worst = max((measured[change] for change in ORDINARY), key=lambda one: one.ratio or 0)
    rounds = f"{A_ROUND[hot.temporality]} changes a round"
    note = f"{hot.claims.count():,} claims against {small.claims.count()}; {told}; {rounds}"
    return [
        replace(worst, name=name, note=note),
        replace(measured[WITNESS], name=f"{name}_witness", note=f"the same; {WITNESS}; {rounds}"),
    ]


def _sized(temporality: str) -> Any:
    return Question.objects.filter(temporality=temporality).annotate(size=Count("claims"))


def _as_totals(question: Question) -> None:
    """Make a running total of a level: it grows by ten a day, as those of the world do."""
    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = 'replica'")  # what is recorded is fixed
        cursor.execute(GROWING, [question.pk])
        Question.objects.filter(pk=question.pk).update(temporality=Temporality.CUMULATIVE)
    question.refresh_from_db()


def _beside(hot: Question, small: Question, change: Change, by: User) -> Result:
    thing, yardstick = (lambda: _round(hot, change, by)), (lambda: _round(small, change, by))
    return by_turns("hot_claim", thing, yardstick, TARGET)


def _small(temporality: str, by: User) -> Question:
    """A question of eight claims that has a conflict, as the large one has."""
    few = list(_sized(temporality).filter(size=8).order_by("pk"))
    detect_on([each.pk for each in few], by=by, now=timezone.now())
    standing = set(Conflict.objects.filter(question__in=few).values_list("question", flat=True))
    related = QuestionRelation.objects.values_list("first", "second")
    beside = {key for ends in related for key in ends}
    found: Question = next(each for each in few if each.pk in standing - beside)
    return found


def _round(question: Question, change: Change, by: User) -> float:
    keys = list(Claim.objects.open().filter(question=question).order_by("pk").values_list("pk", flat=True))
    drawn = random.Random(20)  # no secret
    return sum(_one(question, change, drawn.choice(keys), by) for _ in range(A_ROUND[question.temporality]))


@transaction.atomic
def _one(question: Question, change: Change, key: Any, by: User) -> float:
    """One change is made, and what detection takes is told; then it is undone."""
    changed = change(question, key)
    started = time.perf_counter()
    detect_conflicts(question, by=by, now=timezone.now(), **changed)
    spent = time.perf_counter() - started
    transaction.set_rollback(True)
    return spent


def _like(key: Any, **other: Any) -> Claim:
    """One more claim like the one drawn."""
    like: Any = Claim.objects.select_related("statement__source").get(pk=key)
    like.pk, like.claim_id, like.external_id, like.quote = new_id(), new_id(), "", "one more"
    for name, value in other.items():
        setattr(like, name, value)
    like.save(force_insert=True)
    found: Claim = like
    return found


def _without(key: Any, **columns: Any) -> Claim:
    Claim.objects.filter(pk=key).update(**columns)
    return Claim.objects.select_related("statement__source").get(pk=key)


def _added(_question: Question, key: Any) -> dict[str, Claim]:
    return {"added": _like(key)}


def _corrected(_question: Question, key: Any) -> dict[str, Claim]:
    """In place of the claim drawn another with the same figure, as where a quote is mended."""
    removed = _without(key, superseded_at=timezone.now(), superseded_by=User.objects.get(username="bench"))
    version = {"claim_id": removed.claim_id, "version": 2, "superseded_at": None, "superseded_by": None}
    return {"added": _like(key, correction_reason="A slip.", **version), "removed": removed}


def _rejected(_question: Question, key: Any) -> dict[str, Claim]:
    return {"removed": _without(key, state="rejected")}


def _witness_rejected(question: Question, _key: Any) -> dict[str, Claim]:
    conflict = Conflict.objects.filter(question=question).order_by("-claim_count")[0]
    return {"removed": _without(conflict.witness_a_id, state="rejected")}


ORDINARY = ("added", "corrected", "rejected")
WITNESS = "a witness rejected"
CHANGES: dict[str, Change] = {
    "added": _added,
    "corrected": _corrected,
    "rejected": _rejected,
    WITNESS: _witness_rejected,
}
