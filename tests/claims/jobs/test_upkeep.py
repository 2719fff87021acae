"""The queue with a real worker: a job left by a killed worker is taken on, an old one is forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claimcheck.foundation.rest.repeatable import KeptAnswer
from claims.jobs import upkeep
from claims.models import IdempotentAnswer
from claims.services.access.idempotency import once
from tests import builders
from tests.claims.jobs.worker import work_off

pytestmark = pytest.mark.own_database


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_job_whose_worker_was_killed_is_taken_on_by_another() -> None:
    killed = upkeep.forget_finished.defer(timestamp=0)
    _sql(
        "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') "
        f"RETURNING id) UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM dead) "
        f"WHERE id = {killed}"
    )
    upkeep.retry_stalled.defer(timestamp=0)
    work_off()
    assert ProcrastinateJob.objects.get(pk=killed).status in ("todo", "succeeded")
    work_off()
    assert ProcrastinateJob.objects.get(pk=killed).status == "succeeded"


def test_a_job_that_was_done_long_ago_is_forgotten_and_a_recent_one_kept() -> None:
    old = upkeep.retry_stalled.defer(timestamp=0)
    work_off()
    _sql(f"UPDATE procrastinate_events SET at = at - interval '31 days' WHERE job_id = {old}")
    recent = upkeep.forget_finished.defer(timestamp=0)
    work_off()
    left = set(ProcrastinateJob.objects.values_list("pk", flat=True))
    assert recent in left
    assert old not in left


def test_a_key_of_long_ago_is_forgotten_and_may_be_used_anew(settings) -> None:
    settings.IDEMPOTENCY_DAYS = 7
    asker, now = builders.person("checker"), timezone.now()
    for key, days in (("old", 8), ("recent", 6)):
        sent = {"key": key, "address": "/", "sha256": "0" * 64}
        once(by=asker, now=now - timedelta(days=days), **sent, effect=lambda: KeptAnswer(200, "done"))
    upkeep.forget_idempotency_keys.defer(timestamp=0)
    work_off()
    assert list(IdempotentAnswer.objects.values_list("key", flat=True)) == ["recent"]
    again = {"key": "old", "address": "/", "sha256": "1" * 64}
    assert once(by=asker, now=now, **again, effect=lambda: KeptAnswer(200, "anew")) == KeptAnswer(200, "anew")
