"""`manage.py migrate`: Django's own, as the owner of the database; then what the application may do."""

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from claimcheck.foundation.records.owner import as_owner, has_owner
from claims.services.access.database_roles import close_ways_around


class Command(migrate.Command):
    help = migrate.Command.help + " Runs as the owner, and gives the application's role its rights."

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As Django's own; nothing is granted where there is one role only, or nothing was migrated."""
        with as_owner():
            _nothing_half_squashed()
            told = super().execute(*args, **options)
            if options["plan"] or options["check_unapplied"]:
                return told
            close_ways_around()
            if has_owner():
                out = StringIO() if options["verbosity"] < 1 else self.stdout
                call_command("database_roles", stdout=out)
        return told


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
