"""`manage.py ledger_key`."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.management.commands.import_claims import importer
from claims.models import LedgerKey
from claims.services.publishing.ledger_keys import record_key
from claims.services.publishing.private_key import make_private_key, private_key


class Command(BaseCommand):
    help = (
        "Make the key that signs the ledger in the file named by LEDGER_KEY, unless it is there, and record "
        "its public half: from then on each publication is signed. Safe to run again. To change the key, "
        "move the file away and name it with --follows."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--name",
            default="",
            help="What the ledger is called in checkpoints: a host and a path, without spaces or plus signs. "
            "Default: the host of SITE_URL and /ledger.",
        )
        parser.add_argument(
            "--follows",
            type=Path,
            metavar="FILE",
            help="The private key that signed until now: it endorses the new one, so that strangers who know "
            "the old one can accept it.",
        )
        parser.add_argument("--by", default="", help="User name in whose name it is recorded.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the public key, which is to be published where the newsroom's readers find it."""
        file: Path = settings.LEDGER_KEY
        try:
            recorded = self._record(file, options)
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"The ledger is signed with the key in {file}. Back it up apart from the database.")
        self.stdout.write(f"Its public half, to give to readers: {recorded.verifier}")

    def _record(self, file: Path, options: dict[str, Any]) -> LedgerKey:
        name = options["name"] or _name()
        if set(name) & set(" +\t\n"):
            raise Refused("name", name, "write it without spaces and plus signs.")
        make_private_key(file)
        key, follows = private_key(file), None
        if options["follows"] is not None:
            follows = private_key(options["follows"])
            if follows is None:
                raise Refused("follows", options["follows"], "there is no such file.")
        if key is None:
            raise Refused("LEDGER_KEY", file, "it has gone since it was made.")
        by = importer(options["by"])
        return record_key(by=by, now=timezone.now(), name=name, key=key, follows=follows)


def _name() -> str:
    newest = LedgerKey.objects.first()
    if newest is not None:
        return newest.name
    return f"{urlsplit(settings.SITE_URL).netloc or 'claimcheck'}/ledger"
