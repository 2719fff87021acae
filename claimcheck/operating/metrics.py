"""`/metrics`: what an operator watches, for Prometheus, read from the database when it is asked for.

Requests are not counted here: each process would know its own alone. The proxy's log counts them.
"""

import ipaddress
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.services.readiness import CHECKS, faults

FORM = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[dict[str, str], float]
JOBS = "SELECT queue_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2 ORDER BY 1, 2"
OLDEST = """
    SELECT queue_name, extract(epoch FROM clock_timestamp() - min(coalesce(scheduled_at, at)))
    FROM procrastinate_jobs j
    JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
    WHERE status = 'todo' AND coalesce(scheduled_at, at) <= clock_timestamp()
    GROUP BY 1 ORDER BY 1
"""
NUMBERS = """
    SELECT (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'),
           (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
           current_setting('max_connections')::int,
           pg_database_size(current_database()),
           (SELECT coalesce(max(seq), 0) FROM claims_publication)
"""


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Every measure; 403 to who is neither on this machine nor has METRICS_TOKEN."""
    if not _may_read(request):
        return HttpResponse("Send METRICS_TOKEN as a bearer token, or ask from this machine.\n", status=403)
    return HttpResponse("".join(_lines()), content_type=FORM)


def _may_read(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(given.encode(), token.encode()):
        return True
    if "X-Forwarded-For" in request.headers:
        return False  # the proxy is on this machine, whoever asks it is not
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _lines() -> Iterator[str]:
    try:
        yield from _of_database()
        up = 1
    except Error:
        up = 0
    yield _measure("claimcheck_database_up", "Whether the database answers.", [({}, up)])
    found = faults()
    ready: list[Sample] = [({"check": name}, float(name not in found)) for name in CHECKS]
    yield _measure("claimcheck_ready", "Whether a check of /readyz finds no fault.", ready)
    free = shutil.disk_usage(Path(settings.STATIC_ROOT).anchor).free
    yield _measure("claimcheck_disk_free_bytes", "Free on the disk of this process.", [({}, free)])


def _of_database() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(JOBS)
        jobs: list[Sample] = [
            ({"queue": queue, "status": status}, n) for queue, status, n in cursor.fetchall()
        ]
        cursor.execute(OLDEST)
        oldest: list[Sample] = [({"queue": queue}, float(age)) for queue, age in cursor.fetchall()]
        cursor.execute(NUMBERS)
        workers, used, most, size, newest = cursor.fetchone()
    yield _measure("claimcheck_jobs", "Jobs by queue and status.", jobs)
    yield _measure("claimcheck_oldest_due_job_seconds", "How long the oldest due job has waited.", oldest)
    yield _measure("claimcheck_worker_queues", "Queues that a live worker serves.", [({}, workers)])
    yield _measure("claimcheck_connections", "Connections to this database.", [({}, used)])
    yield _measure("claimcheck_connections_limit", "Most connections of the server.", [({}, most)])
    yield _measure("claimcheck_database_bytes", "Size of the database.", [({}, size)])
    yield _measure("claimcheck_publications", "Number of the newest publication.", [({}, newest)])


def _measure(name: str, told: str, samples: Iterable[Sample]) -> str:
    lines = [f"# HELP {name} {told}", f"# TYPE {name} gauge"]
    for labels, value in samples:
        within = ",".join(f'{key}="{text}"' for key, text in labels.items())
        lines.append(f"{name}{{{within}}} {value:g}" if labels else f"{name} {value:g}")
    return "\n".join(lines) + "\n"
