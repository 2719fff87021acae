"""The ledger as strangers read it: proofs that a publication is in it, and that one ledger begins another.

Everything here has been published: there is nothing to hide.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.merkle import (
    Hash,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    peaks_with,
    root_of,
)
from claims.models import Checkpoint, Publication


@dataclass(frozen=True, slots=True)
class Proven:
    """Hashes that show something of the ledger of `size` publications, whose root is `root`."""

    size: int
    root: Hash
    hashes: tuple[Hash, ...]


def leaves_after(seq: int = 0, *, until: int | None = None) -> Iterator[Hash]:
    """The leaves of publications after a number, in order; one query."""
    rows = Publication.objects.filter(seq__gt=seq)
    if until is not None:
        rows = rows.filter(seq__lte=until)
    for sha256 in rows.order_by("seq").values_list("sha256", flat=True).iterator(chunk_size=5000):
        yield leaf_hash(bytes.fromhex(sha256))


def head_root(size: int) -> Hash:
    """Of the ledger as it is; from the newest checkpoint on, so that it costs the same however long it is.
    Where nothing has been signed, all of it is read."""
    known = Checkpoint.objects.newest_first().filter(publication__lte=size).first()
    start, peaks = (0, []) if known is None else (known.publication_id, known.peaks)
    grown = peaks_with([bytes.fromhex(peak) for peak in peaks], start, leaves_after(start, until=size))
    return root_of(grown)


def included(seq: int, *, size: int) -> Proven:
    """The proof that a publication is in the ledger of `size`, which holds it."""
    leaves = list(leaves_after(until=size))
    return _proven(leaves, inclusion_proof(seq - 1, leaves))


def continued(first: int, *, size: int) -> Proven:
    """The proof that the ledger of the `first` publications is the beginning of that of `size`."""
    leaves = list(leaves_after(until=size))
    return _proven(leaves, consistency_proof(first, leaves))


def _proven(leaves: list[Hash], hashes: list[Hash]) -> Proven:
    return Proven(len(leaves), root_of(peaks_with((), 0, leaves)), tuple(hashes))
