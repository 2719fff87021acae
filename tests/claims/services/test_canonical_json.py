"""What is published is canonical JSON by RFC 8785, and the same bytes as before the package was used."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.services.canonical_json import canonical_json
from tests.lengths import at_most

NAMES = st.text("abcdefghijklmnopqrstuvwxyz_0123456789", min_size=1, max_size=12)
"""Members of our documents have names of ASCII; others RFC 8785 sorts by UTF-16, Python by code point."""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


def as_before(document: dict[str, Any]) -> str:
    """As publications were written up to November 2026."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


@settings(max_examples=at_most(25, 100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_the_same_bytes_as_before(document: dict[str, Any]) -> None:
    assert canonical_json(document) == as_before(document)
    assert canonical_json(json.loads(canonical_json(document))) == canonical_json(document)


@pytest.mark.parametrize("document", [{"text": "\ud800"}, {"number": float("nan")}, {"number": 2**53}])
def test_what_has_no_one_way_to_be_written_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical_json(document)
