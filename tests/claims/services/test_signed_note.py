"""Signed notes: what a key has signed holds, and nothing else does."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.merkle import leaf_hash
from claims.services.publishing.signed_note import (
    VerifierKey,
    checkpoint_text,
    is_signed_by,
    signature_line,
    signed,
)

NAME = "figures.example.org/ledger"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TEXT = checkpoint_text(NAME, 3, leaf_hash(b"three"))
NOTE = signed(TEXT, NAME, KEY)


def test_a_checkpoint_is_three_lines_an_empty_one_and_a_signature() -> None:
    origin, size, root, empty, signature, end = NOTE.split("\n")
    assert (origin, size, empty, end) == (NAME, "3", "", "")
    assert len(root) == 44
    assert signature.startswith(f"— {NAME} ")


def test_a_key_is_read_back_from_its_text() -> None:
    key = VerifierKey.of(NAME, KEY)
    assert VerifierKey.read(str(key)) == key


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x", "not an Ed25519 key"),
        (f"{NAME}+00000000+!", "not base64"),
        (str(VerifierKey.of(NAME, KEY)).replace(NAME, "another.example.org"), "does not belong"),
    ],
)
def test_what_is_no_key_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        VerifierKey.read(text)


def test_a_note_is_signed_by_its_key_alone() -> None:
    assert is_signed_by(NOTE, VerifierKey.of(NAME, KEY))
    assert not is_signed_by(NOTE, VerifierKey.of(NAME, OTHER))
    assert not is_signed_by(NOTE, VerifierKey.of("another.example.org/ledger", KEY))


def test_a_second_signature_stands_beside_the_first() -> None:
    both = NOTE + signature_line(TEXT, "witness.example.net", OTHER)
    assert is_signed_by(both, VerifierKey.of(NAME, KEY))
    assert is_signed_by(both, VerifierKey.of("witness.example.net", OTHER))


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_a_note_with_one_character_changed_is_not_signed(at: int, character: str) -> None:
    changed = NOTE[:at] + character + NOTE[at + 1 :]
    assert is_signed_by(changed, VerifierKey.of(NAME, KEY)) == (changed == NOTE)
