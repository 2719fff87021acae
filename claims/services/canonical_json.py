"""Canonical text of what is published: one byte sequence for one meaning, by RFC 8785."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import rfc8785


def canonical_json(document: dict[str, Any]) -> str:
    """The JSON Canonicalization Scheme (RFC 8785); decimals are strings already.

    Raises rfc8785.CanonicalizationError for what has no one way to be written, such as half a character.
    """
    return rfc8785.dumps(document).decode()


def link_hash(prev_hash: str, body: str) -> str:
    """SHA-256 (hex) of the previous hash, a line feed and the body: one link of the chain."""
    return hashlib.sha256(f"{prev_hash}\n{body}".encode()).hexdigest()


def plain(value: Decimal | None) -> str | None:
    """A decimal in plain notation without trailing zeros: "8000", "0.5"."""
    if value is None:
        return None
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def day(value: date | None) -> str | None:
    """An ISO day."""
    return None if value is None else value.isoformat()


def moment(value: datetime | None) -> str | None:
    """An ISO time in UTC, to the second."""
    return (
        None if value is None else value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    )
