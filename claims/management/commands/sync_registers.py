"""manage.py sync_registers: bring the registers of units and roles up to date with the code."""

from typing import Any

from claims.management.acting import ActingCommand
from claims.services.access.roles import sync_roles
from claims.services.units import sync_units


class Command(ActingCommand):
    help = (
        "After `migrate`: add the units that this version knows, and give the roles reader, reporter, "
        "checker, approver and editor-in-chief exactly their permissions. Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        added = sync_units()
        self.stdout.write(f"Units added: {', '.join(added) or 'none'}.")
        self.stdout.write(f"Roles up to date: {', '.join(sync_roles())}.")
