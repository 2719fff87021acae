"""`manage.py migrate`: Django's own, as the owner of the database; then what the application may do."""

import time
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from claimcheck.foundation.records.database_away import waited_in_vain
from claimcheck.foundation.records.owner import as_owner, has_owner
from claims.services.access.database_roles import close_ways_around

TRIES = 40
PAUSE = 2.0
"""Seconds between one and the next."""


class Command(migrate.Command):
    help = migrate.Command.help + " Runs as the owner, and gives the application's role its rights."

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As Django's own; nothing is granted where there is one role only, or nothing was migrated."""
        with as_owner():
            _nothing_half_squashed()
            told = self._patiently(*args, **options)
            if options["plan"] or options["check_unapplied"]:
                return told
            close_ways_around()
            if has_owner():
                out = StringIO() if options["verbosity"] < 1 else self.stdout
                call_command("database_roles", stdout=out)
        return told

    def _patiently(self, *args: Any, **options: Any) -> str | None:
        """As Django's own; a migration that does not get a table at once lets those pass who wait behind it,
        and is tried again. Raises CommandError."""
        for _try in range(TRIES):
            try:
                return super().execute(*args, **options)
            except OperationalError as error:
                if not waited_in_vain(error):
                    raise
                self.stderr.write("Somebody holds a table that a migration needs. It will be tried again.")
                connection.close()
                time.sleep(PAUSE)
        raise CommandError(
            f"A migration got no hold of a table in {TRIES} tries: what has been migrated stays, the rest is "
            "as it was. Stop workers and long imports, then run migrate again."
        )


def _nothing_half_squashed() -> None:
    """Raises CommandError where only some of the migrations that one of today's replaces have been applied.

    Django would go on as if there were none.
    """
    applied = {*MigrationRecorder(connection).applied_migrations()}
    replacing = [squashed for squashed in MigrationLoader(None).disk_migrations.values() if squashed.replaces]
    for migration in replacing:
        if applied.isdisjoint(migration.replaces) or applied.issuperset(migration.replaces):
            continue
        app = migration.app_label
        older = {pair for squashed in replacing if squashed.app_label == app for pair in squashed.replaces}
        _, newest = max(applied & older)
        raise CommandError(
            f"This database is at {app}.{newest}, older than the migrations that have been squashed since. "
            "Install the last version before that (CHANGELOG.md), run its migrate, then this one's."
        )
