"""manage.py sync_roles: give each role exactly its permissions."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.services.access.roles import sync_roles


class Command(BaseCommand):
    help = (
        "Make the groups reader, reporter, checker, approver and editor-in-chief, each with its permissions."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Roles up to date: {', '.join(sync_roles())}.")
