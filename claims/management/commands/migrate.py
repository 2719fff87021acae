"""`manage.py migrate`: Django's own, as the owner of the database; then what the application may do."""

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate

from claimcheck.foundation.records.owner import as_owner, has_owner
from claims.services.access.database_roles import close_ways_around


class Command(migrate.Command):
    help = migrate.Command.help + " Runs as the owner, and gives the application's role its rights."

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As Django's own; nothing is granted where there is one role only, or nothing was migrated."""
        with as_owner():
            told = super().execute(*args, **options)
            if options["plan"] or options["check_unapplied"]:
                return told
            close_ways_around()
            if has_owner():
                out = StringIO() if options["verbosity"] < 1 else self.stdout
                call_command("database_roles", stdout=out)
        return told
