"""`manage.py rotate_keys`."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import CommandError
from django.db import transaction

from claimcheck.sign_in.sealing import open_by_any, seal
from claims.management.acting import ActingCommand

SEALED = ("secret", "seed")
"""What of an authenticator's data is kept encrypted."""


class Command(ActingCommand):
    help = (
        "After a change of SECRET_KEY, with the old one in SECRET_KEY_FALLBACKS: encrypt the seeds of second "
        "factors under the new one. Then the old one may go. Safe to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 where a seed opens under none of the keys."""
        lost = done = 0
        with transaction.atomic():
            for row in Authenticator.objects.select_for_update().order_by("pk"):
                for name in SEALED:
                    if name not in row.data:
                        continue
                    text = open_by_any(row.data[name])
                    if text is None:
                        lost += 1
                        continue
                    row.data[name] = seal(text)
                    done += 1
                row.save(update_fields=["data"])
        self.stdout.write(f"{done} seeds are encrypted under SECRET_KEY.")
        if lost:
            raise CommandError(
                f"{lost} seeds open under none of the keys. Add the key they were made under to "
                "SECRET_KEY_FALLBACKS, or reset these second factors."
            )
