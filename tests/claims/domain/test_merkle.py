"""The tree by RFC 6962: known hashes, and proofs that a checker written apart from them accepts."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain import merkle
from claims.domain.merkle import (
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    peaks_with,
    root_of,
)

LEAVES = [
    leaf_hash(bytes.fromhex(each))
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The leaves that implementations of Certificate Transparency test with."""
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def root(leaves: list[bytes]) -> bytes:
    return root_of(peaks_with((), 0, leaves))


def leads_to(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to, by RFC 9162, section 2.1.3.2."""
    node, last, made = index, size - 1, leaf
    for each in proof:
        assert last
        if node % 2 or node == last:
            made = node_hash(each, made)
            while node and node % 2 == 0:
                node, last = node >> 1, last >> 1
        else:
            made = node_hash(made, each)
        node, last = node >> 1, last >> 1
    assert last == 0
    return made


def is_continued(first: int, size: int, old: bytes, new: bytes, proof: list[bytes]) -> bool:
    """Whether a consistency proof holds, by RFC 9162, section 2.1.4.2."""
    if first == size:
        return not proof and old == new
    path = [old, *proof] if first & (first - 1) == 0 else proof
    node, last = first - 1, size - 1
    while node % 2:
        node, last = node >> 1, last >> 1
    of_old = of_new = path[0]
    for each in path[1:]:
        if node % 2 or node == last:
            of_old, of_new = node_hash(each, of_old), node_hash(each, of_new)
            while node and node % 2 == 0:
                node, last = node >> 1, last >> 1
        else:
            of_new = node_hash(of_new, each)
        node, last = node >> 1, last >> 1
    return (of_old, of_new, last) == (old, new, 0)


@pytest.mark.parametrize("size", ROOTS)
def test_the_root_is_the_one_that_is_known(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


def test_a_leaf_is_no_node() -> None:
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)
    assert leaf_hash(b"") != hashlib.sha256(b"").digest()


@given(st.integers(1, 70), st.data())
def test_a_tree_grown_in_two_steps_is_the_tree_grown_in_one(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([each])) for each in range(size)]
    first = data.draw(st.integers(0, size))
    before = peaks_with((), 0, leaves[:first])
    assert peaks_with(before, first, leaves[first:]) == peaks_with((), 0, leaves)


@given(st.integers(1, 70), st.data())
def test_an_inclusion_proof_leads_to_the_root_and_from_no_other_leaf(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([each])) for each in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, leaves)
    assert leads_to(leaves[index], index, size, proof) == root(leaves)
    assert leads_to(leaf_hash(b"another"), index, size, proof) != root(leaves)


@given(st.integers(1, 70), st.data())
def test_a_consistency_proof_holds_for_the_beginning_alone(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([each])) for each in range(size)]
    first = data.draw(st.integers(1, size))
    proof = consistency_proof(first, leaves)
    assert is_continued(first, size, root(leaves[:first]), root(leaves), proof)
    forked = [leaf_hash(b"forked"), *leaves[1:first]]
    assert not is_continued(first, size, root(forked), root(leaves), proof)


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_a_witness_accepts_what_continues_and_nothing_else(one: int, other: int, data: st.DataObject) -> None:
    first, size = sorted((one, other))
    leaves = [leaf_hash(bytes([each])) for each in range(size)]
    old, new, proof = root(leaves[:first]), root(leaves), consistency_proof(first, leaves)
    assert merkle.is_continued(first, size, old, new, proof)
    place = data.draw(st.integers(0, size - 1))
    forked = [*leaves[:place], leaf_hash(b"another"), *leaves[place + 1 :]]
    if place < first:
        assert not merkle.is_continued(first, size, old, root(forked), consistency_proof(first, forked))
    assert not merkle.is_continued(first, size, old, new, [*proof, new])
    if proof:
        assert not merkle.is_continued(first, size, old, new, proof[:-1])
        assert not merkle.is_continued(first, size, root(forked), new, proof) or place >= first
    assert not merkle.is_continued(size + 1, size, old, new, proof)
    assert not merkle.is_continued(0, size, old, new, [])
