"""Keeping the queue itself in order."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from claims.services.access.database_guards import missing_guards
from claims.services.access.idempotency import forget_answers
from claims.services.access.record_seals import broken_seals, seal_records
from claims.services.access.typed_forms import forget_old_typed
from claims.services.notifications.alarms import sound_alarm
from claims.services.publishing.ledger import links, unpublished
from claims.services.readings.assigning import open_readings
from claims.services.served_texts import SERVED, altered_texts
from claims.services.working.queues import Queue

STALLED_AFTER = 60
"""Seconds without a sign of life after which a worker is given up, and its jobs are taken on by another."""

KEPT_HOURS = 24 * 30
"""Hours for which finished jobs can be looked at."""


@app.periodic(cron="* * * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Take on the jobs of workers that were killed."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await jobs.retry_job(job)


@app.periodic(cron="* * * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="open_readings")
def open_second_readings(timestamp: int) -> None:
    """Ask for the second readings that are due, and assign what nobody has."""
    open_readings(now=timezone.now())


@app.periodic(cron="47 3 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Delete sessions that have ended."""
    call_command("clearsessions")


@app.periodic(cron="17 3 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="forget_finished", pass_context=True)
async def forget_finished(context: JobContext, timestamp: int) -> None:
    """Delete jobs that were done a month ago."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)


@app.periodic(cron="27 3 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="forget_idempotency_keys")
def forget_idempotency_keys(timestamp: int) -> None:
    """Delete keys of requests, with their answers, that are older than IDEMPOTENCY_DAYS."""
    forget_answers(before=timezone.now() - timedelta(days=settings.IDEMPOTENCY_DAYS))


@app.periodic(cron="57 3 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="forget_typed")
def forget_typed(timestamp: int) -> None:
    """Delete what was typed into forms a month ago and never sent."""
    forget_old_typed(now=timezone.now())


@app.periodic(cron="37 2 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="verify_ledger")
def verify_ledger(timestamp: int) -> None:
    """Check every publication and the sealed record each night, and seal the record anew where all is well;
    who manages people is told at once of what is wrong."""
    faults = [f"Publication {link.seq}: {fault}." for link in links() for fault in link.faults]
    faults += [f"Never published, or its publication is gone: {figure}." for figure in unpublished()]
    faults += [f"Publication {seq}: {SERVED}." for seq in altered_texts()]
    faults += [f"Not guarded: {fault}." for fault in missing_guards()]
    faults += [f"Not as it was sealed: {fault}." for fault in broken_seals()]
    if faults:
        sound_alarm("The ledger is not as it was published", faults)
    else:
        seal_records(now=timezone.now())
