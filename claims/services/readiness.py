"""Whether an installation is ready for its work: what is missing, and what to do about it."""

import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records import replica
from claims.models import Checkpoint, LedgerKey, Publication
from claims.services.access.database_roles import is_guarded

SILENT = timedelta(seconds=60)
"""A worker shows a sign of life every ten seconds."""
APART = timedelta(seconds=5)
"""How far the clocks of site and database may differ: publications are dated by both."""
LEAST_FREE = 0.05
"""Of the disk with the run-time files."""


def faults(checks: Mapping[str, Callable[[], str]] | None = None) -> dict[str, str]:
    """By the name of each of these checks (else of CHECKS) what is wrong and the remedy; nothing of what is
    well."""
    found = {name: _checked(check) for name, check in (CHECKS if checks is None else checks).items()}
    return {name: fault for name, fault in found.items() if fault}


def _checked(check: Callable[[], str]) -> str:
    try:
        return check()
    except Error:
        return "The database does not answer. See that it runs, and that DATABASE_URL leads to it."


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return ""
    remedy = f"Run {command('migrate')}, then {command('sync_registers')}."
    return f"{len(waiting)} migrations are not applied. {remedy}"


def _worker() -> str:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - SILENT)
    if alive.exists():
        return ""
    return f"No worker is running: no mail, webhook or report goes out. Run {command('worker')}."


def _clock() -> str:
    before = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    after = timezone.now()
    if before - APART <= theirs <= after + APART:
        return ""
    return f"The database's clock is {abs(theirs - after)} off. Synchronise the clocks of both machines."


def _mail() -> str:
    if settings.DEBUG or "console" not in settings.EMAIL_BACKEND:
        return ""
    return "Mail is written to the worker's log and reaches nobody. Set EMAIL_URL."


def _address() -> str:
    if settings.DEBUG or settings.SITE_URL:
        return ""
    return "Links in mails have no host. Set SITE_URL to the address under which the site is reached."


def _hosts() -> str:
    if settings.DEBUG or "*" not in settings.ALLOWED_HOSTS:
        return ""
    return "Requests for any host name are answered. Set ALLOWED_HOSTS to the names of this site."


def _static() -> str:
    manifest = getattr(staticfiles_storage, "hashed_files", True)
    if settings.DEBUG or getattr(settings, "WHITENOISE_AUTOREFRESH", False) or manifest:
        return ""
    return f"Static files are not collected: every page fails. Run {command('collectstatic --noinput')}."


def _ledger() -> str:
    newest = Publication.objects.newest_number()
    if not newest or Checkpoint.objects.filter(publication=newest).exists():
        return ""
    if not LedgerKey.objects.exists():
        return f"The ledger is not signed. Run {command('ledger_key')}."
    return "The newest publication is not signed. Check that LEDGER_KEY is the file of the recorded key."


def _disk() -> str:
    folder = Path(settings.STATIC_ROOT).parent
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    if usage.free < settings.DISK_FLOOR:
        return (
            f"{usage.free // 2**20} MB are left on the disk of {folder}, less than DISK_FLOOR_MB: nothing is "
            "recorded any more. Free some space."
        )
    if usage.free >= usage.total * LEAST_FREE:
        return ""
    return f"{usage.free // 2**20} MB are left on the disk of {folder}. Free some space."


def _roles() -> str:
    if settings.DEBUG or is_guarded():
        return ""
    return (
        "The site connects as the owner of its tables, who can change what is on record. Give DATABASE_URL a "
        f"role of its own, set DATABASE_OWNER_URL to the owner, and run {command('migrate')}."
    )


def _replica() -> str:
    if not replica.is_set_up():
        return ""
    replica.written()  # or it is the database that does not answer
    try:
        behind, is_copy = replica.behind(), replica.is_of_the_primary()
    except Error:
        return (
            "The replica does not answer; the primary does instead. See that it runs where REPLICA_URL says."
        )
    if behind is None or not is_copy:
        return "What REPLICA_URL names does not follow the primary. Copy the replica again, or unset it."
    if behind > 0:
        return (
            f"The replica is {behind // 1024 + 1} kB behind. See that it replays, and that its disk is free."
        )
    return ""


CHECKS: dict[str, Callable[[], str]] = {
    "migrations": _migrations,
    "worker": _worker,
    "clock": _clock,
    "mail": _mail,
    "address": _address,
    "hosts": _hosts,
    "static files": _static,
    "ledger": _ledger,
    "disk": _disk,
    "roles": _roles,
    "replica": _replica,
}
WITHOUT_DATABASE = ("mail", "address", "hosts", "static files")
"""What settings and files alone show: `check --deploy` asks these."""
BORNE = {"replica"}
"""Faults of which no reader notices anything: no reason to send requests elsewhere."""
