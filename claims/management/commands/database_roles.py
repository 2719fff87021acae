"""`manage.py database_roles`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claimcheck.foundation.records.owner import as_owner, has_owner
from claims.services.access.database_roles import NoRoles, make_roles
from claims.services.bulk.written_by_owner import make_functions


class Command(BaseCommand):
    help = (
        "Make the roles in the database, or mend them: the application's, named in DATABASE_URL, which "
        "cannot change what is on record, and the auditor's, which reads. `migrate` does so itself. Safe to "
        "run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1, and nothing changed, where there is no owner beside the application."""
        if not has_owner():
            raise CommandError(
                "DATABASE_OWNER_URL is not set: the site owns its tables and can change what is on record. "
                "Set it to the address with the owner, and DATABASE_URL to the same with a role of its own."
            )
        application = settings.DATABASE_APPLICATION
        try:
            with as_owner():
                done = make_roles(application["USER"], application["PASSWORD"])
                make_functions(application["USER"])
        except NoRoles as problem:
            raise CommandError(str(problem)) from problem
        for line in done:
            self.stdout.write(line)
