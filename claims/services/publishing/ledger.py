"""The ledger of publications read from its first link to its last: whether each is as it was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.models import Publication
from claims.services.canonical_json import link_hash


@dataclass(frozen=True, slots=True)
class Link:
    """A publication's number and hash, and in `faults` what is not as it must be of it: none, ever."""

    seq: int
    sha256: str
    faults: tuple[str, ...] = ()


def links() -> Iterator[Link]:
    """Every publication in order, each held against the one before it; one query, however many there are.

    A link lost from the end leaves no trace in those before it: compare the last hash with one kept
    elsewhere.
    """
    seq, prev_hash = 0, ""
    for row in Publication.objects.order_by("seq").iterator(chunk_size=500):
        yield Link(row.seq, row.sha256, tuple(_faults(row, after=seq, prev_hash=prev_hash)))
        seq, prev_hash = row.seq, row.sha256


def broken_links() -> list[int]:
    """The numbers of those that are not as they were published: none, ever."""
    return [link.seq for link in links() if link.faults]


def _faults(row: Publication, *, after: int, prev_hash: str) -> Iterator[str]:
    if row.seq != after + 1:
        yield f"publication {after + 1} before it is missing"
    elif row.prev_hash != prev_hash:
        yield (
            f"it does not continue publication {after}: the previous hash differs"
            if after
            else ("it is the first, and yet names a previous hash")
        )
    if row.sha256 != link_hash(row.prev_hash, row.body):
        yield "its text is not the one that its hash was made of"
