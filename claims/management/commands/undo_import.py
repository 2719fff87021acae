"""`manage.py undo_import ID --reason TEXT [--by USER]`: docs/import.md."""

from typing import Any
from uuid import UUID

import pghistory
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.management.commands.import_claims import importer
from claims.management.fact_checks import SHOWN
from claims.management.numbers import counted
from claims.models import Import
from claims.services.imports.undoing import undo_import
from claims.views.imports import ImportedVersion


class Command(BaseCommand):
    help = "Undo an import: reject its claims or withdraw its fact-checks, but for those touched since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=UUID, metavar="ID", help="The import, as import_claims names it.")
        parser.add_argument("--reason", required=True, help="Why; it is stored with each decision.")
        parser.add_argument("--by", default="", help="User name in whose name it is undone.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo it; the claims that stay are listed."""
        record = Import.objects.filter(pk=options["id"]).first()
        if record is None:
            raise CommandError(f"There is no import {options['id']}; import_claims names the id.")
        by = importer(options["by"])
        try:
            with pghistory.context(user=by.pk, command="undo_import"):
                undone = undo_import(by=by, now=timezone.now(), record=record, reason=options["reason"])
        except (Refused, StaleState) as problem:
            raise CommandError(str(problem)) from problem
        if undone.waits:
            self.stdout.write(f"{record.file_name}: left to the worker: {counted(undone.waits, 'record')}.")
            return
        done = f"{counted(undone.rejected, 'claim')} rejected, {undone.as_before} as they were before"
        if record.holds_fact_checks:
            done = f"{counted(undone.withdrawn, 'fact-check')} withdrawn"
        self.stdout.write(f"{record.file_name}: {done}, {len(undone.kept)} left.")
        for version in undone.kept[:SHOWN]:
            what = (
                f"claim {version.claim}"
                if isinstance(version, ImportedVersion)
                else f"fact-check {version.fact_check}"
            )
            self.stdout.write(f"  line {version.line}: {what} was {version.kept} since.")
        if len(undone.kept) > SHOWN:
            self.stdout.write(f"  and {len(undone.kept) - SHOWN} more.")
