"""`manage.py restore`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.owner import as_owner
from claimcheck.operating.dumps import BackupFault, bring_back, reached_by


class Command(BaseCommand):
    help = (
        "Fill an empty database from a backup, and compare every row with what was backed up. Set "
        "DATABASE_OWNER_URL and DATABASE_URL to it; run `migrate` and `verify_ledger` afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Exit code 0 where every row is there, else 1."""
        try:
            with as_owner():
                parameters = reached_by(connection.get_connection_params())
                connection.close()
                faults = bring_back(file, parameters)
        except BackupFault as problem:
            raise CommandError(str(problem)) from problem
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} tables are not as they were. Restore another backup.")
        self.stdout.write(
            f"Every row is as it was. Now run: {command('migrate')}, {command('verify_ledger')}"
        )
