"""A body that breaks off is no body: what arrived of an upload is never taken for all of it."""

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

PIECE = 65536


class _Whole:
    """A stream that has to give as many bytes as the request said; OSError where it ends before."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self._stream, self._left, self._length = stream, length, length

    def read(self, size: int = -1) -> bytes:
        """As many as asked for, where as many are left."""
        wanted = self._left if size < 0 else min(size, self._left)
        pieces = []
        while wanted:
            piece = self._stream.read(min(wanted, PIECE))
            self._took(piece)
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """A line, or as much of it as asked for."""
        if not self._left or not size:
            return b""
        line = self._stream.readline(self._left if size < 0 else min(size, self._left))
        self._took(line)
        return line

    def _took(self, piece: bytes) -> None:
        if not piece:
            arrived = self._length - self._left
            raise OSError(f"the body broke off: {arrived} of {self._length} bytes arrived")
        self._left -= len(piece)


def whole_bodies(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The application, whose requests have bodies that are whole or can't be read."""

    def checked(request: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = request.get("CONTENT_LENGTH") or ""
        if length.isascii() and length.isdigit() and int(length):
            request["wsgi.input"] = _Whole(request["wsgi.input"], int(length))
        return application(request, start_response)

    return checked
