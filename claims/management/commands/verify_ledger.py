"""`manage.py verify_ledger`."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console

from claimcheck.foundation.commands_here import command
from claims.management.commands.import_claims import progress_bar
from claims.management.long_command import LongCommand
from claims.models import Checkpoint, Publication
from claims.services.access.database_guards import missing_guards
from claims.services.access.record_seals import broken_seals, seal_records
from claims.services.publishing.ledger import links, unpublished
from claims.services.served_texts import SERVED, altered_texts

REMEDY = (
    "Stop publishing, keep a copy of the database as it is, and compare these publications with the newest "
    "backup in which this command finds nothing. Only the owner of the tables can have changed them: read "
    "the log of PostgreSQL."
)
EVERY = 100
"""The bar moves once for so many publications."""


class Command(LongCommand):
    stopped = "Stopped. Nothing was changed; the next run starts from the first publication."
    help = (
        "Check that every publication is as it was published, by chained hashes and signed checkpoints, that "
        "what guards the record is there, and that the record is as it was sealed the night before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--seal",
            action="store_true",
            help="Seal the record as it is now, whatever it was: after an upgrade or a restored backup.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 0 where the chain holds, 1 where a link of it is broken."""
        total = Publication.objects.newest_number()
        count, broken, last = 0, 0, "none yet"
        with progress_bar(Console(stderr=True)) as bar:
            task = bar.add_task("publications", total=total)
            for link in links():
                for fault in link.faults:
                    self.stdout.write(f"Publication {link.seq}: {fault}.")
                count, broken, last = count + 1, broken + bool(link.faults), link.sha256
                if count % EVERY == 0:
                    bar.update(task, completed=count)
        lost = unpublished()
        for figure in lost:
            self.stdout.write(f"A figure was never published, or its publication is gone: {figure}.")
        if broken:
            raise CommandError(f"{broken} of {count} publications are not as they were published. {REMEDY}")
        if lost:
            raise CommandError(f"Versions of figures without a publication: {len(lost)}. {REMEDY}")
        self._check_texts()
        self._check_guards()
        self._check_seals(anew=options["seal"])
        self.stdout.write(f"{count} publications are as they were published. Last hash: {last}")
        self.stdout.write(_signed(count))

    def _check_texts(self) -> None:
        altered = list(altered_texts())
        for seq in altered:
            self.stdout.write(f"Publication {seq}: {SERVED}.")
        if altered:
            raise CommandError(
                f"Of {len(altered)} publications readers are shown something else than was published. "
                f"Find out who wrote to claims_servedtext, then delete its rows: they are made again."
            )

    def _check_guards(self) -> None:
        unguarded = missing_guards()
        for fault in unguarded:
            self.stdout.write(f"Not guarded: {fault}.")
        if unguarded:
            raise CommandError(f"{len(unguarded)} guards of the record are not as they must be. {REMEDY}")

    def _check_seals(self, *, anew: bool) -> None:
        if anew:
            self.stdout.write(f"The record is sealed as it is now: {seal_records(now=timezone.now())}")
            return
        broken = broken_seals()
        for fault in broken:
            self.stdout.write(f"Not as it was sealed: {fault}.")
        if broken:
            raise CommandError(f"{len(broken)} tables of the record are not as they were sealed. {REMEDY}")


def _signed(count: int) -> str:
    """Up to where the ledger is signed."""
    newest = Checkpoint.objects.newest_first().first()
    if newest is None:
        return f"No checkpoint is signed. To sign each publication: {command('ledger_key')}"
    if newest.publication_id < count:
        return f"Signed until publication {newest.publication_id} only: is LEDGER_KEY the file of this key?"
    return f"Signed by {newest.signed_with}"
