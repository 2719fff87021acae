"""`manage.py drill`."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimcheck.operating.drill import SCRATCH, drill
from claimcheck.operating.dumps import BackupFault


class Command(BaseCommand):
    help = (
        "Back up, bring the backup back into a scratch server, and compare every row, the ledger and the "
        "guards. Changes nothing here; needs free disk for the backup and for the database once more."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which scratch server."""
        parser.add_argument("--cluster", default=SCRATCH, help="the embedded server to try it on")

    def handle(self, *args: Any, cluster: str, **options: Any) -> None:
        """Exit code 0 where nothing differs, else 1."""
        begun = time.monotonic()
        try:
            made, faults = drill(cluster, lambda words: self.stderr.write(f"{words} …"))
        except BackupFault as problem:
            raise CommandError(str(problem)) from problem
        for fault in faults:
            self.stdout.write(fault)
        rows = sum(contents.rows for contents in made.tables.values())
        took = f"{rows} rows of {len(made.tables)} tables, {time.monotonic() - begun:.0f} s"
        if faults:
            raise CommandError(
                f"{len(faults)} differences ({took}). Do not rely on these backups; see the above."
            )
        self.stdout.write(f"0 differences: {took}.")
