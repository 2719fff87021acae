"""Imports: previewed, recorded and undone where nobody waits, and their files forgotten after a month."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.domain.importing import ImportState
from claims.intake.imports.running import run
from claims.models import Import
from claims.services.imports.at_work import at_work
from claims.services.imports.recording import forget_files
from claims.services.imports.undoing import go_on_undoing
from claims.services.working.queues import Queue
from claims.views.imports import standing_of, work_of


@app.task(queue=Queue.IMPORTS)
def run_import(import_id: str) -> None:
    """Preview an import, or record it; one that a kill has broken off is begun again."""
    run(UUID(import_id), timezone.now())


@app.task(queue=Queue.IMPORTS)
def undo_the_rest(import_id: str) -> None:
    """Go on undoing an import, from where it is."""
    record = Import.objects.with_work().select_related("undone_by").get(pk=import_id)
    if standing_of(record) is ImportState.UNDOING and work_of(record) is None:
        with at_work(record.pk) as worker:
            go_on_undoing(record, lambda done: worker.tell("undoing", done))


@app.periodic(cron="37 3 * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="forget_import_files")
def forget_import_files(timestamp: int) -> None:
    """Delete files that were handed in a month ago."""
    forget_files(now=timezone.now())
