"""`manage.py cosign`."""

import json
import os
import time
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claimcheck.foundation.records.errors import Refused
from claims.domain.merkle import Hash
from claims.services.publishing.private_key import make_private_key, private_key
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey
from claims.services.publishing.witnessing import Seen, Witness, cosign


class Command(BaseCommand):
    requires_system_checks = ()
    help = (
        "As a witness, sign the checkpoint of another newsroom's ledger, once it is shown to continue the "
        "last one signed. Needs no database and no network: it prints the line to hand in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("checkpoint", type=Path, help="File with the checkpoint, as ledger/ has it.")
        parser.add_argument(
            "--ledger", required=True, help="The ledger's public key, from somebody you trust."
        )
        parser.add_argument("--name", required=True, help="The witness: a host and a path.")
        parser.add_argument(
            "--key", type=Path, required=True, help="Its private key; made if it is not there."
        )
        parser.add_argument(
            "--seen", type=Path, required=True, help="File that keeps what was signed last of each ledger."
        )
        parser.add_argument("--proof", type=Path, help="File with the answer of ledger/consistency/.")

    def handle(self, *args: Any, **options: Any) -> None:
        """The line on stdout; exit code 1 where it is not signed."""
        try:
            self._cosign(**options)
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise CommandError(f"A file can't be read: {problem}") from problem

    def _cosign(
        self, *, checkpoint: Path, ledger: str, name: str, key: Path, seen: Path, proof: Path | None, **_: Any
    ) -> None:
        if set(name) & set(" +\t\n"):
            raise Refused("name", name, "write it without spaces and plus signs.")
        make_private_key(key)
        own = private_key(key)
        if own is None:
            raise Refused("key", key, "it has gone since it was made.")
        known = json.loads(seen.read_text("utf-8")) if seen.exists() else {}
        last = known.get(ledger)
        line, found = cosign(
            checkpoint.read_text("utf-8"),
            ledger=VerifierKey.read(ledger),
            witness=Witness(name, own),
            seen=None if last is None else Seen(last["size"], b64decode(last["root"])),
            proof=[] if proof is None else _hashes(proof),
            at=int(time.time()),
        )
        _keep(seen, {**known, ledger: {"size": found.size, "root": b64encode(found.root).decode()}})
        self.stdout.write(line, ending="")
        self.stderr.write(f"The witness's public key: {VerifierKey.of(name, own, COSIGNATURE)}")


def _hashes(proof: Path) -> list[Hash]:
    return [b64decode(digest, validate=True) for digest in json.loads(proof.read_text("utf-8"))["proof"]]


def _keep(seen: Path, known: dict[str, Any]) -> None:
    """On the disk before the line is given away: what is signed is never forgotten."""
    half = seen.with_suffix(".new")
    with half.open("w", encoding="utf-8") as file:
        json.dump(known, file)
        file.flush()
        os.fsync(file.fileno())
    half.replace(seen)
