"""The Merkle tree over the links of the ledger, by RFC 6962, section 2.1 (RFC 9162 has the same tree).

A leaf is made of a link's SHA-256 as 32 bytes, which is itself made of the link before it and the published
text. Hashes are 32 bytes throughout; leaves are counted from 0, sizes of a tree from 1.
"""

import hashlib
from collections.abc import Iterable, Sequence

Hash = bytes


def leaf_hash(data: bytes) -> Hash:
    """Of one leaf: no leaf can be passed off as a node of the tree."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """Of two trees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def peaks_with(peaks: Sequence[Hash], size: int, leaves: Iterable[Hash]) -> tuple[Hash, ...]:
    """The peaks of a tree of `size` leaves after `leaves` have been added.

    Peaks are the roots of the full trees that a tree is made of, the largest first: of a tree of 6 leaves one
    of 4 and one of 2. They are all that has to be kept to add to it.
    """
    grown = list(peaks)
    for leaf in leaves:
        joined = leaf
        filled = size
        while filled & 1:
            joined = node_hash(grown.pop(), joined)
            filled >>= 1
        grown.append(joined)
        size += 1
    return tuple(grown)


def root_of(peaks: Sequence[Hash]) -> Hash:
    """The root of the tree with these peaks; of no leaf at all the hash of nothing."""
    if not peaks:
        return hashlib.sha256(b"").digest()
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def inclusion_proof(index: int, leaves: Sequence[Hash]) -> list[Hash]:
    """The hashes that lead from the leaf at `index` to the root, the nearest first."""
    proof: list[Hash] = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_root(leaves[middle:end]))
            end = middle
        else:
            proof.append(_root(leaves[start:middle]))
            start = middle
    return proof[::-1]


def consistency_proof(first: int, leaves: Sequence[Hash]) -> list[Hash]:
    """The hashes that show the tree of the `first` leaves to be the beginning of this one."""
    proof: list[Hash] = []
    start, end, known = 0, len(leaves), True
    while first != end:
        middle = start + _split(end - start)
        if first <= middle:
            proof.append(_root(leaves[middle:end]))
            end = middle
        else:
            proof.append(_root(leaves[start:middle]))
            start, known = middle, False
    if not known:
        proof.append(_root(leaves[start:end]))
    return proof[::-1]


def _split(size: int) -> int:
    """The leaves on the left: the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _root(leaves: Sequence[Hash]) -> Hash:
    return root_of(peaks_with((), 0, leaves))


def is_continued(first: int, size: int, old: Hash, new: Hash, proof: Sequence[Hash]) -> bool:
    """Whether a proof shows the tree of the `first` leaves, whose root is `old`, to be the beginning of that
    of `size`, whose root is `new` (RFC 9162, section 2.1.4.2)."""
    if not 0 < first < size:
        return first == size and not proof and old == new
    path = [old, *proof] if first & (first - 1) == 0 else list(proof)
    node, last = first - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    of_old = of_new = path[0] if path else b""
    for sibling in path[1:]:
        if not last:
            return False
        if node & 1 or node == last:
            of_old, of_new = node_hash(sibling, of_old), node_hash(sibling, of_new)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            of_new = node_hash(of_new, sibling)
        node, last = node >> 1, last >> 1
    return (of_old, of_new, last) == (old, new, 0)
