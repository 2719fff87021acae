"""Checkpoints of the ledger: C2SP tlog-checkpoint in C2SP signed-note, Ed25519 (RFC 8032).

A witness signs the same text and the time beside it: C2SP tlog-cosignature.
"""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from claims.domain.merkle import Hash

ED25519 = b"\x01"
COSIGNATURE = b"\x04"
"""Kinds of keys: of the ledger, and of a witness, whose signatures hold a time."""
DASH = "\N{EM DASH} "
"""What a line of a signature begins with."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name it signs under, which is the origin of the ledger."""

    name: str
    public: bytes
    kind: bytes = ED25519

    @classmethod
    def of(cls, name: str, key: Ed25519PrivateKey, kind: bytes = ED25519) -> Self:
        """The key by which what `key` signs is checked."""
        return cls(name, key.public_key().public_bytes_raw(), kind)

    @classmethod
    def read(cls, text: str, kind: bytes = ED25519) -> Self:
        """From `str()` of one. Raises ValueError."""
        name, _, rest = text.partition("+")
        given, _, encoded = rest.partition("+")
        try:
            kind_and_key = b64decode(encoded, validate=True)
        except ValueError as problem:
            raise ValueError("the last part is not base64") from problem
        key = cls(name, kind_and_key[1:], kind)
        if kind_and_key[:1] != kind or len(key.public) != 32:
            raise ValueError("it is not an Ed25519 key of this kind")
        if given != key.identity.hex():
            raise ValueError("its number does not belong to its name and key")
        return key

    @property
    def identity(self) -> bytes:
        """Four bytes by which a signature says whose it is."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.identity.hex()}+{b64encode(self.kind + self.public).decode()}"


def checkpoint_text(origin: str, size: int, root: Hash) -> str:
    """What is signed: whose ledger, how many publications, and the root over all of them."""
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


def signed(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """The note: the text, an empty line and the line of its signature."""
    return f"{text}\n{signature_line(text, name, key)}"


def signature_line(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """One line below a note; others may sign the same text beside it."""
    stamp = VerifierKey.of(name, key).identity + key.sign(text.encode())
    return f"{DASH}{name} {b64encode(stamp).decode()}\n"


def cosignature_line(text: str, name: str, key: Ed25519PrivateKey, at: int) -> str:
    """The line of a witness, which saw the text at a time in seconds since 1970."""
    moment = at.to_bytes(8)
    stamp = VerifierKey.of(name, key, COSIGNATURE).identity + moment + key.sign(_cosigned(text, moment))
    return f"{DASH}{name} {b64encode(stamp).decode()}\n"


def _cosigned(text: str, moment: bytes) -> bytes:
    return f"cosignature/v1\ntime {int.from_bytes(moment)}\n{text}".encode()


def is_signed_by(note: str, key: VerifierKey) -> bool:
    """Whether one of the note's signatures is this key's, over the text of the note."""
    text, _, lines = note.rpartition("\n\n")
    *signatures, end = lines.split("\n")
    return not end and any(_holds(f"{text}\n", line, key) for line in signatures)


def _holds(text: str, line: str, key: VerifierKey) -> bool:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    try:
        stamp = b64decode(encoded, validate=True)
    except ValueError:  # no base64, or no ASCII even
        return False
    ours = name == key.name and stamp[:4] == key.identity and b64encode(stamp).decode() == encoded
    if not line.startswith(DASH) or not ours:
        return False
    signature, message = stamp[4:], text.encode()
    if key.kind == COSIGNATURE:
        signature, message = stamp[12:], _cosigned(text, stamp[4:12])
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
