"""What a zip writes while it is sent: nobody has all of it at once."""

from io import RawIOBase
from typing import Any


class ZipSink(RawIOBase):
    """Takes what a zip writes, to be handed on."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: Any, /) -> int:
        """Take a piece, all of it."""
        self.pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """All since it was asked last."""
        found, self.pieces = b"".join(self.pieces), []
        return found
