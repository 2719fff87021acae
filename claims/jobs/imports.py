"""Imports: previewed and recorded where nobody waits, and their files forgotten after a month."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.intake.imports.running import run
from claims.services.imports.recording import forget_files


@app.task
def run_import(import_id: str) -> None:
    """Preview an import, or record it; one that a kill has broken off is begun again."""
    run(UUID(import_id), timezone.now())


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget_import_files")
def forget_import_files(timestamp: int) -> None:
    """Delete files that were handed in a month ago."""
    forget_files(now=timezone.now())
