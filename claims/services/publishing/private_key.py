"""The private half of the ledger's key: a file of its own, outside the database."""

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.utils.translation import gettext as _

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.errors import Refused


def make_private_key(file: Path) -> None:
    """Write a new private key where there is none yet, readable by the site's user alone."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as written:
            written.write(pem)
    except FileExistsError:
        return
    except OSError as problem:
        raise Refused(
            "LEDGER_KEY",
            file,
            _("it can't be written: {problem}. Name another file.").format(problem=problem.strerror),
        ) from problem


def private_key(file: Path) -> Ed25519PrivateKey | None:
    """The private key of a file; None where there is no such file. Raises Refused where it holds no key."""
    try:
        pem = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise Refused(
            "LEDGER_KEY", file, _("it can't be read: {problem}.").format(problem=problem.strerror)
        ) from problem
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise Refused("LEDGER_KEY", file, _("it holds no private key that can be read.")) from problem
    if not isinstance(key, Ed25519PrivateKey):
        remedy = _("its key is no Ed25519 key; make one with {command}.")
        raise Refused("LEDGER_KEY", file, remedy.format(command=command("ledger_key")))
    return key
