"""`manage.py cosign`."""

import fcntl
import json
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claimcheck.foundation.records.errors import Refused
from claims.domain.merkle import Hash
from claims.intake.web.ledgers import LedgerElsewhere
from claims.management.whole_file import whole_file
from claims.services.publishing.private_key import make_private_key, private_key
from claims.services.publishing.signed_note import COSIGNATURE, VerifierKey
from claims.services.publishing.witnessing import Seen, Witness, cosign, size_of


class Command(BaseCommand):
    requires_system_checks = ()
    help = (
        "As a witness, sign the checkpoint of another newsroom's ledger, once it is shown to continue the "
        "last one signed. Given a file it needs no network, and prints the line to hand in; given the "
        "address of the site it fetches checkpoint and proof there, and with --token hands the line in. "
        "Needs no database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "checkpoint", help="File with the checkpoint, as ledger/ has it, or https:// and the site."
        )
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
        parser.add_argument(
            "--token", type=Path, help="File with a token of the site asked, to read there and hand in."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """The line on stdout; exit code 1 where it is not signed, or not taken."""
        try:
            self._cosign(**options)
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise CommandError(f"A file can't be read: {problem}") from problem

    def _cosign(
        self,
        *,
        checkpoint: str,
        ledger: str,
        name: str,
        key: Path,
        seen: Path,
        proof: Path | None,
        token: Path | None,
        **_: Any,
    ) -> None:
        own = _own_key(name, key)
        site = _site(checkpoint, token=token, proof=proof)
        trusted = VerifierKey.read(ledger)
        note = Path(checkpoint).read_text("utf-8") if site is None else site.checkpoint()
        with _alone(seen):
            known = json.loads(seen.read_text("utf-8")) if seen.exists() else {}
            last = known.get(ledger)
            before = None if last is None else Seen(last["size"], b64decode(last["root"]))
            hashes = _hashes(proof) if site is None else _asked(site, before, size_of(note, trusted))
            line, found = cosign(
                note,
                ledger=trusted,
                witness=Witness(name, own),
                seen=before,
                proof=hashes,
                at=int(time.time()),
            )
            _keep(seen, {**known, ledger: {"size": found.size, "root": b64encode(found.root).decode()}})
        self.stdout.write(line, ending="")
        self.stderr.write(f"The witness's public key: {VerifierKey.of(name, own, COSIGNATURE)}")
        if site is not None and site.token:
            site.hand_in(line, size=found.size)
            self.stderr.write(f"Handed in for {found.size} publications.")


def _own_key(name: str, file: Path) -> Ed25519PrivateKey:
    if not name or set(name) & set(" +\t\n"):
        raise Refused("name", name, "write it without spaces and plus signs.")
    make_private_key(file)
    own = private_key(file)
    if own is None:
        raise Refused("key", file, "it has gone since it was made.")
    return own


def _site(checkpoint: str, *, token: Path | None, proof: Path | None) -> LedgerElsewhere | None:
    """The site that is to be asked; None where a file was given."""
    if checkpoint.lower().startswith(("https://", "http://")):
        if proof is not None:
            raise Refused("proof", proof, "leave it out: the site is asked for it.")
        return LedgerElsewhere.at(checkpoint, "" if token is None else token.read_text("utf-8").strip())
    if token is not None:
        raise Refused("token", token, "leave it out, or give the site's address in place of a file.")
    return None


def _asked(site: LedgerElsewhere, seen: Seen | None, size: int) -> list[Hash]:
    """What proves that a larger ledger continues the one seen; nothing is asked about an older one."""
    return [] if seen is None or seen.size >= size else site.proof(first=seen.size, size=size)


def _hashes(proof: Path | None) -> list[Hash]:
    if proof is None:
        return []
    return [b64decode(digest, validate=True) for digest in json.loads(proof.read_text("utf-8"))["proof"]]


@contextmanager
def _alone(seen: Path) -> Iterator[None]:
    """Of two that sign at once the second sees what the first has signed."""
    with seen.with_suffix(".lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _keep(seen: Path, known: dict[str, Any]) -> None:
    """On the disk before the line is given away: what is signed is never forgotten."""
    with whole_file(seen) as made:
        made.write_text(json.dumps(known), "utf-8")
