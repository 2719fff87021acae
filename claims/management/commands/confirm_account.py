"""`manage.py confirm_account USERNAME --by USERNAME`."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from claimcheck.foundation.records.errors import SecondPersonNeeded
from claims.management.acting import ActingCommand
from claims.models import AccountChange
from claims.services.access.accounts import confirm_account_change


class Command(ActingCommand):
    help = (
        "Confirm that an account which somebody changed is in its owner's hands, so that it signs again. For "
        "newsrooms in which only one person manages people; otherwise another one does it at the desk."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", metavar="USERNAME", help="The account that was changed.")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="Who has spoken to its owner.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Confirm every open change of the account."""
        account, by = _person(options["account"]), _person(options["by"])
        changes = list(AccountChange.objects.open_of(account))
        for change in changes:
            try:
                confirm_account_change(by=by, now=timezone.now(), change=change)
            except SecondPersonNeeded as problem:
                raise CommandError(f"{account}: {change.what}: {problem}") from problem
        self.stdout.write(f"{account}: {len(changes)} changes confirmed.")


def _person(name: str) -> User:
    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no active user {name!r}; give a user name.")
    return found
