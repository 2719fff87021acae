"""manage.py sync_registers: bring units, roles and served texts up to date with the code."""

from typing import Any

from claims.management.acting import ActingCommand
from claims.services.access.roles import sync_roles
from claims.services.served_texts import make_texts
from claims.services.units import sync_units


class Command(ActingCommand):
    help = (
        "After `migrate`, and after a change of HOUSE_STYLE: add the units that this version knows, give "
        "the roles reader, reporter, checker, approver and editor-in-chief exactly their permissions, and "
        "make the texts in which published figures are served again, where another version or style made "
        "them. Safe to stop, and to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        added = sync_units()
        self.stdout.write(f"Units added: {', '.join(added) or 'none'}.")
        self.stdout.write(f"Roles up to date: {', '.join(sync_roles())}.")
        self.stdout.write(f"Texts of published figures made: {make_texts()}.")
