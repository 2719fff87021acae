"""Being a witness of a ledger: a checkpoint is signed once it is shown to continue the last one signed.

Whoever asks two witnesses cannot be shown two ledgers: each signs one line of them.
"""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.merkle import Hash, is_continued
from claims.services.publishing.signed_note import (
    VerifierKey,
    checkpoint_text,
    cosignature_line,
    is_signed_by,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """How large a ledger was when its checkpoint was last signed, and its root."""

    size: int
    root: Hash


@dataclass(frozen=True, slots=True)
class Witness:
    """Who signs beside the ledger."""

    name: str
    key: Ed25519PrivateKey


def cosign(
    note: str, *, ledger: VerifierKey, witness: Witness, seen: Seen | None, proof: Sequence[Hash], at: int
) -> tuple[str, Seen]:
    """The witness's line, and what has been seen from now on: keep that before the line is given away.

    Raises Refused where the note is not the ledger's, or is not shown to continue what has been seen.
    """
    text, found = _read(note, ledger)
    if seen is not None and (seen.size > found.size or (seen.size == found.size and seen.root != found.root)):
        raise Refused(
            "checkpoint",
            found.size,
            _(
                "it does not continue the ledger of {size} publications that was cosigned before: it is a "
                "fork or an old one. Keep both notes, sign neither, and make it public."
            ).format(size=seen.size),
        )
    if seen is not None and not is_continued(seen.size, found.size, seen.root, found.root, proof):
        raise Refused(
            "proof",
            f"{len(proof)} hashes",
            _(
                "give that of consistency/?first={first}&size={size}. Where that is the one, the ledger "
                "was rewritten: keep both notes, sign neither, and make it public."
            ).format(first=seen.size, size=found.size),
        )
    return cosignature_line(text, witness.name, witness.key, at), found


def size_of(note: str, ledger: VerifierKey) -> int:
    """How many publications a checkpoint of the ledger is of. Raises Refused where the note is not the
    ledger's."""
    return _read(note, ledger)[1].size


def _read(note: str, ledger: VerifierKey) -> tuple[str, Seen]:
    text = note.rpartition("\n\n")[0] + "\n"
    try:
        origin, size, encoded = text.split("\n")[:3]
        found = Seen(int(size), b64decode(encoded, validate=True))
        exact = text == checkpoint_text(origin, found.size, found.root)
    except ValueError:
        exact = False
    if not exact or origin != ledger.name or not is_signed_by(note, ledger):
        raise Refused(
            "checkpoint", note[:40], _("it is no checkpoint that {ledger} has signed.").format(ledger=ledger)
        )
    return text, found
