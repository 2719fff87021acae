"""The ledger as one file of lines, for claims/published/verify_ledger.py: a head, then every publication."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from claims.models import Checkpoint, LedgerKey, Publication, Redaction
from claims.published.verify_ledger import FORMAT
from claims.services.canonical_json import canonical_json
from claims.views.ledger import head_root


def ledger_lines() -> Iterator[str]:
    """Each with its line feed. What is published while it is read is left out; a text that was redacted is
    null, and its hash stays."""
    size = Publication.objects.newest_number()
    checkpoint = Checkpoint.objects.filter(publication=size).newest_first().first()
    yield _line(
        {
            "format": FORMAT,
            "size": size,
            "root": b64encode(head_root(size)).decode(),
            "checkpoint": None if checkpoint is None else checkpoint.cosigned_note,
            "keys": [
                {"verifier": key.verifier, "endorsement": key.endorsement}
                for key in LedgerKey.objects.order_by("recorded_at", "id")
            ],
        }
    )
    redacted = Redaction.objects.publications()
    rows = Publication.objects.filter(seq__lte=size).order_by("seq")
    for row in rows.only("seq", "body", "prev_hash", "sha256").iterator(chunk_size=500):
        body = None if row.seq in redacted else row.body
        yield _line({"seq": row.seq, "prev_hash": row.prev_hash, "sha256": row.sha256, "body": body})


def _line(members: dict[str, Any]) -> str:
    return canonical_json(members) + "\n"
